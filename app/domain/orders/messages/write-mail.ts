import { cancelReasonLine } from '#app/domain/orders/cancel-reason-line.ts';
import {
  type MailPart,
  type MailText,
  partsAsHtml,
  partsAsText,
} from '#app/domain/orders/messages/mail-parts.ts';
import type { MessageKind } from '#app/domain/orders/messages/message-kinds.ts';
import type { MessageAbout } from '#app/domain/orders/messages/read-message-subject.server.ts';
import { looseLines } from '#app/domain/orders/money-back/loose-lines.ts';
import { refundLine, unpaidWords } from '#app/domain/orders/money-back/refund-line.ts';
import type { OrderOfPage } from '#app/domain/orders/page/read-group-orders.server.ts';
import { isWithSuspended, suspendedLines } from '#app/domain/orders/page/suspended-lines.ts';
import { formatDate, formatDateTime, formatSmallest, formatVnd } from '#app/i18n/format.ts';
import { localPath } from '#app/i18n/language.ts';
import { mailMessages } from '#app/i18n/mails.ts';
import { type Translate, translate } from '#app/i18n/messages.ts';
import { minuteText } from '#app/i18n/minute-text.ts';
import { pickText } from '#app/i18n/pick-text.ts';
import { pickupPlace } from '#app/i18n/pickup-place.ts';
import { refundMessages, refundReasonKey } from '#app/i18n/refunds.ts';

type T = Translate<(typeof mailMessages)['vi']>;

/** A mail to a buyer in their language, in words and as HTML. */
export function writeMail(
  kind: MessageKind,
  about: MessageAbout,
): { subject: string; text: string; html: string } {
  const { language, group, orders, publicUrl } = about;
  const t = translate(mailMessages, language);
  const [order] = orders;
  const code = orders.length === 1 && order && kind !== 'order-placed' ? order.code : group.code;
  const subject = t(subjectOf(kind, about), { code });
  const address = publicUrl + localPath(language, '/orders');
  const parts: MailPart[] = [
    { text: about.name ? t('hello', { name: about.name }) : t('helloUnknown') },
    ...(kind === 'order-placed' ? copyOfContract(t, about) : news(t, kind, about, code)),
    { link: { label: t('seeOrder'), url: `${address}/${group.code}` } },
    { small: t('howToOpen', { code: group.code, address }) },
    { small: t(kind === 'review-invitation' ? 'footerInvitation' : 'footer') },
    ...(about.demo ? [{ small: t('demo') }] : []),
  ];
  return { subject, text: partsAsText(parts), html: partsAsHtml(parts, language, subject) };
}

function news(
  t: T,
  kind: Exclude<MessageKind, 'order-placed'>,
  about: MessageAbout,
  code: string,
): MailPart[] {
  const { language, money, refund, orders } = about;
  const [order] = orders;
  const producer = order?.producer.name ?? '';
  switch (kind) {
    case 'order-paid':
      return [
        {
          text: t(isHeld(order) ? 'intro_order-paid_suspended' : 'intro_order-paid', {
            amount: formatVnd(language, order?.totalAmount ?? 0),
            code,
            producer,
          }),
        },
        ...producerPaused(t, about),
      ];
    case 'handed-over':
      return handedOver(t, about, code, producer);
    case 'delivered':
      return [{ text: t('intro_delivered', { code }) }];
    case 'cancelled':
      return [
        { text: t('intro_cancelled', { code, producer }) },
        ...whyOf(t, about),
        ...cancelledMoney(t, about),
        ...costRows(t, about),
      ];
    case 'cancelled-in-part':
      return [
        {
          text: t(
            order?.dispute === 'lost' || isHeld(order)
              ? 'intro_cancelled-in-part_held'
              : 'intro_cancelled-in-part',
            { code, producer },
          ),
        },
        ...whyOf(t, about),
        ...cancelledPartMoney(t, about),
        ...costRows(t, about),
        ...producerPaused(t, about),
      ];
    case 'refund-account-asked':
      return [
        {
          text: t('intro_refund-account-asked', {
            amount: formatVnd(language, money?.amount ?? 0),
            producer: money?.payer ?? producer,
            code,
            why: translate(refundMessages, language)(refundReasonKey(refund?.reason ?? '')),
          }),
        },
        { text: t('refund-account-safe') },
      ];
    case 'refund-account-given':
      return [{ text: t('intro_refund-account-given', { code }) }, { text: t('refund-account-safe') }];
    case 'refunded':
      return [...refunded(t, about), ...costRows(t, about)];
    case 'producer-suspended':
      return producerPaused(t, about);
    case 'money-after-cancel':
    case 'money-astray':
    case 'astray-sent-back':
      return looseLines(language, about.astray, order).map((text) => ({ text }));
    case 'order-disputed':
    case 'dispute-lost':
      return [
        {
          text: t(`intro_${kind}`, { code, producer, amount: formatVnd(language, order?.totalAmount ?? 0) }),
        },
      ];
    case 'dispute-won':
      return [
        {
          text: t(isHeld(order) ? 'intro_dispute-won_suspended' : 'intro_dispute-won', { code, producer }),
        },
        ...producerPaused(t, about),
      ];
    case 'ticket-answered':
      return [{ text: t('intro_ticket-answered', { code }) }];
    case 'review-invitation':
      return [{ text: t('intro_review-invitation', { producer }) }];
  }
}

