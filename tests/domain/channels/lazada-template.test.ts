import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { TemplateFill } from '#app/domain/channels/channel.ts';
import { lazadaTemplate } from '#app/domain/channels/lazada/lazada-template.server.ts';
import type { ChannelListing } from '#app/domain/channels/listing/channel-listing.ts';
import { type BuiltSheet, buildWorkbook, readFilled } from '#tests/domain/channels/seller-workbook.ts';
import { rawEntries } from '#tests/domain/channels/shopee-workbook.ts';
import { channelListing as anyListing, channelVariant } from '#tests/factories/channel-listing.ts';

const fixtures = new URL('../../fixtures/templates/', import.meta.url);
const constructed = readFileSync(new URL('lazada-constructed.xlsx', fixtures));
const tea = 'Trà & Thảo mộc';
const place = { keys: { sheet: `${tea}_hide`, row: 3 }, firstRow: 5 };

/** A listing of the constructed file's category. */
const channelListing = (changes: Partial<ChannelListing> = {}) =>
  anyListing({ category: '4821', ...changes });

function fill(listings: ChannelListing[], answers: TemplateFill['answers'] = {}): TemplateFill {
  return { listings, answers, today: '2026-11-23' };
}

async function filled(file: Buffer, wish: TemplateFill): Promise<Buffer> {
  const { files } = await (await lazadaTemplate.open(file)).fill(wish);
  expect(files).toHaveLength(1);
  return files[0] as Buffer;
}

const planOf = async (file: Buffer, wish: TemplateFill) => (await lazadaTemplate.open(file)).plan(wish);

const two = channelListing({
  id: 'listing-2',
  brand: null,
  variants: [
    channelVariant({ publicCode: 'A', sku: 'CHE-250', nameVi: 'Hộp 250 g', gtin: null }),
    channelVariant({ publicCode: 'B', sku: 'CHE/500', nameVi: 'Hộp 500 g', gtin: null, weightGrams: 750 }),
  ],
});

test('fills from the fifth row by the hidden sheet’s keys, in kilograms, with the file’s own default brand', async () => {
  const listing = channelListing({ label: { quantity: '100 g' } });
  const rows = await readFilled(await filled(constructed, fill([listing, two])), tea, place);
  const same = {
    description: listing.descriptionVi,
    MainImage: 'https://cho.vn/img/a1-square.jpg',
    image2: 'https://cho.vn/img/a2-square.jpg',
    image3: 'https://cho.vn/img/a3-square.jpg',
    quantity: 12,
    price: 185_000,
    package_length: 12,
    package_width: 8,
    package_height: 15,
  };
  expect(rows).toEqual([
    {
      row: 5,
      ...same,
      name: listing.titleVi,
      brand: 'Bản Liền',
      SellerSKU: 'CHE-100',
      package_weight: 0.16,
      barcode_ean: '8931234567897',
      net_weight: '100 g',
    },
    {
      row: 6,
      ...same,
      name: `${two.titleVi} – Hộp 250 g`,
      brand: 'No Brand',
      SellerSKU: 'CHE-250',
      package_weight: 0.16,
    },
    // "/" is not taken in a SKU.
    { row: 7, ...same, name: `${two.titleVi} – Hộp 500 g`, brand: 'No Brand', package_weight: 0.75 },
  ]);
  const plan = await planOf(constructed, fill([two]));
  expect(plan.unfilled).toMatchObject([
    { column: '', params: { count: 2 } },
    { column: 'SKU người bán', variantCode: 'B', message: 'fixSkuShape', fieldPath: 'variants.1.sku' },
  ]);
});

test('the net weight is that of the size in the row; what its name leaves open is asked', async () => {
  const melon = channelListing({
    label: { quantity: '1,5 kg' },
    variants: [
      channelVariant({ publicCode: 'A', sku: 'M-1', nameVi: 'Quả 1,5 kg', weightGrams: 1_600 }),
      channelVariant({ publicCode: 'B', sku: 'M-2', nameVi: 'Bộ 2 quả 1,5 kg', weightGrams: 3_200 }),
      channelVariant({ publicCode: 'C', sku: 'M-3', nameVi: 'Đôi 2 quả 1,5 kg', weightGrams: 1_700 }),
    ],
  });
  const rows = await readFilled(await filled(constructed, fill([melon])), tea, place);
  expect(rows.map((row) => row.net_weight)).toEqual(['1,5 kg', '3 kg', undefined]);
  const { unfilled } = await planOf(constructed, fill([melon]));
  expect(unfilled.filter(({ column }) => column === 'Khối lượng tịnh')).toMatchObject([
    { variantCode: 'C', params: { size: 'Đôi 2 quả 1,5 kg' } },
  ]);
});

test('merged cells in the head are no trouble', async () => {
  const { listings } = await planOf(await indonesian({ merged: ['A1:C1'] }), fill([channelListing()]));
  expect(listings).toHaveLength(1);
});

test('only the one sheet changes', async () => {
  const [before, after] = [
    await rawEntries(constructed),
    await rawEntries(await filled(constructed, fill([two]))),
  ];
  const changed = after.filter((entry, index) => JSON.stringify(entry) !== JSON.stringify(before[index]));
  expect(changed.map(({ name }) => name)).toEqual(['xl/worksheets/sheet2.xml']);
});

const keys = [
  'package_weight',
  'SellerSku',
  'name',
  'price',
  'quantity',
  'brand',
  'origin',
  'saleProp.size',
  'AssociatedSku',
  'MainImage',
];
const labels = ['Berat', 'SKU', '*Nama', '*Harga', 'Stok', 'Merek', 'Origin', 'Ukuran', 'Induk', 'Gambar'];

