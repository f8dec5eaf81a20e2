import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parse } from 'csv-parse/sync';
import { beforeAll, describe, expect, test } from 'vitest';
import type { TemplateFill } from '#app/domain/channels/channel.ts';
import type { ChannelListing } from '#app/domain/channels/listing/channel-listing.ts';
import { channelByCode } from '#app/domain/channels/registry.server.ts';
import { buildTemplate } from '#tests/domain/channels/shopee-workbook.ts';
import { channelListing, channelVariant } from '#tests/factories/channel-listing.ts';
import { IS_FULL } from '#tests/support/full-count.ts';
import { testMarket } from '#tests/support/test-market.ts';

const MOST_MS = 240_000;

const constructed = (code: string) =>
  readFileSync(new URL(`../fixtures/templates/${code}-constructed.xlsx`, import.meta.url));

/** Texts that a spreadsheet would like to make something else of. */
const tricky = channelListing({
  id: 'tricky',
  publicCode: 'N4P8X2Z6',
  titleVi: '=1+1 & <mật> "hoa" _x0041_ bạc hà 🍯 Mèo Vạc',
  descriptionVi:
    `Dòng một, có phẩy; chấm phẩy.\nDòng hai: “ngoặc” và 'nháy'.\n${'Mật ong bạc hà. '.repeat(8)}`.trim(),
  variants: [
    channelVariant({ publicCode: 'A', sku: '00123', nameVi: '1/2 lít', gtin: null, priceVnd: 95_000 }),
    channelVariant({
      publicCode: 'B',
      sku: 'MAT-500',
      nameVi: 'Lọ 500 g',
      priceVnd: 320_000,
      weightGrams: 750,
    }),
  ],
});
const tea = channelListing({ id: 'tea', variants: [channelVariant({ gtin: '00036000291452' })] });

type Filled = {
  code: string;
  name: string;
  file: Buffer;
  sheet: string;
  /** The sheet and row, from 1, that hold the columns' keys. */
  keys: { sheet: string; row: number };
  firstRow: number;
};

const thai = () =>
  buildTemplate({
    sheetName: 'Template',
    headRows: 3,
    styledRows: 2,
    switchWords: { words: ['เปิด', 'ปิด'], how: 'name' },
    columns: [
      { key: 'channel_id.7000|0|0', label: 'Standard', help: '' },
      { key: 'ps_weight|1|1', label: 'น้ำหนัก', help: 'กิโลกรัม (kg)' },
      { key: 'ps_price|1|1', label: 'ราคา' },
      { key: 'ps_stock|0|1', label: 'คลัง' },
      { key: 'ps_product_name|1|0', label: 'ชื่อ' },
      { key: 'ps_product_description|1|0', label: 'รายละเอียด' },
      { key: 'ps_sku_short|0|0', label: 'SKU' },
      { key: 'et_title_option_for_variation_1|0|0', label: 'ตัวเลือก' },
      { key: 'ps_item_cover_image|0|3', label: 'ภาพ' },
    ],
  });

async function fill(code: string, file: Buffer, listings: readonly ChannelListing[]): Promise<Buffer> {
  const wish: TemplateFill = { listings, answers: { weightUnit: 'g' }, today: '2026-11-23' };
  const { files } = (await (await channelByCode(code).template?.open(file))?.fill(wish)) ?? { files: [] };
  if (files.length !== 1) throw new Error(`${files.length} files`);
  return files[0] as Buffer;
}

async function everyFilled(): Promise<Filled[]> {
  const own = (category: string) => [tea, tricky].map((listing) => ({ ...listing, category }));
  return [
    {
      code: 'shopee',
      name: 'shopee',
      file: await fill('shopee', constructed('shopee'), own('100629')),
      sheet: 'Bản đăng tải',
      keys: { sheet: 'Bản đăng tải', row: 1 },
      firstRow: 7,
    },
    {
      code: 'shopee',
      name: 'shopee-thai',
      file: await fill('shopee', await thai(), own('')),
      sheet: 'Template',
      keys: { sheet: 'Template', row: 1 },
      firstRow: 7,
    },
    {
      code: 'tiktok-shop',
      name: 'tiktok-shop',
      file: await fill('tiktok-shop', constructed('tiktok-shop'), own('601450')),
      sheet: 'Template',
      keys: { sheet: 'Template', row: 1 },
      firstRow: 6,
    },
    {
      code: 'lazada',
      name: 'lazada',
      file: await fill('lazada', constructed('lazada'), own('4821')),
      sheet: 'Trà & Thảo mộc',
      keys: { sheet: 'Trà & Thảo mộc_hide', row: 3 },
      firstRow: 5,
    },
  ];
}

