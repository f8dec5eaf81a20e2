import { buffer } from 'node:stream/consumers';
import { expect, test } from 'vitest';
import { entriesTable } from '#app/domain/reports/entries-table.ts';
import { listEntries } from '#app/domain/reports/list-entries.server.ts';
import type { Language } from '#app/i18n/language.ts';
import type { Context } from '#app/server/context.ts';
import { localDate } from '#app/server/local-date.ts';
import { writeXlsx } from '#app/server/spreadsheet/write-xlsx.server.ts';
import { importFile, openFile, planFile } from '#tests/domain/register/register-file.ts';
import { eachEngine } from '#tests/support/test-market.ts';

/** The department's list of entries as its page downloads it. */
async function ownList(context: Context, language: Language): Promise<{ file: Buffer; texts: Set<unknown> }> {
  const { rows, channelNames } = await listEntries(context, { targetCode: null, asOf: null }, { all: '1' });
  const table = entriesTable(rows, { title: ['Sản phẩm'], channelNames, language });
  return {
    file: await buffer(writeXlsx([table])),
    texts: new Set([...(table.rows as Iterable<unknown[]>)].flat()),
  };
}

async function recognitionsOf({ store }: Context) {
  const rows = await store.read((db) => db.select().from(store.tables.recognition));
  return rows.map(({ id, stars, decidedOn, revokedOn }) => [id, stars, decidedOn, revokedOn]).sort();
}

eachEngine("the department's own list of entries, imported again", (open) => {
  for (const language of ['vi', 'en'] as const)
    test(`changes nothing, asks nothing and makes no recognition (${language})`, async () => {
      const { context, clock } = await open({ demo: 'filled' });
      const { file, texts } = await ownList(context, language);
      const asOf = localDate(clock.now());
      const { settings } = await openFile(context, file);
      expect(Object.values(settings.columns)).toEqual(expect.arrayContaining(['code', 'product', 'commune']));
      expect(Object.values(settings.columns)).not.toContain('decisionDate');
      const [own, other] = language === 'vi' ? ['Thiếu ảnh', 'No photos'] : ['No photos', 'Thiếu ảnh'];
      expect([texts.has(own), texts.has(other)]).toEqual([true, false]);
      const plan = await planFile(context, file, { asOf });
      expect(plan.rows.flatMap(({ changes }) => changes)).toEqual([]);
      expect([plan.questions, plan.endings]).toEqual([[], []]);
      expect(plan.summary).toMatchObject({ rows: 205, unchanged: 205, new: 0, changed: 0, rejected: 0 });
      const before = await recognitionsOf(context);
      await importFile(context, file, { asOf });
      expect(await recognitionsOf(context)).toEqual(before);
    });
});
