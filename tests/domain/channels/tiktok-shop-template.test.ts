import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { TemplateFill } from '#app/domain/channels/channel.ts';
import type { ChannelListing } from '#app/domain/channels/listing/channel-listing.ts';
import { tiktokShopTemplate } from '#app/domain/channels/tiktok-shop/tiktok-shop-template.server.ts';
import {
  type BuiltSheet,
  buildWorkbook,
  readFilled,
  rowTags,
} from '#tests/domain/channels/seller-workbook.ts';
import { rawEntries } from '#tests/domain/channels/shopee-workbook.ts';
import { channelListing, channelVariant } from '#tests/factories/channel-listing.ts';

const fixtures = new URL('../../fixtures/templates/', import.meta.url);
const constructed = readFileSync(new URL('tiktok-shop-constructed.xlsx', fixtures));
const place = { keys: { sheet: 'Template', row: 1 }, firstRow: 6 };

function fill(listings: ChannelListing[], answers: TemplateFill['answers'] = {}): TemplateFill {
  return { listings, answers, today: '2026-11-23' };
}

async function filled(file: Buffer, wish: TemplateFill): Promise<Buffer> {
  const { files } = await (await tiktokShopTemplate.open(file)).fill(wish);
  expect(files).toHaveLength(1);
  return files[0] as Buffer;
}

const planOf = async (file: Buffer, wish: TemplateFill) => (await tiktokShopTemplate.open(file)).plan(wish);

const tea = channelListing({ category: '601450' });
const honey = channelListing({
  id: 'listing-2',
  titleVi: 'Mật ong bạc hà Mèo Vạc nguyên chất',
  category: 'Thực phẩm & Đồ uống/Mật ong (603065)',
  brand: null,
  variants: [
    channelVariant({ publicCode: 'A', sku: 'MAT-250', nameVi: 'Lọ 250 g', gtin: null }),
    channelVariant({
      publicCode: 'B',
      sku: 'MAT-500',
      nameVi: 'Lọ 500 g',
      priceVnd: 320_000,
      weightGrams: 750,
    }),
  ],
});

test('products and their sizes fill consecutive rows of one name, from the sixth row on, in grams', async () => {
  const rows = await readFilled(await filled(constructed, fill([tea, honey])), 'Template', place);
  const same = {
    product_description: tea.descriptionVi,
    main_image: 'https://cho.vn/img/a1-square.jpg',
    image_2: 'https://cho.vn/img/a2-square.jpg',
    image_3: 'https://cho.vn/img/a3-square.jpg',
    parcel_length: 12,
    parcel_width: 8,
    parcel_height: 15,
    quantity: 12,
  };
  const ofHoney = {
    ...same,
    category: 'Thực phẩm & Đồ uống/Mật ong (603065)',
    product_name: honey.titleVi,
    property_name_1: 'Quy cách',
  };
  expect(rows).toEqual([
    {
      row: 6,
      ...same,
      category: 'Thực phẩm & Đồ uống/Trà (601450)',
      brand: 'Bản Liền',
      product_name: tea.titleVi,
      parcel_weight: 160,
      price: 185_000,
      seller_sku: 'CHE-100',
    },
    {
      row: 7,
      ...ofHoney,
      property_value_1: 'Lọ 250 g',
      parcel_weight: 160,
      price: 185_000,
      seller_sku: 'MAT-250',
    },
    {
      row: 8,
      ...ofHoney,
      property_value_1: 'Lọ 500 g',
      parcel_weight: 750,
      price: 320_000,
      seller_sku: 'MAT-500',
    },
  ]);
});

test('every other entry of the zip stays as it was, byte for byte; a filled row gives no wrong hint of its width', async () => {
  const result = await filled(constructed, fill([tea]));
  const [before, after] = [await rawEntries(constructed), await rawEntries(result)];
  const changed = after.filter((entry, index) => JSON.stringify(entry) !== JSON.stringify(before[index]));
  expect(changed.map(({ name }) => name)).toEqual(['xl/worksheets/sheet1.xml']);
  const part = 'xl/worksheets/sheet1.xml';
  expect(rowTags(constructed, part).get(6)).toBeDefined();
  expect(rowTags(result, part).get(6)).not.toContain('spans');
  expect(rowTags(result, part).get(7)).toBe(rowTags(constructed, part).get(7));
});

