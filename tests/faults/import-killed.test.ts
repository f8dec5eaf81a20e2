import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { applyImport } from '#app/domain/register/apply-import.server.ts';
import type { Context } from '#app/server/context.ts';
import { gridFile, importFile, openFile } from '#tests/domain/register/register-file.ts';
import { startChild } from '#tests/support/child-process.ts';
import { eachEngine } from '#tests/support/test-market.ts';

const PRODUCTS = 40;

const register = () =>
  gridFile([
    ['TT', 'Tên sản phẩm', 'Chủ thể', 'Xã', 'Huyện', 'Hạng sao', 'Số QĐ', 'Ngày QĐ'],
    ...Array.from({ length: PRODUCTS }, (_, at) => [
      at + 1,
      `Chè Shan số ${at + 1}`,
      `HTX Chè ${at % 7}`,
      'Xã Trì Quang',
      'Bảo Thắng',
      3,
      `${at + 1}/QĐ-UBND`,
      '12/03/2024',
    ]),
  ]);

const written = ({ store }: Context) => {
  const { registerEntry, recognition, producer, registerImport, audit } = store.tables;
  return store.read(async (db) => ({
    entries: (await db.select().from(registerEntry)).length,
    recognitions: (await db.select().from(recognition)).length,
    producers: (await db.select().from(producer)).length,
    audits: (await db.select().from(audit)).length,
    imports: (await db.select().from(registerImport)).map(({ state }) => state),
  }));
};

eachEngine('a process killed inside the writing of a register', (open) => {
  test('leaves nothing of it, and the same file comes in afterwards, staged before or anew', async () => {
    const market = await open();
    const { context } = market;
    const file = await register();
    const path = join(market.dataDir, 'so.xlsx');
    writeFileSync(path, file);
    const before = await written(context);

    const child = startChild('tests/faults/programs/import-and-wait.ts', {
      databaseUrl: market.databaseUrl,
      dataDir: market.dataDir,
      path,
    });
    expect(await child.next()).toBe('inside');
    // It has not ended: what it wrote is neither committed nor given up.
    expect([child.process.exitCode, child.process.signalCode]).toEqual([null, null]);
    child.process.kill('SIGKILL');
    expect(await child.ended).toBe('SIGKILL');

    expect(await written(context)).toEqual({ ...before, imports: ['staged'] });
    const { registerImport } = context.store.tables;
    const [staged] = await context.store.read((db) => db.select().from(registerImport));
    const opened = await openFile(context, file);
    const { summary } = await applyImport(context, {
      ...opened,
      importId: staged?.id ?? '',
      actor: null,
      expectedDigest: null,
    });
    const whole = await written(context);
    expect(whole).toMatchObject({ entries: PRODUCTS, recognitions: PRODUCTS, imports: ['applied'] });
    expect(summary).toBeDefined();
    // A second time it changes nothing.
    await importFile(context, file);
    expect(await written(context)).toMatchObject({
      entries: PRODUCTS,
      recognitions: PRODUCTS,
      producers: whole.producers,
    });
  });
});
