import fc from 'fast-check';
import { expect, test } from 'vitest';
import { listFailedRefunds } from '#app/domain/payments/card/list-failed-refunds.server.ts';
import { refundByCard } from '#app/domain/payments/card/refund-by-card.server.ts';
import { retryCardRefund } from '#app/domain/payments/card/retry-card-refund.server.ts';
import { sendByTransfer } from '#app/domain/payments/card/send-by-transfer.server.ts';
import { startCardPayment } from '#app/domain/payments/card/start-card-payment.server.ts';
import { takeCardPayment } from '#app/domain/payments/card/take-card-payment.server.ts';
import { checkBooks } from '#app/domain/payments/ledger/check/check-books.server.ts';
import { cancelOrder } from '#app/domain/payments/refunds/cancel-order.server.ts';
import { isDomainError } from '#app/server/domain-error.ts';
import { localDate } from '#app/server/local-date.ts';
import { cardOrder } from '#tests/factories/card-order.ts';
import { staffMember } from '#tests/factories/listing-steps.ts';
import { IS_FULL } from '#tests/support/full-count.ts';
import { breaksBooksOnPurpose } from '#tests/support/sound-books.ts';
import { type StripeWorld, stripeWorld } from '#tests/support/stripe-world.ts';
import { eachEngine } from '#tests/support/test-market.ts';

/** Each of them takes a second or more. */
const RUNS = IS_FULL ? { sqlite: 120, postgres: 60 } : ({ sqlite: 3, postgres: 1 } as const);
const MOST_ROUNDS = 10;

const staff = staffMember();
const buyer = { role: 'buyer', personId: null } as const;

const at = fc.nat({ max: 9 });
const act = <Name extends string>(name: Name) => fc.constant(name);
const step = fc.oneof(
  fc.record({ act: act('cancel'), at }),
  fc.record({ act: act('dispute'), share: fc.integer({ min: 1, max: 100 }) }),
  fc.record({ act: act('close'), at, won: fc.boolean() }),
  fc.record({ act: act('mood'), mood: fc.constantFrom('refuse', 'pending', 'fail') }),
  fc.record({ act: act('send') }),
  fc.record({ act: act('end'), at, arrived: fc.boolean() }),
  fc.record({ act: act('settle'), at, byTransfer: fc.boolean() }),
);
type Step = typeof step extends fc.Arbitrary<infer One> ? One : never;

/** What came too much cannot go to its card, and its bank gives the buyer a part of all that was paid. */
const tooMuchInPart: Step[] = [
  { act: 'mood', mood: 'refuse' },
  { act: 'send' },
  { act: 'dispute', share: 80 },
  { act: 'close', at: 0, won: false },
];

const pick = <One>(all: readonly One[], place: number): One | undefined =>
  all.length === 0 ? undefined : all[place % all.length];

const sumOf = (rows: ReadonlyArray<{ amount: number }>) => rows.reduce((sum, { amount }) => sum + amount, 0);

/** One checkout by card, paid on a page of before: one of its orders had been cancelled, so that too much came. */
class Paid {
  /** VND that the operator's bank has sent. */
  sent = 0;
  readonly world: StripeWorld;
  readonly intentId: string;
  readonly paid: number;
  /** VND that are to go back: what came too much, and what was cancelled since. */
  owed: number;
  readonly open: Array<{ id: string; amount: number }>;

  constructor(world: StripeWorld, facts: Pick<Paid, 'intentId' | 'paid' | 'owed' | 'open'>) {
    this.world = world;
    this.intentId = facts.intentId;
    this.paid = facts.paid;
    this.owed = facts.owed;
    this.open = facts.open;
  }

  async play(one: Step): Promise<void> {
    const { world } = this;
    const { disputes, refunds } = await world.state();
    if (one.act === 'cancel') {
      const [order] = this.open.splice(one.at % Math.max(1, this.open.length), 1);
      if (!order) return;
      await cancelOrder(world.context, { orderId: order.id, by: buyer, reason: 'thử' });
      this.owed += order.amount;
    } else if (one.act === 'dispute') {
      // A bank never takes more by disputes than was paid.
      const room = this.paid - sumOf(Object.values(disputes));
      const amount = Math.floor((room * one.share) / 100);
      if (amount > 0) await world.control('dispute', { intent: this.intentId, amount });
    } else if (one.act === 'close') {
      const asked = Object.values(disputes).filter(({ status }) => status === 'needs_response');
      const dispute = pick(asked, one.at);
      if (dispute) await world.control('close-dispute', { dispute: dispute.id, won: one.won });
    } else if (one.act === 'mood') await world.control('refund-mood', { mood: one.mood });
    else if (one.act === 'send') await world.runJobs([refundByCard]);
    else if (one.act === 'end') {
      const refund = pick(
        Object.values(refunds).filter(({ status }) => status === 'pending'),
        one.at,
      );
      if (refund) await world.control('end-refund', { refund: refund.id, arrived: one.arrived });
    } else await this.settle(one.at, one.byTransfer);
    await world.tell();
  }

