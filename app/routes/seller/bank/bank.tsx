import { type HeadersFunction, type MetaFunction, redirect } from '@remix-run/node';
import { Link, useActionData, useLoaderData } from '@remix-run/react';
import { ErrorSummary } from '#app/components/error-summary.tsx';
import { LinkButton } from '#app/components/link-button.tsx';
import { Note } from '#app/components/note.tsx';
import { Panel } from '#app/components/panel.tsx';
import { archiveAccount } from '#app/domain/payments/bank-account/archive-account.server.ts';
import { checkAccount, drawAccount } from '#app/domain/payments/bank-account/check-account.server.ts';
import { findBanks, listBanks } from '#app/domain/payments/bank-account/find-banks.server.ts';
import { readOwnAccount } from '#app/domain/payments/bank-account/read-own-account.server.ts';
import { saveAccount } from '#app/domain/payments/bank-account/save-account.server.ts';
import { setProvider } from '#app/domain/payments/bank-account/set-provider.server.ts';
import type { BankProviderCode } from '#app/domain/payments/bank-notices/bank-notice.ts';
import { bankMessages } from '#app/i18n/bank.ts';
import { formatVnd } from '#app/i18n/format.ts';
import { translate, useLanguage, useT } from '#app/i18n/messages.ts';
import { answerForm, textOf } from '#app/routes/answer-form.server.ts';
import { actionFor, loaderFor } from '#app/routes/route-guard.server.ts';
import { AccountCard } from '#app/routes/seller/bank/account-card.tsx';
import { AccountForm } from '#app/routes/seller/bank/account-form.tsx';
import { AccountPreview } from '#app/routes/seller/bank/account-preview.tsx';
import { ProviderForm } from '#app/routes/seller/bank/provider-form.tsx';
import { isDemoMarket } from '#app/server/demo-market.server.ts';

export { shouldRevalidate } from '#app/routes/read-anew.ts';

const outcomes = ['saved', 'providerSaved', 'archived'] as const;
const MOST_CHOICES = 8;

export const loader = loaderFor('seller', async ({ context, actor, url, language }) => ({
  ...(await readOwnAccount(context, actor)),
  banks: (await listBanks(context)).map(({ shortName, name }) => ({ shortName, name })),
  asksPassword: !(await isDemoMarket(context)),
  isChanging: url.searchParams.has('change'),
  done: outcomes.find((one) => one === url.searchParams.get('done')) ?? null,
  title: translate(bankMessages, language)('title'),
}));

export const action = actionFor('seller', async ({ context, actor, request }) => {
  const form = await request.formData();
  const typed = {
    bank: textOf(form, 'bank'),
    number: textOf(form, 'number'),
    holder: textOf(form, 'holder'),
  };
  const password = textOf(form, 'password');
  const accountId = textOf(form, 'account');
  switch (textOf(form, 'intent')) {
    case 'provider': {
      const provider = providerOf(textOf(form, 'provider'));
      const kept = { form: 'provider' as const, provider: provider ?? 'none', choices: [] };
      return answerForm(kept, async () => {
        await setProvider(context, actor, { accountId, provider, secret: textOf(form, 'secret'), password });
        return redirect('/seller/bank?done=providerSaved', 303);
      });
    }
    case 'archive':
      return answerForm({ form: 'archive' as const, choices: [] }, async () => {
        await archiveAccount(context, actor, { accountId, password });
        return redirect('/seller/bank?done=archived', 303);
      });
    case 'save': {
      // What was looked at comes back with its code, so that only what is missing has to be done again.
      const svg = await checkAccount(context, typed).then(drawAccount, () => null);
      return answerForm({ form: 'save' as const, typed, svg, choices: [] }, async () => {
        const isChecked = form.has('isChecked');
        await saveAccount(context, actor, { ...typed, isChecked, password });
        return redirect('/seller/bank?done=saved', 303);
      });
    }
    default: {
      const found = findBanks(await listBanks(context), typed.bank).slice(0, MOST_CHOICES);
      const choices =
        found.length > 1 ? found.map(({ bin, name, shortName }) => ({ bin, name, shortName })) : [];
      return answerForm({ form: 'account' as const, typed, choices }, async () => {
        const { bank, number, holder } = await checkAccount(context, typed);
        const svg = drawAccount({ bank, number, holder });
        const looked = { typed: { bank: bank.bin, number, holder }, bankName: bank.shortName, svg };
        return { looked, errors: {}, kept: null };
      });
    }
  }
});

function providerOf(text: string): BankProviderCode | null {
  return (['sepay', 'casso', 'payos'] as const).find((one) => one === text) ?? null;
}

export const headers: HeadersFunction = ({ actionHeaders }) => actionHeaders;

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.title ?? ''} · Chợ Phiên` },
];

export default function BankAccount() {
  const { current, earlier, banks, asksPassword, isChanging, done, held } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const t = useT(bankMessages);
  const language = useLanguage();
  const errors = answer?.errors;
  const kept = answer?.kept;
  const looked = answer && 'looked' in answer ? answer.looked : null;
  const retried =
    kept?.form === 'save' && kept.svg !== null
      ? { typed: kept.typed, bankName: kept.typed.bank, svg: kept.svg }
      : null;
  const preview = looked ?? retried;
  const isForm = kept?.form === 'account' || (kept?.form === 'save' && !retried);
  return (
    <>
      <ErrorSummary errors={errors} />
      <header className="space-y-2">
        <h1 className="text-3xl">{t('title')}</h1>
        <p className="measure text-ink-soft">{t('intro')}</p>
        {held > 0 && (
          <p className="measure">
            {t('held', { amount: formatVnd(language, held) })}{' '}
            <Link to="/seller/statement" className="inline-flex min-h-12 items-center">
              {t('heldSee')}
            </Link>
          </p>
        )}
      </header>
      {done && !answer && <Note tone="success">{t(done)}</Note>}
      {!current && !isForm && !preview && <Note>{t('none')}</Note>}
      {preview ? (
        <AccountPreview looked={preview} errors={errors} asksPassword={asksPassword} />
      ) : (
        <>
          {current && !isForm && (
            <AccountCard
              account={current}
              asksPassword={asksPassword}
              errors={kept?.form === 'archive' ? errors : undefined}
            />
          )}
          {(!current || isChanging || isForm) && (
            <AccountForm
              banks={banks}
              isFirst={!current}
              kept={kept && 'typed' in kept ? kept.typed : null}
              choices={kept?.choices ?? []}
              errors={isForm ? errors : undefined}
            />
          )}
          {current && !isForm && !isChanging && (
            <ProviderForm
              account={current}
              asksPassword={asksPassword}
              chosen={kept?.form === 'provider' ? kept.provider : (current.provider ?? 'none')}
              errors={kept?.form === 'provider' ? errors : undefined}
            />
          )}
        </>
      )}
      {earlier.length > 0 && !preview && (
        <Panel title={t('earlier')}>
          <ul className="space-y-1 text-ink-soft">
            {earlier.map(({ id, bankName, numberEnd }) => (
              <li key={id}>
                {bankName} · {t('numberShown', { end: numberEnd })}
              </li>
            ))}
          </ul>
        </Panel>
      )}
      {current && !preview && (
        <p className="flex flex-wrap gap-3">
          <LinkButton to="/seller/money" look="secondary">
            {t('toMoney')}
          </LinkButton>
          <Link to="/seller/money/statements" className="inline-flex min-h-12 items-center">
            {t('toStatement')}
          </Link>
        </p>
      )}
    </>
  );
}
