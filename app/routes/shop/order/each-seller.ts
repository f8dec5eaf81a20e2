import { isUsedThere } from '#app/domain/orders/delivery/on-the-spot.ts';
import type { BuyerPage } from '#app/domain/payments/buyer-page/read-buyer-page.server.ts';
import { formatVnd } from '#app/i18n/format.ts';
import type { Language } from '#app/i18n/language.ts';
import { translate } from '#app/i18n/messages.ts';
import { orderPageMessages } from '#app/i18n/order-page.ts';
import { serviceWords } from '#app/i18n/service-words.ts';
import { doStepsDiffer, stepOf } from '#app/routes/shop/order/group-next.ts';
import { looseOf } from '#app/routes/shop/order/orders-in-turn.ts';

type OrderOfBuyer = BuyerPage['orders'][number];

/**
 * What each seller of a checkout has been paid, and what not, in one sentence: whatever else is said of the whole of it, this
 * holds in every mix of orders that are unpaid, paid in part, paid, ended, given back.
 * @returns '' where there is one seller: all that is said is about them.
 */
export function eachSellerWords(language: Language, page: BuyerPage): string {
  if (page.orders.length < 2) return '';
  const t = translate(orderPageMessages, language);
  const isStepTold = doStepsDiffer(page.orders);
  const sellers = page.orders.map((order) =>
    t('eachSeller', {
      producer: order.producer.name,
      how: [
        headOf(language, page, order),
        ...(isStepTold ? stepWords(language, order) : []),
        ...backOf(language, page, order),
      ].join(', '),
    }),
  );
  return t('eachSellers', { sellers: sellers.join('; ') });
}

/** Whether it is paid, what of it is missing, or that it ended without. */
function headOf(language: Language, page: BuyerPage, order: OrderOfBuyer): string {
  const t = translate(orderPageMessages, language);
  const money = (amount: number) => formatVnd(language, amount);
  const { state, buyerState, paidAt, came, toPay, cost } = order;
  if (paidAt !== null)
    return t(state === 'cancelled' ? 'each_paidCancelled' : 'each_paid', { amount: money(cost.paid) });
  if (state === 'waiting' && buyerState !== 'expired') {
    if (buyerState === 'paused') return t('each_paused');
    return came > 0
      ? t('each_missing', { came: money(came), missing: money(toPay) })
      : t('each_unpaid', { amount: money(toPay) });
  }
  const isSeen = cost.paid > 0 || came > 0 || looseOf(page, order).length > 0;
  return t(`each_${state === 'cancelled' ? 'cancelled' : 'expired'}${isSeen ? 'Seen' : ''}`);
}

/** How far its producer is with it; nothing of one that is not paid, has ended, or is held. */
function stepWords(language: Language, order: OrderOfBuyer): string[] {
  const t = serviceWords(orderPageMessages, language, isUsedThere(order.delivery));
  const step = stepOf(order);
  if (step === null) return [];
  const way = order.wayTold;
  if (way === 'both') return [t('each_step_delivered_both')];
  return [t(step === 'handed-over' ? `each_step_handed-over_${way}` : `each_step_${step}`)];
}

/** What of its money goes or went back, and what waits for a person. */
function backOf(language: Language, page: BuyerPage, order: OrderOfBuyer): string[] {
  const t = translate(orderPageMessages, language);
  const { cost, buyerState } = order;
  const back = (['comesBack', 'sentBack', 'takenBack'] as const).flatMap((which) =>
    cost[which] > 0 ? [t(`each_${which}`, { amount: formatVnd(language, cost[which]) })] : [],
  );
  // What has to go back is counted above, though it is not decided which way.
  const isLoose = cost.comesBack === 0 && looseOf(page, order).length > 0;
  return [
    ...back,
    ...(isLoose ? [t('each_loose')] : []),
    ...(buyerState === 'disputed' ? [t('each_disputed')] : []),
  ];
}
