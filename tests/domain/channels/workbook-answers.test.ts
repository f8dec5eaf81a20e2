import { expect, test } from 'vitest';
import { keepAttributes } from '#app/domain/channels/attributes/kept-attributes.server.ts';
import { saveAttributeAnswers } from '#app/domain/channels/attributes/save-attribute-answers.server.ts';
import { keepCategory } from '#app/domain/channels/categories/keep-category.server.ts';
import type { PlatformAttribute } from '#app/domain/channels/platform/platform.ts';
import { fileCategoryField } from '#app/domain/channels/template/file-category.ts';
import { fillWorkbook } from '#app/domain/channels/template/fill-workbook.server.ts';
import type { Context } from '#app/server/context.ts';
import { buildWorkbook, readFilled } from '#tests/domain/channels/seller-workbook.ts';
import { publishedListing } from '#tests/factories/published-listing.ts';
import { sellerOf } from '#tests/factories/seller-of.ts';
import { eachEngine } from '#tests/support/test-market.ts';

const operator = { personId: null, role: 'operator' };

function question(id: string, more: Partial<PlatformAttribute> = {}): PlatformAttribute {
  return { id, name: id, isMandatory: false, kind: 'text', options: [], unit: null, ...more };
}

/** A choice whose options are numbered from 1. */
function choice(id: string, names: string[], kind: 'choice' | 'choices' = 'choice'): PlatformAttribute {
  return question(id, { kind, options: names.map((name, at) => ({ id: String(at + 1), name })) });
}

/** Shelf life and origin with lists on a sheet of their own, two days; a Lazada file writes keys in any case. */
function lazada(): Promise<Buffer> {
  const product = ['name', 'SellerSku', 'price', 'package_weight'];
  const keys = [...product, 'Product_Shelf_Life', 'origin', 'net_weight', 'packed_on', 'picked_on'];
  const asked = ['Hạn sử dụng', 'Xuất xứ', 'Khối lượng tịnh', 'Ngày đóng gói (dd/mm/yyyy)', 'Ngày hái'];
  const labels = ['Tên', 'SKU', 'Giá', 'Cân nặng (kg)', ...asked];
  return buildWorkbook([
    {
      name: 'Trà',
      rows: [['Trà'], ['*'], labels, labels.map(() => 'Xem hướng dẫn')],
      lists: [
        { column: 4, formula: 'lists!$A$1:$A$3', first: 5, last: 60 },
        { column: 5, formula: '"Việt Nam,Thái Lan"', first: 5, last: 60 },
      ],
    },
    { name: 'Trà_hide', state: 'hidden', rows: [['categoryId', 4821], [], keys] },
    { name: 'lists', state: 'hidden', rows: [['6 THÁNG'], ['12 THÁNG'], ['24 THÁNG']] },
  ]);
}

const tiktokKeys = ['category', 'product_name', 'parcel_weight', 'price', 'quantity', 'seller_sku'];

/** Three properties of the product: one with numbered entries, one in own words, one that takes several. */
function tiktok(): Promise<Buffer> {
  const keys = [...tiktokKeys, 'product_property/101002', 'product_property/7', 'product_property/8'];
  return buildWorkbook([
    {
      name: 'Template',
      rows: [
        keys,
        ['V5.2', 'metadata'],
        [...tiktokKeys, 'Xuất xứ', 'Hương vị', 'Đặc điểm'],
        keys.map(() => 'Tùy chọn'),
        ['', '', 'gram', '', '', '', '', '', 'Chọn nhiều giá trị, cách nhau bằng dấu phẩy'],
      ],
      lists: [
        { column: 6, formula: 'lists!$A$1:$A$2', first: 6, last: 60 },
        { column: 8, formula: 'lists!$B$1:$B$3', first: 6, last: 60 },
      ],
    },
    {
      name: 'lists',
      state: 'veryHidden',
      rows: [
        ['Vietnam (1)', 'Hữu cơ'],
        ['Thailand (2)', 'Không đường'],
        ['', 'Thuần chay'],
      ],
    },
  ]);
}

/** Two teas in one category, of which only the first has been asked the questions itself. */
async function teas(
  context: Context,
  channelCode: string,
  { category, questions }: { category: string; questions: PlatformAttribute[] },
  given: Record<string, string[]>,
) {
  const seller = await sellerOf(context);
  const { producerId, personId } = seller;
  const label = { quantity: '100 g', origin: 'Thái Lan' };
  const first = await publishedListing(context, { producerId, listing: { label }, variants: [{ sku: 'A' }] });
  const second = await publishedListing(context, { producerId, variants: [{ sku: 'B' }] });
  await context.store.write(async (tx) => {
    await keepAttributes(context, tx, { channelCode, categoryId: category }, questions);
    const listings = [first, second].map((id) => ({ id, setCode: null }));
    await keepCategory(context, tx, { producerId, personId, channelCode, listings, value: category });
  });
  await saveAttributeAnswers(context, seller, { channelCode, listingId: first, given });
  return { producerId, first, second };
}

