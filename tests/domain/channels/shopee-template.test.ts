import { readFileSync } from 'node:fs';
import { strToU8, zipSync } from 'fflate';
import { expect, test } from 'vitest';
import type { TemplateFill } from '#app/domain/channels/channel.ts';
import type { ChannelListing } from '#app/domain/channels/listing/channel-listing.ts';
import { shopeeTemplate } from '#app/domain/channels/shopee/shopee-template.server.ts';
import {
  type BuiltColumn,
  buildTemplate,
  rawEntries,
  readRows,
  streamedTemplate,
  stylesOfRow,
  withPart,
} from '#tests/domain/channels/shopee-workbook.ts';
import { channelListing as anyListing, channelVariant } from '#tests/factories/channel-listing.ts';

const fixtures = new URL('../../fixtures/templates/', import.meta.url);
const constructed = readFileSync(new URL('shopee-constructed.xlsx', fixtures));
const sheetPart = 'xl/worksheets/sheet2.xml';

/** A listing whose category nobody has chosen yet. */
const channelListing = (changes: Partial<ChannelListing> = {}) => anyListing({ category: null, ...changes });

function fill(listings: ChannelListing[], more: Partial<TemplateFill> = {}): TemplateFill {
  return { listings, answers: {}, today: '2026-11-23', ...more };
}

async function planShopeeFill(file: Buffer, wish: TemplateFill) {
  return (await shopeeTemplate.open(file)).plan(wish);
}

async function fillShopeeTemplate(file: Buffer, wish: TemplateFill): Promise<Buffer[]> {
  return (await (await shopeeTemplate.open(file)).fill(wish)).files;
}

async function only(files: Promise<Buffer[]>): Promise<Buffer> {
  const [file, ...rest] = await files;
  expect(rest).toEqual([]);
  return file as Buffer;
}

const two = [
  channelListing(),
  channelListing({
    id: 'listing-2',
    publicCode: 'N4P8X2Z6',
    titleVi: '=HYPERLINK("x") & <mật> hoa bạc hà',
    variants: [
      channelVariant({ publicCode: 'A', sku: 'MAT-250', nameVi: 'Lọ 250 g', gtin: null }),
      channelVariant({
        publicCode: 'B',
        sku: 'MAT-500',
        nameVi: 'Lọ 500 g',
        gtin: null,
        priceVnd: 320_000,
        weightGrams: 750,
      }),
    ],
  }),
];

test('fills the data rows of the seller’s workbook, variants under one integration number', async () => {
  const rows = await readRows(await only(fillShopeeTemplate(constructed, fill(two))), 'Bản đăng tải');
  const description = channelListing().descriptionVi;
  const photos = {
    ps_item_cover_image: 'https://cho.vn/img/a1-square.jpg',
    ps_item_image_1: 'https://cho.vn/img/a2-square.jpg',
    ps_item_image_2: 'https://cho.vn/img/a3-square.jpg',
  };
  const parcel = { ps_length: 12, ps_width: 8, ps_height: 15 };
  const shipping = { 'channel_id.50021': 'Bật', 'channel_id.50016': 'Bật' };
  const honey = {
    ps_product_name: '=HYPERLINK("x") & <mật> hoa bạc hà',
    ps_product_description: description,
    ps_sku_parent_short: 'A',
    et_title_variation_integration_no: 'A',
    et_title_variation_1: 'Quy cách',
    ps_stock: 12,
    ps_gtin_code: '00',
    ...photos,
    ...parcel,
    ...shipping,
  };
  expect(rows).toEqual([
    {
      row: 7,
      ps_product_name: 'Chè Shan tuyết cổ thụ Bản Liền',
      ps_product_description: description,
      ps_sku_parent_short: 'CHE-100',
      ps_price: 185_000,
      ps_stock: 12,
      ps_sku_short: 'CHE-100',
      ps_gtin_code: '8931234567897',
      ...photos,
      ps_weight: 160,
      ...parcel,
      ...shipping,
    },
    {
      row: 8,
      ...honey,
      et_title_option_for_variation_1: 'Lọ 250 g',
      ps_price: 185_000,
      ps_sku_short: 'MAT-250',
      ps_weight: 160,
    },
    {
      row: 9,
      ...honey,
      et_title_option_for_variation_1: 'Lọ 500 g',
      ps_price: 320_000,
      ps_sku_short: 'MAT-500',
      ps_weight: 750,
    },
  ]);
});

test('every other part keeps its name, order, date, checksum and compressed bytes', async () => {
  const before = await rawEntries(constructed);
  const after = await rawEntries(await only(fillShopeeTemplate(constructed, fill(two))));
  expect(after.map(({ name }) => name)).toEqual(before.map(({ name }) => name));
  const changed = after.filter((entry, index) => JSON.stringify(entry) !== JSON.stringify(before[index]));
  expect(changed.map(({ name }) => name)).toEqual([sheetPart]);
});

