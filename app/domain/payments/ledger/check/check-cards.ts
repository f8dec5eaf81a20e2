import { z } from 'zod';
import type { Books } from '#app/domain/payments/ledger/check/books.server.ts';
import {
  claimedOfDisputes,
  claimedThere,
  twiceOfDisputes,
} from '#app/domain/payments/ledger/check/check-claims.ts';
import { entriesOf } from '#app/domain/payments/ledger/check/check-ledger.ts';
import { type Finding, Look, sumBy, total } from '#app/domain/payments/ledger/check/finding.ts';
import { overlapOfOrder } from '#app/domain/payments/ledger/overlap-of-order.ts';
import { disputeShareKinds } from '#app/domain/payments/ledger/taken-by-disputes.server.ts';
import { refundThere, wholeId } from '#app/domain/payments/refunds/gone-there.server.ts';

/** What was posted as received by card, by what each posting tells of. */
function receiptsOf(books: Books): Map<string, number> {
  return sumBy(
    entriesOf(books, 'receipt-card').filter(({ account }) => account === 'operator_clearing'),
    ({ subject }) => subject,
    ({ amount }) => amount,
  );
}

const isOpen = ({ mendedAt, resolvedAt }: Books['differences'][number]) =>
  mendedAt === null && resolvedAt === null;

/** A settled card payment was received once: what its orders ask for, and what was more than that, which is of no order. */
export function checkCardReceipts(books: Books): Finding {
  const look = new Look('card-receipts');
  const receipts = receiptsOf(books);
  const surplus = sumBy(
    entriesOf(books, 'receipt-card').filter(
      ({ account, orderId }) => account === 'buyer_receivable' && orderId === null,
    ),
    ({ subject }) => subject,
    ({ amount }) => -amount,
  );
  const settled = books.payments.filter(({ method, settledAt }) => method === 'card' && settledAt !== null);
  for (const { id, amount } of settled) {
    const expected = amount + (surplus.get(`payment:${id}`) ?? 0);
    look.same(`payment:${id}`, 'receipt', expected, receipts.get(`payment:${id}`) ?? 0);
  }
  return look.end({ payments: settled.length, total: total([...receipts.values()], (one) => one) });
}

/**
 * All card money that was seen is for something: for the orders that it paid and what went back of it, or, where it settled
 * nothing, gone back whole or waiting for a person to say so.
 */
export function checkCardMoney(books: Books): Finding {
  const look = new Look('card-money');
  const { cardMoney, allocations, orders, refunds, differences } = books;
  const receipts = receiptsOf(books);
  const paid = new Set(orders.filter(({ paidAt }) => paidAt !== null).map(({ id }) => id));
  const sold = sumBy(
    allocations.filter(({ orderId }) => paid.has(orderId)),
    ({ paymentId }) => paymentId,
    ({ amount }) => amount,
  );
  const late = sumBy(
    refunds.filter(({ orderId, cardMoneyId }) => cardMoneyId === null && !paid.has(orderId ?? '')),
    ({ paymentId }) => paymentId,
    ({ amount }) => amount,
  );
  const aside = sumBy(
    refunds,
    ({ cardMoneyId }) => cardMoneyId,
    ({ amount }) => amount,
  );
  const waiting = new Set(differences.filter(isOpen).map(({ kind, subject }) => `${kind} ${subject}`));
  for (const { id, paymentId, externalId, amount, standing } of cardMoney) {
    const settles = standing === 'settles';
    const subject = settles ? `payment:${paymentId}` : `payment:${paymentId}:${externalId}`;
    look.same(`money:${externalId}`, 'receipt', amount, receipts.get(subject) ?? 0);
    if (settles) {
      const used = (sold.get(paymentId) ?? 0) + (late.get(paymentId) ?? 0);
      look.same(`money:${externalId}`, 'usedFor', amount, used);
    } else if (!waiting.has(`amount ${externalId}`)) {
      look.same(`money:${externalId}`, 'usedFor', amount, aside.get(id) ?? 0);
    }
  }
  return look.end({ payments: cardMoney.length, total: total(cardMoney, ({ amount }) => amount) });
}

/**
 * What somebody gave back in the provider's own pages stands in the books once it is known what it was for, with its sum and
 * for the order that staff have named; what is claimed of it, because its buyer had it before, was for none.
 */
