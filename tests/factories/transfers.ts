import { eq } from 'drizzle-orm';
import type { MoneyActor } from '#app/domain/payments/bank-transfers/open-transfer.server.ts';
import type { SeenTransfer } from '#app/domain/payments/bank-transfers/seen-transfer.ts';
import { confirmCheckout } from '#app/domain/payments/checkout/confirm-checkout.server.ts';
import type { Context } from '#app/server/context.ts';
import { newId } from '#app/server/ids.server.ts';
import { anyPostRate, bankAccountOf, checkoutOf } from '#tests/factories/buying.ts';
import { publishedListing } from '#tests/factories/published-listing.ts';
import { sellerOf } from '#tests/factories/seller-of.ts';

export type Shop = {
  producerId: string;
  accountId: string;
  listingId: string;
  /** Decides for the producer. */
  actor: MoneyActor & { producerId: string };
};

/** A producer with an account and one product of 120,000 ₫. */
export async function shopWithAccount(
  context: Context,
  {
    name = 'HTX Chè',
    stock = 10,
    number,
    provider,
  }: { name?: string; stock?: number; number?: string; provider?: 'sepay' | 'casso' | 'payos' } = {},
): Promise<Shop> {
  const { producerId, personId } = await sellerOf(context, name);
  const accountId = await bankAccountOf(context, producerId, {
    ...(number ? { number } : {}),
    ...(provider ? { provider } : {}),
  });
  const listingId = await publishedListing(context, { producerId, variants: [{ stock }] });
  return { producerId, accountId, listingId, actor: { role: 'producer', personId, producerId } };
}

export type Asked = {
  orderId: string;
  orderCode: string;
  groupId: string;
  paymentId: string;
  amount: number;
  memo: string;
};

let hasRates = new WeakSet<Context>();

/** An order of one producer that waits for a transfer: 150,000 ₫ for one piece with its delivery. */
export async function askedOf(context: Context, shop: Shop, quantity = 1): Promise<Asked> {
  if (!hasRates.has(context)) {
    hasRates = hasRates.add(context);
    await anyPostRate(context);
  }
  const wanted = await checkoutOf(context, [{ listingId: shop.listingId, quantity }]);
  const { code } = await confirmCheckout(context, wanted);
  const { orderGroup, order, payment, paymentAllocation } = context.store.tables;
  const [row] = await context.store.read((db) =>
    db
      .select({ order, payment })
      .from(payment)
      .innerJoin(paymentAllocation, eq(paymentAllocation.paymentId, payment.id))
      .innerJoin(order, eq(order.id, paymentAllocation.orderId))
      .innerJoin(orderGroup, eq(orderGroup.id, order.groupId))
      .where(eq(orderGroup.code, code)),
  );
  if (!row) throw new Error('nothing is asked for');
  return {
    orderId: row.order.id,
    orderCode: row.order.code,
    groupId: row.order.groupId,
    paymentId: row.payment.id,
    amount: row.payment.amount,
    memo: row.payment.memoCode ?? '',
  };
}

/** Money as a provider tells of it, with a reference of its own. */
export function seenOf(
  context: Context,
  { amount, text, ...more }: Pick<SeenTransfer, 'amount' | 'text'> & Partial<SeenTransfer>,
): SeenTransfer {
  const id = newId();
  return {
    source: 'sepay',
    externalId: id,
    reference: `FT${id}`,
    amount,
    text,
    occurredAt: context.clock.now(),
    ...more,
  };
}

/** The ledger's balances of one producer by account; VND, debit above zero. */
export async function balancesOf({ store }: Context, producerId: string): Promise<Record<string, number>> {
  const { ledgerEntry } = store.tables;
  const entries = await store.read((db) =>
    db.select().from(ledgerEntry).where(eq(ledgerEntry.producerId, producerId)),
  );
  const balances: Record<string, number> = {};
  for (const { account, amount } of entries) balances[account] = (balances[account] ?? 0) + amount;
  return Object.fromEntries(Object.entries(balances).filter(([, amount]) => amount !== 0));
}
