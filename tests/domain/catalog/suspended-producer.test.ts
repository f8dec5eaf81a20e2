import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { listFacets } from '#app/domain/catalog/list-facets.server.ts';
import { listPlaces } from '#app/domain/catalog/list-places.server.ts';
import { listProducers } from '#app/domain/catalog/list-producers.server.ts';
import { listProducts } from '#app/domain/catalog/list-products.server.ts';
import { listPublicAddresses } from '#app/domain/catalog/list-public-addresses.server.ts';
import { readFilter } from '#app/domain/catalog/read-filter.server.ts';
import { readPlacePage } from '#app/domain/catalog/read-place-page.server.ts';
import { readProducerPage } from '#app/domain/catalog/read-producer-page.server.ts';
import { readProduct } from '#app/domain/catalog/read-product.server.ts';
import { readStock } from '#app/domain/catalog/read-stock.server.ts';
import { searchProducts } from '#app/domain/catalog/search-products.server.ts';
import { productPicture } from '#app/domain/catalog/share-picture/product-picture.server.ts';
import { liftSuspension, suspendListing } from '#app/domain/catalog/suspend-listing.server.ts';
import { liftProducerSuspension, suspendProducer } from '#app/domain/orders/suspend-producer.server.ts';
import { listOpenProducers } from '#app/domain/reports/list-open-producers.server.ts';
import { listOpenProducts } from '#app/domain/reports/list-open-products.server.ts';
import type { Context } from '#app/server/context.ts';
import {
  approveOpen,
  publishedListing,
  saveStep,
  staffMember,
  submitDraft,
  what,
} from '#tests/factories/listing-steps.ts';
import { originOf } from '#tests/factories/origin-of.ts';
import { recognisedEntry } from '#tests/factories/recognised-entry.ts';
import { sellerOf } from '#tests/factories/seller-of.ts';
import { eachEngine } from '#tests/support/test-market.ts';

const OWN = 'che-shan-tuyet-co-thu-ban-lien';

async function producerRow(context: Context, id: string) {
  const { producer } = context.store.tables;
  const [row] = await context.store.read((db) => db.select().from(producer).where(eq(producer.id, id)));
  if (!row) throw new Error('no such producer');
  return row;
}

/** How often the goods of this producer are met in each public place. */
async function everywhere(
  context: Context,
  { slug, code }: { slug: string; code: string },
  entryCode: string,
) {
  const adult = true;
  const cards = (list: { cards: ReadonlyArray<{ slug: string }> }) =>
    list.cards.filter((card) => card.slug === OWN).length;
  const neighbour = await readProduct(context, { slug: 'hang-xom', adult });
  const product = await readProduct(context, { slug: OWN, adult });
  return {
    product: product.kind,
    related: neighbour.kind === 'found' ? cards({ cards: neighbour.product.more }) : -1,
    list: cards(await listProducts(context, { filter: readFilter(new URLSearchParams()), adult })),
    counted: (await listProducts(context, { filter: readFilter(new URLSearchParams()), adult })).total,
    search: cards(await searchProducts(context, { text: 'bản liền', page: 1, adult })),
    facets: (await listFacets(context, { adult })).products,
    places: (await listPlaces(context, { adult })).reduce((sum, { products }) => sum + products, 0),
    place: cards(await readPlacePage(context, { slug: 'ban-lien', page: 1, adult })),
    producers: (await listProducers(context, { page: 1, words: '', adult })).producers.filter(
      (one) => one.slug === slug,
    ).length,
    producer: await readProducerPage(context, { slug, page: 1, adult }).then(cards, () => 'none'),
    sitemap: (await listPublicAddresses(context, { part: 1 })).addresses.filter(
      ({ path }) => path.endsWith(OWN) || path.endsWith(slug),
    ).length,
    stock: Object.keys(await readStock(context, { slug: OWN, adult })).length,
    origin: (await originOf(context, entryCode)).onSale?.slug ?? null,
    picture: await productPicture(context, { slug: OWN }).then(
      () => 'drawn',
      () => 'none',
    ),
    openProducts: (
      await listOpenProducts(context, { limit: 50, updatedSince: null, after: null })
    ).items.filter(({ url }) => url.endsWith(OWN)).length,
    openProducers: (await listOpenProducers(context, { limit: 50, after: null })).items.filter(
      (one) => one.code === code,
    ).length,
  };
}

