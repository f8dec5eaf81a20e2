import { and, eq } from 'drizzle-orm';
import type { Actor } from '#app/domain/accounts/actor.ts';
import { bookGoneThere, firstParts, type GoneFor } from '#app/domain/payments/card/book-gone-there.server.ts';
import {
  amountOf,
  type CardMoneyStands,
  cardMoneyStands,
} from '#app/domain/payments/card/card-money-stands.server.ts';
import { settleDisputes } from '#app/domain/payments/card/settle-disputes.server.ts';
import { mendFinding } from '#app/domain/payments/reconcile/write-finding.server.ts';
import { refundThere } from '#app/domain/payments/refunds/gone-there.server.ts';
import { promiseRest } from '#app/domain/payments/refunds/promise-rest.server.ts';
import type { Context } from '#app/server/context.ts';
import { DomainError, isDomainError, NotFound } from '#app/server/domain-error.ts';
import type { Store, Tx } from '#db/store.ts';

export type Finding = Store['tables']['reconciliationFinding']['$inferSelect'];

/** VND of an order; null is money of the payment that is of no order. */
export type GoneOf = { readonly orderId: string | null; readonly amount: number };

/** A refund over there that is not booked yet, and the money that it is of. @throws DomainError cannotGiveBack of anything else. */
export async function goneOf({ store }: Context, tx: Tx, { kind, detail }: Finding) {
  const { cardMoney } = store.tables;
  const about = kind === 'refund-there' ? refundThere.safeParse(detail).data : undefined;
  const [money] = about
    ? await tx.select().from(cardMoney).where(eq(cardMoney.externalId, about.intentId))
    : [];
  if (!about || about.isBooked === 1 || money?.currency !== 'VND') throw new DomainError('cannotGiveBack');
  return { about, money };
}

/**
 * Books what went back in the provider's own pages to the orders that it was for, but for what of it is claimed; `actor` says so. Part of
 * the caller's write, which holds the payment.
 * @throws NotFound for an order of another payment; DomainError cannotGiveBack, and with the field order mustSayForWhich,
 * assignPartWrong, assignSum, assignTooMuch, and as `bookGoneThere`.
 */
export async function bookToOrders(
  context: Context,
  tx: Tx,
  actor: Actor,
  finding: Finding,
  said: { orderId: string } | { parts: readonly GoneOf[]; claimed?: number },
): Promise<void> {
  const { tables } = context.store;
  const { reconciliationFinding } = tables;
  const { about, money } = await goneOf(context, tx, finding);
  const amount = about.amount - ('claimed' in said ? (said.claimed ?? 0) : 0);
  const parts = 'orderId' in said ? [{ orderId: said.orderId, amount }] : said.parts;
  const isTwice = new Set(parts.map(({ orderId }) => orderId)).size < parts.length;
  if (parts.length === 0 || isTwice || parts.some(({ orderId }) => orderId === ''))
    throw new DomainError('mustSayForWhich', { field: 'order' });
  const sum = amountOf(parts);
  if (parts.some((part) => !Number.isSafeInteger(part.amount) || part.amount <= 0))
    throw new DomainError('assignPartWrong', { field: 'order', params: { amount } });
  if (sum !== amount) throw new DomainError('assignSum', { field: 'order', params: { amount, sum } });
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
    .set({ detail: { ...about, ...(orderId ? { orderId } : {}) } })
    .where(eq(reconciliationFinding.id, finding.id));
  // The comparison of the lists had missed it as well.
  const missed = { provider: 'stripe', kind: 'missing-here', subject: finding.subject } as const;
  await mendFinding(context, tx, missed);
  await settleDisputes(context, tx, money.paymentId);
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
