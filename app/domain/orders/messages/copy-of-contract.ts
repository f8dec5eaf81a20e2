import { deliveryWay, isUsedThere } from '#app/domain/orders/delivery/on-the-spot.ts';
import type { MailPart, MailText } from '#app/domain/orders/messages/mail-parts.ts';
import type { MessageAbout } from '#app/domain/orders/messages/read-message-subject.server.ts';
import type { OrderOfPage } from '#app/domain/orders/page/read-group-orders.server.ts';
import { formatDate, formatDateTime, formatVnd } from '#app/i18n/format.ts';
import { hotelName } from '#app/i18n/hotel-name.ts';
import { type MailWords, mailMessages } from '#app/i18n/mails.ts';
import { minuteText } from '#app/i18n/minute-text.ts';
import { pickText } from '#app/i18n/pick-text.ts';
import { pickupPlace } from '#app/i18n/pickup-place.ts';
import { serviceWords } from '#app/i18n/service-words.ts';

/**
 * All that was agreed, as it stands in the order, and how to get out of it.
 * @param t words for all of the checkout; each order has those of what it is.
 */
export function copyOfContract(t: MailWords, about: MessageAbout): MailPart[] {
  const { language, group, orders, terms } = about;
  const wordsOf = (isService: boolean) => serviceWords(mailMessages, language, isService);
  const ofOrder = ({ delivery }: OrderOfPage) => wordsOf(isUsedThere(delivery));
  // Of goods and services both are said.
  const kinds = [false, true]
    .filter((isService) => orders.some(({ delivery }) => isUsedThere(delivery) === isService))
    .map(wordsOf);
  const vnd = (amount: number) => formatVnd(language, amount);
  const when = formatDateTime(language, group.placedAt);
  const payBy = Math.max(...orders.map((order) => order.payBy));
  const isByCard = orders.every(({ method }) => method === 'card');
  const policies = Object.entries(group.policies).map(([path, version]) => policyOf(t, about, path, version));
  return [
    { text: t('intro_order-placed', { code: group.code, when }) },
    { text: t(isByCard ? 'payUntilCard' : 'payUntil', { when: formatDateTime(language, payBy) }) },
    ...orders.flatMap((order): MailPart[] => [
      { heading: `${t('orderLine', { code: order.code })} · ${order.producer.name}` },
      {
        rows: [
          ...order.lines.map(({ goods, quantity, amount }): [string, string] => {
            const title = pickText(language, goods.titleVi, goods.titleEn).text;
            const size = pickText(language, goods.sizeVi, goods.sizeEn).text;
            const name = size ? `${title}, ${size}` : title;
            return [t('pieces', { count: quantity, name }), vnd(amount)];
          }),
          [ofOrder(order)('goods'), vnd(order.goodsAmount)],
          ...(isUsedThere(order.delivery)
            ? []
            : [[t('delivery'), vnd(order.deliveryAmount)] satisfies [string, string]]),
          [t('total'), vnd(order.totalAmount)],
        ],
        isSum: true,
      },
      {
        facts: [
          [ofOrder(order)('way'), wayOf(t, about, order)],
          ...placeOf(t, about, order),
          ...wishOf(t, about, order),
          [t('method'), t(`method_${order.method}`)],
        ],
      },
    ]),
    { rows: [[t('all'), vnd(orders.reduce((sum, { totalAmount }) => sum + totalAmount, 0))]], isSum: true },
    ...(policies.length > 0 ? [{ heading: t('policies') }, { facts: policies }] : []),
    { heading: t('rightsTitle') },
    ...kinds.flatMap((say) => [{ text: say('rightsCancel') }, { text: say('rightsReturn') }]),
    { text: terms ? t('rightsComplain', terms) : t('rightsComplainOpen') },
  ];
}

/** A policy by its name, where it can be read, and which version of it was agreed to. */
function policyOf(
  t: MailWords,
  { publicUrl }: MessageAbout,
  path: string,
  version: string,
): [string, string] {
  const topic = policyTopics.find((one) => path.endsWith(`/legal/${one}`));
  return [
    topic ? t(`policy_${topic}`) : path,
    t('policyVersion', { address: publicUrl + path, version: version.replace(/^sha256:/, '') }),
  ];
}

const policyTopics = ['terms', 'privacy', 'complaints'] as const;

/** Where goods are fetched is the producer's to write, and stands as theirs. */
function placeOf(
  t: MailWords,
  { language }: MessageAbout,
  { delivery, pickupHours }: OrderOfPage,
): Array<[string, MailText]> {
  if (delivery.method !== 'pickup' || deliveryWay(delivery) === 'spot') return [];
  return [[t('placeBySeller'), [pickupPlace(language, delivery, pickupHours)]]];
}

/** For which day a service is wished. */
function wishOf(
  t: MailWords,
  { language }: MessageAbout,
  { delivery: { wishedDay } }: OrderOfPage,
): Array<[string, MailText]> {
  return wishedDay ? [[t('wishedDay'), formatDate(language, wishedDay)]] : [];
}

function wayOf(
  t: MailWords,
  { address, hotel, language }: MessageAbout,
  { delivery, pickupHours }: OrderOfPage,
): MailText {
  switch (delivery.method) {
    case 'post':
      return t('way_post', { address: address ?? '' });
    case 'pickup':
      if (deliveryWay(delivery) !== 'spot') return t('way_pickup');
      return [t('way_spot'), ' ', pickupPlace(language, delivery, pickupHours)];
    case 'hotel':
      return t('way_hotel', {
        hotel: hotelName(language, hotel ?? ''),
        day: formatDate(language, delivery.day),
        from: minuteText(delivery.fromMinute),
        to: minuteText(delivery.toMinute),
      });
  }
}