const isHeld = (order: OrderOfPage | undefined) => order !== undefined && isWithSuspended(order);

/** What is true of a paid order whose producer was suspended before the goods had left; nothing of any other. */
function producerPaused(t: T, { language, orders: [order] }: MessageAbout): MailPart[] {
  if (!order || !isWithSuspended(order)) return [];
  const [first, ...others] = suspendedLines(language, order);
  const paused = t('producerPaused', { producer: order.producer.name });
  return [{ text: `${paused} ${first}` }, ...others.map((text) => ({ text }))];
}

function subjectOf(kind: MessageKind, { money, orders: [order] }: MessageAbout) {
  if (kind === 'astray-sent-back') return 'subject_refunded';
  if (kind === 'refunded' && money?.settledBy === 'dispute') return 'subject_refunded_dispute';
  if (kind === 'handed-over' && order?.delivery.method === 'pickup') return 'subject_handed-over_pickup';
  if (kind === 'handed-over' && order?.delivery.method === 'hotel') return 'subject_handed-over_hotel';
  return `subject_${kind}` as const;
}

/** What becomes of the money of an order that was cancelled: it follows what was promised, and what a card's bank took. */
function cancelledMoney(t: T, about: MessageAbout): MailPart[] {
  const words = whatOfMoney(about);
  const {
    language,
    refunds,
    loose,
    orders: [order],
  } = about;
  const seen = looseLines(language, loose, order).map((text) => ({ text }));
  if (words === null)
    return seen.length > 0
      ? seen
      : [{ text: unpaidWords(language, order?.method ?? 'vietqr', order?.producer.name ?? '') }];
  // Of a dispute the sentence says all: whether bank or market gives it back is open, or over.
  const told = words === 'cancelledDisputed' || words === 'cancelledTaken' ? [] : refunds;
  return [{ text: t(words) }, ...told.map((refund) => ({ text: refundLine(language, refund) })), ...seen];
}

/** @returns null where no money has become its own. */
function whatOfMoney({ cost: { sentBack, comesBack, takenBack }, orders: [order] }: MessageAbout) {
  if (takenBack > 0) return sentBack + comesBack > 0 ? 'cancelledTakenInPart' : 'cancelledTaken';
  if (order?.paidAt && order.dispute === 'open') return 'cancelledDisputed';
  return order?.paidAt || sentBack + comesBack > 0 ? 'cancelledMoney' : null;
}

function cancelledPartMoney(t: T, about: MessageAbout): MailPart[] {
  const { language, refunds, orders } = about;
  if (!orders[0]?.paidAt) return [{ text: t('cancelledPartNothing') }];
  if (whatOfMoney(about) !== 'cancelledMoney') return cancelledMoney(t, about);
  return [
    { text: t('cancelledPartMoney') },
    ...refunds
      .filter(({ reason }) => reason === 'cancelled-in-part')
      .map((refund) => ({ text: refundLine(language, refund) })),
  ];
}

/** What was paid, what came or comes back, and what it has cost in the end; nothing where nothing goes back. */
function costRows(t: T, { cost: whole, language }: MessageAbout): MailPart[] {
  const { paid, sentBack, comesBack, takenBack, cost } = whole;
  if (sentBack + comesBack + takenBack === 0) return [];
  const vnd = (amount: number) => formatVnd(language, amount);
  return [
    {
      rows: [
        [t('costPaid'), vnd(paid)],
        ...(sentBack > 0 ? [[t('costSentBack'), vnd(sentBack)] as const] : []),
        ...(comesBack > 0 ? [[t('costComesBack'), vnd(comesBack)] as const] : []),
        ...(takenBack > 0 ? [[t('costTaken'), vnd(takenBack)] as const] : []),
        [t('costLeft'), vnd(cost)],
      ],
    },
  ];
}

