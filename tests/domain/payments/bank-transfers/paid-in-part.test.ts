import { expect, test } from 'vitest';
import { listDemoMails } from '#app/domain/orders/messages/list-demo-mails.server.ts';
import { sendMessage } from '#app/domain/orders/messages/send-message.server.ts';
import { takeTransfer } from '#app/domain/payments/bank-transfers/take-transfer.server.ts';
import { askedOf, seenOf, shopWithAccount } from '#tests/factories/transfers.ts';
import { eachEngine, type TestMarket } from '#tests/support/test-market.ts';

const SUBJECT = /còn thiếu tiền$/;

/** Mails about part payments, the oldest first. */
async function told({ context, runJobs }: TestMarket) {
  await runJobs([sendMessage]);
  const mails = (await listDemoMails(context)).filter(({ subject }) => SUBJECT.test(subject));
  return mails.map(({ text }) => text.replace(/\u00a0/g, ' ')).reverse();
}

eachEngine('a part of the money', (open) => {
  test('its buyer is told once of each what is missing and until when, and of the last one that all is paid', async () => {
    const market = await open({ demo: true });
    const { context, clock } = market;
    const shop = await shopWithAccount(context);
    const { amount, memo, orderCode } = await askedOf(context, shop);
    expect(amount).toBe(150_000);
    const first = seenOf(context, { amount: 50_000, text: memo });
    // The provider and the statement tell of it, and the provider twice.
    const onStatement = { ...first, source: 'statement' as const, externalId: 'line 1' };
    for (const seen of [first, first, onStatement]) await takeTransfer(context, shop.accountId, seen);
    const [one, ...more] = await told(market);
    expect(more).toEqual([]);
    expect(one).toContain(`Đã nhận 50.000 ₫ cho đơn ${orderCode}`);
    expect(one).toContain('còn thiếu 100.000 ₫');
    expect(one).toMatch(/Hàng được giữ cho bạn đến \d/);

    clock.advance(60_000);
    await takeTransfer(context, shop.accountId, seenOf(context, { amount: 40_000, text: memo }));
    expect((await told(market)).at(-1)).toContain('còn thiếu 60.000 ₫');
    clock.advance(60_000);
    await takeTransfer(context, shop.accountId, seenOf(context, { amount: 60_000, text: memo }));
    expect(await told(market)).toHaveLength(2);
    expect((await listDemoMails(context)).map(({ subject }) => subject)).toContain(
      `Đã nhận tiền đơn ${orderCode}`,
    );
  });

  test('who has paid the rest, or waited too long, before the mail left is not asked for it', async () => {
    const market = await open({ demo: true });
    const { context, clock } = market;
    const shop = await shopWithAccount(context);
    const paid = await askedOf(context, shop);
    for (const amount of [50_000, 100_000])
      await takeTransfer(context, shop.accountId, seenOf(context, { amount, text: paid.memo }));
    const left = await askedOf(context, shop);
    await takeTransfer(context, shop.accountId, seenOf(context, { amount: 50_000, text: left.memo }));
    clock.advance(context.config.orderHoldMs);
    expect(await told(market)).toEqual([]);
  });
});
