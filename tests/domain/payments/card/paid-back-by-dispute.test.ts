import { expect, test } from 'vitest';
import { listFailedRefunds } from '#app/domain/payments/card/list-failed-refunds.server.ts';
import { refundByCard } from '#app/domain/payments/card/refund-by-card.server.ts';
import { sendByTransfer } from '#app/domain/payments/card/send-by-transfer.server.ts';
import { checkBooks } from '#app/domain/payments/ledger/check/check-books.server.ts';
import { cancelOrder } from '#app/domain/payments/refunds/cancel-order.server.ts';
import type { Context } from '#app/server/context.ts';
import { localDate } from '#app/server/local-date.ts';
import { paidByCard } from '#tests/factories/card-order.ts';
import { staffMember } from '#tests/factories/listing-steps.ts';
import { breaksBooksOnPurpose } from '#tests/support/sound-books.ts';
import { closeDispute, dispute, stripeWorld } from '#tests/support/stripe-world.ts';
import { eachEngine } from '#tests/support/test-market.ts';

const staff = staffMember();
const buyer = { role: 'buyer', personId: null } as const;

/** What the books say that buyers of card money have got back too much, and what is held by a bank that has not decided. */
async function paidBack(context: Context) {
  const { findings } = await checkBooks(context);
  const broken = findings.filter(({ breaks }) => breaks.length > 0).map(({ invariant }) => invariant);
  const found = findings.find(({ invariant }) => invariant === 'paid-back');
  return { broken, breaks: found?.breaks, held: found?.figures.held };
}

eachEngine('paid back by the bank as well', (open) => {
  test('what was sent by transfer and is then taken by a lost dispute is named, with what was paid', async () => {
    const world = await stripeWorld(open);
    const { context } = world;
    breaksBooksOnPurpose(context);
    const { orders, intentId, total, paymentId } = await paidByCard(world, ['HTX Chè', 'HTX Mật ong']);
    await world.control('refund-mood', { mood: 'refuse' });
    await cancelOrder(context, { orderId: orders[0]?.id ?? '', by: buyer, reason: 'thử' });
    await world.runJobs([refundByCard]);
    const [failed] = await listFailedRefunds(context);
    const sentOn = localDate(context.clock.now());
    await sendByTransfer(context, staff, { refundId: failed?.id ?? '', reference: 'FT1', sentOn });
    const asked = await dispute(world, intentId);
    expect(await paidBack(context)).toEqual({ broken: [], breaks: [], held: total });
    await closeDispute(world, asked, false);
    expect(await paidBack(context)).toEqual({
      broken: ['paid-back'],
      breaks: [
        {
          subject: `payment:${paymentId}`,
          what: 'backByDispute',
          expected: total,
          found: total + (orders[0]?.totalAmount ?? 0),
        },
      ],
      held: 0,
    });
  });

  test('a lost dispute of what had not gone back is nobody’s surplus', async () => {
    const world = await stripeWorld(open);
    const { context } = world;
    const { orders, intentId } = await paidByCard(world, ['HTX Chè', 'HTX Mật ong']);
    await cancelOrder(context, { orderId: orders[0]?.id ?? '', by: buyer, reason: 'thử' });
    await world.runJobs([refundByCard]);
    await world.tell();
    const asked = await dispute(world, intentId);
    expect(await paidBack(context)).toEqual({ broken: [], breaks: [], held: orders[1]?.totalAmount });
    await closeDispute(world, asked, false);
    expect(await paidBack(context)).toEqual({ broken: [], breaks: [], held: 0 });
  });
});
