import type { OwnNotice } from '#app/domain/notices/list-notices.server.ts';
import { isNoticeKind, type NoticeKind } from '#app/domain/notices/notice-kinds.ts';
import { formatDate, formatVnd } from '#app/i18n/format.ts';
import type { Language } from '#app/i18n/language.ts';
import { fillText, type Translate, translate } from '#app/i18n/messages.ts';
import { paperKindKey, paperMessages } from '#app/i18n/papers.ts';
import { presenceMessages } from '#app/i18n/presences.ts';

const texts = {
  'dead-link': 'notice_deadLink',
  'presence-down': 'notice_presenceDown',
  'check-expired': 'notice_checkExpired',
  'shop-ends': 'notice_shopEnds',
  'shop-reauthorise': 'notice_shopReauthorise',
  'shop-stopped': 'notice_shopStopped',
  'password-link': 'notice_passwordLink',
  'push-refused': 'notice_pushRefused',
  'product-down': 'notice_productDown',
  'held-paper': 'notice_heldPaper',
  'paper-only-there': 'notice_paperOnlyThere',
  'held-listing': 'notice_heldListing',
  'held-producer': 'notice_heldProducer',
  'hidden-there': 'notice_hiddenThere',
  'paper-refused': 'notice_paperRefused',
  'paper-ends': 'notice_paperEnds',
  'paper-ends-soon': 'notice_paperEndsSoon',
  'paper-ended': 'notice_paperEnded',
  'listing-returned': 'notice_listingReturned',
  'listing-approved': 'notice_listingApproved',
  'refund-due': 'notice_refundDue',
  'refund-account': 'notice_refundAccount',
  'order-cancelled': 'notice_orderCancelled',
  'visit-cancelled': 'notice_visitCancelled',
  'staff-cancelled': 'notice_staffCancelled',
  'transfer-waits': 'notice_transferWaits',
  'bank-changed': 'notice_bankChanged',
  'order-paid': 'notice_orderPaid',
  'ticket-opened': 'notice_ticketOpened',
  'review-published': 'notice_reviewPublished',
  'order-disputed': 'notice_orderDisputed',
  'dispute-lost': 'notice_disputeLost',
  'dispute-won': 'notice_disputeWon',
  'money-back': 'notice_moneyBack',
  'money-kept': 'notice_moneyKept',
  'given-back': 'notice_givenBack',
  'paid-out': 'notice_paidOut',
  'payout-reversed': 'notice_payoutReversed',
} as const satisfies Record<NoticeKind, keyof (typeof presenceMessages)['vi']>;

/** Of what came to no good end at a platform: it is gone there again, the market did not make it, or it was refused. */
const endedTexts = { gone: 'notice_pushGone', notMade: 'notice_pushNotMade' } as const;

/** Of several products at once, told one by one and read together. */
function textOf(kind: NoticeKind, count: number) {
  if (count > 1 && kind === 'dead-link') return 'notice_manyDead';
  return count > 1 && kind === 'presence-down' ? 'notice_manyDown' : texts[kind];
}

/** Of a dispute of which it was known, when it was told, what it asks for of the order, or what it has taken. */
function disputeText(kind: NoticeKind, { amount, ofPayment, took, ended, left, held }: OwnNotice['params']) {
  if (kind === 'dispute-won' && ended === 'cancelled') return 'notice_disputeWonEnded';
  if (kind === 'order-disputed' && typeof amount === 'number') return 'notice_orderDisputedSum';
  if (kind === 'order-disputed' && typeof ofPayment === 'number') return 'notice_orderDisputedAll';
  if (kind !== 'dispute-lost') return null;
  if (took === 'twice') return 'notice_disputeLostTwice';
  // Of one that was cancelled nothing stays paid, and nothing is sent, whatever the bank has left.
  if (typeof amount === 'number' && (ended === 'cancelled' || (took === 'part' && left === 0)))
    return held === 1 && ended !== 'cancelled' ? 'notice_disputeLostHeld' : 'notice_disputeLostEnded';
  if (took !== 'part') return null;
  return held === 1 ? 'notice_disputeLostHeld' : 'notice_disputeLostPart';
}

/** Where guests are still to come, though fewer, and where goods were cancelled with all of them. */
function visitText(kind: NoticeKind, { pieces, goods }: OwnNotice['params']) {
  if (kind !== 'visit-cancelled') return null;
  if (typeof pieces === 'number' && pieces > 0) return 'notice_visitCancelledInPart';
  return goods === 'less' ? 'notice_visitAndGoodsCancelled' : null;
}

/** The sentence of a notice, with its days, states, papers and reasons in words. */
export function noticeText(
  t: Translate<(typeof presenceMessages)['vi']>,
  language: Language,
  { kind, params }: Pick<OwnNotice, 'kind' | 'params'>,
): string {
  if (!isNoticeKind(kind)) return t('notice_other');
  const { amount, ofPayment, twice, inAll, left, day, state, paper, product, note, causeVi, causeEn, next } =
    params;
  const stateKey = `state_${state}`;
  const standsKey = `stands_${params.stands}`;
  // Goods of which a platform takes none: no paper helps.
  const ended = kind === 'push-refused' && (params.how === 'gone' || params.how === 'notMade');
  const key = ended
    ? endedTexts[params.how as keyof typeof endedTexts]
    : kind === 'held-paper' && paper === ''
      ? 'notice_heldGoods'
      : (visitText(kind, params) ?? disputeText(kind, params) ?? textOf(kind, Number(params.count ?? 1)));
  return fillText(presenceMessages[language][key], language, {
    // Kept before several could be told of together.
    count: 1,
    ...params,
    ...(typeof amount === 'number' ? { amount: formatVnd(language, amount) } : {}),
    ...(typeof ofPayment === 'number' ? { ofPayment: formatVnd(language, ofPayment) } : {}),
    twice:
      typeof twice === 'number' && twice > 0 ? t('disputeTwice', { twice: formatVnd(language, twice) }) : '',
    inAll:
      typeof inAll === 'number' && inAll > Number(amount ?? 0)
        ? t('disputeInAll', { inAll: formatVnd(language, inAll) })
        : '',
    ...(typeof left === 'number' ? { left: formatVnd(language, left) } : {}),
    ...(typeof day === 'string' && day !== '' ? { day: formatDate(language, day) } : {}),
    ...(Object.hasOwn(presenceMessages.vi, stateKey)
      ? { state: t(stateKey as 'state_live').toLocaleLowerCase(language) }
      : {}),
    ...(typeof paper === 'string' && paper !== ''
      ? { paper: translate(paperMessages, language)(paperKindKey(paper)) }
      : {}),
    // The sentence goes on behind it.
    ...(typeof note === 'string' ? { note: note.trim().replace(/\.+$/, '') } : {}),
    forProduct: product ? t('paperForProduct', { product }) : '',
    ...(Object.hasOwn(presenceMessages.vi, standsKey) ? { stands: t(standsKey as 'stands_done') } : {}),
    books: params.books === 'less' || params.books === 'owes' ? t(`books_${params.books}`) : '',
    next: next === 'itself' || next === 'again' ? t(`next_${next}`) : '',
    cause: (language === 'vi' ? causeVi : causeEn) ?? '',
  });
}
