import { cancelReasonLine } from '#app/domain/orders/cancel-reason-line.ts';
import type { OrderOfPage } from '#app/domain/orders/page/read-group-orders.server.ts';
import { formatDateTime, formatVnd } from '#app/i18n/format.ts';
import { useLanguage, useT } from '#app/i18n/messages.ts';
import { orderPageMessages } from '#app/i18n/order-page.ts';

const told = [
  'place',
  'pay',
  'expire',
  'accept-late-money',
  'accept-in-time',
  'accept',
  'pack',
  'hand-over',
  'deliver',
  'cancel-unpaid',
  'cancel-paid',
  'cancel-lines',
  'return-lines',
  'take-back',
  'dispute-opened',
  'dispute-won',
  'dispute-lost',
] as const;
type Told = (typeof told)[number];

/** What has happened to an order, in plain words; what only staff need to know is left out. */
export function Timeline({ order }: { order: Pick<OrderOfPage, 'events' | 'deliveryMethod' | 'cost'> }) {
  const t = useT(orderPageMessages);
  const language = useLanguage();
  const { events, deliveryMethod, cost } = order;
  const isGivenBack = cost.sentBack + cost.comesBack > 0;
  function words(kind: Told, byRole: string): string {
    if (kind === 'hand-over' && deliveryMethod !== 'post') return t(`event_hand-over_${deliveryMethod}`);
    if (kind === 'deliver' && byRole === 'buyer') return t('event_deliver_buyer');
    // Its card's bank had taken the money before.
    if (kind === 'cancel-paid' && !isGivenBack && cost.takenBack > 0) return t('event_cancel-unpaid');
    return t(`event_${kind}`);
  }
  const shown = events.flatMap(({ kind, at, byRole, rest, why }) => {
    if (rest) {
      const [before, amount] = [formatVnd(language, rest.before), formatVnd(language, rest.amount)];
      return [{ at, text: t('event_refund-rest', { before, amount }) }];
    }
    const known = told.find((one) => one === kind);
    if (!known) return [];
    const because = cancelReasonLine(language, { byRole, why });
    const text = words(known, byRole);
    return [{ at, text: because ? `${text}. ${t('eventWhy', { reason: because })}` : text }];
  });
  return (
    <ol className="space-y-2 border-l-2 border-line pl-4">
      {shown.map(({ at, text }, index) => (
        <li key={`${at} ${text}`} className="relative">
          <span
            aria-hidden="true"
            className={`absolute top-2 -left-[1.4rem] size-2.5 rotate-45 ${index === shown.length - 1 ? 'bg-red' : 'bg-line-strong'}`}
          />
          <span className="block text-sm text-ink-soft">{formatDateTime(language, at)}</span>
          {text}
        </li>
      ))}
    </ol>
  );
}
