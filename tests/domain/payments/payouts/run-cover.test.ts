import { expect, test } from 'vitest';
import { THE_MARKET } from '#app/domain/orders/move-order.server.ts';
import { post } from '#app/domain/payments/ledger/post.server.ts';
import { listOwed } from '#app/domain/payments/payouts/list-owed.server.ts';
import { makePayoutRun } from '#app/domain/payments/payouts/make-payout-run.server.ts';
import { markPayoutPaid } from '#app/domain/payments/payouts/mark-payout-paid.server.ts';
import { readPayoutRun } from '#app/domain/payments/payouts/read-payout-run.server.ts';
import { readRunCover } from '#app/domain/payments/payouts/read-run-cover.server.ts';
import { cancelOrder } from '#app/domain/payments/refunds/cancel-order.server.ts';
import type { Context } from '#app/server/context.ts';
import { newId } from '#app/server/ids.server.ts';
import { anyPostRate } from '#tests/factories/buying.ts';
import { staffMember } from '#tests/factories/listing-steps.ts';
import { ordersOf, payByCard, payByTransfer, shopOf } from '#tests/factories/paying.ts';
import { sellerOf } from '#tests/factories/seller-of.ts';
import { eachEngine } from '#tests/support/test-market.ts';

/** A sale by card of one piece, 150,000 with its delivery, of which the card provider keeps its fee. */
async function soldByCard(context: Context, listingId: string, fee: number): Promise<string> {
  const { orders, payments } = await ordersOf(context, [{ listingId, method: 'card' }]);
  await payByCard(context, payments[0]?.id ?? '');
  await context.store.write((tx) =>
    post(context, tx, {
      kind: 'provider-fee',
      subject: `card:${payments[0]?.id}`,
      entries: [
        { account: 'fees', amount: fee },
        { account: 'operator_clearing', amount: -fee },
      ],
    }),
  );
  return orders[0]?.id ?? '';
}

async function coverNow(context: Context) {
  const owed = await listOwed(context, staffMember(), context.clock.now());
  return readRunCover(context, staffMember(), {
    toPay: owed.reduce((sum, { payable }) => sum + payable, 0),
  });
}

async function payOut(context: Context, reference: string): Promise<void> {
  const staff = staffMember();
  const runId = newId();
  await makePayoutRun(context, staff, { runId, cutoffAt: context.clock.now() });
  // What stands in a run that is not paid yet is needed as much as what stands in none.
  expect(await coverNow(context)).toMatchObject({ needed: 150_000 });
  const { payouts } = await readPayoutRun(context, staff, runId);
  for (const { id } of payouts) await markPayoutPaid(context, staff, { payoutId: id, reference });
}

eachEngine('what the market adds to a payout run', (open) => {
  test('is the card provider’s fees, once for each run; direct money and its share are none of it', async () => {
    const { context, clock } = await open();
    await anyPostRate(context);
    const tea = await shopOf(context, 'HTX Chè Đặng');
    const direct = await ordersOf(context, [{ listingId: tea.listingId }]);
    await payByTransfer(context, direct.payments[0]?.id ?? '');
    expect(await coverNow(context)).toEqual({ needed: 0, held: 0, addedBefore: 0, toAdd: 0 });

    await soldByCard(context, tea.listingId, 5_250);
    clock.advance(1000);
    const before = { needed: 150_000, held: 144_750, addedBefore: 0, toAdd: 5_250 };
    expect(await coverNow(context)).toEqual(before);
    await payOut(context, 'FT1');
    expect(await coverNow(context)).toEqual({ needed: 0, held: -5_250, addedBefore: 5_250, toAdd: 0 });

    clock.advance(1000);
    await soldByCard(context, tea.listingId, 3_000);
    clock.advance(1000);
    // What had been lacking at the run before has been put in by then.
    const second = { needed: 150_000, held: 141_750, addedBefore: 5_250, toAdd: 3_000 };
    expect(await coverNow(context)).toEqual(second);
  });

  test('keeps what waits to go back to a card away from those who are paid out', async () => {
    const { context, clock } = await open();
    await anyPostRate(context);
    const tea = await shopOf(context, 'HTX Chè Đặng');
    const honey = await shopOf(context, 'HTX Mật ong', { number: '0987654321' });
    await soldByCard(context, tea.listingId, 5_250);
    const orderId = await soldByCard(context, honey.listingId, 5_250);
    clock.advance(1000);
    await cancelOrder(context, { orderId, by: THE_MARKET, reason: 'thử' });
    // 289,500 are held: 150,000 of them are to go back to a card, and 150,000 are the tea's.
    expect(await coverNow(context)).toMatchObject({ needed: 150_000, held: 139_500, toAdd: 10_500 });
  });

  test('is for staff only', async () => {
    const { context } = await open();
    await expect(readRunCover(context, await sellerOf(context), { toPay: 1 })).rejects.toThrow('payouts');
  });
});
