import { areAllUsedThere, deliveryWay, isUsedThere } from '#app/domain/orders/delivery/on-the-spot.ts';
import { copyOfContract } from '#app/domain/orders/messages/copy-of-contract.ts';
import { decisionOf, disputeLost, disputeOpened, wonKey } from '#app/domain/orders/messages/dispute-words.ts';
import { type MailPart, partsAsHtml, partsAsText } from '#app/domain/orders/messages/mail-parts.ts';
import type { ClaimMessage, MessageKind } from '#app/domain/orders/messages/message-kinds.ts';
import {
  cancelledMoney,
  cancelledPartMoney,
  costRows,
} from '#app/domain/orders/messages/money-of-cancelled.ts';
import type { MessageAbout } from '#app/domain/orders/messages/read-message-subject.server.ts';
import { isOfBoth, isVisitOff, wishedDay } from '#app/domain/orders/messages/visit-words.ts';
import { claimCare, claimLines, claimTransfer } from '#app/domain/orders/money-back/claim-lines.ts';
import { looseLines } from '#app/domain/orders/money-back/loose-lines.ts';
import { refundLine } from '#app/domain/orders/money-back/refund-line.ts';
import type { OrderOfPage } from '#app/domain/orders/page/read-group-orders.server.ts';
import { isWithSuspended, suspendedLines } from '#app/domain/orders/page/suspended-lines.ts';
import { ticketLink } from '#app/domain/orders/tickets/ticket-link.ts';
import { whyCancelled } from '#app/domain/orders/why-cancelled.ts';
import { formatDate, formatDateTime, formatSmallest, formatVnd } from '#app/i18n/format.ts';
import { localPath } from '#app/i18n/language.ts';
import { type MailWords, mailMessages } from '#app/i18n/mails.ts';
import { translate } from '#app/i18n/messages.ts';
import { pickupPlace } from '#app/i18n/pickup-place.ts';
import { refundMessages, refundReasonKey } from '#app/i18n/refunds.ts';
import { serviceWords } from '#app/i18n/service-words.ts';

/** A mail to a buyer in their language, in words and as HTML. */
export function writeMail(
  kind: MessageKind,
  about: MessageAbout,
): { subject: string; text: string; html: string } {
  const { language, group, orders, publicUrl } = about;
  const [order] = orders;
  const t = serviceWords(mailMessages, language, areAllUsedThere(orders));
  const code = orders.length === 1 && order && kind !== 'order-placed' ? order.code : group.code;
  const subject = t(subjectOf(kind, about), { code });
  const address = publicUrl + localPath(language, '/orders');
  const parts: MailPart[] = [
    { text: about.name ? t('hello', { name: about.name }) : t('helloUnknown') },
    ...(kind === 'order-placed' ? copyOfContract(t, about) : news(t, kind, about, code)),
    { link: { label: t('seeOrder'), url: orderUrl(about) } },
    { small: t('howToOpen', { code: group.code, address }) },
    { small: t(footerOf(kind)) },
    ...(about.demo ? [{ small: t('demo') }] : []),
  ];
  return { subject, text: partsAsText(parts), html: partsAsHtml(parts, language, subject) };
}

/** Whom to ask: of money that they have twice nobody asks the producer. */
function footerOf(kind: MessageKind) {
  if (kind === 'review-invitation') return 'footerInvitation';
  return kind.startsWith('claim-') ? 'footerClaim' : 'footer';
}