test('in the sheet, everything but the filled rows stays character for character', async () => {
  const text = (file: Buffer) => {
    let xml = '';
    withPart(file, sheetPart, (whole) => {
      xml = whole;
      return whole;
    });
    return xml;
  };
  const before = text(constructed);
  const after = text(await only(fillShopeeTemplate(constructed, fill(two))));
  expect(after.slice(0, after.indexOf('<row r="7"'))).toBe(before.slice(0, before.indexOf('<row r="7"')));
  expect(after.slice(after.indexOf('<row r="10"'))).toBe(before.slice(before.indexOf('<row r="10"')));
});

test('cells keep their styles, also in rows beyond the ones that the file prepared', async () => {
  const many = Array.from({ length: 120 }, (_, n) => channelListing({ id: `l${n}`, publicCode: `L${n}` }));
  const file = await only(fillShopeeTemplate(constructed, fill(many)));
  expect(await readRows(file, 'Bản đăng tải')).toHaveLength(120);
  expect(stylesOfRow(file, sheetPart, 7)).toEqual(Array(31).fill('2'));
  expect(stylesOfRow(file, sheetPart, 126)).toEqual(Array(31).fill('2'));
});

test('what cannot be filled stays empty and is listed with what to do', async () => {
  const poor = channelListing({
    titleVi: `${'x'.repeat(130)}`,
    descriptionVi: 'Gọi 0912 345 678 để mua. '.repeat(8),
    photos: [],
    variants: [channelVariant({ weightGrams: null, lengthCm: null, gtin: '123' })],
  });
  const plan = await planShopeeFill(constructed, fill([poor]));
  expect(plan.unfilled.map(({ column, message, fieldPath }) => [column, message, fieldPath])).toEqual([
    ['Ngành hàng', 'unfilledCategory', null],
    ['Tên sản phẩm', 'fixTitleLong', 'titleVi'],
    ['Mô tả sản phẩm', 'fixDescriptionContacts', 'descriptionVi'],
    ['GTIN', 'fixGtin', 'variants.0.gtin'],
    ['Ảnh bìa', 'fixPhotoMissing', 'photos'],
    ['Cân nặng', 'fixWeightMissing', 'variants.0.weightGrams'],
  ]);
  const [row] = await readRows(await only(fillShopeeTemplate(constructed, fill([poor]))), 'Bản đăng tải');
  expect(Object.keys(row ?? {})).toEqual(
    expect.not.arrayContaining([
      'ps_product_name',
      'ps_product_description',
      'ps_weight',
      'ps_length',
      'ps_gtin_code',
    ]),
  );
  expect(row).toMatchObject({ ps_price: 185_000, ps_width: 8 });
});

test('alcohol and services do not enter the file; a file with nothing in it is refused', async () => {
  const shut = [channelListing({ isAlcohol: true }), channelListing({ id: 'x', setCode: 'QD26-26' })];
  expect(await planShopeeFill(constructed, fill(shut))).toMatchObject({
    listings: [],
    files: 0,
    unfilled: [{ message: 'fixAlcoholLicence' }, { listingId: 'x', message: 'fixService' }],
  });
  await expect(fillShopeeTemplate(constructed, fill(shut))).rejects.toMatchObject({ code: 'nothingToFill' });
});

test('a category that the producer chose goes in; without one it is listed', async () => {
  const file = await only(fillShopeeTemplate(constructed, fill([channelListing({ category: '100629' })])));
  expect((await readRows(file, 'Bản đăng tải'))[0]).toMatchObject({ ps_category: '100629' });
});

const portuguese: BuiltColumn[] = [
  { key: 'channel_id.90016|0|0', label: 'Entrega Direta', need: 'Opcional', help: 'Ativado/Desativado' },
  { key: 'ps_weight|1|1', label: 'Peso', need: 'Obrigatório', help: 'Insira o peso em kg' },
  { key: 'ps_price|1|1', label: 'Preço', need: 'Obrigatório' },
  { key: 'ps_stock|0|1', label: 'Estoque' },
  { key: 'channel_id.90003|0|0', label: 'Correios', need: 'Opcional' },
  { key: 'ps_product_global_attribute.100010|1|0', label: 'Origem', need: 'Obrigatório' },
  { key: 'ps_product_description|1|0', label: 'Descrição do Produto', help: 'Máx. 60 caracteres' },
  { key: 'ps_item_cover_image|0|3', label: 'Imagem de capa' },
  { key: 'ps_product_name|1|0', label: 'Nome do Produto', help: 'Entre 10 - 255 caracteres' },
  { key: 'et_title_variation_integration_no|0|0', label: 'Código de integração' },
  { key: 'et_title_variation_1|0|0', label: 'Variação 1' },
  { key: 'et_title_option_for_variation_1|0|0', label: 'Opção 1' },
];