eachEngine('answers to a category’s questions in a seller’s workbook', (open) => {
  test('stand in Lazada’s columns as its own lists spell them; an amount stays that of the size', async () => {
    const { context } = await open();
    const questions = [
      choice('product_shelf_life', ['12 tháng', '36 tháng']),
      choice('origin', ['Việt Nam', 'Lào']),
      question('net_weight'),
      question('packed_on', { kind: 'day' }),
      question('picked_on', { kind: 'day' }),
    ];
    const days = { packed_on: ['5/2/2027'], picked_on: ['5/2/2027'] };
    const given = { product_shelf_life: ['1'], origin: ['1'], net_weight: ['999 g'], ...days };
    const { producerId } = await teas(context, 'lazada', { category: '4821', questions }, given);
    const wish = {
      producerId,
      channelCode: 'lazada',
      workbook: { file: await lazada(), fileName: 'L.xlsx' },
      listingIds: null,
      onlyChanges: false,
    };
    const place = { keys: { sheet: 'Trà_hide', row: 3 }, firstRow: 5 };
    const { files } = await fillWorkbook(context, operator, wish);
    // A day stands as the file says, else as the platform's interface takes it.
    const dated = { packed_on: '05/02/2027', picked_on: '2027-02-05' };
    const answered = { Product_Shelf_Life: '12 THÁNG', origin: 'Việt Nam', ...dated };
    expect(await readFilled(files[0]?.content ?? Buffer.alloc(0), 'Trà', place)).toMatchObject([
      { SellerSku: 'A', ...answered, net_weight: '100 g' },
      { SellerSku: 'B', ...answered, net_weight: '999 g' },
    ]);
  });

  test('stand in TikTok Shop’s columns by the property’s number, several where the file takes several', async () => {
    const { context } = await open();
    const questions = [
      choice('101002', ['Việt Nam', 'Lào']),
      question('7'),
      choice('8', ['hữu cơ', 'Không Đường'], 'choices'),
    ];
    const given = { 101002: ['1'], 7: ['Chát dịu'], 8: ['1', '2'] };
    const { producerId, first } = await teas(
      context,
      'tiktok-shop',
      { category: '601450', questions },
      given,
    );
    const wish = {
      producerId,
      channelCode: 'tiktok-shop',
      workbook: { file: await tiktok(), fileName: 'T.xlsx' },
      listingIds: null,
      onlyChanges: false,
    };
    const place = { keys: { sheet: 'Template', row: 1 }, firstRow: 6 };
    const rows = async (answers = {}) => {
      const { files, plan } = await fillWorkbook(context, operator, { ...wish, answers });
      const filled = await readFilled(files[0]?.content ?? Buffer.alloc(0), 'Template', place);
      return { filled, plan };
    };
    const answered = {
      // The list has another word under the same number.
      'product_property/101002': 'Vietnam (1)',
      'product_property/7': 'Chát dịu',
      'product_property/8': 'Hữu cơ, Không đường',
    };
    expect((await rows()).filled).toMatchObject([
      { seller_sku: 'A', ...answered },
      { seller_sku: 'B', ...answered },
    ]);
    // Another category for this file alone, about which nobody was asked: the answers are those of its pushes.
    const other = await rows({ [fileCategoryField(first)]: 'Đồ uống/Trà (77)' });
    expect(other.filled[0]).toMatchObject({ seller_sku: 'A', ...answered });
  });

  test('a value that the file’s list lacks stays empty and is named, and several where a cell takes one', async () => {
    const { context } = await open();
    const questions = [
      choice('product_shelf_life', ['12 tháng', '36 tháng']),
      choice('origin', ['Việt Nam', 'Thái Lan'], 'choices'),
    ];
    const given = { product_shelf_life: ['2'], origin: ['1', '2'] };
    const { producerId, first, second } = await teas(
      context,
      'lazada',
      { category: '4821', questions },
      given,
    );
    const { files, plan } = await fillWorkbook(context, operator, {
      producerId,
      channelCode: 'lazada',
      workbook: { file: await lazada(), fileName: 'L.xlsx' },
      listingIds: null,
      onlyChanges: false,
    });
    const place = { keys: { sheet: 'Trà_hide', row: 3 }, firstRow: 5 };
    const [row] = await readFilled(files[0]?.content ?? Buffer.alloc(0), 'Trà', place);
    expect(row).toMatchObject({ SellerSku: 'A', net_weight: '100 g' });
    expect(row).not.toHaveProperty('Product_Shelf_Life');
    // Not the label's origin either: something else was answered.
    expect(row).not.toHaveProperty('origin');
    for (const listingId of [first, second])
      expect(plan.unfilled.filter((one) => one.listingId === listingId && !one.isNote)).toMatchObject(
        [
          ['Hạn sử dụng', 'unfilledNotInList', { value: '36 tháng' }],
          ['Xuất xứ', { vi: expect.stringContaining('chỉ chọn được một') }, { value: 'Việt Nam, Thái Lan' }],
        ].map(([column, message, params]) => ({ column, message, params, variantCode: null })),
      );
  });
});
