import { expect, test } from 'vitest';
import { publishedListing } from '#tests/factories/published-listing.ts';
import { sellerOf } from '#tests/factories/seller-of.ts';
import { startServer } from '#tests/support/start-server.ts';
import { testMarket } from '#tests/support/test-market.ts';

const CUT = 160;
const SQUARE = /^https?:\/\/[^/]+\/img\/[0-9a-f]{64}-square\.jpg$/;

test('a product page’s markup says the whole description, square photos, and groups sizes as the feed does', async () => {
  const market = await testMarket({ engine: 'sqlite' });
  const { context } = market;
  const { producerId } = await sellerOf(context, 'HTX Chè');
  const descriptionVi = `${'Chè hái từ cây cổ thụ trên núi, sao tay trong ngày. '.repeat(5)}Hết.`;
  const shared = { descriptionVi, summaryVi: 'Ngắn.' };
  const id = await publishedListing(context, {
    producerId,
    listing: { ...shared, slug: 'che', titleEn: 'Tea' },
    variants: [{ stock: 0 }, { stock: 3 }],
  });
  await publishedListing(context, {
    producerId,
    photos: [],
    listing: {
      ...shared,
      slug: 'tea',
      titleEn: 'Tea',
      summaryEn: 'Short.',
      descriptionEn: 'Picked by hand.',
    },
    variants: [{ nameEn: 'Box 100 g' }],
  });
  const server = await startServer(market);
  const markup = async (path: string) => {
    const page = await (await server.fetch(path)).text();
    return [...page.matchAll(/<script type="application\/ld\+json">(.*?)<\/script>/gs)].map(([, json]) =>
      JSON.parse(json ?? ''),
    );
  };

  const [group, crumbs] = await markup('/products/che');
  expect(group).toMatchObject({
    '@type': 'ProductGroup',
    productGroupID: id,
    inLanguage: 'vi',
    description: descriptionVi,
    image: [expect.stringMatching(SQUARE)],
    manufacturer: { name: 'HTX Chè' },
    hasVariant: [
      { offers: { availability: 'https://schema.org/OutOfStock' } },
      { offers: { availability: 'https://schema.org/InStock' } },
    ],
  });
  expect(descriptionVi.length).toBeGreaterThan(CUT);
  expect(crumbs).toMatchObject({ '@type': 'BreadcrumbList', itemListElement: { length: 3 } });
  expect(await (await server.fetch('/feeds/google.xml')).text()).toContain(
    `<g:item_group_id>${id}</g:item_group_id>`,
  );

  const [halfEnglish] = await markup('/en/products/che');
  expect(halfEnglish).toMatchObject({ name: 'Tea', inLanguage: 'vi', description: descriptionVi });
  const [english] = await markup('/en/products/tea');
  expect(english).toMatchObject({
    '@type': 'Product',
    inLanguage: 'en',
    description: 'Picked by hand.',
    url: expect.stringMatching(/\/en\/products\/tea$/),
    image: [expect.stringMatching(/\/og\/products\/tea\.png$/)],
    additionalProperty: [{ name: 'Made in', value: expect.stringMatching(/ (commune|ward)$/) }],
  });
});