  /** Staff send what waits, to the card again or by transfer; what is refused waits on. */
  async settle(place: number, byTransfer: boolean): Promise<void> {
    const { context } = this.world;
    const failed = pick(await listFailedRefunds(context), place);
    if (!failed) return;
    try {
      if (byTransfer) {
        const sentOn = localDate(context.clock.now());
        const reference = `FT${failed.id}${failed.amount}`;
        await sendByTransfer(context, staff, { refundId: failed.id, reference, sentOn });
        this.sent += failed.amount;
      } else await retryCardRefund(context, staff, failed.id);
    } catch (error) {
      if (!isDomainError(error)) throw error;
    }
  }

  /** Banks decide, what is on its way arrives, and staff send what waits: nothing of it is left. */
  async end(): Promise<void> {
    const { world } = this;
    await world.control('calm');
    const { disputes, refunds } = await world.state();
    for (const { id, status } of Object.values(disputes))
      if (status === 'needs_response') await world.control('close-dispute', { dispute: id, won: false });
    for (const { id, status } of Object.values(refunds))
      if (status === 'pending') await world.control('end-refund', { refund: id, arrived: true });
    await world.tell();
    for (let round = 0; round < MOST_ROUNDS; round += 1) {
      await world.runJobs([refundByCard]);
      await world.tell();
      const waiting = await listFailedRefunds(world.context);
      for (const place of waiting.keys()) await this.settle(place, true);
    }
    expect(await listFailedRefunds(world.context)).toEqual([]);
  }

  /** VND that the buyer has back, as Stripe and the operator's bank say. */
  async back(): Promise<number> {
    const { disputes, refunds } = await this.world.state();
    const arrived = Object.values(refunds).filter(({ status }) => status === 'succeeded');
    const lost = Object.values(disputes).filter(({ status }) => status === 'lost');
    return sumOf(arrived) + sumOf(lost) + this.sent;
  }

  /** All holds but what a buyer may have twice, which staff have still to claim. */
  async isSound(): Promise<void> {
    const { findings } = await checkBooks(this.world.context);
    const broken = findings.filter(({ invariant }) => invariant !== 'paid-back');
    expect(broken.flatMap(({ invariant, breaks }) => breaks.map((one) => ({ invariant, ...one })))).toEqual(
      [],
    );
  }
}

eachEngine('disputes, refunds and transfers in whatever order', (open, engine) => {
  async function paid(): Promise<Paid> {
    const world = await stripeWorld(open);
    const { context } = world;
    breaksBooksOnPurpose(context);
    const placed = await cardOrder(context, ['HTX Chè', 'HTX Mật ong', 'HTX Gạo']);
    const url = await startCardPayment(context, placed.groupId);
    const gone = placed.orders.at(-1);
    await cancelOrder(context, { orderId: gone?.id ?? '', by: buyer, reason: 'thử' });
    await world.pay(url);
    await takeCardPayment(context, placed.paymentId);
    await world.tell();
    const { cardMoney } = context.store.tables;
    const [money] = await context.store.read((db) => db.select().from(cardMoney));
    return new Paid(world, {
      ...{ intentId: money?.externalId ?? '', paid: placed.total, owed: gone?.totalAmount ?? 0 },
      open: placed.orders.slice(0, -1).map(({ id, totalAmount }) => ({ id, amount: totalAmount })),
    });
  }

  test('the books hold at each step; in the end the buyer has what they are owed, and nothing waits without a way out', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 8, maxLength: 20 }), async (steps) => {
        const played = await paid();
        for (const one of steps) {
          await played.play(one);
          await played.isSound();
        }
        await played.end();
        await played.isSound();
        expect(await played.back()).toBeGreaterThanOrEqual(played.owed);
        await played.world.close();
      }),
      { numRuns: RUNS[engine], endOnFailure: true, examples: [[tooMuchInPart]] },
    );
  }, 2_400_000);
});
