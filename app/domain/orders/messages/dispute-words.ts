import { decidedKind } from '#app/domain/orders/disputes/decided-kind.ts';
import type { MailPart } from '#app/domain/orders/messages/mail-parts.ts';
import type { MessageAbout } from '#app/domain/orders/messages/read-message-subject.server.ts';
import type { OrderOfPage } from '#app/domain/orders/page/read-group-orders.server.ts';
import { isWithSuspended } from '#app/domain/orders/page/suspended-lines.ts';
import { formatVnd } from '#app/i18n/format.ts';
import type { MailWords } from '#app/i18n/mails.ts';

/** That a card's holder asks their bank for the money of an order back, and what of it had gone back before. */
export function disputeOpened(t: MailWords, about: MessageAbout, code: string, producer: string): MailPart[] {
  const [order] = about.orders;
  return [
    { text: t('intro_order-disputed', { code, producer, sum: disputeSum(t, about) }) },
    ...twiceOf(t, about, 'disputeTwice_open', order?.disputed?.twice),
  ];
}

/** What a dispute asks for, or took, of the order, to stand behind it; nothing where that is not known. */
function disputeSum(t: MailWords, { language, orders: [order] }: MessageAbout): string {
  const { amount = null, ofPayment = null } = order?.disputed ?? {};
  if (amount) return t('disputeSum', { amount: formatVnd(language, amount) });
  return ofPayment ? t('disputeSumAll', { amount: formatVnd(language, ofPayment) }) : '';
}

/** What the card's bank has taken of the order for good by this decision, by all of them, and what that means. */
export function disputeLost(t: MailWords, about: MessageAbout, code: string, producer: string): MailPart[] {
  const {
    language,
    orders: [order],
    cost: { comesBack },
  } = about;
  const { left = 0, kind: stands, amount: taken } = order?.disputed ?? {};
  const { kind, amount, twice } = decisionOf(about);
  const vnd = (of: number) => formatVnd(language, of);
  if (kind === 'twice')
    return [{ text: t('intro_dispute-lost_twice', { code, producer, amount: vnd(twice) }) }];
  const inAll = stands === 'lost' || stands === 'part' ? (taken ?? 0) : 0;
  const sum = amount > 0 ? t('disputeSum', { amount: vnd(amount) }) : '';
  const isOver = !order || order.cancelledAt !== null || stands === 'open' || left === 0;
  return [
    {
      text:
        kind === 'part'
          ? t('intro_dispute-lost_part', { code, producer, amount: vnd(amount) })
          : t(comesBack > 0 ? 'intro_dispute-lost_some' : 'intro_dispute-lost', { code, producer, sum }),
    },
    ...(inAll > amount ? [{ text: t('disputeInAll', { amount: vnd(inAll) }) }] : []),
    ...twiceOf(t, about, 'disputeTwice_lost', twice),
    ...(isOver ? [] : [{ text: t('disputeRest', { left: vnd(left) }) }]),
    ...(comesBack > 0 ? [{ text: t('stillSent', { amount: vnd(comesBack) }) }] : []),
  ];
}

/** What the decision that the message is about has taken; left before decisions were told apart, what all have taken. */
export function decisionOf({ decision, orders: [order] }: MessageAbout) {
  const { kind, amount, twice = 0 } = order?.disputed ?? {};
  const taken = decision ?? (kind === 'twice' ? { amount: 0, twice } : { amount: amount ?? 0, twice });
  return { ...taken, kind: decidedKind(kind, taken) };
}

/** What of the sum had gone back before, and that it is asked for; nothing where nothing had. */
function twiceOf(
  t: MailWords,
  { language }: MessageAbout,
  key: 'disputeTwice_open' | 'disputeTwice_lost',
  amount = 0,
): MailPart[] {
  return amount > 0 ? [{ text: t(key, { amount: formatVnd(language, amount) }) }] : [];
}

/** Of an order that was cancelled nothing is sent, and its money does not stay. */
export function wonKey(order: OrderOfPage | undefined) {
  if (order?.cancelledAt) return 'intro_dispute-won_cancelled';
  return order && isWithSuspended(order) ? 'intro_dispute-won_suspended' : 'intro_dispute-won';
}
