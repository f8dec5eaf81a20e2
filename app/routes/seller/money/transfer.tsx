import { type HeadersFunction, type MetaFunction, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { Breadcrumb } from '#app/components/breadcrumb.tsx';
import { ErrorSummary } from '#app/components/error-summary.tsx';
import { readTransfer } from '#app/domain/payments/bank-transfers/read-transfer.server.ts';
import { formatVnd } from '#app/i18n/format.ts';
import { translate, useLanguage, useT } from '#app/i18n/messages.ts';
import { transferMessages } from '#app/i18n/transfers.ts';
import { answerForm, textOf } from '#app/routes/answer-form.server.ts';
import { actOnTransfer } from '#app/routes/money/act-on-transfer.server.ts';
import { TransferActs } from '#app/routes/money/transfer-acts.tsx';
import { TransferFacts } from '#app/routes/money/transfer-facts.tsx';
import { actionFor, loaderFor } from '#app/routes/route-guard.server.ts';
import { sellerOfMoney } from '#app/routes/seller/money/money-actor.ts';

export { shouldRevalidate } from '#app/routes/read-anew.ts';

export const loader = loaderFor('seller', async ({ context, actor, params, language }) => {
  const transfer = await readTransfer(context, sellerOfMoney(actor), params.transferId ?? '');
  const amount = formatVnd(language, transfer.amount);
  return { transfer, title: translate(transferMessages, language)('transferTitle', { amount }) };
});

export const action = actionFor('seller', async ({ context, actor, params, request }) => {
  const form = await request.formData();
  const kept = { order: textOf(form, 'order'), note: textOf(form, 'note'), why: textOf(form, 'why') };
  return answerForm(kept, async () => {
    const outcome = await actOnTransfer(context, sellerOfMoney(actor), params.transferId ?? '', form);
    return redirect(`/seller/money?done=${outcome}`, 303);
  });
});

export const headers: HeadersFunction = ({ actionHeaders }) => actionHeaders;

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.title ?? ''} · Chợ Phiên` },
];

export default function Transfer() {
  const { transfer } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const t = useT(transferMessages);
  const title = t('transferTitle', { amount: formatVnd(useLanguage(), transfer.amount) });
  return (
    <>
      <Breadcrumb crumbs={[{ to: '/seller/money', label: t('title') }, { label: title }]} />
      <h1 className="text-3xl">{title}</h1>
      <ErrorSummary errors={refused?.errors} />
      <TransferFacts transfer={transfer} />
      {transfer.steps.length > 0 && (
        <section className="space-y-4">
          <h2 className="text-2xl">{t('nextTitle')}</h2>
          <TransferActs transfer={transfer} errors={refused?.errors} kept={refused?.kept ?? null} />
        </section>
      )}
    </>
  );
}
