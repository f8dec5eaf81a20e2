import { like } from 'drizzle-orm';
import { expect } from 'vitest';
import { orderState } from '#app/domain/orders/order-state.ts';
import { startCardPayment } from '#app/domain/payments/card/start-card-payment.server.ts';
import { reconcileCards } from '#app/domain/payments/reconcile/reconcile-cards.server.ts';
import type { Context } from '#app/server/context.ts';
import { anyPostRate } from '#tests/factories/buying.ts';
import { ordersOf, shopOf } from '#tests/factories/paying.ts';
import {
  cassoNotice,
  payosNotice,
  type SignedNotice,
  sendNotice,
  sepayNotice,
} from '#tests/factories/signed-notice.ts';
import { type Shop, shopWithAccount } from '#tests/factories/transfers.ts';
import type { StripeEvent } from '#tests/fakes/stripe/state.ts';
import { bodyOf, sign } from '#tests/fakes/stripe/webhooks.ts';
import { type MarketProcesses, marketProcesses } from '#tests/support/market-processes.ts';
import type { TestMarket } from '#tests/support/test-market.ts';

/** VND that `contest` gives back. */
export const REFUNDED = 30_000;

export const banks = [
  { provider: 'sepay', number: '1900000001', tell: sepayNotice },
  { provider: 'casso', number: '1900000002', tell: cassoNotice },
  { provider: 'payos', number: '1900000003', tell: payosNotice },
] as const;

type Sent = { send(url: string): Promise<Response> };

/** A market with a shop whose buyers pay by card, one for each provider of bank notices, and two server processes. */
export async function openWorld(market: TestMarket, stock: number) {
  await anyPostRate(market.context);
  const shops: Shop[] = [];
  for (const { provider, number } of banks)
    shops.push(await shopWithAccount(market.context, { name: `HTX ${provider}`, number, provider, stock }));
  const { listingId } = await shopOf(market.context, 'HTX thẻ', { stock });
  const processes = await marketProcesses(market, 2);
  const [first, second] = [...processes.servers];
  if (!first || !second) throw new Error('two servers were asked for');
  // That of the hour in which they were started finds nothing of what happens later.
  await expect.poll(() => comparisons(processes.context), { timeout: 60_000 }).toBe(1);
  return { ...processes, listingId, shops, urls: [first.url, second.url] as const };
}

type World = Awaited<ReturnType<typeof openWorld>>;

export async function cardOrder({ context, listingId }: World) {
  const { code, cookie, payments } = await ordersOf(context, [{ listingId, method: 'card' }]);
  const [payment] = payments;
  if (!payment) throw new Error('no order');
  const page = await startCardPayment(context, payment.groupId);
  return { code, cookie, paymentId: payment.id, total: payment.amount, page };
}

/** A part is given back in Stripe's own pages, and the card holder's bank asks for the rest in vain. */
export async function contest({ stripe }: World, intent: string): Promise<void> {
  await stripe.control('refund', { intent, amount: REFUNDED });
  const { id } = await stripe.control<{ id: string }>('dispute', { intent });
  await stripe.control('close-dispute', { dispute: id, won: true });
}

export async function intentOf({ stripe }: World, session: string): Promise<string> {
  return (await stripe.state()).sessions[session]?.payment_intent ?? '';
}

/** A notice of Stripe's, signed when it is sent. */
export function stripeNotice({ context }: World, event: StripeEvent, secret: string): Sent {
  const body = bodyOf(event);
  return {
    send: (url) =>
      fetch(`${url}/webhooks/stripe`, {
        method: 'POST',
        body,
        headers: { 'stripe-signature': sign(secret, body, Math.floor(context.clock.now() / 1000)) },
      }),
  };
}

export const bankNotice = (notice: SignedNotice): Sent => ({ send: (url) => sendNotice(url, notice) });

/** Which payment an event is about, by what it names. */
export function paymentOf({ data: { object } }: StripeEvent, paymentOfIntent: ReadonlyMap<string, string>) {
  const { id, client_reference_id, metadata, payment_intent } = object as {
    id: string;
    client_reference_id?: string | null;
    metadata?: Record<string, string>;
    payment_intent?: string | null;
  };
  const named = client_reference_id ?? metadata?.payment_id;
  return named ?? paymentOfIntent.get(payment_intent ?? id) ?? null;
}

export const rowsOf = ({ store }: Context) =>
  store.read(async (db) => ({
    orders: await db.select().from(store.tables.order),
    events: await db.select().from(store.tables.paymentEvent),
    moves: await db.select().from(store.tables.stockMove),
    happened: await db.select().from(store.tables.orderEvent),
    postings: (await db.select().from(store.tables.ledgerPosting)).map(({ kind }) => kind).sort(),
    refunds: await db.select().from(store.tables.refund),
    disputes: await db.select().from(store.tables.dispute),
    transfers: await db.select().from(store.tables.bankTransfer),
    messages: await db.select().from(store.tables.outgoingMessage),
  }));

type Rows = Awaited<ReturnType<typeof rowsOf>>;

/** Each order was paid once, its goods sold once, and of each there came one mail. */
export function expectOnce(
  { orders, moves, happened, messages }: Rows,
  { mails }: MarketProcesses['mail'],
): void {
  const each = orders.map(({ id }) => id).sort();
  expect(orders.filter((one) => orderState(one) !== 'paid')).toEqual([]);
  const ofOrders = (rows: ReadonlyArray<{ orderId: string | null }>) =>
    rows.map(({ orderId }) => orderId).sort();
  expect(ofOrders(moves.filter(({ cause }) => cause === 'sell'))).toEqual(each);
  expect(ofOrders(moves.filter(({ cause }) => cause === 'reserve'))).toEqual(each);
  expect(moves.length).toBe(2 * each.length);
  expect(ofOrders(happened.filter(({ kind }) => kind === 'pay'))).toEqual(each);
  const paid = messages.filter(({ kind }) => kind === 'order-paid');
  expect(paid.map(({ subject }) => subject).sort()).toEqual(each.map((id) => `order:${id}`));
  expect(messages.filter(({ kind }) => kind === 'order-placed')).toHaveLength(each.length);
  // Who has paid the rest before word of the first part has left is not asked for it.
  const dropped = messages.filter(({ droppedFor }) => droppedFor !== null);
  expect(dropped.filter(({ kind }) => kind !== 'paid-in-part')).toEqual([]);
  // Counted where they arrive.
  const sent = messages.filter(({ droppedFor }) => droppedFor === null);
  expect(mails.map(({ id }) => id).sort()).toEqual(sent.map(({ id }) => id.toLowerCase()).sort());
}

/** How often Stripe's lists have been compared with ours. */
async function comparisons({ store }: Context): Promise<number> {
  const { job } = store.tables;
  const rows = await store.read((db) => db.select().from(job).where(like(job.id, 'reconcile-cards@%')));
  return rows.filter(({ state }) => state === 'done').length;
}

/** Lets the time come at which Stripe's lists are compared with ours, and waits until they have been. */
export async function untilReconciled({ context, servers, setClock, drain }: World): Promise<void> {
  const compared = () => comparisons(context);
  const before = await compared();
  const { everyMs = 0, offsetMs = 0 } = reconcileCards.repeat ?? {};
  setClock((Math.floor((context.clock.now() - offsetMs) / everyMs) + 1) * everyMs + offsetMs);
  // Workers look for what is due again when they begin.
  for (const server of servers) {
    await server.work(false);
    await server.work(true);
  }
  await expect.poll(compared, { timeout: 60_000, interval: 50 }).toBeGreaterThan(before);
  await drain();
}