function news(
  t: MailWords,
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
        ...wishedDay(t, about),
        ...surplus(about),
        ...producerPaused(t, about),
      ];
    case 'handed-over':
      return [...handedOver(t, about, code, producer), ...wishedDay(t, about)];
    case 'delivered':
      return [{ text: t(isOfBoth(order) ? 'intro_delivered_both' : 'intro_delivered', { code }) }];
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
              : isVisitOff(order)
                ? 'intro_cancelled-in-part_visit'
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
          text: t(
            money?.method === 'card' ? 'intro_refund-account-asked_card' : 'intro_refund-account-asked',
            {
              amount: formatVnd(language, money?.amount ?? 0),
              producer: money?.payer ?? producer,
              code,
              why: translate(refundMessages, language)(refundReasonKey(refund?.reason ?? '')),
            },
          ),
        },
        { text: t('refund-account-safe') },
      ];
    case 'refund-account-given':
      return [{ text: t('intro_refund-account-given', { code }) }, { text: t('refund-account-safe') }];
    case 'refunded':
      return [...refunded(t, about), ...allBack(t, about), ...costRows(t, about)];
    case 'producer-suspended':
      return producerPaused(t, about);
    case 'paid-in-part':
      return paidInPart(t, about, code);
    case 'money-after-cancel':
    case 'money-to-divide':
    case 'money-astray':
    case 'astray-sent-back':
      return looseLines(language, about.astray, order).map((text) => ({ text }));
    case 'order-disputed':
      return disputeOpened(t, about, code, producer);
    case 'dispute-lost':
      return disputeLost(t, about, code, producer);
    case 'dispute-won':
      return [
        {
          text: t(wonKey(order), { code, producer }),
        },
        ...(order?.cancelledAt ? costRows(t, about) : []),
        ...producerPaused(t, about),
      ];
    case 'money-kept':
      return [{ text: t('intro_money-kept', { code, producer }) }, ...costRows(t, about)];
    case 'claim-made':
    case 'claim-changed':
    case 'claim-dropped':
    case 'claim-paid':
    case 'claim-written-off':
    case 'claim-sent-back':
      return claimNews(t, kind, about, code);
    case 'ticket-answered':
      return [{ text: t('intro_ticket-answered', { code }) }];
    case 'review-invitation':
      return [{ text: t('intro_review-invitation', { producer }) }];
  }
}

/** What has become of money that they have twice, how it stands by now, how it is paid, and where the market is asked. */
function claimNews(t: MailWords, kind: ClaimMessage, about: MessageAbout, code: string): MailPart[] {
  const { claimDesk, language } = about;
  // Of what was written off nothing more is asked for: there is no more to say.
  const claim = kind === 'claim-written-off' ? null : about.claim;
  return [
    { text: t(`intro_${kind}`, { code }) },
    ...(claim ? claimLines(language, claim) : []).map((text) => ({ text })),
    ...(claim && claim.open > 0 && claimDesk.account
      ? [
          {
            facts: claimTransfer(language, claim, claimDesk.account).map(
              ({ label, shown }) => [label, shown] as const,
            ),
          },
        ]
      : []),
    ...(claim ? claimCare(language, claim, claimDesk) : []).map((text) => ({ text })),
    { link: { label: t('claimAsk'), url: about.publicUrl + localPath(language, '/about/complaints') } },
  ];
}

const isHeld = (order: OrderOfPage | undefined) => order !== undefined && isWithSuspended(order);

/** What came beyond the price of an order, and what becomes of it; nothing where nothing did. */
function surplus({ language, loose, refunds, orders: [order] }: MessageAbout): MailPart[] {
  const promised = refunds.filter(({ reason }) => beyondPrice.includes(reason));
  const waiting = loose.filter(({ kind }) => beyondPrice.includes(kind));
  return [
    ...promised.map((refund) => refundLine(language, refund)),
    ...looseLines(language, waiting, order),
  ].map((text) => ({ text }));
}

const beyondPrice: readonly string[] = ['too-much', 'double'];

/** What has come, what is missing, and until when the goods are kept for it. */
function paidInPart(
  t: MailWords,
  { language, partly, orders: [order] }: MessageAbout,
  code: string,
): MailPart[] {
  const { seen = 0, missing = 0, until = 0 } = partly ?? {};
  return [
    {
      text: t('intro_paid-in-part', {
        ...{ code, producer: order?.producer.name ?? '' },
        seen: formatVnd(language, seen),
        missing: formatVnd(language, missing),
      }),
    },
    { text: t('paidInPartUntil', { when: formatDateTime(language, until) }) },
  ];
}

/** What is true of a paid order whose producer was suspended before the goods had left; nothing of any other. */
function producerPaused(t: MailWords, { language, orders: [order] }: MessageAbout): MailPart[] {
  if (!order || !isWithSuspended(order)) return [];
  const [first, ...others] = suspendedLines(language, order);
  const paused = t('producerPaused', { producer: order.producer.name });
  return [{ text: `${paused} ${first}` }, ...others.map((text) => ({ text }))];
}

function subjectOf(kind: MessageKind, about: MessageAbout) {
  const {
    money,
    orders: [order],
  } = about;
  if (kind === 'astray-sent-back') return 'subject_refunded';
  if (kind === 'refunded' && money?.settledBy === 'dispute') return 'subject_refunded_dispute';
  if (kind === 'dispute-lost') {
    const { kind: took } = decisionOf(about);
    return took === 'lost' ? 'subject_dispute-lost' : (`subject_dispute-lost_${took}` as const);
  }
  if (kind === 'delivered' && isOfBoth(order)) return 'subject_delivered_both';
  const way = kind === 'handed-over' && order ? deliveryWay(order.delivery) : 'post';
  if (way !== 'post') return `subject_handed-over_${way}` as const;
  return `subject_${kind}` as const;
}

