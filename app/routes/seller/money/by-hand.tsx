import { type HeadersFunction, type MetaFunction, redirect } from '@remix-run/node';
import { Form, useActionData, useLoaderData } from '@remix-run/react';
import { Breadcrumb } from '#app/components/breadcrumb.tsx';
import { SubmitButton } from '#app/components/button.tsx';
import { Checkbox } from '#app/components/checkbox.tsx';
import { ErrorSummary } from '#app/components/error-summary.tsx';
import { LinkButton } from '#app/components/link-button.tsx';
import { Note } from '#app/components/note.tsx';
import { Panel } from '#app/components/panel.tsx';
import { TextField } from '#app/components/text-field.tsx';
import { confirmByHand } from '#app/domain/payments/bank-transfers/confirm-by-hand.server.ts';
import { readByHand } from '#app/domain/payments/bank-transfers/read-by-hand.server.ts';
import { formatBankMoment, formatVnd } from '#app/i18n/format.ts';
import { translate, useLanguage, useT } from '#app/i18n/messages.ts';
import { transferMessages } from '#app/i18n/transfers.ts';
import { answerForm, textOf } from '#app/routes/answer-form.server.ts';
import { actionFor, loaderFor } from '#app/routes/route-guard.server.ts';
import { sellerOfMoney } from '#app/routes/seller/money/money-actor.ts';

export { shouldRevalidate } from '#app/routes/read-anew.ts';

export const loader = loaderFor('seller', async ({ context, actor, params, language }) => {
  const asked = await readByHand(context, actor.producerId, params.orderId ?? '');
  return { asked, title: translate(transferMessages, language)('byHandTitle', { code: asked.orderCode }) };
});

export const action = actionFor('seller', async ({ context, actor, params, request }) => {
  const form = await request.formData();
  const kept = { amount: textOf(form, 'amount'), note: textOf(form, 'note'), isSure: form.has('sure') };
  return answerForm(kept, async () => {
    const trouble = await confirmByHand(context, sellerOfMoney(actor), {
      orderId: params.orderId ?? '',
      amount: Number(kept.amount.replace(/[\s.,₫đ]/g, '') || Number.NaN),
      note: kept.note,
      isSure: kept.isSure,
    });
    return redirect(`/seller/money?done=${trouble === null ? 'byHand' : 'late'}`, 303);
  });
});

export const headers: HeadersFunction = ({ actionHeaders }) => actionHeaders;

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.title ?? ''} · Chợ Phiên` },
];

/** The producer says that an order's money has come: the amount is typed, and it is asked twice. */
export default function ByHand() {
  const { asked } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const t = useT(transferMessages);
  const language = useLanguage();
  const title = t('byHandTitle', { code: asked.orderCode });
  return (
    <>
      <Breadcrumb crumbs={[{ to: '/seller/money', label: t('title') }, { label: asked.orderCode }]} />
      <h1 className="text-3xl">{title}</h1>
      <ErrorSummary errors={refused?.errors} labels={{ amount: t('byHandAmount'), note: t('byHandNote') }} />
      {asked.same.length > 0 && (
        <Note tone="warning">
          <p className="mb-3">{t('byHandSame')}</p>
          <ul className="flex flex-wrap gap-3">
            {asked.same.map(({ id, amount, occurredAt }) => (
              <li key={id}>
                <LinkButton to={`/seller/money/${id}`} look="secondary">
                  {formatVnd(language, amount)} · {formatBankMoment(language, occurredAt)}
                </LinkButton>
              </li>
            ))}
          </ul>
        </Note>
      )}
      <Panel>
        <p className="measure mb-4">{t('byHandText')}</p>
        <Form method="post" noValidate className="max-w-xl space-y-5">
          <TextField
            name="amount"
            inputMode="numeric"
            suffix="₫"
            label={t('byHandAmount')}
            hint={t('byHandAmountHint', { amount: formatVnd(language, asked.missing) })}
            errors={refused?.errors.amount}
            defaultValue={refused?.kept.amount}
          />
          <TextField
            name="note"
            label={t('byHandNote')}
            hint={t('byHandNoteHint')}
            errors={refused?.errors.note}
            defaultValue={refused?.kept.note}
          />
          <Checkbox
            name="sure"
            label={t('byHandSure')}
            errors={refused?.errors.sure}
            defaultChecked={refused?.kept.isSure}
          />
          <SubmitButton>{t('byHandGo')}</SubmitButton>
        </Form>
      </Panel>
    </>
  );
}
