import { and, eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import {
  askOfOlder,
  type MayChange,
  YOUNG_REFUND_MS,
} from '#app/domain/payments/card/ask-of-older.server.ts';
import { listDisputes } from '#app/domain/payments/card/list-disputes.server.ts';
import { listFailedRefunds } from '#app/domain/payments/card/list-failed-refunds.server.ts';
import { refundByCard } from '#app/domain/payments/card/refund-by-card.server.ts';
import { eachByItself } from '#app/domain/payments/reconcile/each-by-itself.ts';
import { listMendedFindings, listOpenFindings } from '#app/domain/payments/reconcile/list-findings.server.ts';
import { reconcileCards } from '#app/domain/payments/reconcile/reconcile-cards.server.ts';
import { cancelOrder } from '#app/domain/payments/refunds/cancel-order.server.ts';
import type { Context } from '#app/server/context.ts';
import { paidByCard } from '#tests/factories/card-order.ts';
import { breaksBooksOnPurpose } from '#tests/support/sound-books.ts';
import { balancesOf, dispute, type StripeWorld, stripeWorld } from '#tests/support/stripe-world.ts';
import { eachEngine } from '#tests/support/test-market.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const run = { id: '', attempt: 1, signal: new AbortController().signal };

/** Compares once. @returns the calls that it made, by their address without the id. */
async function compared(world: StripeWorld): Promise<Record<string, number>> {
  const { calls: before } = await world.state();
  await reconcileCards.run(world.context, {}, run);
  const { calls: after } = await world.state();
  const made: Record<string, number> = {};
  for (const [call, count] of Object.entries(after)) {
    const name = call.replace(/\/\w+_\w+$/, '/…');
    const more = count - (before[call] ?? 0);
    if (more > 0) made[name] = (made[name] ?? 0) + more;
  }
  return made;
}

async function owedTo({ store }: Context, producerId = ''): Promise<number> {
  const { ledgerEntry } = store.tables;
  const entries = await store.read((db) =>
    db
      .select()
      .from(ledgerEntry)
      .where(and(eq(ledgerEntry.account, 'producer_payable'), eq(ledgerEntry.producerId, producerId))),
  );
  return 0 - entries.reduce((sum, { amount }) => sum + amount, 0);
}

/** A refund that arrived, of an order that was cancelled. */
async function refunded(world: StripeWorld) {
  const paid = await paidByCard(world);
  const by = { role: 'buyer', personId: null } as const;
  await cancelOrder(world.context, { orderId: paid.orders[0]?.id ?? '', by, reason: 'thử' });
  await world.runJobs([refundByCard]);
  await world.tell();
  return { ...paid, id: Object.keys((await world.state()).refunds)[0] ?? '' };
}

eachEngine('what the card’s bank decides after weeks, of which no notice comes', (open) => {
  test.each([
    [true, 'won'],
    [false, 'lost'],
  ])('a dispute (won: %s) is found in one run, and is whose it is', async (won, status) => {
    const world = await stripeWorld(open);
    const { context } = world;
    const { intentId, orders, total } = await paidByCard(world);
    const id = await dispute(world, intentId);
    world.clock.advanceDays(20);
    await compared(world);
    await world.control('close-dispute', { dispute: id, won });
    world.clock.advance(HOUR_MS);
    await compared(world);
    expect(await listDisputes(context)).toMatchObject([
      { status, isReinstated: won, closedAt: context.clock.now() },
    ]);
    expect(await owedTo(context, orders[0]?.producerId)).toBe(won ? total : 0);
    expect(await listOpenFindings(context)).toEqual([]);
    expect(await listMendedFindings(context, 10)).toMatchObject([{ kind: 'state', subject: id }]);
    // It is decided: nobody asks any more.
    world.clock.advance(HOUR_MS);
    expect((await compared(world))['GET /v1/disputes/…']).toBeUndefined();
  });

  test('a refund that comes back after ten days waits for staff, and its money is the buyer’s again', async () => {
    const world = await stripeWorld(open);
    const { context } = world;
    const { id, total } = await refunded(world);
    world.clock.advanceDays(10);
    await compared(world);
    await world.control('end-refund', { refund: id, arrived: false });
    world.clock.advanceDays(1);
    await compared(world);
    expect(await listFailedRefunds(context)).toMatchObject([
      { amount: total, failureCode: 'expired_or_canceled_card' },
    ]);
    expect((await balancesOf(context)).refunds).toBe(-total);
    expect(await listMendedFindings(context, 10)).toMatchObject([{ kind: 'state', subject: id }]);
    expect(await listOpenFindings(context)).toEqual([]);
  });

  test('the money of a dispute that was won comes days after the decision: it is found as well', async () => {
    const world = await stripeWorld(open);
    const { context } = world;
    const { intentId, orders, total } = await paidByCard(world);
    const id = await dispute(world, intentId);
    world.clock.advanceDays(20);
    await world.control('close-dispute', { dispute: id, won: true, isMoneyLater: true });
    await world.tell();
    expect(await listDisputes(context)).toMatchObject([{ status: 'won', isReinstated: false }]);
    world.clock.advanceDays(5);
    await compared(world);
    expect(await owedTo(context, orders[0]?.producerId)).toBe(0);
    await world.control('reinstate', { dispute: id });
    world.clock.advance(HOUR_MS);
    await compared(world);
    expect(await listDisputes(context)).toMatchObject([{ status: 'won', isReinstated: true }]);
    expect(await owedTo(context, orders[0]?.producerId)).toBe(total);
  });

  test('is asked for politely: a dispute in each run, a refund once a day, neither while the lists show it, nor for ever', async () => {
    const world = await stripeWorld(open);
    const { id } = await refunded(world);
    const ofRefund = async () => (await compared(world))['GET /v1/refunds/…'] ?? 0;
    const day = async () => {
      let asked = 0;
      for (let hour = 0; hour < 24; hour += 1) {
        world.clock.advance(HOUR_MS);
        asked += await ofRefund();
      }
      return asked;
    };
    expect(await ofRefund()).toBe(0);
    world.clock.advanceDays(5);
    expect([await day(), await day()]).toEqual([1, 1]);
    const { refunds } = await world.state();
    world.clock.set((refunds[id]?.created ?? 0) * 1000 + YOUNG_REFUND_MS + DAY_MS);
    expect(await ofRefund()).toBe(0);
  }, 60_000);

  test('a thousand young refunds, and as many disputes as there may be: a bounded number in each run, each in its turn', async () => {
    const world = await stripeWorld(open);
    const { context } = world;
    const { paymentId } = await paidByCard(world);
    breaksBooksOnPurpose(context);
    const { refund, dispute: disputes } = context.store.tables;
    const now = context.clock.now();
    const [REFUNDS, DISPUTES] = [1_000, 450];
    const names = (kind: string, count: number) => Array.from({ length: count }, (_, at) => `${kind}_${at}`);
    const written = { paymentId, amount: 1, reason: 'thử' };
    const refunds = names('re', REFUNDS).map((id) => ({
      ...{ ...written, id, externalId: id, causeKey: id, method: 'card' as const, currency: 'VND' },
      ...{ askedAt: now, askedByRole: 'buyer', doneAt: now },
    }));
    const asking = names('dp', DISPUTES).map((id) => ({
      ...{ ...written, id, externalId: id, status: 'needs_response', openedAt: now },
    }));
    await context.store.write(async (tx) => {
      for (let at = 0; at < REFUNDS; at += 250) await tx.insert(refund).values(refunds.slice(at, at + 250));
      await tx.insert(disputes).values(asking);
    });
    const asked = async () => {
      const things: MayChange[] = [];
      await askOfOlder(
        context,
        new Set(['re_0', 'dp_0']),
        async (thing) => {
          things.push(thing);
          return null;
        },
        eachByItself(context.log),
      );
      world.clock.advance(HOUR_MS);
      const of = (kind: string) => things.flatMap((one) => (one.kind === kind ? [one.externalId] : []));
      return { refunds: of('refund'), disputes: of('dispute') };
    };
    world.clock.advanceDays(4);
    const runs = [];
    for (let hour = 0; hour < 24; hour += 1) runs.push(await asked());
    expect(runs.slice(0, 4).map((one) => one.refunds.length)).toEqual([500, 499, 0, 0]);
    expect(runs.slice(0, 4).map((one) => one.disputes.length)).toEqual([200, 200, 200, 200]);
    expect(new Set(runs.flatMap((one) => one.refunds)).size).toBe(REFUNDS - 1);
    // Within three runs each of the disputes has had its turn.
    expect(new Set(runs.slice(0, 3).flatMap((one) => one.disputes)).size).toBe(DISPUTES - 1);
    expect(new Set(runs.slice(9, 12).flatMap((one) => one.disputes)).size).toBe(DISPUTES - 1);
    expect((await asked()).refunds).toHaveLength(500);
  }, 120_000);
});