/** What its producer, or staff, gave as the reason, the last time. */
function whyOf(t: MailWords, about: MessageAbout): MailPart[] {
  const { language, orders } = about;
  const [order] = orders;
  const last = order?.events.findLast(({ why }) => why !== null);
  // Buyers need not be told what they have written themselves.
  if (!order || !last || last.byRole === 'buyer') return [];
  const producer = order.producer.name;
  const { said: why, sellerWords: words } = whyCancelled(language, {
    ...last,
    isService: isUsedThere(order.delivery),
  });
  const tRefunds = translate(refundMessages, language);
  const parts: MailPart[] = [];
  if (why)
    parts.push({
      text:
        last.byRole === 'producer'
          ? t('cancelledWhyProducer', { producer, why })
          : t('cancelledWhy', { why }),
    });
  if (words)
    parts.push({
      quote: {
        ...{ author: tRefunds('sellerWrites', { producer }), words, care: tRefunds('sellerWordsCare') },
        link: {
          label: tRefunds('sellerWordsTell'),
          url: ticketLink(orderUrl(about), 'complaint', order.id),
        },
      },
    });
  return parts;
}

/** The order's page in the buyer's language. */
function orderUrl({ language, group, publicUrl }: MessageAbout): string {
  return `${publicUrl}${localPath(language, `/orders/${group.code}`)}`;
}

/** Why money went back, who sent it which way, and what to look for. */
function refunded(t: MailWords, { language, money, refund, cost: { comesBack } }: MessageAbout): MailPart[] {
  const amount = formatSmallest(language, money?.amount ?? 0, money?.currency ?? 'VND');
  if (money?.settledBy === 'dispute')
    return comesBack > 0
      ? [
          { text: t('intro_refunded_dispute_some', { amount }) },
          { text: t('stillSent', { amount: formatVnd(language, comesBack) }) },
        ]
      : [{ text: t('intro_refunded_dispute', { amount }) }];
  if (money?.settledBy === 'transfer') {
    const day = formatDate(language, money.sentOn ?? '');
    return [{ text: t('intro_refunded_transfer', { amount, day, reference: money.reference ?? '' }) }];
  }
  return [...(refund ? [{ text: refundLine(language, refund) }] : []), { text: t('refundedLook') }];
}

/** What follows where all that was paid for an order has gone back, though nobody has cancelled it; nothing else. */
function allBack(t: MailWords, { orders: [order] }: MessageAbout): MailPart[] {
  if (!order?.isAllBack) return [];
  return [{ text: t('allBack', { code: order.code, producer: order.producer.name }) }];
}

/** What the producer has written stands in lines of its own that say so, never in the market's sentences. */
function handedOver(
  t: MailWords,
  { language, cost, orders: [order] }: MessageAbout,
  code: string,
  producer: string,
): MailPart[] {
  // Of what has gone back, or was taken, nobody says that it is paid in full.
  const isLess = cost.takenBack + cost.sentBack + cost.comesBack > 0;
  const care = isLess ? 'bySellerCare_less' : 'bySellerCare';
  if (order?.delivery.method === 'pickup') {
    const place = pickupPlace(language, order.delivery, order.pickupHours);
    // Out of the register, not the producer's to write.
    if (deliveryWay(order.delivery) === 'spot')
      return [{ text: [t('intro_handed-over_spot', { code }), ' ', place] }];
    return [
      { text: t('intro_handed-over_pickup', { code }) },
      { facts: [[t('placeBySeller'), [place]]] },
      { small: t(care) },
    ];
  }
  if (order?.delivery.method === 'hotel') return [{ text: t('intro_handed-over_hotel', { code, producer }) }];
  const { carrier, trackingNumber } = order ?? {};
  const facts: Array<[string, string]> = [];
  if (carrier) facts.push([t('carrierBySeller'), carrier]);
  if (trackingNumber) facts.push([t('tracking'), trackingNumber]);
  return [
    { text: t('intro_handed-over', { code, producer }) },
    ...(facts.length > 0 ? [{ facts }, { small: t(care) }] : []),
  ];
}