export function checkRefundsThere(books: Books): Finding {
  const look = new Look('refunds-there');
  const { differences, refunds } = books;
  const claimed = claimedThere(books);
  const there = differences.flatMap((one) => {
    const about = one.kind === 'refund-there' ? refundThere.safeParse(one.detail).data : undefined;
    return about?.currency.toUpperCase() === 'VND' ? [{ ...one, ...about }] : [];
  });
  for (const one of there) {
    const { subject, amount, isBooked, orderId, mendedAt } = one;
    // What came back was for nothing, and is owed again.
    const booked = refunds.filter(
      ({ externalId, failedAt }) =>
        failedAt === null && externalId !== null && wholeId(externalId) === subject,
    );
    const isDue = isBooked === 1 || (!isOpen(one) && mendedAt === null);
    const sum = total(booked, (refund) => refund.amount);
    const due = isDue ? amount - (claimed.get(subject) ?? 0) : 0;
    look.same(`there:${subject}`, 'refunded', due, sum);
    if (orderId === undefined) continue;
    for (const refund of booked) look.same(`there:${subject}`, 'ofOrder', orderId, refund.orderId);
  }
  return look.end({ refunds: there.length, total: total(there, ({ amount }) => amount) });
}

/** The card's bank has taken its money, and has not given it back. */
const isWithdrawn = ({ withdrawnAt, reinstatedAt }: Books['disputes'][number]) =>
  withdrawnAt !== null && reinstatedAt === null;

/** It has taken it for good: the buyer has it. The money of one that was won may be some days on its way back. */
const isLost = (dispute: Books['disputes'][number]) =>
  isWithdrawn(dispute) && dispute.closedAt !== null && dispute.status !== 'won';

/**
 * Nobody has got back more card money than they paid: what went to the card, what the operator's bank sent instead, what was
 * given back in the provider's own pages, whether it is booked yet or not, and what the card's bank took in a lost dispute and gave
 * to them. What a bank holds that has not decided yet is no buyer's: it is said as a figure. What is claimed from a buyer they owe
 * back, and never more than they have twice.
 */
export function checkPaidBack(books: Books): Finding {
  const look = new Look('paid-back');
  const { cardMoney, refunds, differences, disputes } = books;
  const claimed = claimedThere(books);
  const ofDisputes = claimedOfDisputes(books);
  const lost = sumBy(
    disputes.filter(isLost),
    ({ paymentId }) => paymentId,
    ({ amount }) => amount,
  );
  const done = refunds.filter(
    ({ method, doneAt, settledBy }) => method === 'card' && doneAt !== null && settledBy !== 'dispute',
  );
  const booked = sumBy(
    done,
    ({ externalId }) => (externalId === null ? null : wholeId(externalId)),
    ({ amount }) => amount,
  );
  const unbooked = differences.flatMap(({ kind, subject, detail, mendedAt }) => {
    const about = kind === 'refund-there' ? refundThere.safeParse(detail).data : undefined;
    // What came back is nobody's, and what is booked stands among the refunds.
    if (about?.currency.toUpperCase() !== 'VND' || about.isBooked === 1 || mendedAt !== null) return [];
    const known = (booked.get(subject) ?? 0) + (claimed.get(subject) ?? 0);
    return [{ intentId: about.intentId, amount: about.amount - known }];
  });
  const there = sumBy(
    unbooked,
    ({ intentId }) => intentId,
    ({ amount }) => amount,
  );
  const sent = sumBy(
    done,
    ({ cardMoneyId, paymentId }) => cardMoneyId ?? paymentId,
    ({ amount }) => amount,
  );
  const backs = cardMoney.map(({ id, paymentId, externalId, amount, standing }) => {
    const sum = (sent.get(standing === 'settles' ? paymentId : id) ?? 0) + (there.get(externalId) ?? 0);
    look.atMost(`money:${externalId}`, 'refunded', amount, sum);
    return { paymentId, paid: amount, back: sum };
  });
  // A dispute is of a payment, whichever of its money it is about.
  for (const [paymentId, byBank] of lost) {
    const of = backs.filter((one) => one.paymentId === paymentId);
    if (of.length === 0) continue;
    const paid = total(of, (one) => one.paid);
    const most = paid + (ofDisputes.get(paymentId) ?? 0);
    look.atMost(`payment:${paymentId}`, 'backByDispute', most, total(of, ({ back }) => back) + byBank);
  }
  const byUse = backByUse(books);
  for (const [paymentId, { ofNone }] of byUse) {
    // Of money that came once the sum of the payment says it.
    if (backs.filter((one) => one.paymentId === paymentId).length < 2) continue;
    const most = ofNone.whole + (ofDisputes.get(paymentId) ?? 0);
    look.atMost(`payment:${paymentId}`, 'backByDispute', most, ofNone.back);
  }
  // Nothing is claimed, or shown to staff to be claimed, that settles a promise instead or has come back meanwhile.
  for (const [paymentId, claimedOf] of twiceOfDisputes(books)) {
    const uses = byUse.get(paymentId);
    const twice = uses
      ? total([uses.ofOrders, uses.ofNone], ({ whole, back }) => Math.max(0, back - whole))
      : 0;
    look.atMost(`payment:${paymentId}`, 'claimed', twice, claimedOf);
  }
  return look.end({
    payments: cardMoney.length,
    total: total(backs, ({ back }) => back) + total([...lost.values()], (amount) => amount),
    held: total(
      disputes.filter((dispute) => isWithdrawn(dispute) && dispute.closedAt === null),
      ({ amount }) => amount,
    ),
  });
}