test('what breaks a rule or is not in the list stays empty and is named', async () => {
  const poor = channelListing({
    titleVi: 'Chè ngon',
    category: '999',
    variants: [channelVariant({ stock: 0, weightGrams: null, sku: 'CÓ DẤU CÁCH' })],
  });
  const plan = await planOf(constructed, fill([poor]));
  expect(plan.unfilled.map(({ column, message, fieldPath }) => [column, message, fieldPath])).toEqual([
    ['Danh mục', 'unfilledNotInList', null],
    ['Tên sản phẩm', 'fixTitleShort', 'titleVi'],
    ['Trọng lượng kiện hàng(g)', 'fixWeightMissing', 'variants.0.weightGrams'],
    ['Số lượng', 'fixStockRange', 'variants.0.stock'],
    ['seller_sku', 'fixSkuShape', 'variants.0.sku'],
  ]);
  const [row] = await readFilled(await filled(constructed, fill([poor])), 'Template', place);
  for (const key of ['category', 'product_name', 'parcel_weight', 'quantity', 'seller_sku'])
    expect(row).not.toHaveProperty([key]);
  expect(row).toMatchObject({ row: 6, price: 185_000 });
});

test('the categories of the file are read from its own list', async () => {
  expect(await (await tiktokShopTemplate.open(constructed)).categories()).toEqual([
    { id: '601450', path: 'Thực phẩm & Đồ uống > Trà' },
    { id: '601755', path: 'Thực phẩm & Đồ uống > Gạo' },
    { id: '603065', path: 'Thực phẩm & Đồ uống > Mật ong' },
    { id: '600154', path: 'Nhà cửa > Đồ dệt' },
  ]);
});

test('a list of categories that no rule refers to is read all the same, and no other list for it', async () => {
  const keys = ['category', 'product_name', 'price', 'parcel_weight', 'seller_sku'];
  const file = await buildWorkbook([
    {
      name: 'Template',
      rows: [keys, ['x', 'V5.1'], ['Danh mục', 'Tên', 'Giá', 'Nặng (g)', 'SKU'], ['x'], ['x']],
    },
    {
      name: 'brand',
      state: 'hidden',
      rows: [['Brand'], ['Bản Liền (700001)'], ['Sao Mai (700002)'], ['X (700003)']],
    },
    {
      name: 'cat',
      state: 'hidden',
      rows: [['Category'], ['Đồ uống/Trà (601450)'], ['Nhà cửa/Dệt (600154)']],
    },
  ]);
  expect(await (await tiktokShopTemplate.open(file)).categories()).toEqual([
    { id: '601450', path: 'Đồ uống > Trà' },
    { id: '600154', path: 'Nhà cửa > Dệt' },
  ]);
});

const columns: Array<[key: string, label: string, need: string, help: string]> = [
  ['quantity', 'Kho Lào Cai', 'Mandatory', ''],
  ['quantity', 'Kho Hà Nội', 'Optional', ''],
  ['price', 'Retail price', 'Mandatory', 'VND'],
  ['product_property/100393', 'Xuất xứ', 'Mandatory', ''],
  ['product_property/100700', 'Thành phần', 'Optional', ''],
  ['product_property/100701', 'Hạn sử dụng', 'Optional', ''],
  ['qualification/food', 'Food licence', 'Mandatory', ''],
  ['parcel_weight', 'Package weight', 'Mandatory', 'Enter the weight in kg'],
  ['product_name', 'Product name', 'Mandatory', 'Max. 40 characters'],
  ['product_description', 'Description', 'Mandatory', 'HTML is supported'],
  ['main_image', 'Main image', 'Mandatory', 'URL'],
  ['seller_sku', 'Seller SKU', 'Optional', ''],
];

