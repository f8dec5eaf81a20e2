import { asc, eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { claimPresences } from '#app/domain/register/claim-presences.server.ts';
import { matchLinks } from '#app/domain/register/match-links.server.ts';
import { itemOf, pageOf, urlKey } from '#app/domain/register/parse/parse-links.ts';
import { isShortLink } from '#app/domain/register/parse/short-link.ts';
import { writeCheck } from '#app/domain/register/write-check.server.ts';
import { recognisedEntry } from '#tests/factories/recognised-entry.ts';
import { sellerOf } from '#tests/factories/seller-of.ts';
import { eachEngine } from '#tests/support/test-market.ts';

test.each([
  'https://shope.ee/3VZabc',
  'https://s.shopee.vn/9Kabc',
  'https://shp.ee/x1',
  'https://ti.ki/AbC/XYZ',
  'https://vt.tiktok.com/ZSabc/',
  'https://www.tiktok.com/t/ZTabc/',
  'https://s.lazada.vn/s.abc',
])('%s leads to a product and does not name it', (url) => {
  expect(isShortLink(url)).toBe(true);
});

test.each([
  'https://shopee.vn/che-i.1.2',
  'https://tiki.vn/che-p12.html',
  'https://shop.tiktok.com/view/product/123',
  'https://notshope.ee.vn/x',
  'https://htx.vn/t/che',
])('%s is no link to share', (url) => {
  expect(isShortLink(url)).toBe(false);
});

test.each([
  [
    'http://www.shopee.vn/che-i.1.2/?utm_source=zalo',
    'https://m.shopee.vn/product/1/2',
    'https://shopee.vn/ten-moi-i.1.2#x',
  ],
  [
    'https://tiki.vn/che-p12.html?spid=3',
    'http://tiki.vn/che-p12.html',
    'https://www.tiki.vn/che-ngon-p12.html/',
  ],
])('three spellings of one page are one', (...urls) => {
  expect(new Set(urls.map((url) => pageOf(urlKey(url)))).size).toBe(1);
});

test.each([
  'https://help.shopee.vn/x/1/2',
  'https://banhang.shopee.vn/portal/product/1/2',
  'https://shopee.vn/user/1/2',
  'https://helpcenter.lazada.vn/s/faq/x-i12.html',
  'https://sellercenter.tiki.vn/new/p12',
  'https://seller-vn.tiktok.com/product/12',
])('%s is no page of a product with its numbers', (url) => {
  expect(itemOf(urlKey(url))).toBeNull();
  const products = ['shopee.vn/che-i.1.2', 'lazada.vn/products/i12.html', 'tiki.vn/x-p12.html'].map(pageOf);
  expect([...products, pageOf('tiktok.com/view/product/12')]).not.toContain(pageOf(urlKey(url)));
});

test.each([
  ['https://pdp-m.lazada.vn/products/che-i12.html', 'lazada.vn', ['12']],
  ['https://shop.tiktok.com/view/product/12?region=VN', 'tiktok.com', ['12']],
  ['https://www.tiktok.com/shop/vn/pdp/che/12', 'tiktok.com', ['12']],
  ['https://shopee.vn/universal-link/product/1/2', 'shopee.vn', ['1', '2']],
])('%s is the page of a product', (url, host, numbers) => {
  expect(itemOf(urlKey(url))).toEqual({ host, numbers });
});

eachEngine('links of one page, and links to share', (open) => {
  test('one page in three spellings is one presence; a link to share is kept and never verified', async () => {
    const { context } = await open();
    const seller = await sellerOf(context, 'HTX Chè');
    const { id: entryId } = await recognisedEntry(context, {
      ...{ producerId: seller.producerId, name: 'Chè Shan', rounds: [] },
    });
    const spellings = [
      'http://www.shopee.vn/che-shan-i.1.2/?utm_source=zalo',
      'https://shopee.vn/product/1/2',
      'https://m.shopee.vn/ten-khac-i.1.2',
    ];
    const short = 'https://shope.ee/3VZabc';
    const { links } = await matchLinks(context, seller, [...spellings, short].join('\n'));
    expect(links.map(({ url, isShort }) => [url, isShort])).toEqual([
      [spellings[0], false],
      [short, true],
    ]);
    expect(links[1]?.channel?.code).toBe('shopee');
    const own = 'https://business.facebook.com/commerce/catalogs/1/products';
    const pasted = await matchLinks(context, seller, `${own} https://shopee.vn./x-i.5.6`);
    expect(pasted.links).toMatchObject([
      { isOtherPage: true, isSellersOwn: true },
      { url: 'https://shopee.vn/x-i.5.6', isOtherPage: false, channel: { code: 'shopee' } },
    ]);
    await expect(claimPresences(context, seller, [{ entryId, url: own }])).rejects.toMatchObject({
      code: 'linkSellersOwn',
      field: 'link-0',
    });
    for (const url of [...spellings, short]) await claimPresences(context, seller, [{ entryId, url }]);
    const { presence, presenceCheck } = context.store.tables;
    const rows = await context.store.read((db) => db.select().from(presence).orderBy(asc(presence.id)));
    expect(rows.map(({ url }) => url)).toEqual([spellings[0], short]);

    // A look that finds it on sale proves nothing of what stands behind the link tomorrow.
    for (const { id: presenceId } of rows) {
      const look = { presenceId, method: 'http', state: 'live', checkedAt: context.clock.now() } as const;
      await context.store.write((tx) =>
        writeCheck(
          context,
          tx,
          { ...look, verified: true, note: null, fetchedTitle: 'Chè Shan', evidenceHash: null },
          null,
        ),
      );
    }
    const after = await context.store.read((db) => db.select().from(presence).orderBy(asc(presence.id)));
    expect(after.map(({ state }) => state)).toEqual(['live', 'claimed']);
    const looks = await context.store.read((db) =>
      db
        .select({ verified: presenceCheck.verified })
        .from(presenceCheck)
        .where(eq(presenceCheck.presenceId, rows[1]?.id ?? '')),
    );
    expect(looks).toEqual([{ verified: false }]);
  });
});