type Use = { readonly whole: number; readonly back: number };

/**
 * What card money was paid for, where a bank has taken of it for good, and what buyers got back of that by refunds and by lost disputes: of
 * orders, and of no order; by payment's id. Each for itself: the sum of the payment hides what went back of the one twice, as long as
 * something of the other has not gone back, and what lost disputes took of no order settles promises of that.
 */
function backByUse(books: Books): ReadonlyMap<string, { ofOrders: Use; ofNone: Use }> {
  const { allocations, cardMoney, disputes, refunds } = books;
  const lost = disputes.filter(isLost);
  const amountOf = ({ amount }: { amount: number }) => amount;
  return new Map(
    lost.flatMap(({ paymentId }) => {
      const isOf = (one: { paymentId: string }) => one.paymentId === paymentId;
      const moneys = cardMoney.filter(isOf);
      const settling = total(
        moneys.filter(({ standing }) => standing === 'settles'),
        amountOf,
      );
      const sold = Math.min(settling, total(allocations.filter(isOf), amountOf));
      const sent = refunds.filter((one) => isOf(one) && one.doneAt !== null && one.settledBy !== 'dispute');
      const own = new Set(lost.filter(isOf).map(({ id }) => `dispute:${id}`));
      const taken = entriesOf(books, ...disputeShareKinds).filter(
        ({ subject, account }) =>
          own.has(disputeOf(subject)) && (account === 'fees' || account === 'producer_payable'),
      );
      const backOf = (which: (one: { orderId: string | null }) => boolean) =>
        total(sent.filter(which), amountOf) + total(taken.filter(which), amountOf);
      const ofOrders = { whole: sold, back: backOf(({ orderId }) => orderId !== null) };
      const ofNone = {
        whole: total(moneys, amountOf) - sold,
        back: backOf(({ orderId }) => orderId === null),
      };
      return [[paymentId, { ofOrders, ofNone }] as const];
    }),
  );
}

const arrivedTwice = z.object({ refundId: z.string(), amount: z.number() });

/**
 * No refund was paid twice: one that was settled by a transfer, by a dispute or by another sending has not reached its card as
 * well, or staff have seen to it.
 */
export function checkRefundsOnce({ differences, refunds }: Books): Finding {
  const look = new Look('refunds-once');
  const amounts = new Map(refunds.map(({ id, amount }) => [id, amount]));
  const twice = differences.flatMap((one) => {
    const about = one.kind === 'state' && isOpen(one) ? arrivedTwice.safeParse(one.detail).data : undefined;
    return about ? [about] : [];
  });
  for (const { refundId, amount } of twice) {
    const due = amounts.get(refundId) ?? 0;
    look.same(`refund:${refundId}`, 'sent', due, due + amount);
  }
  return look.end({ refunds: refunds.length });
}

/**
 * No refund waits for a card whose bank has taken as much of the same order for good: the promise ends with that, and no promise has
 * ended by more than that. What is promised of an order and taken by a bank as well is borne once by its producer. One that
 * may be at the provider in this moment does not count yet, and one that is more than the bank took is staff's to send: it can be.
 */
export function checkDisputedRefunds(books: Books): Finding {
  const look = new Look('disputed-refunds');
  const { disputes, refunds, orders } = books;
  const lost = disputes.filter(isLost);
  const paymentOf = new Map(lost.map(({ id, paymentId }) => [`dispute:${id}`, paymentId]));
  const unpaid = new Set(orders.filter(({ paidAt }) => paidAt === null).map(({ id }) => id));
  const accountOf = (orderId: string | null) =>
    orderId === null || unpaid.has(orderId) ? 'fees' : 'producer_payable';
  const taken = sumBy(
    entriesOf(books, ...disputeShareKinds)
      .map((entry) => ({ ...entry, paymentId: paymentOf.get(disputeOf(entry.subject)) ?? null }))
      .filter(({ account, orderId }) => account === accountOf(orderId)),
    ({ paymentId, orderId }) => (paymentId === null ? null : nameOf(paymentId, orderId)),
    ({ amount }) => amount,
  );
  const settled = sumBy(
    refunds.filter(({ settledBy }) => settledBy === 'dispute'),
    ({ paymentId, orderId }) => nameOf(paymentId, orderId),
    ({ amount }) => amount,
  );
  const open = refunds.filter((one) => one.method === 'card' && one.doneAt === null && !isUnderWay(one));
  // What a bank has given back settles nothing.
  for (const [name, amount] of settled)
    look.atMost(`payment:${name}`, 'dropped', Math.max(0, taken.get(name) ?? 0), amount);
  let waiting = 0;
  for (const { id, paymentId, orderId, amount } of open) {
    const name = nameOf(paymentId, orderId);
    if (amount > (taken.get(name) ?? 0) - (settled.get(name) ?? 0)) continue;
    waiting += 1;
    look.same(`refund:${id}`, 'waitsForNothing', 0, amount);
  }
  lookAtWaysOut(books, look);
  lookAtOverlap(books, look);
  return look.end({ disputed: total(lost, ({ amount }) => amount), waiting });
}

