import { readFileSync } from 'node:fs';
import { readdir, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import { unzipSync, zipSync } from 'fflate';
import { expect, test } from 'vitest';
import type { SellerActor } from '#app/domain/accounts/actor.ts';
import { keepTemplate } from '#app/domain/channels/template/keep-template.server.ts';
import { readTemplate, readTemplateFile } from '#app/domain/channels/template/read-template.server.ts';
import { sweepTemplates } from '#app/domain/channels/template/sweep-templates.server.ts';
import type { Context } from '#app/server/context.ts';
import { StorageFull } from '#app/server/storage/storage.ts';
import { sellerOf } from '#tests/factories/seller-of.ts';
import { eachEngine, type TestMarket } from '#tests/support/test-market.ts';

const parts = unzipSync(
  readFileSync(new URL('../../fixtures/templates/shopee-constructed.xlsx', import.meta.url)),
);
const PICTURE = 100_000;

/** A template of its own for each number, of a hundred thousand bytes and a bit. */
/** The same file is the same bytes, however long the test takes. */
const WRITTEN_AT = '2026-11-01T08:00:00';

function workbook(number: number): Buffer {
  const picture = new Uint8Array(PICTURE).fill(number);
  return Buffer.from(zipSync({ ...parts, 'xl/media/x.png': [picture, { level: 0 }] }, { mtime: WRITTEN_AT }));
}

const upload = (number: number) => ({
  channelCode: 'shopee',
  fileName: 'Shopee.xlsx',
  file: workbook(number),
});
const settings = { LIMIT_TEMPLATE_BYTES_PER_PRODUCER: String(3 * (PICTURE + 30_000)) };

async function age({ dataDir }: TestMarket, ms: number): Promise<void> {
  const folder = join(dataDir, 'files', 'workbooks');
  const at = new Date(Date.now() - ms);
  for (const file of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (file.isFile()) await utimes(join(file.parentPath, file.name), at, at);
  }
}

async function bytesOf(context: Context, { producerId }: SellerActor, id: string): Promise<Buffer> {
  return readTemplateFile(context, await readTemplate(context, producerId, id));
}

eachEngine('sellers’ own workbooks', (open) => {
  test('older ones make room for newer ones, but a crowd of them in a few minutes does not', async () => {
    const market = await open({ settings });
    const { context } = market;
    const seller = await sellerOf(context);
    const ids: string[] = [];
    for (const number of [1, 2, 3]) {
      market.clock.advance(1_000);
      ids.push(await keepTemplate(context, seller, upload(number)));
    }
    await expect(keepTemplate(context, seller, upload(4))).rejects.toMatchObject({ code: 'tooManyRequests' });
    await age(market, 3_600_000);
    const fourth = await keepTemplate(context, seller, upload(4));
    const still = await Promise.all(
      [...ids, fourth].map((id) =>
        bytesOf(context, seller, id).then(
          () => 'there',
          (error: { code?: string }) => error.code,
        ),
      ),
    );
    expect(still).toEqual(['templateGone', 'there', 'there', 'there']);
  });

  test('a full disk is said to be one', async () => {
    const { context } = await open();
    const seller = await sellerOf(context);
    const put = async () => {
      throw new StorageFull('no room left for the file');
    };
    const full = { ...context, storage: { ...context.storage, put } };
    await expect(keepTemplate(full, seller, upload(1))).rejects.toMatchObject({ code: 'templateNoRoom' });
  });

  test('the sweep takes what can no longer be filled, and nothing of a register file that an older release kept here', async () => {
    const market = await open();
    const { context, clock } = market;
    const seller = await sellerOf(context);
    const old = await keepTemplate(context, seller, upload(1));
    const { registerImport } = context.store.tables;
    const imported = await context.storage.put('workbooks', Buffer.from('a;b'), { extension: '.csv' });
    await context.store.write((tx) =>
      tx.insert(registerImport).values({
        id: 'import-1',
        fileName: 'so.csv',
        fileKey: imported.key,
        byteSize: 3,
        settings: {},
        state: 'dropped',
        createdAt: clock.now(),
      }),
    );
    const forgotten = await context.storage.put('workbooks', Buffer.from('c;d'), { extension: '.csv' });
    clock.advanceDays(60);
    const young = await keepTemplate(context, seller, upload(2));
    await age(market, 90 * 24 * 3_600_000);
    clock.advanceDays(31);
    await sweepTemplates.run(context, {}, { id: 'test', attempt: 1, signal: new AbortController().signal });
    await expect(bytesOf(context, seller, old)).rejects.toMatchObject({ code: 'templateGone' });
    expect(await bytesOf(context, seller, young)).toEqual(workbook(2));
    expect(await context.storage.exists(imported.key)).toBe(true);
    expect(await context.storage.exists(forgotten.key)).toBe(false);
  });
});
