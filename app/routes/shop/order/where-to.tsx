import { Form } from '@remix-run/react';
import { SubmitButton } from '#app/components/button.tsx';
import { RadioCards } from '#app/components/radio-cards.tsx';
import { SelectField } from '#app/components/select-field.tsx';
import { TextField } from '#app/components/text-field.tsx';
import type { BuyerPage } from '#app/domain/payments/buyer-page/read-buyer-page.server.ts';
import { bankNameIn, bankToChoose } from '#app/i18n/bank-name.ts';
import { formatVnd } from '#app/i18n/format.ts';
import { useLanguage, useT } from '#app/i18n/messages.ts';
import { orderPageMessages } from '#app/i18n/order-page.ts';
import { Folded } from '#app/routes/shop/order/folded.tsx';
import type { RefusedAct } from '#app/routes/shop/order/order-acts.tsx';

/** Asks to which account money goes back that goes to one (`readWhereTo`); once that is said it is shown, and may be changed until the money is sent. */
export function WhereTo({
  page,
  address,
  refused,
}: {
  page: BuyerPage;
  /** Where the order's page is found, on paper, which has no form. */
  address: string;
  refused: RefusedAct;
}) {
  const t = useT(orderPageMessages);
  const language = useLanguage();
  const { whereTo } = page;
  if (!whereTo) return null;
  const mine = refused?.kept.intent === 'refund-account' ? refused : undefined;
  const { said, isNamedOnly } = whereTo;
  return (
    <section
      id="where-to"
      aria-labelledby="where-to-title"
      className={`space-y-3 rounded-lg border-2 bg-white p-4 sm:p-5 ${said ? 'border-line' : 'border-indigo'}`}
    >
      <h2 id="where-to-title" className="text-xl">
        {t('whereTitle')}
      </h2>
      {said ? (
        <>
          <p className="break-words">
            {said.account
              ? t('whereSaid_named', {
                  bank: bankNameIn(language, said.account.bankName),
                  number: said.account.number,
                  holder: said.account.holder,
                })
              : t(`whereSaid_${said.kind}`, { bank: '', number: '', holder: '' })}
          </p>
          <p className="text-sm text-ink-soft">{t('whereUntil')}</p>
          <Folded
            title={t('whereChange')}
            open={mine !== undefined}
            key={`${said.kind} ${said.account?.number}`}
          >
            <WhereForm whereTo={whereTo} refused={mine} kind={said.kind} />
          </Folded>
        </>
      ) : (
        <>
          <p>
            {t(isNamedOnly ? 'whereLeadCard' : 'whereLead', {
              amount: formatVnd(language, whereTo.amount),
            })}
          </p>
          <p className="hidden break-words print:block">{t('whereOnPaper', { address })}</p>
          <WhereForm whereTo={whereTo} refused={mine} kind={undefined} />
        </>
      )}
    </section>
  );
}

function WhereForm({
  whereTo: { banks, isNamedOnly },
  refused,
  kind,
}: {
  whereTo: NonNullable<BuyerPage['whereTo']>;
  refused: RefusedAct;
  kind: string | undefined;
}) {
  const t = useT(orderPageMessages);
  const language = useLanguage();
  const typed = refused?.kept.typed ?? {};
  const errors = refused?.errors ?? {};
  return (
    <Form method="post" noValidate className="no-print max-w-xl space-y-5">
      {isNamedOnly ? (
        <input type="hidden" name="where" value="named" />
      ) : (
        <RadioCards
          name="where"
          legend={t('whereWhich')}
          errors={errors.where}
          defaultValue={typed.where ?? kind ?? 'named'}
          cards={(['named', 'paid-from'] as const).map((value) => ({
            value,
            label: t(`where_${value}`),
            hint: t(`where_${value}Hint`),
          }))}
        />
      )}
      <SelectField
        name="bank"
        label={t('whereBank')}
        placeholder={banks.length > 1 ? t('whereBankChoose') : undefined}
        options={banks.map((bank) => ({ value: bank.bin, label: bankToChoose(language, bank) }))}
        defaultValue={typed.bank}
        errors={errors.bank}
      />
      <TextField
        name="number"
        label={t('whereNumber')}
        hint={t('whereNumberHint')}
        inputMode="numeric"
        defaultValue={typed.number}
        errors={errors.number}
      />
      <TextField
        name="holder"
        label={t('whereHolder')}
        hint={t('whereHolderHint')}
        autoCapitalize="characters"
        defaultValue={typed.holder}
        errors={errors.holder}
      />
      <p className="text-sm text-ink-soft">{t('whereSafe')}</p>
      <SubmitButton
        look="action"
        name="intent"
        value="refund-account"
        busyLabel={t('sending')}
        className="w-full sm:w-auto"
      >
        {t('whereSave')}
      </SubmitButton>
    </Form>
  );
}