function english(more: Partial<BuiltSheet> = {}, metadata = 'V5.9.1'): Promise<Buffer> {
  const cells = (at: 0 | 1 | 2 | 3) => columns.map((column) => column[at]);
  const rows = [cells(0), ['x', metadata], cells(1), cells(2), cells(3), columns.map(() => 'see guide')];
  return buildWorkbook(
    [
      { name: 'Read me', rows: [['…']] },
      {
        name: 'Batch upload',
        rows,
        frozen: 6,
        styled: [7, 20],
        lists: [
          { column: 3, formula: 'origins', first: 7, last: 20 },
          { column: 5, formula: '"12 tháng,24 tháng"', first: 7, last: 20 },
        ],
        ...more,
      },
      { name: 'hidden_list', state: 'veryHidden', rows: [['Viet Nam'], ['VIỆT NAM'], ['Lào Cai']] },
    ],
    { origins: 'hidden_list!$A$2:$A$3' },
  );
}

const wide = { keys: { sheet: 'Batch upload', row: 1 }, firstRow: 7 };
const labelled = channelListing({
  label: { origin: 'Việt Nam', ingredients: 'Búp chè', expiry: '18 tháng' },
  descriptionVi: 'Chè < ngon >\nHái tay',
});

test('another language, order and unit, two warehouses, options by name and written out', async () => {
  const file = await english();
  const open = await planOf(file, fill([labelled]));
  expect(open.questions).toEqual([
    {
      field: 'stockColumn',
      options: ['quantity', 'quantity#2'],
      labels: { quantity: 'Kho Lào Cai', 'quantity#2': 'Kho Hà Nội' },
      multiple: false,
    },
  ]);
  const answered = fill([labelled], { stockColumn: 'quantity#2' });
  expect((await planOf(file, answered)).unfilled.map(({ column, message }) => [column, message])).toEqual([
    ['', 'unfilledMorePhotos'],
    ['Hạn sử dụng', 'unfilledNotInList'],
    ['Food licence', 'unfilledCompulsory'],
  ]);
  const [row, ...rest] = await readFilled(await filled(file, answered), 'Batch upload', wide);
  expect(rest).toEqual([]);
  expect(row).toEqual({
    row: 7,
    quantity: 12,
    price: 185_000,
    'product_property/100393': 'VIỆT NAM',
    'product_property/100700': 'Búp chè',
    parcel_weight: 0.16,
    product_name: labelled.titleVi,
    product_description: '<p>Chè &lt; ngon &gt;</p><p>Hái tay</p>',
    main_image: 'https://cho.vn/img/a1-square.jpg',
    seller_sku: 'CHE-100',
  });
  const [unanswered] = await readFilled(await filled(file, fill([labelled])), 'Batch upload', wide);
  expect(unanswered).not.toHaveProperty(['quantity']);
});

test('the rows of more products than one upload takes go into more files', async () => {
  const many = Array.from({ length: 1_003 }, (_, n) =>
    channelListing({ id: `l${n}`, publicCode: `L${n}`, category: '601450' }),
  );
  const { files, plan } = await (await tiktokShopTemplate.open(constructed)).fill(fill(many));
  const counts = await Promise.all(
    files.map(async (file) => (await readFilled(file, 'Template', place)).length),
  );
  expect([plan.files, counts]).toEqual([2, [1_000, 3]]);
});

const where = expect.stringContaining('seller-vn.tiktok.com');

test.each<[string, () => Buffer | Promise<Buffer>, Record<string, unknown>]>([
  [
    'another version',
    () => english({}, 'V6.0'),
    { code: 'templateVersion', params: { found: 'V6.0', known: 'V5', where } },
  ],
  [
    'one without its metadata',
    () => english({}, ''),
    { code: 'templateVersion', params: { found: '?', known: 'V5', where } },
  ],
  [
    'one for goods that are on sale',
    () => english({ rows: [['product_id', 'product_name', 'price', 'seller_sku'], ['V5']] }),
    { code: 'templateUpdateFile', params: { where } },
  ],
  ['a CSV', () => Buffer.from('product_name,price\nx,1'), { code: 'templateNotWorkbook', params: { where } }],
  ['half a file', () => constructed.subarray(0, 9_000), { code: 'templateDamaged', params: { where } }],
  [
    'too big a file',
    () => Buffer.concat([constructed, Buffer.alloc(11 * 1024 * 1024)]),
    { code: 'templateTooBig' },
  ],
])('refuses %s and says where the right one is', async (_what, file, refusal) => {
  await expect(tiktokShopTemplate.open(await file())).rejects.toMatchObject(refusal);
});