eachEngine('a suspended producer', (open) => {
  test('is seen nowhere, and comes back with what was on sale', async () => {
    const { context, clock } = await open();
    const seller = await sellerOf(context, 'HTX Bản Liền');
    const entry = await recognisedEntry(context, { producerId: seller.producerId, rounds: [] });
    const listingId = await publishedListing(context, seller, { entryId: entry.id });
    const other = await sellerOf(context, 'HTX Hàng Xóm');
    await publishedListing(context, other, { what: { titleVi: 'Hàng xóm' } });
    const staff = staffMember();
    const row = await producerRow(context, seller.producerId);
    const before = await everywhere(context, row, entry.code);
    expect(before).toMatchObject({
      product: 'found',
      ...{ related: 1, list: 1, counted: 2, search: 1, facets: 2, places: 2, place: 1 },
      ...{ producers: 1, producer: 1, sitemap: 2, stock: 1, origin: OWN, picture: 'drawn' },
      ...{ openProducts: 1, openProducers: 1 },
    });

    // Facets that took long to count are kept for a while.
    clock.advance(600_000);
    await suspendProducer(context, staff, { code: row.code, note: '  Giấy an toàn thực phẩm đã hết hạn ' });
    expect(await everywhere(context, row, entry.code)).toEqual({
      product: 'withdrawn',
      ...{ related: 0, list: 0, counted: 1, search: 0, facets: 1, places: 1, place: 0 },
      ...{ producers: 0, producer: 'none', sitemap: 0, stock: 0, origin: null, picture: 'none' },
      ...{ openProducts: 0, openProducers: 0 },
    });
    expect(await producerRow(context, seller.producerId)).toMatchObject({
      suspendedNote: 'Giấy an toàn thực phẩm đã hết hạn',
    });

    // What happens meanwhile to a single listing does not bring it back early.
    await saveStep(context, seller, listingId, 'what', { ...what, summaryVi: 'Hái vào buổi sớm.' });
    await submitDraft(context, seller, listingId);
    await approveOpen(context, seller, listingId);
    await suspendListing(context, staff, { listingId, note: 'Ảnh của người khác' });
    await liftSuspension(context, staff, listingId);
    const found = await searchProducts(context, { text: 'bản liền', page: 1, adult: true });
    expect(found.cards.map(({ slug }) => slug)).toEqual(['hang-xom']);
    expect((await readProduct(context, { slug: OWN, adult: true })).kind).toBe('withdrawn');

    clock.advance(600_000);
    const since = clock.now();
    await liftProducerSuspension(context, staff, row.code);
    expect(await everywhere(context, row, entry.code)).toEqual(before);
    const changed = await listOpenProducts(context, { limit: 50, updatedSince: since, after: null });
    expect(changed.items.map(({ url }) => url.split('/').at(-1))).toEqual([OWN]);
    expect(await producerRow(context, seller.producerId)).toMatchObject({
      suspendedAt: null,
      suspendedNote: null,
    });
  });

  test('keeps a listing that is suspended by itself away after the lift; every act is written down', async () => {
    const { context } = await open();
    const seller = await sellerOf(context, 'HTX Bản Liền');
    const listingId = await publishedListing(context, seller);
    const staff = staffMember();
    const { code } = await producerRow(context, seller.producerId);
    await suspendListing(context, staff, { listingId, note: 'Ảnh của người khác' });
    await suspendProducer(context, staff, { code, note: 'Giấy đã hết hạn' });
    await expect(suspendProducer(context, staff, { code, note: 'Lần nữa' })).rejects.toMatchObject({
      code: 'wrongState',
    });
    await liftProducerSuspension(context, staff, code);
    await expect(liftProducerSuspension(context, staff, code)).rejects.toMatchObject({ code: 'wrongState' });
    expect((await readProduct(context, { slug: OWN, adult: true })).kind).toBe('withdrawn');
    const { audit } = context.store.tables;
    const acts = await context.store.read((db) =>
      db
        .select({ act: audit.act, personId: audit.personId, detail: audit.detail })
        .from(audit)
        .where(eq(audit.subjectId, seller.producerId))
        .orderBy(audit.id),
    );
    const { personId } = staff;
    expect(acts).toEqual([
      { act: 'suspend-producer', personId, detail: { listings: 0 } },
      { act: 'lift-producer-suspension', personId, detail: { listings: 0 } },
    ]);
  });

  test('is suspended by staff alone, with a reason', async () => {
    const { context } = await open();
    const seller = await sellerOf(context);
    const staff = staffMember();
    const { code } = await producerRow(context, seller.producerId);
    const tries = [
      [seller, { code, note: 'Giấy đã hết hạn' }, { code: 'notAllowed' }],
      [staff, { code, note: ' \n ' }, { code: 'required', field: 'note' }],
      [staff, { code, note: 'x'.repeat(1001) }, { code: 'tooLong', field: 'note' }],
      [staff, { code: 'KHONGCO1', note: 'Giấy đã hết hạn' }, { isNotFound: true }],
    ] as const;
    for (const [actor, input, refusal] of tries)
      await expect(suspendProducer(context, actor, input)).rejects.toMatchObject(refusal);
    expect((await producerRow(context, seller.producerId)).suspendedAt).toBeNull();
  });
});
