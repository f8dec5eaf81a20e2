import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { lazadaTemplate } from '#app/domain/channels/lazada/lazada-template.server.ts';
import { shopeeTemplate } from '#app/domain/channels/shopee/shopee-template.server.ts';
import { categoryMatcher } from '#app/domain/channels/template/match-category.ts';
import { tiktokShopTemplate } from '#app/domain/channels/tiktok-shop/tiktok-shop-template.server.ts';
import { buildWorkbook, readFilled } from '#tests/domain/channels/seller-workbook.ts';
import { channelListing } from '#tests/factories/channel-listing.ts';

const tiktokShop = readFileSync(
  new URL('../../fixtures/templates/tiktok-shop-constructed.xlsx', import.meta.url),
);
const lazada = readFileSync(new URL('../../fixtures/templates/lazada-constructed.xlsx', import.meta.url));
const today = '2026-11-23';

test('one path is the same whatever its number, separators, blanks, marks and case; two are not taken', () => {
  const match = categoryMatcher([
    'Thực phẩm & Đồ uống/Mật ong (603065)',
    '100629 - Đồ uống/Trà',
    'Nhà cửa/Khác (1)',
    'Nhà  cửa > khác (2)',
  ]);
  expect(match('Thực phẩm & Đồ uống > Mật ong')).toEqual({
    same: 'Thực phẩm & Đồ uống/Mật ong (603065)',
    near: [],
  });
  expect(match('THỰC PHẨM và đồ uống>mật ong').same).toBe('Thực phẩm & Đồ uống/Mật ong (603065)');
  expect(match('Đồ uống  >  Trà').same).toBe('100629 - Đồ uống/Trà');
  expect(match('Nhà cửa > Khác').same).toBeNull();
});

test('what is nearly the same is offered, the likeliest first, and never taken', () => {
  const match = categoryMatcher(['Quà tặng/Mật ong (3)', 'Bách hoá/Mật ong (1)', 'Bách hoá/Trà (2)']);
  expect(match('Bách hoá > Đồ ngọt > Mật ong')).toEqual({
    same: null,
    near: ['Bách hoá/Mật ong (1)', 'Quà tặng/Mật ong (3)'],
  });
  expect(match('Bách hoá > Rượu')).toEqual({ same: null, near: [] });
});

test('TikTok Shop: a category of the shop’s own tree is filled in by its path, a nearly equal one is named', async () => {
  const honey = channelListing({ category: '700025' });
  const tea = channelListing({
    id: 'listing-2',
    category: '700011',
    variants: honey.variants.map((one) => ({ ...one, sku: 'TRA-1', publicCode: 'T' })),
  });
  const fill = {
    listings: [honey, tea],
    answers: {},
    today,
    categoryPaths: new Map([
      ['700025', 'Thực phẩm & Đồ uống > Mật ong'],
      ['700011', 'Thực phẩm & Đồ uống > Đồ uống > Trà'],
    ]),
  };
  const opened = await tiktokShopTemplate.open(tiktokShop);
  const { files, plan } = await opened.fill(fill);
  const place = { keys: { sheet: 'Template', row: 1 }, firstRow: 6 };
  const [first, second] = await readFilled(files[0] as Buffer, 'Template', place);
  expect(first).toMatchObject({ category: 'Thực phẩm & Đồ uống/Mật ong (603065)' });
  expect(second).not.toHaveProperty(['category']);
  const said = plan.unfilled.filter(({ column }) => column === 'Danh mục');
  expect(said).toMatchObject([
    { listingId: 'listing-2', params: { near: 'Thực phẩm & Đồ uống/Trà (601450)' } },
  ]);
});

test('Shopee and Lazada: by its path too', async () => {
  const keys = ['ps_category', 'ps_product_name', 'ps_price', 'ps_stock', 'ps_sku_short'];
  const rows = [
    keys,
    ['basic', '0f'.repeat(16)],
    ['Ngành hàng', 'Tên', 'Giá', 'Kho', 'SKU'],
    ['x'],
    ['x'],
    ['x'],
  ];
  const lists = [
    { column: 0, formula: '"100629 - Đồ uống/Trà,100630 - Đồ uống/Cà phê"', first: 7, last: 30 },
  ];
  const shopee = await shopeeTemplate.open(await buildWorkbook([{ name: 'Bản đăng tải', rows, lists }]));
  const tea = channelListing({ category: '100011' });
  const fill = { listings: [tea], answers: {}, today };
  const categoryPaths = new Map([['100011', 'Đồ uống > Trà']]);
  const [planned] = (await shopee.plan({ ...fill, categoryPaths })).listings;
  expect(planned?.rows[0]?.cells).toContainEqual({ column: 'Ngành hàng', value: '100629 - Đồ uống/Trà' });

  const opened = await lazadaTemplate.open(lazada);
  const inTea = { ...fill, categoryPaths: new Map([['100011', 'trà và thảo mộc']]) };
  expect((await opened.plan(inTea)).listings).toHaveLength(1);
  // The sheet is called by the last name only: the same name elsewhere in the tree may be another thing.
  const near = { ...fill, categoryPaths: new Map([['100011', 'Bách hoá > Đồ uống > Trà & Thảo mộc']]) };
  const plan = await opened.plan(near);
  expect(plan.listings).toEqual([]);
  expect(plan.unfilled).toMatchObject([{ params: { near: 'Trà & Thảo mộc' } }]);
});
