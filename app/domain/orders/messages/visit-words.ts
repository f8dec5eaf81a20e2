import { isUsedThere } from '#app/domain/orders/delivery/on-the-spot.ts';
import type { MailPart } from '#app/domain/orders/messages/mail-parts.ts';
import type { MessageAbout } from '#app/domain/orders/messages/read-message-subject.server.ts';
import type { OrderOfPage } from '#app/domain/orders/page/read-group-orders.server.ts';
import { formatDate } from '#app/i18n/format.ts';
import type { MailWords } from '#app/i18n/mails.ts';

/** For which day its buyer has wished a service; nothing where they have named none, nor where none of it is left. */
export function wishedDay(t: MailWords, { language, orders: [order] }: MessageAbout): MailPart[] {
  const day = order?.delivery.wishedDay;
  const isLeft = order !== undefined && (isUsedThere(order.delivery) || isOfBoth(order));
  return day && isLeft ? [{ facts: [[t('wishedDay'), formatDate(language, day)]] }] : [];
}

/** Goods and a service that is not cancelled, in one order. */
export const isOfBoth = (order: OrderOfPage | undefined) =>
  order !== undefined &&
  !isUsedThere(order.delivery) &&
  order.lines.some(({ left, isService }) => isService && left > 0);

/** Its goods have left, so that what was cancelled of it was the visit; and none of that is left. */
export const isVisitOff = (order: OrderOfPage | undefined) =>
  (order?.state === 'handed-over' || order?.state === 'delivered') &&
  !isUsedThere(order.delivery) &&
  !isOfBoth(order);
