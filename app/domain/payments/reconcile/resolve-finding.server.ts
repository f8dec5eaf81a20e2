import { and, eq, isNull } from 'drizzle-orm';
import { z } from 'zod';
import { type Actor, staffRole } from '#app/domain/accounts/actor.ts';
import { bookGoneThere, firstParts, type GoneFor } from '#app/domain/payments/card/book-gone-there.server.ts';
import {
  amountOf,
  type CardMoneyStands,
  cardMoneyStands,
} from '#app/domain/payments/card/card-money-stands.server.ts';
import { mendFinding } from '#app/domain/payments/reconcile/write-finding.server.ts';
import { refundThere } from '#app/domain/payments/refunds/gone-there.server.ts';
import { leftOfCardMoney } from '#app/domain/payments/refunds/left-of-card-money.server.ts';
import { lockPayment } from '#app/domain/payments/refunds/lock-payments.server.ts';
import { promiseForeignRefund } from '#app/domain/payments/refunds/promise-foreign-refund.server.ts';
import { promiseRefund } from '#app/domain/payments/refunds/promise-refund.server.ts';
import { promiseRest } from '#app/domain/payments/refunds/promise-rest.server.ts';
import type { Context } from '#app/server/context.ts';
import { DomainError, isDomainError, NotFound } from '#app/server/domain-error.ts';
import { recordAudit } from '#app/server/record-audit.server.ts';
import type { Store, Tx } from '#db/store.ts';

/** What staff do about something that does not agree. */
export type Resolve =
  /** They have seen to it elsewhere. */
  | { how: 'note' }
  /** The money goes back to whom it came from, whole. */
  | { how: 'give-back' }
  /** What was given back over there was for this order, whole. */
  | { how: 'assign'; orderId: string }
  /** It was for these, VND each, in sum what went; null is money of the payment that is of no order. */
  | { how: 'assign'; parts: ReadonlyArray<{ orderId: string | null; amount: number }> };

const moneyDetail = z.object({ moneyId: z.string() });

/**
 * Closes what did not agree, once, with what was done about it and why. Money that went back in the provider's own pages is
 * not put away with words alone: it is booked to what it was for, and of each order first to what is promised of it.
 * @throws NotFound when there is none; DomainError settledMeanwhile, thereCameBack, thereOnItsWay, findingNote (note), mustSayForWhich (order),
 * cannotGiveBack, assignTooMuch (order), assignSum (order), refundUnderWay (order), refundBookedElsewhere (order).
 */
export async function resolveFinding(
  context: Context,
  actor: Actor,
  { findingId, note, resolve }: { findingId: string; note: string; resolve: Resolve },
): Promise<void> {
  const { store, clock } = context;
  const { reconciliationFinding: finding } = store.tables;
  const words = note.trim();
  if (words.length < 3) throw new DomainError('findingNote', { field: 'note' });
  await store.write(
    async (tx) => {
      // Before it is looked at: whoever hears meanwhile that it has come back waits, or is waited for.
      await holdItsPayment(context, tx, findingId);
      const [open] = await tx
        .update(finding)
        .set({ resolvedAt: clock.now(), resolvedBy: actor.personId, note: words.slice(0, 500) })
        .where(and(eq(finding.id, findingId), isNull(finding.resolvedAt), isNull(finding.mendedAt)))
        .returning();
      if (!open) throw await whyNotOpen(tx, store.tables, findingId);
      refuseOnItsWay(open);
      if (resolve.how === 'note') mustAssign(open);
      if (resolve.how === 'give-back') await giveBack(context, tx, actor, open);
      if (resolve.how === 'assign') await assign(context, tx, actor, open, resolve);
      await recordAudit(context, tx, {
        personId: actor.personId,
        role: staffRole(actor),
        act: 'resolve-finding',
        subject: 'reconciliation-finding',
        subjectId: findingId,
        detail: { kind: open.kind, about: open.subject, how: resolve.how },
      });
    },
    { isolation: 'guarded' },
  );
}

async function holdItsPayment(context: Context, tx: Tx, findingId: string): Promise<void> {
  const { reconciliationFinding: finding } = context.store.tables;
  const [row] = await tx.select({ detail: finding.detail }).from(finding).where(eq(finding.id, findingId));
  const about = refundThere.safeParse(row?.detail).data;
  if (about) await lockPayment(context, tx, about.paymentId);
}

/** Somebody else was faster, or it has come back, unless nobody ever found that. */
async function whyNotOpen(
  tx: Tx,
  { reconciliationFinding: finding }: Store['tables'],
  findingId: string,
): Promise<Error> {
  const [known] = await tx.select().from(finding).where(eq(finding.id, findingId));
  if (!known) return new NotFound('finding');
  const isBack =
    known.kind === 'refund-there' &&
    known.resolvedAt === null &&
    refundThere.safeParse(known.detail).data?.isBooked === 0;
  return new DomainError(isBack ? 'thereCameBack' : 'settledMeanwhile');
}

type Finding = Store['tables']['reconciliationFinding']['$inferSelect'];

