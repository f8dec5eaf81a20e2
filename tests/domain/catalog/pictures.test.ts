import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { listMyEntries } from '#app/domain/catalog/list-my-entries.server.ts';
import { listProducers } from '#app/domain/catalog/list-producers.server.ts';
import { readProduct } from '#app/domain/catalog/read-product.server.ts';
import { readStock } from '#app/domain/catalog/read-stock.server.ts';
import { stagePhoto } from '#app/domain/media/stage-photo.server.ts';
import type { Context } from '#app/server/context.ts';
import { originOf } from '#tests/factories/origin-of.ts';
import { photoBytes } from '#tests/factories/photo-bytes.ts';
import { publishedListing } from '#tests/factories/published-listing.ts';
import { recognisedEntry } from '#tests/factories/recognised-entry.ts';
import { sellerOf } from '#tests/factories/seller-of.ts';
import { eachEngine } from '#tests/support/test-market.ts';

type Seller = Awaited<ReturnType<typeof sellerOf>>;

/** An entry that the register filed in no set, and its listing. */
async function unfiledOnSale(
  context: Context,
  seller: Seller,
  listing: Parameters<typeof publishedListing>[1]['listing'] = {},
  photos: Parameters<typeof publishedListing>[1]['photos'] = [],
) {
  const { producerId } = seller;
  const entry = await recognisedEntry(context, { producerId, name: 'Su su sấy', rounds: [] });
  const { registerEntry } = context.store.tables;
  await context.store.write((tx) =>
    tx.update(registerEntry).set({ setCode: null }).where(eq(registerEntry.id, entry.id)),
  );
  const wanted = { entryId: entry.id, slug: 'su-su', setCode: 'QD26-07', motifSeed: 'su su', ...listing };
  const listingId = await publishedListing(context, { producerId, listing: wanted, photos });
  const { listing: listings, listingPhoto } = context.store.tables;
  await context.store.write(async (tx) => {
    const [first] = await tx.select().from(listingPhoto).where(eq(listingPhoto.listingId, listingId));
    if (!first) return;
    await tx.update(listings).set({ mainPhotoId: first.photoId }).where(eq(listings.id, listingId));
  });
  return entry;
}

eachEngine('a product’s picture', (open) => {
  test('is the same on its page, behind its code, and in its seller’s own list', async () => {
    const { context } = await open();
    const seller = await sellerOf(context);
    const entry = await unfiledOnSale(context, seller, { titleEn: 'Dried chayote' });
    const drawing = { photo: null, setCode: 'QD26-07', motifSeed: 'su su' };
    const { onSale, set } = await originOf(context, entry.code);
    expect(onSale).toMatchObject({
      slug: 'su-su',
      titleEn: 'Dried chayote',
      picture: drawing,
      isDrawn: true,
    });
    expect(set?.nameVi).toContain('rau');
    expect((await listMyEntries(context, seller)).map(({ picture }) => picture)).toEqual([drawing]);
    const answer = await readProduct(context, { slug: 'su-su', adult: false });
    expect(answer.kind === 'found' && answer.product).toMatchObject({
      setCode: drawing.setCode,
      motifSeed: drawing.motifSeed,
      photos: [],
    });
  });

  test('is its first photo where there is one', async () => {
    const { context } = await open();
    const seller = await sellerOf(context);
    const entry = await unfiledOnSale(context, seller, {}, [{ width: 1600, height: 1200 }]);
    const { onSale } = await originOf(context, entry.code);
    expect(onSale).toMatchObject({ picture: { photo: { width: 1600, height: 1200 } }, isDrawn: false });
    const [mine] = await listMyEntries(context, seller);
    expect(mine?.picture.photo?.hash).toBe(onSale?.picture.photo?.hash);
  });

  test('comes from the register’s name alone while nothing is on sale, and after it was put away', async () => {
    const { context } = await open();
    const seller = await sellerOf(context);
    const entry = await unfiledOnSale(context, seller, { state: 'archived' });
    expect((await originOf(context, entry.code)).onSale).toBeNull();
    expect((await listMyEntries(context, seller)).map(({ picture }) => picture)).toEqual([
      { photo: null, setCode: null, motifSeed: 'Su su sấy' },
    ]);
  });

  test('that was drawn for the demo is known as a drawing, a seller’s photo is not', async () => {
    const { context } = await open();
    const seller = await sellerOf(context);
    const { photo } = context.store.tables;
    const upload = async (seed: number, isDrawn?: boolean) =>
      stagePhoto(context, seller, {
        bytes: await photoBytes({ seed }),
        clientKey: `photo-${seed}`,
        fileName: null,
        ...(isDrawn === undefined ? {} : { isDrawn }),
      });
    const drawn = await upload(1, true);
    const taken = await upload(2);
    const rows = await context.store.read((db) => db.select().from(photo));
    expect(rows.find(({ id }) => id === drawn.id)?.isDemo).toBe(true);
    expect(rows.find(({ id }) => id === taken.id)?.isDemo).toBe(false);
  });
});

