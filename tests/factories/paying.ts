import { eq } from 'drizzle-orm';
import { takesCards } from '#app/domain/payments/card/open-stripe.server.ts';
import { confirmCheckout } from '#app/domain/payments/checkout/confirm-checkout.server.ts';
import { post } from '#app/domain/payments/ledger/post.server.ts';
import { type Settlement, settlePayment } from '#app/domain/payments/settle/settle-payment.server.ts';
import type { Context } from '#app/server/context.ts';
import { NotFound } from '#app/server/domain-error.ts';
import { newId } from '#app/server/ids.server.ts';
import type { Tx } from '#db/store.ts';
import type { PaymentMethodCode } from '#db/tables/orders.ts';
import { bankAccountOf, checkoutOf } from '#tests/factories/buying.ts';
import { publishedListing } from '#tests/factories/published-listing.ts';
import { sellerOf } from '#tests/factories/seller-of.ts';

/** A producer with a bank account and one listing on sale. */
export async function shopOf(
  context: Context,
  name: string,
  { stock = 10, number }: { stock?: number; number?: string } = {},
) {
  const seller = await sellerOf(context, name);
  const { producerId } = seller;
  const bankAccountId = await bankAccountOf(context, producerId, number === undefined ? {} : { number });
  const listingId = await publishedListing(context, { producerId, variants: [{ stock }] });
  return { producerId, seller, bankAccountId, listingId };
}

/** Orders as a buyer confirms them, unpaid. @returns them with their payments, in the order of ids. */
export async function ordersOf(
  context: Context,
  pieces: ReadonlyArray<{ listingId: string; quantity?: number; method?: PaymentMethodCode }>,
) {
  const wanted = await checkoutOf(context, pieces);
  const { code, accessToken } = await confirmCheckout(takingCards(context), wanted);
  const { order, orderGroup, orderLine, payment } = context.store.tables;
  return context.store.read(async (db) => {
    const [group] = await db.select().from(orderGroup).where(eq(orderGroup.code, code));
    if (!group) throw new NotFound('group');
    const orders = await db.select().from(order).where(eq(order.groupId, group.id)).orderBy(order.id);
    const payments = await db.select().from(payment).where(eq(payment.groupId, group.id)).orderBy(payment.id);
    const lines = await db.select().from(orderLine).orderBy(orderLine.position);
    return {
      code,
      /** Of the browser that it was bought in. */
      cookie: `order_access=${code}.${accessToken}`,
      orders,
      payments,
      lines: lines.filter(({ orderId }) => orders.some(({ id }) => id === orderId)),
    };
  });
}

/** The market as if it took cards: for tests of what follows such an order, without a provider that is ever called. */
export function takingCards(context: Context): Context {
  if (takesCards(context)) return context;
  const keys = { STRIPE_SECRET_KEY: 'sk_test_nobody', STRIPE_WEBHOOK_SECRET: 'whsec_nobody' };
  const { config } = context;
  return {
    ...context,
    simulated: null,
    config: { ...config, demo: false, platformCredentials: { ...config.platformCredentials, ...keys } },
  };
}

/**
 * Money that is seen on the account of a payment, as a bank's notice leaves it: the transfer, its receipt in the books, and
 * what of it the payment asked for. Settles nothing.
 * @param amount VND; default what the payment asks for.
 * @returns whether all that the payment asks for is there.
 */
export async function seeTransfer(
  context: Context,
  tx: Tx,
  paymentId: string,
  amount?: number,
): Promise<boolean> {
  const { store, clock } = context;
  const { bankAccount, bankTransfer, payment, transferMatch } = store.tables;
  const [asked] = await tx.select().from(payment).where(eq(payment.id, paymentId));
  const [account] = await tx
    .select()
    .from(bankAccount)
    .where(eq(bankAccount.id, asked?.bankAccountId ?? ''));
  if (!asked || !account) throw new NotFound('payment');
  const seen = amount ?? asked.amount;
  const transferId = newId();
  const now = clock.now();
  await tx.insert(bankTransfer).values({
    id: transferId,
    bankAccountId: account.id,
    source: 'hand',
    externalId: transferId,
    amount: seen,
    sealed: '',
    codes: asked.memoCode === null ? [] : [asked.memoCode],
    occurredAt: now,
    seenAt: now,
  });
  const earlier = await tx.select().from(transferMatch).where(eq(transferMatch.paymentId, paymentId));
  const missing = earlier.reduce((left, match) => left - match.amount, asked.amount);
  const matched = missing > 0 ? Math.min(seen, missing) : seen;
  await tx.insert(transferMatch).values({ id: newId(), transferId, paymentId, amount: matched, at: now });
  await post(context, tx, {
    kind: 'receipt-direct',
    subject: `transfer:${transferId}`,
    entries: [
      { account: 'producer_direct', amount: seen, producerId: account.producerId },
      { account: 'buyer_receivable', amount: -seen, producerId: account.producerId },
    ],
  });
  return seen >= missing;
}

/** Money by transfer that settles its payment when all of it is there. @param amount VND; default what is asked for. */
export async function payByTransfer(
  context: Context,
  paymentId: string,
  amount?: number,
): Promise<Settlement | null> {
  return context.store.write(
    async (tx) =>
      (await seeTransfer(context, tx, paymentId, amount)) ? settlePayment(context, tx, paymentId) : null,
    { isolation: 'guarded' },
  );
}

/** Money that the card provider has taken for a payment: its receipt in the books for each order, and the settlement. */
export async function payByCard(context: Context, paymentId: string): Promise<Settlement | null> {
  const { store } = context;
  const { order, paymentAllocation } = store.tables;
  return store.write(
    async (tx) => {
      const settled = await settlePayment(context, tx, paymentId);
      if (settled === null) return null;
      const parts = await tx
        .select({ orderId: order.id, producerId: order.producerId, amount: paymentAllocation.amount })
        .from(paymentAllocation)
        .innerJoin(order, eq(order.id, paymentAllocation.orderId))
        .where(eq(paymentAllocation.paymentId, paymentId));
      await post(context, tx, {
        kind: 'receipt-card',
        subject: `payment:${paymentId}`,
        entries: [
          { account: 'operator_clearing', amount: parts.reduce((sum, { amount }) => sum + amount, 0) },
          ...parts.map(({ amount, ...of }) => ({
            account: 'buyer_receivable' as const,
            amount: -amount,
            ...of,
          })),
        ],
      });
      return settled;
    },
    { isolation: 'guarded' },
  );
}
