import { type HeadersFunction, type MetaFunction, redirect } from '@remix-run/node';
import { Form, useActionData, useLoaderData } from '@remix-run/react';
import { SubmitButton } from '#app/components/button.tsx';
import { EmptyState } from '#app/components/empty-state.tsx';
import { ErrorSummary } from '#app/components/error-summary.tsx';
import { FileField } from '#app/components/file-field.tsx';
import { Note } from '#app/components/note.tsx';
import { Panel } from '#app/components/panel.tsx';
import { Pill } from '#app/components/pill.tsx';
import { TextField } from '#app/components/text-field.tsx';
import { listRefunds } from '#app/domain/payments/refunds/list-refunds.server.ts';
import { proveRefund } from '#app/domain/payments/refunds/prove-refund.server.ts';
import { formatDate, formatVnd } from '#app/i18n/format.ts';
import { translate, useLanguage, useT } from '#app/i18n/messages.ts';
import { payoutMessages } from '#app/i18n/payouts.ts';
import { answerForm } from '#app/routes/answer-form.server.ts';
import { provenBy, readRefundProof } from '#app/routes/money/read-refund-proof.server.ts';
import { RefundProofLink } from '#app/routes/money/refund-proof-link.tsx';
import { refundReasonKey } from '#app/routes/refund-reason.ts';
import { actionFor, loaderFor } from '#app/routes/route-guard.server.ts';
import { sellerOfMoney } from '#app/routes/seller/money/money-actor.ts';
import { localDate } from '#app/server/local-date.ts';
import { uploadPlace } from '#app/server/uploads/upload-room.server.ts';

export { shouldRevalidate } from '#app/routes/read-anew.ts';

/** `/seller/refunds`: money that the producer is to send back out of their own account, and the proof that they did. */
export const loader = loaderFor('seller', async ({ context, actor, url, language }) => ({
  waiting: await listRefunds(context, { producerId: actor.producerId, isDone: false }),
  sent: await listRefunds(context, { producerId: actor.producerId, isDone: true }),
  isDone: url.searchParams.get('done') === 'proven',
  title: translate(payoutMessages, language)('ownRefundsTitle'),
}));

export const action = actionFor('seller', async ({ context, actor, request }) => {
  const proof = await readRefundProof(request, uploadPlace(context, actor.producerId));
  const { refundId, reference } = proof;
  return answerForm(
    { refundId, reference },
    async () => {
      await proveRefund(context, sellerOfMoney(actor), provenBy(proof));
      return redirect('/seller/refunds?done=proven', 303);
    },
    (field) => (field === '' ? '' : `${field}-${refundId}`),
  );
});

export const headers: HeadersFunction = ({ actionHeaders }) => actionHeaders;

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `${page?.title ?? ''} · Chợ Phiên` },
];

export default function OwnRefunds() {
  const { waiting, sent, isDone } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const t = useT(payoutMessages);
  const language = useLanguage();
  const about = (orderCode: string, reason: string) =>
    `${orderCode === '' ? t('noOrder') : t('forOrder', { order: orderCode })} · ${t(refundReasonKey(reason))}`;
  return (
    <>
      <ErrorSummary errors={refused?.errors} />
      {refused && (
        <noscript>
          <Note tone="warning">{t('proofAgain')}</Note>
        </noscript>
      )}
      <header className="space-y-2">
        <h1 className="text-3xl">{t('ownRefundsTitle')}</h1>
        <p className="measure">{t('ownRefundsLead')}</p>
      </header>
      {!refused && isDone && <Note tone="success">{t('proven')}</Note>}
      {waiting.length === 0 && (
        <EmptyState title={t('ownRefundsNone')}>
          <p>{t('ownRefundsNoneText')}</p>
        </EmptyState>
      )}
      {waiting.map(({ id, orderCode, reason, amount, dueAt, isLate }) => (
        <Panel key={id} title={t('sendBack', { amount: formatVnd(language, amount) })}>
          <p>{about(orderCode, reason)}</p>
          {dueAt !== null && (
            <p className="mt-1">
              {t('dueBy', { day: formatDate(language, localDate(dueAt - 1)) })}{' '}
              {isLate && <Pill tone="red">{t('late')}</Pill>}
            </p>
          )}
          <Form method="post" encType="multipart/form-data" noValidate className="mt-3 space-y-3">
            <input type="hidden" name="refundId" value={id} />
            <TextField
              id={`reference-${id}`}
              name="reference"
              label={t('reference')}
              hint={t('referenceHint')}
              defaultValue={refused?.kept.refundId === id ? refused.kept.reference : ''}
              errors={refused?.errors[`reference-${id}`]}
              autoComplete="off"
            />
            <FileField
              id={`file-${id}`}
              name="file"
              label={t('proofFile')}
              hint={t('proofFileHint')}
              accept="image/jpeg,image/png,application/pdf"
              errors={refused?.errors[`file-${id}`]}
            />
            <SubmitButton>{t('prove')}</SubmitButton>
          </Form>
        </Panel>
      ))}
      {sent.length > 0 && (
        <Panel title={t('refundsSentTitle')}>
          <ul className="divide-y divide-line">
            {sent.map(({ id, orderCode, reason, amount, doneAt, reference, hasProof }) => (
              <li key={id} className="py-2.5">
                <strong>{formatVnd(language, amount)}</strong> · {about(orderCode, reason)}
                <span className="block break-all text-ink-soft">
                  {[doneAt !== null && formatDate(language, localDate(doneAt)), reference]
                    .filter(Boolean)
                    .join(' · ')}
                </span>
                {hasProof && <RefundProofLink portal="seller" refundId={id} />}
              </li>
            ))}
          </ul>
        </Panel>
      )}
    </>
  );
}