eachEngine('the list of producers', (open) => {
  const list = (context: Context, asked: Partial<Parameters<typeof listProducers>[1]> = {}) =>
    listProducers(context, { page: 1, words: '', adult: false, ...asked });

  async function market(context: Context) {
    const { producer } = context.store.tables;
    const at: Record<string, string> = {
      'HKD Núi Xanh': '02869',
      'Công ty TNHH Ánh Dương': '02761',
      'HTX Ánh Dương': '02869',
      'THT Đồi Quế': '02761',
    };
    for (const [name, communeCode] of Object.entries(at)) {
      const { producerId } = await sellerOf(context, name);
      await context.store.write((tx) =>
        tx.update(producer).set({ communeCode }).where(eq(producer.id, producerId)),
      );
      await publishedListing(context, { producerId, photos: [] });
    }
    await sellerOf(context, 'HTX Chưa Bán');
  }

  test('stands by proper name, whatever the legal form, without those who sell nothing', async () => {
    const { context } = await open();
    await market(context);
    const { producers, total } = await list(context);
    expect(producers.map(({ name }) => name.split(' ').slice(-2).join(' '))).toEqual([
      'Ánh Dương',
      'Ánh Dương',
      'Đồi Quế',
      'Núi Xanh',
    ]);
    expect(total).toBe(4);
  });

  test('is narrowed by words of the name, with marks or without, and by place', async () => {
    const { context } = await open();
    await market(context);
    const names = async (asked: Parameters<typeof list>[1]) =>
      (await list(context, asked)).producers.map(({ name }) => name);
    expect(await names({ words: 'anh duong' })).toHaveLength(2);
    expect(await names({ words: 'ĐỒI' })).toEqual(['THT Đồi Quế']);
    expect(await names({ words: 'ương' })).toEqual([]);
    expect(await names({ words: 'ánh', place: 'ban-lien' })).toEqual(['HTX Ánh Dương']);
    expect(await names({ place: 'nowhere' })).toEqual([]);
    const { places } = await list(context, { words: 'anh' });
    expect(places.reduce((sum, { producers }) => sum + producers, 0)).toBe(4);
  });

  test('shows the three newest goods of each, alcohol to adults only, and pages that never overlap', async () => {
    const { context, clock } = await open();
    const { producerId } = await sellerOf(context, 'HTX Nhiều Hàng');
    for (const seed of ['một', 'hai', 'ba', 'bốn', 'năm']) {
      clock.advance(1000);
      await publishedListing(context, {
        producerId,
        photos: [],
        listing: { motifSeed: seed, isAlcohol: seed === 'năm' },
      });
    }
    const seeds = async (adult: boolean) =>
      (await list(context, { adult })).producers[0]?.goods.map(({ motifSeed }) => motifSeed);
    expect(await seeds(false)).toEqual(['bốn', 'ba', 'hai']);
    expect(await seeds(true)).toEqual(['năm', 'bốn', 'ba']);
    for (let at = 0; at < 25; at++) {
      const other = await sellerOf(context, `HTX Số ${at}`);
      await publishedListing(context, { producerId: other.producerId, photos: [] });
    }
    const pages = [await list(context, { page: 1 }), await list(context, { page: 2 })];
    const slugs = pages.flatMap(({ producers }) => producers.map(({ slug }) => slug));
    expect([slugs.length, new Set(slugs).size]).toEqual([26, 26]);
    expect((await list(context, { page: 99 })).page).toBe(2);
  });
});

eachEngine('what is left in stock', (open) => {
  test('is told by pack, of what is on sale, and of alcohol to adults', async () => {
    const { context } = await open();
    const { producerId } = await sellerOf(context);
    const on = (slug: string, listing: object = {}) =>
      publishedListing(context, {
        producerId,
        photos: [],
        listing: { slug, ...listing },
        variants: [{ stock: 3 }, { stock: 24 }],
      });
    await on('che');
    await on('ruou', { isAlcohol: true, setCode: 'QD26-14' });
    await on('nhap', { state: 'draft' });
    const stock = async (slug: string, adult = false) =>
      Object.values(await readStock(context, { slug, adult })).sort((a, b) => a - b);
    expect(await stock('che')).toEqual([3, 24]);
    expect(await stock('ruou')).toEqual([]);
    expect(await stock('ruou', true)).toEqual([3, 24]);
    expect(await stock('nhap')).toEqual([]);
    expect(await stock('khong-co')).toEqual([]);
  });
});