async function giveBack(context: Context, tx: Tx, actor: Actor, { kind, detail }: Finding): Promise<void> {
  const { cardMoney } = context.store.tables;
  const about = moneyDetail.safeParse(detail);
  const [money] = about.success
    ? await tx.select().from(cardMoney).where(eq(cardMoney.id, about.data.moneyId))
    : [];
  // What somebody gave back over there meanwhile has gone already.
  const amount = money ? await leftOfCardMoney(context.store.tables, tx, money.id) : 0;
  if (amount <= 0) throw new DomainError('cannotGiveBack');
  const rest = {
    amount,
    reason: 'wrong-amount',
    causeKey: `money:${money?.externalId}`,
    by: { role: 'staff', personId: actor.personId },
  } as const;
  if (kind === 'currency' && money?.standing === 'foreign') {
    await promiseForeignRefund(context, tx, { money, ...rest });
    return;
  }
  if (kind !== 'amount' || money?.standing !== 'wrong') throw new DomainError('cannotGiveBack');
  const { id: cardMoneyId, paymentId } = money;
  await promiseRefund(context, tx, { paymentId, orderId: null, cardMoneyId, ...rest });
}

/** What went back over there was for this; `actor` says so. */
async function assign(
  context: Context,
  tx: Tx,
  actor: Actor,
  finding: Finding,
  said: Extract<Resolve, { how: 'assign' }>,
): Promise<void> {
  const { tables } = context.store;
  const { cardMoney, reconciliationFinding } = tables;
  const about = refundThere.safeParse(finding.detail);
  const [money] = about.success
    ? await tx.select().from(cardMoney).where(eq(cardMoney.externalId, about.data.intentId))
    : [];
  if (
    finding.kind !== 'refund-there' ||
    !about.success ||
    about.data.isBooked === 1 ||
    money?.currency !== 'VND'
  )
    throw new DomainError('cannotGiveBack');
  const { amount } = about.data;
  const parts = 'orderId' in said ? [{ orderId: said.orderId, amount }] : said.parts;
  const isTwice = new Set(parts.map(({ orderId }) => orderId)).size < parts.length;
  if (parts.length === 0 || isTwice || parts.some(({ orderId }) => orderId === ''))
    throw new DomainError('mustSayForWhich', { field: 'order' });
  const sum = amountOf(parts);
  if (sum !== amount || parts.some((part) => !Number.isSafeInteger(part.amount) || part.amount <= 0))
    throw new DomainError('assignSum', { field: 'order', params: { amount, sum } });
  const stands = await cardMoneyStands(tables, tx, money);
  const booked: GoneFor[] = [];
  for (const part of parts) booked.push(...(await partsOf(context, tx, stands, part)));
  try {
    await bookGoneThere(context, tx, money, [{ externalId: finding.subject, amount }], {
      parts: booked,
      by: { role: 'staff', personId: actor.personId },
    });
  } catch (error) {
    if (!isDomainError(error)) throw error;
    const code = error.code === 'refundTooMuch' ? 'assignTooMuch' : error.code;
    throw new DomainError(code, { field: 'order', params: error.params });
  }
  const [only] = parts;
  const orderId = parts.length === 1 ? only?.orderId : null;
  await tx
    .update(reconciliationFinding)
    .set({ detail: { ...about.data, ...(orderId ? { orderId } : {}) } })
    .where(eq(reconciliationFinding.id, finding.id));
  // The comparison of the lists had missed it as well.
  const missed = { provider: 'stripe', kind: 'missing-here', subject: finding.subject } as const;
  await mendFinding(context, tx, missed);
  await promiseRest(context, tx, money.paymentId);
}

/** Of an order first what is promised: where one promise is just this sum, that one. The rest is of what it has left. */
async function partsOf(
  { store }: Context,
  tx: Tx,
  { money, promises, left }: CardMoneyStands,
  { orderId, amount }: { orderId: string | null; amount: number },
): Promise<GoneFor[]> {
  const { paymentAllocation } = store.tables;
  if (orderId !== null) {
    const [part] = await tx
      .select()
      .from(paymentAllocation)
      .where(and(eq(paymentAllocation.paymentId, money.paymentId), eq(paymentAllocation.orderId, orderId)));
    if (!part) throw new NotFound('order of this payment');
  }
  const own = promises.filter((promise) => promise.orderId === orderId);
  const same = own.find((promise) => promise.amount === amount);
  const all: GoneFor[] = [
    ...(same ? [same] : own).map((promise) => ({ promise, amount: promise.amount })),
    ...left.filter((one) => one.orderId === orderId && one.amount > 0),
  ];
  const most = amountOf(all);
  if (amount > most) throw new DomainError('assignTooMuch', { field: 'order', params: { left: most } });
  return firstParts(all, amount);
}

/** It may still fail: until it has arrived it was for nothing, and it must be heard of again. */
function refuseOnItsWay({ kind, detail }: Finding): void {
  if (kind === 'refund-there' && refundThere.safeParse(detail).data?.isPending === 1)
    throw new DomainError('thereOnItsWay');
}

/** Money that went back over there is in the books before it is put away: they would not hold else. */
function mustAssign({ kind, detail }: Finding): void {
  const about = refundThere.safeParse(detail);
  if (kind !== 'refund-there' || !about.success) return;
  const { isBooked, currency } = about.data;
  if (isBooked !== 1 && currency.toUpperCase() === 'VND')
    throw new DomainError('mustSayForWhich', { field: 'order' });
}
