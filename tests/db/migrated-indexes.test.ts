import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readMigrations } from '#db/migrate.ts';
import { fillEveryTable } from '#tests/db/fill-every-table.ts';
import { emptyDatabase } from '#tests/support/empty-database.ts';
import { MIGRATIONS } from '#tests/support/templates.ts';
import { testEngines } from '#tests/support/test-market.ts';

describe.each(testEngines())('a filled market of before (%s)', (engine) => {
  test('keeps its search, and has its readiness by commune, whoever of several processes migrates it', async () => {
    const versions = readMigrations(join(MIGRATIONS, engine));
    const count = versions.findIndex(({ tag }) => tag === '0026_readiness_communes');
    const database = await emptyDatabase(engine);
    await database.migrate({ count });
    await fillEveryTable(database);
    const all = await Promise.all([1, 2, 3].map(() => database.migrate()));
    expect(all.map(({ applied }) => applied.length).sort()).toEqual([0, 0, versions.length - count]);
    const rows = await database.sql<{ scored: string; own: string }>(
      `SELECT channel_readiness.commune_code AS scored, listing.commune_code AS own
       FROM channel_readiness JOIN listing ON listing.id = channel_readiness.listing_id`,
    );
    expect(rows).toHaveLength(2);
    for (const { scored, own } of rows) expect(scored).toBe(own);
    expect(rows.map(({ own }) => own)).not.toContain(null);
    if (engine === 'postgres') return;
    const found = () =>
      database.sql("SELECT rowid FROM listing_fts_folded WHERE listing_fts_folded MATCH 'l*'");
    expect(await found()).toHaveLength(2);
    await database.sql('DELETE FROM listing_search WHERE number = 1');
    expect(await found()).toHaveLength(1);
  });
});