function sheetOf(name: string, id: number, more: Partial<BuiltSheet> = {}): BuiltSheet[] {
  return [
    {
      name,
      rows: [
        [name],
        labels,
        keys.map(() => 'Lihat panduan'),
        keys.map(() => 'Lihat panduan'),
        keys.map(() => 'Lihat panduan'),
      ],
      ...more,
    },
    {
      name: `${name}_hide`,
      state: 'hidden',
      rows: [['categoryId', id], [], keys, [], ['', '', '', '', '', '', 'Indonesia']],
    },
  ];
}

/** Two categories, help down to the fifth row, no unit of weight. */
function indonesian(more: Partial<BuiltSheet> = {}): Promise<Buffer> {
  return buildWorkbook([
    { name: 'INDEX', rows: [['Lazada']] },
    ...sheetOf('Teh', 4821, {
      lists: [{ column: 6, formula: '"Vietnam,Indonesia"', first: 6, last: 30 }],
      ...more,
    }),
    ...sheetOf('Madu', 17),
    { name: 'global_hide', state: 'hidden', rows: [['token']] },
  ]);
}

test('several categories in one book: each product goes to the sheet of its own', async () => {
  const file = await indonesian();
  const listings = [
    channelListing({ id: 'a', category: '17', label: {} }),
    channelListing({ id: 'b', category: 'teh', label: { origin: 'Lào Cai' } }),
    channelListing({ id: 'c', category: null }),
    channelListing({ id: 'd', category: '99' }),
    { ...two, category: '4821 - Teh' },
  ];
  const plan = await planOf(file, fill(listings));
  expect(plan.questions).toEqual([
    { field: 'weightUnit', options: ['g', 'kg'], labels: {}, multiple: false },
  ]);
  const answered = fill(listings, { weightUnit: 'g' });
  expect(
    plan.listings.map(({ listingId, rows }) => [listingId, rows.map(({ sheet, row }) => [sheet, row])]),
  ).toEqual([
    ['a', [['Madu', 6]]],
    ['b', [['Teh', 6]]],
    [
      'listing-2',
      [
        ['Teh', 7],
        ['Teh', 8],
      ],
    ],
  ]);
  const out = (await planOf(file, answered)).unfilled.filter(
    ({ listingId }) => listingId === 'c' || listingId === 'd',
  );
  expect(out).toMatchObject([
    { listingId: 'c', params: { sheets: 'Teh; Madu', chosen: '' } },
    { listingId: 'd', params: { sheets: 'Teh; Madu', chosen: '99' } },
  ]);
  const result = await filled(file, answered);
  const of = (sheet: string) => ({ keys: { sheet: `${sheet}_hide`, row: 3 }, firstRow: 6 });
  expect(await readFilled(result, 'Madu', of('Madu'))).toMatchObject([
    { row: 6, package_weight: 160, origin: 'Indonesia' },
  ]);
  const teas = await readFilled(result, 'Teh', of('Teh'));
  expect(teas).toMatchObject([
    { row: 6, name: two.titleVi },
    { row: 7, name: two.titleVi, 'saleProp.size': 'Hộp 250 g', AssociatedSku: 'A' },
    { row: 8, name: two.titleVi, 'saleProp.size': 'Hộp 500 g', AssociatedSku: 'A' },
  ]);
  // "Lào Cai" is not in the file's list.
  expect(teas[0]).not.toHaveProperty(['origin']);
  const [before, after] = [await rawEntries(file), await rawEntries(result)];
  const changed = after.filter((entry, index) => JSON.stringify(entry) !== JSON.stringify(before[index]));
  expect(changed.map(({ name }) => name)).toEqual(['xl/worksheets/sheet2.xml', 'xl/worksheets/sheet4.xml']);
  expect(await (await lazadaTemplate.open(file)).categories()).toEqual([
    { id: '4821', path: 'Teh' },
    { id: '17', path: 'Madu' },
  ]);
});

const where = expect.stringContaining('sellercenter.lazada.vn');

test.each<[string, () => Buffer | Promise<Buffer>, Record<string, unknown>]>([
  [
    'one for goods that are on sale',
    () =>
      buildWorkbook([
        { name: 'A', rows: [['x']] },
        { name: 'A_hide', rows: [[], [], ['ItemId', ...keys]] },
      ]),
    { code: 'templateUpdateFile', params: { where } },
  ],
  [
    'one whose hidden sheet was deleted',
    () => buildWorkbook([{ name: 'Teh', rows: [['Teh'], labels] }]),
    { code: 'templateUnknown', params: { where } },
  ],
  [
    'one with merged cells where products are to be filled in',
    () => indonesian({ merged: ['A1:C1', 'C8:C9'] }),
    { code: 'templateMerged', params: { where, sheet: 'Teh', range: 'C8:C9' } },
  ],
  [
    'a text file in UTF-16',
    () => Buffer.concat([Buffer.from('fffe', 'hex'), Buffer.from('name\tSellerSku\nx\t1', 'utf16le')]),
    { code: 'templateNotWorkbook', params: { where } },
  ],
  ['a CSV', () => Buffer.from('name;SellerSku\nx;1'), { code: 'templateNotWorkbook', params: { where } }],
])('refuses %s and says where the right one is', async (_what, file, refusal) => {
  await expect(lazadaTemplate.open(await file())).rejects.toMatchObject(refusal);
});
