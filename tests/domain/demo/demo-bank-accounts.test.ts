import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { addDemoBankAccounts } from '#app/demo/add-demo-bank-accounts.server.ts';
import { openBankAccount } from '#app/domain/payments/bank-account/bank-account-secrets.server.ts';
import { readBanks } from '#app/server/banks.server.ts';
import { bankAccountOf } from '#tests/factories/buying.ts';
import { sellerOf } from '#tests/factories/seller-of.ts';
import { eachEngine } from '#tests/support/test-market.ts';

eachEngine('accounts of the demo', (open) => {
  test('every demo producer without one gets one, at a bank that nobody can send real money to', async () => {
    const { context } = await open({ demo: true });
    const { producer, bankAccount } = context.store.tables;
    const [first, second] = [
      await sellerOf(context, 'HTX Chè Đồi'),
      await sellerOf(context, 'HTX Mật (Ong)'),
    ];
    const real = await sellerOf(context, 'HTX Có Thật');
    await bankAccountOf(context, second.producerId);
    for (const { producerId } of [first, second])
      await context.store.write((tx) =>
        tx.update(producer).set({ isDemo: true }).where(eq(producer.id, producerId)),
      );
    expect(await addDemoBankAccounts(context)).toBe(1);
    expect(await addDemoBankAccounts(context)).toBe(0);
    const accounts = await context.store.read((db) => db.select().from(bankAccount));
    expect(accounts.filter(({ producerId }) => producerId === real.producerId)).toEqual([]);
    const [given] = accounts.filter(({ producerId }) => producerId === first.producerId);
    expect(given).toMatchObject({ isDemo: true, provider: 'sepay', archivedAt: null });
    expect(readBanks(context.config.rootDir).has(given?.bin ?? '')).toBe(false);
    const { holder, number } = openBankAccount(context.config, given?.id ?? '', given?.sealed ?? '');
    expect([holder, number.length]).toEqual(['HTX CHE DOI', 10]);
  });
});