test.each([
  'inline',
  'range',
  'name',
] as const)('another language, another order, the list as %s', async (how) => {
  const file = await buildTemplate({
    sheetName: 'Modelo',
    columns: portuguese,
    switchWords: { words: ['Ativar', 'Off'], how },
    filled: { 7: { 3: 99_000, 9: 'Já digitado pelo vendedor', 1: 'Off' } },
  });
  const long = channelListing({ titleVi: `Chè ${'x'.repeat(150)}` });
  const plan = await planShopeeFill(file, fill([long]));
  const rows = await readRows(await only(fillShopeeTemplate(file, fill([long]))), 'Modelo');
  expect(rows[0]).toEqual({
    row: 7,
    ps_price: 99_000,
    ps_product_name: 'Já digitado pelo vendedor',
    'channel_id.90016': 'Off',
  });
  expect(rows.slice(1)).toEqual([
    {
      row: 8,
      'channel_id.90016': 'Ativar',
      'channel_id.90003': 'Ativar',
      ps_weight: 0.16,
      ps_price: 185_000,
      ps_stock: 12,
      ps_item_cover_image: 'https://cho.vn/img/a1-square.jpg',
      ps_product_name: long.titleVi,
    },
  ]);
  expect(plan.unfilled.map(({ column, message, params }) => [column, message, params])).toEqual([
    ['', 'unfilledMorePhotos', { count: 2 }],
    ['Origem', 'unfilledCompulsory', {}],
    [
      'Descrição do Produto',
      'fixDescriptionLong',
      { max: 60, actual: channelListing().descriptionVi.length },
    ],
  ]);
});

test('a weight unit that the file does not state is asked, never guessed', async () => {
  const columns = portuguese.map((column) =>
    column.key.startsWith('ps_weight') ? { ...column, help: '0.5' } : column,
  );
  const file = await buildTemplate({ columns });
  const open = await planShopeeFill(file, fill([channelListing()]));
  expect(open.questions).toContainEqual({
    field: 'weightUnit',
    options: ['g', 'kg'],
    labels: {},
    multiple: false,
  });
  expect(open.unfilled).toContainEqual(
    expect.objectContaining({ column: 'Peso', message: 'unfilledWeightUnit' }),
  );
  const answered = await only(
    fillShopeeTemplate(file, fill([channelListing()], { answers: { weightUnit: 'kg' } })),
  );
  expect((await readRows(answered, 'Template'))[0]).toMatchObject({ ps_weight: 0.16 });
});

test('shipping is switched on only where the producer wants it and the file says how', async () => {
  const noList = await buildTemplate({ columns: portuguese });
  const plan = await planShopeeFill(noList, fill([channelListing()]));
  expect(plan.questions).toContainEqual({
    field: 'shipping',
    options: ['channel_id.90016', 'channel_id.90003'],
    labels: { 'channel_id.90016': 'Entrega Direta', 'channel_id.90003': 'Correios' },
    multiple: true,
  });
  // The first column's help reads "Ativado/Desativado", the second says nothing.
  expect(plan.unfilled).toContainEqual(
    expect.objectContaining({ column: 'Correios', message: 'unfilledSwitchWord' }),
  );
  const chosen = await only(
    fillShopeeTemplate(noList, fill([channelListing()], { answers: { shipping: 'channel_id.90016' } })),
  );
  const [row] = await readRows(chosen, 'Template');
  expect(row).toMatchObject({ 'channel_id.90016': 'Ativado' });
  expect(row).not.toHaveProperty(['channel_id.90003']);
});

test('rows that explain below the usual head are not taken for data', async () => {
  const file = await buildTemplate({
    columns: portuguese,
    frozen: null,
    filled: { 7: { 3: 'Somente números', 9: 'Sem emojis' } },
  });
  const rows = await readRows(await only(fillShopeeTemplate(file, fill([channelListing()]))), 'Template');
  expect(rows.map(({ row }) => row)).toEqual([7, 8]);
});

test('more products than one upload takes make more files, none of them split', async () => {
  const listings = Array.from({ length: 30 }, (_, n) =>
    channelListing({
      id: `l${n}`,
      publicCode: `L${n}`,
      variants: Array.from({ length: 49 }, (_, v) =>
        channelVariant({ publicCode: `${n}-${v}`, nameVi: `Cỡ ${v}` }),
      ),
    }),
  );
  const files = await fillShopeeTemplate(constructed, fill(listings));
  const counts = await Promise.all(files.map(async (file) => (await readRows(file, 'Bản đăng tải')).length));
  expect(counts).toEqual([980, 490]);
});

