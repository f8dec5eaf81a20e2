import { expect, test } from 'vitest';
import { receiveBankNotice } from '#app/domain/payments/bank-notices/receive-bank-notice.server.ts';
import { takeBankNotice } from '#app/domain/payments/bank-notices/take-bank-notice.server.ts';
import { takeTransfer } from '#app/domain/payments/bank-transfers/take-transfer.server.ts';
import { bookCardMoney } from '#app/domain/payments/card/book-card-money.server.ts';
import { checkBooks } from '#app/domain/payments/ledger/check/check-books.server.ts';
import { listBalances } from '#app/domain/payments/ledger/list-balances.server.ts';
import { post } from '#app/domain/payments/ledger/post.server.ts';
import { keepFindings } from '#app/domain/payments/ledger/watch-books.server.ts';
import { listOpenFindings } from '#app/domain/payments/reconcile/list-findings.server.ts';
import { staffMember } from '#tests/factories/listing-steps.ts';
import { askedOf, seenOf, shopWithAccount } from '#tests/factories/transfers.ts';
import { breaksBooksOnPurpose } from '#tests/support/sound-books.ts';
import { eachEngine } from '#tests/support/test-market.ts';

const NUMBER = '0123456789';
const LARGEST = 1_000_000_000_000;

eachEngine('more money than anybody can send', (open) => {
  test('is kept for a person, and the books know nothing of it', async () => {
    const { context, runJobs } = await open();
    const shop = await shopWithAccount(context, { number: NUMBER, provider: 'sepay' });
    const { memo, paymentId } = await askedOf(context, shop);
    const tell = (id: number, transferAmount: number) =>
      receiveBankNotice(context, 'sepay', {
        header: (name) => (name === 'authorization' ? `Apikey secret-of-${NUMBER}` : null),
        rawBody: JSON.stringify({
          ...{ id, accountNumber: NUMBER, transferType: 'in', transferAmount },
          ...{ content: memo, referenceCode: `FT${id}`, transactionDate: '2026-11-27 09:00:00' },
        }),
        accountId: null,
      });
    for (const id of [1, 2, 3, 4]) expect(await tell(id, Number.MAX_SAFE_INTEGER)).toEqual({ success: true });
    await tell(4, Number.MAX_SAFE_INTEGER);
    await tell(5, LARGEST + 1);
    await runJobs([takeBankNotice]);
    const { paymentEvent, bankTransfer, cardMoney } = context.store.tables;
    const events = await context.store.read((db) => db.select().from(paymentEvent));
    expect(events.map(({ kind }) => kind)).toEqual(Array(5).fill('unread'));
    expect(await context.store.read((db) => db.select().from(bankTransfer))).toEqual([]);
    const found = await listOpenFindings(context);
    expect(found.map(({ provider, kind, detail }) => [provider, kind, detail.amount]).sort()).toEqual([
      ['sepay', 'amount', LARGEST + 1],
      ...Array(4).fill(['sepay', 'amount', Number.MAX_SAFE_INTEGER]),
    ]);
    await expect(
      takeTransfer(context, shop.accountId, seenOf(context, { amount: LARGEST + 1, text: memo })),
    ).rejects.toThrow(RangeError);
    const seen = {
      externalId: 'pi_1',
      chargeId: null,
      amount: LARGEST + 1,
      currency: 'VND',
      feeAmount: null,
    };
    await context.store.write((tx) => bookCardMoney(context, tx, paymentId, seen));
    expect(await context.store.read((db) => db.select().from(cardMoney))).toEqual([]);
    expect(await listOpenFindings(context)).toHaveLength(6);
    expect((await checkBooks(context)).isSound).toBe(true);
    await tell(6, 150_000);
    await runJobs([takeBankNotice]);
    expect(await context.store.read((db) => db.select().from(bankTransfer))).toMatchObject([
      { amount: 150_000, trouble: null },
    ]);
  });

  test('in the books from before: the check says so and rounds nothing, and both desks can still be read', async () => {
    const { context } = await open();
    breaksBooksOnPurpose(context);
    const amount = Number.MAX_SAFE_INTEGER;
    const times = 1_100;
    await context.store.write(async (tx) => {
      for (let nth = 0; nth < times; nth += 1)
        await post(context, tx, {
          kind: 'transfer-aside',
          subject: `test:${nth}`,
          entries: [
            { account: 'producer_direct', amount },
            { account: 'buyer_receivable', amount: -amount },
          ],
        });
    });
    const report = await checkBooks(context);
    expect(report.isSound).toBe(false);
    const whole = report.findings.find(({ invariant }) => invariant === 'whole-sum');
    expect(whole?.breaks).toContainEqual({
      subject: 'figure:debit',
      what: 'sum',
      expected: null,
      found: '> 2^53',
    });
    await keepFindings(context, report);
    const { balances, findings } = await listBalances(context, staffMember());
    expect(balances.filter((one) => one.amount !== 0)).toEqual([
      { account: 'buyer_receivable', amount: -Infinity },
      { account: 'producer_direct', amount: Infinity },
    ]);
    expect(findings.length).toBeGreaterThan(0);
    expect(await listOpenFindings(context)).toEqual([]);
  });
});
