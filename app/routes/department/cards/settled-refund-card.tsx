import { Form, Link } from '@remix-run/react';
import { SubmitButton } from '#app/components/button.tsx';
import { Panel } from '#app/components/panel.tsx';
import type { SettledRefund } from '#app/domain/payments/card/read-settled-refund.server.ts';
import { cardMessages } from '#app/i18n/cards.ts';
import { formatDate, formatDateTime, formatVnd } from '#app/i18n/format.ts';
import { useLanguage, useT } from '#app/i18n/messages.ts';
import type { FormErrors } from '#app/routes/answer-form.server.ts';
import type { KeptFailedRefund } from '#app/routes/department/cards/failed-refund-card.tsx';
import { TransferFields } from '#app/routes/department/cards/transfer-fields.tsx';

/** A refund that waits for nobody any more: how it stands, in words. */
export function SettledRefundCard({
  refund,
  kept,
  errors,
}: {
  refund: SettledRefund;
  /** What was typed when a form came back. */
  kept: KeptFailedRefund;
  errors: FormErrors;
}) {
  const t = useT(cardMessages);
  const language = useLanguage();
  const { how, doneAt, reference, sentOn, order } = refund;
  const when = doneAt === null ? '' : formatDateTime(language, doneAt);
  const day = sentOn === null ? '' : formatDate(language, sentOn);
  return (
    <Panel title={t('settledTitle')}>
      <p className="measure">{t(`settled_${how}`, { when, day, reference: reference ?? '' })}</p>
      {how === 'dispute' && refund.currency === 'VND' && <SentThough {...{ refund, kept, errors }} />}
      {order && (
        <Link to={`/department/orders/${order.id}`} className="no-print inline-flex min-h-12 items-center">
          {t('settledOrder', { order: order.code })}
        </Link>
      )}
    </Panel>
  );
}

/** The operator's bank had sent it before it was known that the card's bank gave it to the buyer: recorded, and claimed from them. */
function SentThough({
  refund: { id, amount },
  kept,
  errors,
}: {
  refund: SettledRefund;
  kept: KeptFailedRefund;
  errors: FormErrors;
}) {
  const t = useT(cardMessages);
  const language = useLanguage();
  const sent = Number(kept.amount) > 0 ? Number(kept.amount) : amount;
  return (
    <details open={kept.reference !== ''}>
      <summary className="no-print min-h-12 cursor-pointer py-3 font-bold text-indigo-2">
        {t('sentAnyway')}
      </summary>
      <Form method="post" noValidate className="no-print space-y-3">
        <p className="measure">{t('sentThoughHint', { amount: formatVnd(language, sent) })}</p>
        <input type="hidden" name="refund" value={id} />
        <input type="hidden" name="amount" value={sent} />
        <input type="hidden" name="isSent" value="on" />
        <TransferFields id={id} kept={kept} errors={errors} />
        <SubmitButton name="how" value="transfer" look="secondary" busyLabel={t('sending')}>
          {t('byTransfer')}
        </SubmitButton>
      </Form>
    </details>
  );
}