test('a file that the producer has begun is never sent twice: the rest needs a fresh one', async () => {
  const filled = Object.fromEntries(Array.from({ length: 980 }, (_, n) => [7 + n, { 9: `Hàng ${n}` }]));
  const file = await buildTemplate({ columns: portuguese, filled, styledRows: 980 });
  const listings = Array.from({ length: 25 }, (_, n) => channelListing({ id: `l${n}`, publicCode: `L${n}` }));
  const plan = await planShopeeFill(file, fill(listings));
  expect(plan).toMatchObject({ files: 1, leftOver: ['l20', 'l21', 'l22', 'l23', 'l24'] });
  expect(await readRows(await only(fillShopeeTemplate(file, fill(listings))), 'Template')).toHaveLength(1000);
});

test('namespaced elements, cells without addresses and missing rows are understood', async () => {
  const prefixed = withPart(constructed, sheetPart, (xml) =>
    xml
      .replace(/<row r="(8|9)".*?<\/row>/g, '')
      .replace(/(<c) r="[A-Z]+7"/g, '$1')
      .replaceAll(/<(\/?)(?=[a-zA-Z])/g, '<$1x:')
      .replace('xmlns="http', 'xmlns:x="http'),
  );
  const filled = await only(fillShopeeTemplate(prefixed, fill(two)));
  const plain = withPart(filled, sheetPart, (xml) =>
    xml.replaceAll(/<(\/?)x:/g, '<$1').replace('xmlns:x="http', 'xmlns="http'),
  );
  expect(await readRows(plain, 'Bản đăng tải')).toEqual(
    await readRows(await only(fillShopeeTemplate(constructed, fill(two))), 'Bản đăng tải'),
  );
});

test.each([false, true])('zips with sizes behind the data, 64-bit fields %s', async (forceZip64) => {
  const file = await streamedTemplate(portuguese, { forceZip64 });
  const filled = await only(fillShopeeTemplate(file, fill([channelListing()])));
  const [before, after] = [await rawEntries(file), await rawEntries(filled)];
  const changed = after.filter((entry, index) => JSON.stringify(entry) !== JSON.stringify(before[index]));
  expect(changed.map(({ name }) => name)).toEqual(['xl/worksheets/sheet1.xml']);
  expect(await readRows(filled, 'Template')).toMatchObject([{ row: 7, ps_price: 185_000 }]);
});

const compound = (name: string) =>
  Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(600), Buffer.from(name, 'utf16le')]);

test.each<[string, () => Buffer | Promise<Buffer>, Record<string, unknown>]>([
  ['an .xls', () => compound('Workbook'), { code: 'templateXls' }],
  ['a password', () => compound('EncryptedPackage'), { code: 'templateEncrypted' }],
  ['a text file', () => Buffer.from('Tên;Giá\nChè;1'), { code: 'templateNotWorkbook' }],
  ['nothing', () => Buffer.alloc(0), { code: 'templateNotWorkbook' }],
  ['half a file', () => constructed.subarray(0, 9000), { code: 'templateDamaged' }],
  [
    'too big a file',
    () => Buffer.concat([constructed, Buffer.alloc(11 * 1024 * 1024)]),
    { code: 'templateTooBig' },
  ],
  [
    'more cells than any template has',
    () =>
      withPart(constructed, sheetPart, (xml) =>
        xml.replace('</sheetData>', () => {
          const cells = '<c><v>1</v></c>'.repeat(600);
          return `${Array.from({ length: 1_000 }, (_, n) => `<row r="${n + 200}">${cells}</row>`).join('')}</sheetData>`;
        }),
      ),
    { code: 'templateTooBig' },
  ],
  [
    'macros',
    () =>
      Buffer.from(zipSync({ '[Content_Types].xml': strToU8('<Types/>'), 'xl/vbaProject.bin': strToU8('x') })),
    { code: 'templateMacros' },
  ],
  [
    'some other workbook',
    () => buildTemplate({ columns: [{ key: 'STT', label: 'Tên sản phẩm' }] }),
    { code: 'templateUnknown' },
  ],
  [
    'a template whose second row was emptied',
    () =>
      buildTemplate({
        columns: [
          { key: 'ps_product_name|1|0', label: 'Tên' },
          { key: 'ps_price|1|1', label: 'Giá' },
        ],
        hash: '',
      }),
    { code: 'templateHashGone', params: { where: expect.stringContaining('banhang.shopee.vn') } },
  ],
  [
    'a file for changing prices',
    () =>
      buildTemplate({
        columns: [
          { key: 'et_title_product_id|0|0', label: 'Mã' },
          { key: 'ps_price|1|1', label: 'Giá' },
        ],
      }),
    { code: 'templateUpdateFile' },
  ],
])('refuses %s and says what to send instead', async (_what, file, refusal) => {
  await expect(planShopeeFill(await file(), fill([channelListing()]))).rejects.toMatchObject(refusal);
});
