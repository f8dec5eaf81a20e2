import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readMigrations } from '#db/migrate.ts';
import { fillEveryTable } from '#tests/db/fill-every-table.ts';
import { emptyDatabase } from '#tests/support/empty-database.ts';
import { MIGRATIONS } from '#tests/support/templates.ts';
import { testEngines } from '#tests/support/test-market.ts';

const [mended, waits] = ['listing_revision.id.1', 'listing_revision.id.2'];

describe.each(testEngines())('reviews of an earlier release (%s)', (engine) => {
  test('stand in the history as far as they are known, and nothing is made up', async () => {
    const versions = readMigrations(join(MIGRATIONS, engine)).map(({ tag }) => tag);
    const database = await emptyDatabase(engine);
    await database.migrate({ count: versions.findIndex((tag) => tag.endsWith('review_acts')) });
    await fillEveryTable(database);
    const revise = (
      id: string | undefined,
      content: string,
      note: string,
      savedAt: number,
      decidedAt: number,
    ) =>
      database.sql(
        'UPDATE listing_revision SET content = ?, note = ?, saved_at = ?, decided_at = ? WHERE id = ?',
        [content, note, savedAt, decidedAt, id],
      );
    await revise(mended, '{"titleVi":"as approved"}', 'second note', 35, 60);
    await revise(waits, '{"titleVi":"as returned"}', 'only note', 65, 80);
    let at = 0;
    const happened = async (act: string, listingNumber: 1 | 2, detail: object) => {
      at += 10;
      await database.sql('INSERT INTO audit VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)', [
        `A${String(at).padStart(4, '0')}`,
        at,
        'person-1',
        'any',
        act,
        'listing',
        `listing.id.${listingNumber}`,
        JSON.stringify(detail),
        null,
      ]);
    };
    await happened('submit-listing', 1, { revisionId: mended, number: 1, passedByRule: false });
    await happened('return-listing', 1, { revisionId: mended, number: 1 });
    await happened('submit-listing', 1, { revisionId: mended, number: 1, passedByRule: false });
    await happened('return-listing', 1, { revisionId: mended, number: 1 });
    await happened('submit-listing', 1, { revisionId: mended, number: 1, passedByRule: true });
    await happened('approve-listing', 1, { revisionId: mended, number: 1 });
    await happened('submit-listing', 2, { revisionId: waits, number: 1, passedByRule: false });
    await happened('return-listing', 2, { revisionId: waits, number: 1 });
    await happened('archive-listing', 2, {});

    await database.migrate();
    const rows = await database.sql(
      'SELECT revision_id, act, at, person_id, note, content FROM review_act ORDER BY at, id',
    );
    const act = (id: string | undefined, name: string, when: number, more = {}) => ({
      ...{ revision_id: id, act: name, at: when, person_id: 'person-1', note: null, content: null },
      ...more,
    });
    expect(rows.map((row) => ({ ...row, at: Number(row.at) }))).toEqual([
      act(mended, 'submitted', 10),
      act(mended, 'returned', 20),
      act(mended, 'submitted', 30),
      act(mended, 'returned', 40, { note: 'second note' }),
      act(mended, 'submitted', 50),
      act(mended, 'passed', 50, { person_id: null }),
      act(mended, 'approved', 60),
      act(waits, 'submitted', 70),
      act(waits, 'returned', 80, { note: 'only note', content: '{"titleVi":"as returned"}' }),
    ]);
  });
});
