import { randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import {
  accountNumberHash,
  openBankAccount,
} from '#app/domain/payments/bank-account/bank-account-secrets.server.ts';
import { resealBank } from '#app/domain/payments/bank-account/reseal-bank.server.ts';
import { takeTransfer } from '#app/domain/payments/bank-transfers/take-transfer.server.ts';
import { openTransferText } from '#app/domain/payments/bank-transfers/transfer-texts.server.ts';
import { stageStatement } from '#app/domain/payments/statements/stage-statement.server.ts';
import { seenOf, shopWithAccount } from '#tests/factories/transfers.ts';
import { eachEngine } from '#tests/support/test-market.ts';

eachEngine('a new application secret', (open) => {
  test('opens bank accounts and what came in on them, once they are sealed anew', async () => {
    const before = randomBytes(32).toString('base64');
    const after = randomBytes(32).toString('base64');
    const { context, openAgain } = await open({ settings: { APP_SECRET: before } });
    const shop = await shopWithAccount(context, { number: '19001234567' });
    const seen = seenOf(context, { amount: 1_000, text: 'LE THI KHACH' });
    const { transferId } = await takeTransfer(context, shop.accountId, seen);
    const file = Buffer.from('Ngày,Nội dung,Ghi có\n23/11/2026,LE THI KHACH,7000\n');
    await stageStatement(context, shop.actor as never, { file, fileName: 'a.csv' });
    const between = openAgain({ APP_SECRET: after, APP_SECRET_PREVIOUS: before });
    expect(await resealBank(between)).toEqual({ resealed: 3, unreadable: 0 });
    expect(await resealBank(between)).toEqual({ resealed: 0, unreadable: 0 });
    const fresh = openAgain({ APP_SECRET: after });
    const { bankAccount, bankTransfer } = fresh.store.tables;
    const [[account], [transfer]] = await fresh.store.read(async (db) => [
      await db.select().from(bankAccount),
      await db.select().from(bankTransfer),
    ]);
    expect(account?.numberHash).toBe(accountNumberHash(fresh.config, '19001234567'));
    expect(openBankAccount(fresh.config, shop.accountId, account?.sealed ?? '').number).toBe('19001234567');
    expect(openTransferText(fresh.config, 'text', transferId, transfer?.sealed ?? '')).toBe('LE THI KHACH');
  });
});
