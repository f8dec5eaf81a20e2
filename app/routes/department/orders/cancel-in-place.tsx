import { Form } from '@remix-run/react';
import { SubmitButton } from '#app/components/button.tsx';
import { Panel } from '#app/components/panel.tsx';
import { TextareaField } from '#app/components/textarea-field.tsx';
import type { DisputeOfOrder } from '#app/domain/orders/disputes/order-disputes.server.ts';
import type { OrderPieces } from '#app/domain/orders/fulfil/read-pieces.server.ts';
import { formatVnd } from '#app/i18n/format.ts';
import { fulfilmentMessages } from '#app/i18n/fulfilment.ts';
import { useLanguage, useT } from '#app/i18n/messages.ts';
import { watchedOrderMessages } from '#app/i18n/watched-orders.ts';
import type { RefusedForm } from '#app/routes/answer-form.server.ts';
import { ChoosePieces, piecesKey } from '#app/routes/orders/choose-pieces.tsx';

export type RefusedCancel = RefusedForm<{
  note: string;
  what: string;
  typed: Record<string, string>;
}> | null;

/** Staff end an order, or take pieces out of it, for a producer who may not or does not see to it. */
export function CancelInPlace({
  causeKey,
  lines: all,
  isOfVisit,
  refused,
  isSuspended,
  isLate,
  paidBy,
  disputed,
}: {
  causeKey: string;
  lines: readonly OrderPieces[];
  /** The goods have left: the visit alone can be cancelled. */
  isOfVisit: boolean;
  refused: RefusedCancel;
  isSuspended: boolean;
  /** The producer has let its time go by. */
  isLate: boolean;
  /** Null while it is not paid. */
  paidBy: 'card' | 'vietqr' | null;
  /** How its card payment is disputed; null where it is not. */
  disputed: DisputeOfOrder | null;
}) {
  const t = useT(watchedOrderMessages);
  const language = useLanguage();
  const inOrders = useT(fulfilmentMessages);
  const lines = isOfVisit ? all.filter(({ isService }) => isService) : all;
  const kind = disputed?.kind;
  const money =
    kind === 'open' || kind === 'lost' || kind === 'part'
      ? t(`cancelMoney_${kind}`, {
          amount: formatVnd(language, disputed?.amount ?? 0),
          left: formatVnd(language, disputed?.left ?? 0),
        })
      : t(`cancelMoney_${paidBy ?? 'none'}`);
  return (
    <Panel id="cancel" title={t('cancelTitle')}>
      <p className="measure mb-4 text-ink-soft">
        {t(isSuspended ? 'cancelLead_suspended' : isLate ? 'cancelLead_late' : 'cancelLead_taken')} {money}
      </p>
      {isOfVisit && <p className="measure mb-4">{inOrders('cancelLead_visit')}</p>}
      <Form key={piecesKey(lines)} method="post" noValidate className="no-print space-y-4">
        <input type="hidden" name="causeKey" value={causeKey} />
        <TextareaField
          name="note"
          label={t('cancelNote')}
          hint={t('cancelNoteHint')}
          rows={3}
          defaultValue={refused?.kept.note}
          errors={refused?.errors.note}
        />
        <ChoosePieces lines={lines} isOfSome={isOfVisit} refused={refused} />
        <SubmitButton name="act" value="cancel" look="danger">
          {t('cancelSubmit')}
        </SubmitButton>
      </Form>
    </Panel>
  );
}