/** Every sheet of every file as LibreOffice shows its cells, as CSV. Files are named `<file>-<sheet>.csv`. */
function openInLibreOffice(folder: string, files: readonly Filled[]): string {
  const { LIBREOFFICE_PATH } = process.env;
  if (!LIBREOFFICE_PATH) {
    throw new Error(
      'This proof opens filled workbooks in LibreOffice, and none could be found or installed. ' +
        'Install it (Debian: apt-get install libreoffice-calc), or name it: LIBREOFFICE_PATH=/path/to/soffice',
    );
  }
  const out = join(folder, 'opened');
  mkdirSync(out);
  const paths = files.map(({ name, file }) => {
    const path = join(folder, `${name}.xlsx`);
    writeFileSync(path, file);
    return path;
  });
  // Comma, quotes, UTF-8, from the first line, cells as they are shown, every sheet.
  const filter = 'csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1';
  execFileSync(
    LIBREOFFICE_PATH,
    [
      `-env:UserInstallation=${pathToFileURL(join(folder, 'profile')).href}`,
      '--headless',
      '--convert-to',
      filter,
      '--outdir',
      out,
      ...paths,
    ],
    { timeout: MOST_MS, stdio: 'ignore' },
  );
  return out;
}

function cellsOf(folder: string, name: string, sheet: string): string[][] {
  const file = readdirSync(folder).find((one) => one.normalize('NFC') === `${name}-${sheet}.csv`);
  if (!file) throw new Error(`no sheet ${sheet} of ${name} among ${readdirSync(folder).join(', ')}`);
  return parse(readFileSync(join(folder, file)), { relax_column_count: true });
}

/** Filled rows by the platform's own key, empty cells left out. */
function rowsOf(folder: string, { name, sheet, keys, firstRow }: Filled): Array<Record<string, string>> {
  const keyRow = cellsOf(folder, name, keys.sheet)[keys.row - 1] ?? [];
  return cellsOf(folder, name, sheet)
    .slice(firstRow - 1)
    .map((row) =>
      Object.fromEntries(
        row.flatMap((value, column) =>
          value === '' ? [] : [[(keyRow[column] ?? '').split('|')[0] ?? '', value]],
        ),
      ),
    )
    .filter((row) => Object.keys(row).length > 0);
}

describe.runIf(IS_FULL)('filled workbooks as LibreOffice opens them', () => {
  const opened = new Map<string, Array<Record<string, string>>>();
  beforeAll(async () => {
    const { dataDir } = await testMarket();
    const files = await everyFilled();
    const folder = openInLibreOffice(dataDir, files);
    for (const file of files) opened.set(file.name, rowsOf(folder, file));
  }, MOST_MS);

  test('Shopee', () => {
    const [first, second, third, ...rest] = opened.get('shopee') ?? [];
    expect(rest).toEqual([]);
    expect(first).toMatchObject({
      ps_category: '100629',
      ps_product_name: tea.titleVi,
      ps_product_description: tea.descriptionVi,
      ps_sku_short: 'CHE-100',
      ps_gtin_code: '00036000291452',
      ps_price: '185000',
      ps_weight: '160',
      ps_item_cover_image: tea.photos[0]?.url,
      'channel_id.50021': 'Bật',
    });
    const ofBoth = {
      ps_product_name: tricky.titleVi,
      ps_product_description: tricky.descriptionVi,
      et_title_variation_integration_no: 'A',
      et_title_variation_1: 'Quy cách',
    };
    expect(second).toMatchObject({
      ...ofBoth,
      ps_sku_short: '00123',
      et_title_option_for_variation_1: '1/2 lít',
    });
    expect(third).toMatchObject({ ...ofBoth, ps_sku_short: 'MAT-500', ps_price: '320000', ps_weight: '750' });
  });

  test('Shopee in another language, order and unit', () => {
    const rows = opened.get('shopee-thai') ?? [];
    expect(rows).toHaveLength(3);
    expect(rows[0]).toMatchObject({
      'channel_id.7000': 'เปิด',
      ps_weight: '0.16',
      ps_price: '185000',
      ps_product_name: tea.titleVi,
    });
    expect(rows[1]).toMatchObject({ ps_product_name: tricky.titleVi, ps_sku_short: '00123', ps_stock: '12' });
  });

  test('TikTok Shop', () => {
    const rows = opened.get('tiktok-shop') ?? [];
    expect(rows[0]).toMatchObject({
      product_name: tea.titleVi,
      product_description: tea.descriptionVi,
      parcel_weight: '160',
      price: '185000',
      seller_sku: 'CHE-100',
      main_image: tea.photos[0]?.url,
    });
    // A title with signs of faces is not taken: its cell stays empty, the rest of the row stands.
    expect(rows[1]).toMatchObject({ property_value_1: '1/2 lít', seller_sku: '00123', price: '95000' });
    expect(rows[1]).not.toHaveProperty('product_name');
  });

  test('Lazada', () => {
    const rows = opened.get('lazada') ?? [];
    expect(rows[0]).toMatchObject({
      name: tea.titleVi,
      SellerSKU: 'CHE-100',
      package_weight: '0.16',
      barcode_ean: '00036000291452',
      description: tea.descriptionVi,
    });
    expect(rows[1]).toMatchObject({
      name: `${tricky.titleVi} – 1/2 lít`,
      SellerSKU: '00123',
      price: '95000',
    });
    expect(rows).toHaveLength(3);
  });
});