/** What its producer, or staff, gave as the reason, the last time. */
function whyOf(t: T, { language, orders: [order] }: MessageAbout): MailPart[] {
  const last = order?.events.findLast(({ why }) => why !== null);
  const why = last && cancelReasonLine(language, last);
  if (!order || !last || !why) return [];
  const producer = order.producer.name;
  return [
    {
      text:
        last.byRole === 'producer'
          ? t('cancelledWhyProducer', { producer, why })
          : t('cancelledWhy', { why }),
    },
  ];
}

/** Why money went back, who sent it which way, and what to look for. */
function refunded(t: T, { language, money, refund }: MessageAbout): MailPart[] {
  const amount = formatSmallest(language, money?.amount ?? 0, money?.currency ?? 'VND');
  if (money?.settledBy === 'dispute') return [{ text: t('intro_refunded_dispute', { amount }) }];
  if (money?.settledBy === 'transfer') {
    const day = formatDate(language, money.sentOn ?? '');
    return [{ text: t('intro_refunded_transfer', { amount, day, reference: money.reference ?? '' }) }];
  }
  return [...(refund ? [{ text: refundLine(language, refund) }] : []), { text: t('refundedLook') }];
}

function handedOver(
  t: T,
  { language, orders: [order] }: MessageAbout,
  code: string,
  producer: string,
): MailPart[] {
  if (order?.delivery.method === 'pickup') {
    return [{ text: [t('intro_handed-over_pickup', { code }), ' ', pickupPlace(language, order.delivery)] }];
  }
  if (order?.delivery.method === 'hotel') return [{ text: t('intro_handed-over_hotel', { code, producer }) }];
  const { carrier, trackingNumber } = order ?? {};
  return [
    { text: t('intro_handed-over', { code, producer }) },
    ...(trackingNumber ? [{ text: t('tracking', { carrier: carrier ?? '', number: trackingNumber }) }] : []),
  ];
}

/** All that was agreed, as it stands in the order, and how to get out of it. */
function copyOfContract(t: T, about: MessageAbout): MailPart[] {
  const { language, group, orders, terms } = about;
  const vnd = (amount: number) => formatVnd(language, amount);
  const when = formatDateTime(language, group.placedAt);
  const payBy = Math.max(...orders.map((order) => order.payBy));
  const policies = Object.entries(group.policies).map(([path, version]) => policyOf(t, about, path, version));
  return [
    { text: t('intro_order-placed', { code: group.code, when }) },
    { text: t('payUntil', { when: formatDateTime(language, payBy) }) },
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
          [t('goods'), vnd(order.goodsAmount)],
          [t('delivery'), vnd(order.deliveryAmount)],
          [t('total'), vnd(order.totalAmount)],
        ],
        isSum: true,
      },
      {
        facts: [
          [t('way'), wayOf(t, about, order)],
          [t('method'), t(`method_${order.method}`)],
        ],
      },
    ]),
    { rows: [[t('all'), vnd(orders.reduce((sum, { totalAmount }) => sum + totalAmount, 0))]], isSum: true },
    ...(policies.length > 0 ? [{ heading: t('policies') }, { facts: policies }] : []),
    { heading: t('rightsTitle') },
    { text: t('rightsCancel') },
    { text: t('rightsReturn') },
    { text: terms ? t('rightsComplain', terms) : t('rightsComplainOpen') },
  ];
}

/** A policy by its name, where it can be read, and which version of it was agreed to. */
function policyOf(t: T, { publicUrl }: MessageAbout, path: string, version: string): [string, string] {
  const topic = policyTopics.find((one) => path.endsWith(`/legal/${one}`));
  return [
    topic ? t(`policy_${topic}`) : path,
    t('policyVersion', { address: publicUrl + path, version: version.replace(/^sha256:/, '') }),
  ];
}

const policyTopics = ['terms', 'privacy', 'complaints'] as const;

function wayOf(t: T, { address, hotel, language }: MessageAbout, { delivery }: OrderOfPage): MailText {
  switch (delivery.method) {
    case 'post':
      return t('way_post', { address: address ?? '' });
    case 'pickup':
      return [t('way_pickup'), ' ', pickupPlace(language, delivery)];
    case 'hotel':
      return t('way_hotel', {
        hotel: hotel ?? '',
        day: formatDate(language, delivery.day),
        from: minuteText(delivery.fromMinute),
        to: minuteText(delivery.toMinute),
      });
  }
}