/** Its sending has begun, and nobody knows yet whether it arrives: it may be at the provider in this moment. */
const isUnderWay = ({ doneAt, failedAt, attemptKey, externalId }: Books['refunds'][number]) =>
  doneAt === null && failedAt === null && (attemptKey !== null || externalId !== null);

const disputeOf = (subject: string) => subject.split(':').slice(0, 2).join(':');
const nameOf = (paymentId: string, orderId: string | null) => `${paymentId} ${orderId ?? ''}`;

/**
 * Where a bank has taken of a payment for good, nothing waits for staff that is more than may still be sent of it
 * (`refuseBesideBanks`): it would be owed, and every way to send it refused. What went in the provider's own pages and waits for a name
 * may be the same money, so that naming it is the way. Nor does what may be at the provider in this moment count: it arrives or
 * is refused, and only then is it known what of it banks have settled, and what is left for the others.
 */
function lookAtWaysOut(books: Books, look: Look): void {
  const { cardMoney, disputes, refunds } = books;
  const byPayment = (rows: ReadonlyArray<{ paymentId: string; amount: number }>) =>
    sumBy(
      rows,
      ({ paymentId }) => paymentId,
      ({ amount }) => amount,
    );
  const lost = byPayment(disputes.filter(isLost));
  const paid = byPayment(cardMoney);
  const twice = twiceOfDisputes(books);
  const ofCards = refunds.filter(({ method }) => method === 'card');
  const gone = byPayment(
    ofCards.filter((one) => one.failedAt === null && one.settledBy !== 'dispute' && !isUnderWay(one)),
  );
  for (const { id, paymentId, amount, doneAt, failedAt } of ofCards) {
    if (doneAt !== null || failedAt === null || !lost.has(paymentId)) continue;
    const owed = (paid.get(paymentId) ?? 0) + (twice.get(paymentId) ?? 0);
    const left = owed - (gone.get(paymentId) ?? 0) - (lost.get(paymentId) ?? 0);
    look.atMost(`refund:${id}`, 'mayBeSent', Math.max(0, left), amount);
  }
}

/** What is promised of an order and taken by a bank as well stands in the books as that, once. */
function lookAtOverlap(books: Books, look: Look): void {
  const { allocations, disputes, refunds } = books;
  const live = disputes.filter(
    ({ withdrawnAt, reinstatedAt }) => withdrawnAt !== null && reinstatedAt === null,
  );
  const paymentOfLive = new Map(live.map(({ id, paymentId }) => [`dispute:${id}`, paymentId]));
  const borne = sumBy(
    entriesOf(books, ...disputeShareKinds).filter(({ account }) => account === 'producer_payable'),
    ({ subject, orderId }) => {
      const paymentId = paymentOfLive.get(disputeOf(subject));
      return paymentId === undefined ? null : nameOf(paymentId, orderId);
    },
    ({ amount }) => amount,
  );
  const overlaps = sumBy(
    entriesOf(books, 'dispute-overlap').filter(({ account }) => account === 'refunds'),
    ({ subject, orderId }) => nameOf(subject.split(':')[1] ?? '', orderId),
    ({ amount }) => amount,
  );
  for (const { paymentId, orderId, amount: whole } of allocations) {
    const name = nameOf(paymentId, orderId);
    const isOfIt = (one: (typeof refunds)[number]) =>
      one.paymentId === paymentId && one.orderId === orderId && one.cardMoneyId === null;
    const taken = borne.get(name) ?? 0;
    const overlap = taken === 0 ? 0 : overlapOfOrder({ whole, taken }, refunds.filter(isOfIt));
    look.same(`payment:${name}`, 'overlap', overlap, overlaps.get(name) ?? 0);
  }
}
