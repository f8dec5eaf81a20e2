import { expect, test } from 'vitest';
import { payloadOf } from '#app/domain/payments/bank-account/payload-of.server.ts';
import { takeTransfer } from '#app/domain/payments/bank-transfers/take-transfer.server.ts';
import { expireOrders } from '#app/domain/payments/settle/expire-orders.server.ts';
import { askedOf, seenOf, shopWithAccount } from '#tests/factories/transfers.ts';
import { readVietqr } from '#tests/fakes/bank/read-vietqr.ts';
import { eachEngine } from '#tests/support/test-market.ts';

eachEngine('how a buyer can pay', (open) => {
  test('the code asks for what is still missing, and for nothing once it is there or too late', async () => {
    const { context, clock, runJobs } = await open();
    const shop = await shopWithAccount(context);
    const { paymentId, amount, memo } = await askedOf(context, shop);
    const late = await askedOf(context, shop);
    const whole = await payloadOf(context, paymentId);
    expect(whole).toMatchObject({ amount, received: 0, memo, bankName: 'Vietcombank', number: '0123456789' });
    expect(readVietqr(whole?.payload ?? '')).toEqual({ bin: '970436', account: '0123456789', amount, memo });
    await takeTransfer(context, shop.accountId, seenOf(context, { amount: 50_000, text: memo }));
    const rest = await payloadOf(context, paymentId);
    expect(rest).toMatchObject({ amount: amount - 50_000, received: 50_000 });
    expect(readVietqr(rest?.payload ?? '')?.amount).toBe(amount - 50_000);
    await takeTransfer(context, shop.accountId, seenOf(context, { amount: amount - 50_000, text: memo }));
    expect(await payloadOf(context, paymentId)).toBeNull();
    clock.set(clock.now() + context.config.orderHoldMs);
    await runJobs([expireOrders]);
    expect(await payloadOf(context, late.paymentId)).toBeNull();
  });
});
