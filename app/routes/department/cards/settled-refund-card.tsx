import { Link } from '@remix-run/react';
import { Panel } from '#app/components/panel.tsx';
import type { SettledRefund } from '#app/domain/payments/card/read-settled-refund.server.ts';
import { cardMessages } from '#app/i18n/cards.ts';
import { formatDate, formatDateTime } from '#app/i18n/format.ts';
import { useLanguage, useT } from '#app/i18n/messages.ts';
import { CopyRow } from '#app/routes/money/copy-row.tsx';

/** A refund that waits for nobody any more: how it stands, in words. */
export function SettledRefundCard({ refund }: { refund: SettledRefund }) {
  const t = useT(cardMessages);
  const language = useLanguage();
  const { how, doneAt, reference, sentOn, order } = refund;
  const when = doneAt === null ? '' : formatDateTime(language, doneAt);
  const day = sentOn === null ? '' : formatDate(language, sentOn);
  return (
    <Panel title={t('settledTitle')}>
      <p className="measure">{t(`settled_${how}`, { when, day, reference: reference ?? '' })}</p>
      {order && (
        <Link to={`/department/orders/${order.id}`} className="no-print inline-flex min-h-12 items-center">
          {t('settledOrder', { order: order.code })}
        </Link>
      )}
    </Panel>
  );
}

/**
 * What somebody typed into a form whose matter was settled meanwhile, to be taken along: a transfer that was really
 * made is known by nothing else.
 */
export function TypedInVain({ typed }: { typed: { reference: string; sentOn: string; note?: string } }) {
  const t = useT(cardMessages);
  const reference = typed.reference.trim();
  const sentOn = typed.sentOn.trim();
  const note = typed.note?.trim() ?? '';
  if (reference === '' && sentOn === '' && note === '') return null;
  return (
    <Panel title={t('typedTitle')}>
      <ul className="max-w-xl divide-y divide-line">
        {note !== '' && <CopyRow label={t('note')} shown={note} value={note} />}
        {reference !== '' && <CopyRow label={t('reference')} shown={reference} value={reference} />}
        {sentOn !== '' && <CopyRow label={t('sentOn')} shown={sentOn} value={sentOn} />}
      </ul>
      <p className="measure mt-3">{t('typedHint')}</p>
    </Panel>
  );
}
