import { Link } from '@remix-run/react';
import { Panel } from '#app/components/panel.tsx';
import type { SettledRefund } from '#app/domain/payments/card/read-settled-refund.server.ts';
import { cardMessages } from '#app/i18n/cards.ts';
import { formatDate, formatDateTime } from '#app/i18n/format.ts';
import { useLanguage, useT } from '#app/i18n/messages.ts';

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
