import { QuotedWords } from '#app/components/quoted-words.tsx';
import { deliveryWay, isUsedThere } from '#app/domain/orders/delivery/on-the-spot.ts';
import type { OrderOfPage } from '#app/domain/orders/page/read-group-orders.server.ts';
import { ticketAnchor } from '#app/domain/orders/tickets/ticket-link.ts';
import { whyCancelled } from '#app/domain/orders/why-cancelled.ts';
import type { BuyerPage } from '#app/domain/payments/buyer-page/read-buyer-page.server.ts';
import { formatDateTime, formatVnd } from '#app/i18n/format.ts';
import { useLanguage, useT } from '#app/i18n/messages.ts';
import { orderPageMessages } from '#app/i18n/order-page.ts';
import { refundMessages } from '#app/i18n/refunds.ts';
import { useServiceWords } from '#app/i18n/service-words.ts';

const told = [
  'place',
  'pay',
  'expire',
  'accept-late-money',
  'accept-in-time',
  'accept',
  'pack',
  'hand-over',
  'goods-arrived',
  'undo-goods-arrived',
  'deliver',
  'cancel-unpaid',
  'cancel-paid',
  'cancel-lines',
  'return-lines',
  'take-back',
  'take-back-arrived',
  'dispute-opened',
  'dispute-won',
  'dispute-lost',
] as const;
type Told = (typeof told)[number];

/** Each with the amount that goes back. */
const refunds = ['refund-promised', 'refund-sent', 'refund-by-dispute'] as const;

/** What has happened to an order, in plain words; what only staff need to know is left out. */
export function Timeline({ order }: { order: BuyerPage['orders'][number] }) {
  const isService = isUsedThere(order.delivery);
  const t = useServiceWords(orderPageMessages, isService);
  const language = useLanguage();
  const { events, cost } = order;
  const way = deliveryWay(order.delivery);
  const isGivenBack = cost.sentBack + cost.comesBack > 0;
  function words(kind: Told, byRole: string): string {
    if (kind === 'hand-over' && way !== 'post') return t(`event_hand-over_${way}`);
    if (kind === 'goods-arrived' && byRole === 'buyer') return t('event_deliver_buyer');
    if (kind === 'deliver') {
      // Of goods and a service its last word tells of both, unless the goods had been told of before.
      const of = order.visit === null ? '' : order.visit.areGoodsToCome ? '_both' : '_service';
      return t(byRole === 'buyer' ? `event_deliver_buyer${of}` : `event_deliver${of}`);
    }
    // Its card's bank had taken the money before.
    if (kind === 'cancel-paid' && !isGivenBack && cost.takenBack > 0) return t('event_cancel-unpaid');
    if (kind === 'dispute-won' && order.cancelledAt !== null) return t('event_dispute-won_cancelled');
    return t(`event_${kind}`);
  }
  const lastByBank = events.findLastIndex(({ kind }) => kind === 'refund-by-dispute');
  const shown = events.flatMap(({ kind, at, byRole, rest, why, refundAmount }, index) => {
    if (rest) {
      const [before, amount] = [formatVnd(language, rest.before), formatVnd(language, rest.amount)];
      const key = rest.amount === 0 ? 'event_refund-rest_none' : 'event_refund-rest';
      return [{ at, text: t(key, { before, amount }), sellerWords: null }];
    }
    const refund = refunds.find((one) => one === kind);
    if (refund && refundAmount !== null) {
      const amount = formatVnd(language, refundAmount);
      // The last of them says what the market still sends, as long as it does.
      const isSome = refund === 'refund-by-dispute' && index === lastByBank && cost.comesBack > 0;
      const key = isSome ? 'event_refund-by-dispute_some' : (`event_${refund}` as const);
      return [{ at, text: t(key, { amount, left: formatVnd(language, cost.comesBack) }), sellerWords: null }];
    }
    const known = told.find((one) => one === kind);
    if (!known) return [];
    const { said, sellerWords } = whyCancelled(language, { byRole, why, isService });
    const text = words(known, byRole);
    return [{ at, text: said ? `${text}. ${t('eventWhy', { reason: said })}` : text, sellerWords }];
  });
  return (
    <ol className="space-y-2 border-l-2 border-line pl-4">
      {shown.map(({ at, text, sellerWords }, index) => (
        <li key={`${at} ${text}`} className="relative">
          <span
            aria-hidden="true"
            className={`absolute top-2 -left-[1.4rem] size-2.5 rotate-45 ${index === shown.length - 1 ? 'bg-red' : 'bg-line-strong'}`}
          />
          <span className="block text-sm text-ink-soft">{formatDateTime(language, at)}</span>
          {text}
          {sellerWords && <SellerWords order={order} words={sellerWords} />}
        </li>
      ))}
    </ol>
  );
}

/** What the producer has written of why they cancel: theirs, and plainly so. */
function SellerWords({ order: { id, producer }, words }: { order: OrderOfPage; words: string }) {
  const t = useT(refundMessages);
  return (
    <QuotedWords author={t('sellerWrites', { producer: producer.name })} words={words}>
      {t('sellerWordsCare')}
      <a
        href={`#${ticketAnchor('complaint', id)}`}
        className="no-print flex min-h-11 w-fit items-center font-bold"
      >
        {t('sellerWordsTell')}
      </a>
    </QuotedWords>
  );
}
