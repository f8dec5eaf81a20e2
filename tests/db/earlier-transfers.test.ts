import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readMigrations } from '#db/migrate.ts';
import { fillEveryTable } from '#tests/db/fill-every-table.ts';
import { emptyDatabase } from '#tests/support/empty-database.ts';
import { MIGRATIONS } from '#tests/support/templates.ts';
import { testEngines } from '#tests/support/test-market.ts';

describe.each(testEngines())('transfers and notices of an earlier release (%s)', (engine) => {
  test('are found by each code that they carry, and by their account', async () => {
    const versions = readMigrations(join(MIGRATIONS, engine)).map(({ tag }) => tag);
    const database = await emptyDatabase(engine);
    await database.migrate({ count: versions.findIndex((tag) => tag.endsWith('money_keys')) });
    await fillEveryTable(database);
    const carry = (row: number, codes: string) =>
      database.sql('UPDATE bank_transfer SET codes = ? WHERE id = ?', [codes, `bank_transfer.id.${row}`]);
    await carry(1, '["CP2345678","CP9876543"]');
    await carry(2, '[]');
    const name = (row: number, externalId: string, provider: string) =>
      database.sql('UPDATE payment_event SET external_id = ?, provider = ? WHERE id = ?', [
        ...[externalId, provider, `payment_event.id.${row}`],
      ]);
    await name(1, 'bank_account.id.2:FT1:2', 'sepay');
    await name(2, 'evt_1', 'stripe');
    await database.migrate();
    expect(await database.sql('SELECT transfer_id, code FROM transfer_code ORDER BY code')).toEqual(
      ['CP2345678', 'CP9876543'].map((code) => ({ transfer_id: 'bank_transfer.id.1', code })),
    );
    expect(await database.sql('SELECT id, bank_account_id FROM payment_event ORDER BY id')).toEqual([
      { id: 'payment_event.id.1', bank_account_id: 'bank_account.id.2' },
      { id: 'payment_event.id.2', bank_account_id: null },
    ]);
  });
});
