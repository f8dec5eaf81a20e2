import { readFileSync } from 'node:fs';
import { buffer } from 'node:stream/consumers';
import ExcelJS from '@protobi/exceljs';
import { parse } from 'csv-parse/sync';
import { expect, test } from 'vitest';
import { writeCatalogue } from '#app/domain/channels/catalogue/write-catalogue.server.ts';
import { lazadaTemplate } from '#app/domain/channels/lazada/lazada-template.server.ts';
import type { ChannelListing } from '#app/domain/channels/listing/channel-listing.ts';
import { shopeeTemplate } from '#app/domain/channels/shopee/shopee-template.server.ts';
import { tiktokShopTemplate } from '#app/domain/channels/tiktok-shop/tiktok-shop-template.server.ts';
import { channelListing, channelVariant } from '#tests/factories/channel-listing.ts';

/** Names that a register or a producer may bring, and that a spreadsheet program would act on. */
const payloads = [
  '=HYPERLINK("http://a.example","Chè")',
  "=cmd|' /C calc'!A0",
  '@SUM(1)',
  '+1+1',
  '-2+3',
  '＝1+1',
  ' =1',
  '\t=1',
  '</t></is><f>1+1</f>',
  '_x003D_1+1',
];

/** Everything that people write, as the payload. */
const hostile = (text: string, at: number): ChannelListing =>
  channelListing({
    id: `listing-${at}`,
    publicCode: `L${at}`,
    titleVi: text,
    titleEn: text,
    descriptionVi: text,
    brand: text,
    communeCode: null,
    place: text,
    setPath: [text],
    category: null,
    label: { ingredients: text, quantity: text, usage_and_storage: text, expiry: text },
    producer: { id: 'producer-1', name: text },
    variants: [channelVariant({ publicCode: `V${at}`, sku: `S-${at}`, nameVi: text })],
  });

const listings = payloads.map(hostile);

async function* batches() {
  yield listings;
}

const about = { of: '=1+1', language: 'vi', now: 0, changes: { since: '=1+1', gone: ['=1+1'] } } as const;

async function bookOf(file: Buffer): Promise<ExcelJS.Workbook> {
  const book = new ExcelJS.Workbook();
  await book.xlsx.load(file as unknown as ArrayBuffer);
  return book;
}

function cellsOf(book: ExcelJS.Workbook): ExcelJS.Cell[] {
  const cells: ExcelJS.Cell[] = [];
  for (const sheet of book.worksheets)
    sheet.eachRow((row) => {
      row.eachCell((cell) => cells.push(cell));
    });
  return cells;
}

const formulas = (cells: readonly ExcelJS.Cell[]) =>
  cells.flatMap(({ type, address, formula }) =>
    type === ExcelJS.ValueType.Formula ? [`${address}: ${formula}`] : [],
  );

const actsOn = /^(?:[\s\0]*[=+\-@＝＋－＠]|[\t\r\n\0])/;

test('no name that people give leaves the catalogue as a formula, in either form of the file', async () => {
  const csv = await buffer(writeCatalogue('csv', batches(), about));
  const records: string[][] = parse(csv, { bom: true });
  expect(records).toHaveLength(1 + payloads.length);
  expect(records.flat().filter((text) => actsOn.test(text))).toEqual([]);
  const cells = cellsOf(await bookOf(await buffer(writeCatalogue('xlsx', batches(), about))));
  expect(formulas(cells)).toEqual([]);
  const texts = cells.flatMap(({ value }) => (typeof value === 'string' ? [value] : []));
  expect(texts.length).toBeGreaterThan(payloads.length * 10);
  expect(texts.filter((text) => actsOn.test(text))).toEqual([]);
});

/**
 * What a cell of such a file holds: Shopee takes no links, so the first stays out there; what looks like an escaped letter
 * is escaped once more, and the reader of this test leaves that as it is.
 */
const written = payloads.slice(1).map((text) => text.trim().replace(/^_x/, '_x005F_x'));

const fixtures = new URL('../../fixtures/templates/', import.meta.url);

test.each([
  ['shopee-constructed.xlsx', shopeeTemplate],
  ['lazada-constructed.xlsx', lazadaTemplate],
  ['tiktok-shop-constructed.xlsx', tiktokShopTemplate],
] as const)('a filled %s holds its own formulas and no other, and the names as plain text', async (name, template) => {
  const empty = readFileSync(new URL(name, fixtures));
  const opened = await template.open(empty);
  const [own] = await opened.categories();
  const placed = opened.isByCategory
    ? listings.map((one) => ({ ...one, category: own?.path ?? null }))
    : listings;
  const { files } = await opened.fill({ listings: placed, answers: {}, today: '2026-11-23' });
  const before = formulas(cellsOf(await bookOf(empty)));
  const texts = new Set<unknown>();
  for (const file of files) {
    const cells = cellsOf(await bookOf(file));
    expect(formulas(cells)).toEqual(before);
    for (const { value } of cells) texts.add(value);
  }
  // Platforms read the cells themselves: what stands there is what was written, of the type text.
  for (const text of written) expect(texts.has(text), text).toBe(true);
});
