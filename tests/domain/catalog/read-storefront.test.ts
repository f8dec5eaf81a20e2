import { expect, test } from 'vitest';
import { countedTotal, listFacets } from '#app/domain/catalog/list-facets.server.ts';
import { listProducts } from '#app/domain/catalog/list-products.server.ts';
import { listPublicAddresses } from '#app/domain/catalog/list-public-addresses.server.ts';
import { readFilter } from '#app/domain/catalog/read-filter.server.ts';
import { readProduct } from '#app/domain/catalog/read-product.server.ts';
import type { Context } from '#app/server/context.ts';
import { newId } from '#app/server/ids.server.ts';
import { localMonth } from '#app/server/local-date.ts';
import { originOf } from '#tests/factories/origin-of.ts';
import { publishedListing } from '#tests/factories/published-listing.ts';
import { recognisedEntry } from '#tests/factories/recognised-entry.ts';
import { sellerOf } from '#tests/factories/seller-of.ts';
import { eachEngine } from '#tests/support/test-market.ts';

type Wanted = Parameters<typeof publishedListing>[1]['listing'];

async function onSale(context: Context, title: string, listing: Wanted = {}, producerId?: string) {
  const owner = producerId ?? (await sellerOf(context)).producerId;
  const price = listing?.lowestPrice ?? 100_000;
  return publishedListing(context, {
    producerId: owner,
    listing: { titleVi: title, titleKey: title, lowestPrice: price, highestPrice: price, ...listing },
    variants: [{ price }],
    photos: [],
  });
}

async function titles(context: Context, query: string, adult = false): Promise<string[]> {
  const list = await listProducts(context, { filter: readFilter(new URLSearchParams(query)), adult });
  return list.cards.map(({ titleVi }) => titleVi);
}

eachEngine('the storefront reads', (open) => {
  test('only published listings, newest first, and alcohol for adults only', async () => {
    const { context, clock } = await open();
    await onSale(context, 'cũ');
    clock.advance(1000);
    await onSale(context, 'mới');
    await onSale(context, 'nháp', { state: 'draft' });
    await onSale(context, 'dừng', { state: 'suspended' });
    clock.advance(1000);
    await onSale(context, 'rượu', { isAlcohol: true, setCode: 'QD26-14' });
    expect(await titles(context, '')).toEqual(['mới', 'cũ']);
    expect(await titles(context, '', true)).toEqual(['rượu', 'mới', 'cũ']);
    expect((await listFacets(context, { adult: false })).products).toBe(2);
    expect((await listFacets(context, { adult: true })).products).toBe(3);
    const { addresses } = await listPublicAddresses(context, { part: 1 });
    expect(addresses.filter(({ path }) => path.startsWith('/products/'))).toHaveLength(2);
  });

  test('by stall, set, commune, former district, price, and in the order asked for', async () => {
    const { context, clock } = await open();
    await onSale(context, 'b chè', { setCode: 'QD26-11', communeCode: '02869', lowestPrice: 300_000 });
    clock.advance(1);
    await onSale(context, 'a gạo', { setCode: 'QD26-03', communeCode: '02761', lowestPrice: 100_000 });
    clock.advance(1);
    await onSale(context, 'c khăn', { setCode: 'QD26-22', communeCode: '03013', lowestPrice: 200_000 });
    expect(await titles(context, 'group=I')).toEqual(['a gạo', 'b chè']);
    expect(await titles(context, 'set=QD26-22')).toEqual(['c khăn']);
    expect(await titles(context, 'place=ban-lien')).toEqual(['b chè']);
    const { districts } = await listFacets(context, { adult: false });
    const bacHa = districts.find(({ nameVi }) => nameVi.includes('Bắc Hà'))?.value;
    expect(await titles(context, `district=${bacHa}`)).toEqual(['b chè']);
    expect(await titles(context, 'min=150000&max=250000')).toEqual(['c khăn']);
    expect(await titles(context, 'sort=price')).toEqual(['a gạo', 'c khăn', 'b chè']);
    expect(await titles(context, 'sort=price-down')).toEqual(['b chè', 'c khăn', 'a gạo']);
    expect(await titles(context, 'sort=name')).toEqual(['a gạo', 'b chè', 'c khăn']);
    expect(await titles(context, 'set=%27;drop&min=abc&page=-4&sort=x')).toHaveLength(3);
  });

  test('what is in season this month, and not what is there all year', async () => {
    const { context, clock } = await open();
    const month = localMonth(clock.now());
    await onSale(context, 'mùa này', { seasonMonths: 1 << (month - 1) });
    await onSale(context, 'mùa sau', { seasonMonths: 1 << (month % 12) });
    await onSale(context, 'quanh năm');
    expect(await titles(context, 'season=now')).toEqual(['mùa này']);
    clock.advanceDays(31);
    expect(await titles(context, 'season=now')).toEqual(['mùa sau']);
  });

  test('stars of the latest valid recognition, which lapse at midnight without a write', async () => {
    const { context, clock } = await open();
    const { producerId } = await sellerOf(context);
    const entry = await recognisedEntry(context, {
      producerId,
      rounds: [
        { stars: 3, fromDay: -900, toDay: 40 },
        { stars: 4, fromDay: -100, toDay: 1 },
      ],
    });
    await onSale(context, 'chè', { entryId: entry.id, slug: 'che' }, producerId);
    const stars = async () => {
      const answer = await readProduct(context, { slug: 'che', adult: false });
      return answer.kind === 'found' ? answer.product.recognition?.stars : undefined;
    };
    expect(await stars()).toBe(4);
    expect(await titles(context, 'star=4')).toEqual(['chè']);
    expect(await titles(context, 'star=3')).toEqual([]);
    expect((await listFacets(context, { adult: false })).stars).toEqual([{ value: 4, products: 1 }]);
    clock.set(clock.now() + 14 * 3_600_000 + 59 * 60_000); // 23:59 in the market
    expect(await stars()).toBe(4);
    clock.advance(60_000); // midnight: the second recognition ends, the first is still valid
    expect(await stars()).toBe(3);
    expect(await titles(context, 'star=3')).toEqual(['chè']);
    expect((await listFacets(context, { adult: false })).stars).toEqual([{ value: 3, products: 1 }]);
    clock.advanceDays(39);
    expect(await stars()).toBeUndefined();
    expect((await originOf(context, entry.code)).valid).toBeNull();
  });

  test('no star for two stars, for a revoked recognition, or before its day', async () => {
    const { context } = await open();
    const { producerId } = await sellerOf(context);
    const cases = {
      two: { stars: 2, fromDay: -10, toDay: 90 },
      revoked: { stars: 4, fromDay: -10, toDay: 90, revokedDay: 0 },
      future: { stars: 4, fromDay: 1, toDay: 90 },
      revokedLater: { stars: 5, fromDay: -10, toDay: 90, revokedDay: 1 },
    };
    const seen: Record<string, number | null> = {};
    for (const [name, round] of Object.entries(cases)) {
      const entry = await recognisedEntry(context, { producerId, rounds: [round] });
      await onSale(context, name, { entryId: entry.id }, producerId);
    }
    const { cards } = await listProducts(context, {
      filter: readFilter(new URLSearchParams()),
      adult: false,
    });
    for (const { titleVi, recognition } of cards) seen[titleVi] = recognition?.stars ?? null;
    expect(seen).toEqual({ two: null, revoked: null, future: null, revokedLater: 5 });
  });

  test('where else it is sold: followable presences only, on channels that are open', async () => {
    const { context, clock } = await open();
    const { presence, channel } = context.store.tables;
    const { producerId } = await sellerOf(context);
    const entry = await recognisedEntry(context, { producerId, rounds: [] });
    await onSale(context, 'chè', { entryId: entry.id, slug: 'che' }, producerId);
    const now = clock.now();
    const [code = ''] = (await context.store.read((db) => db.select().from(channel)))
      .filter(({ closedOn }) => closedOn === null)
      .map((row) => row.code);
    await context.store.write(async (tx) => {
      for (const [state, revokedAt] of [
        ['live', null],
        ['dead_link', null],
        ['claimed', now],
      ] as const) {
        await tx.insert(presence).values({
          id: newId(),
          entryId: entry.id,
          channelCode: code,
          url: `https://example.vn/${state}`,
          urlKey: state,
          state,
          firstSeenOn: '2024-10-14',
          source: 'staff',
          createdAt: now,
          revokedAt,
        });
      }
    });
    const answer = await readProduct(context, { slug: 'che', adult: false });
    expect(answer.kind === 'found' && answer.product.soldAt.map(({ url }) => url)).toEqual([
      'https://example.vn/live',
    ]);
    expect(await titles(context, `channel=${code}`)).toEqual(['chè']);
    expect(await titles(context, 'channel=nowhere')).toEqual([]);
  });

  test('sends old addresses on, hides alcohol from minors and drafts from everybody', async () => {
    const { context, clock } = await open();
    const { listingSlug } = context.store.tables;
    const id = await onSale(context, 'chè', { slug: 'che-moi' });
    await context.store.write((tx) =>
      tx.insert(listingSlug).values({ slug: 'che-cu', listingId: id, replacedAt: clock.now() }),
    );
    await onSale(context, 'rượu', { slug: 'ruou', isAlcohol: true });
    await onSale(context, 'nháp', { slug: 'nhap', state: 'draft', firstPublishedAt: null });
    const kind = async (slug: string, adult = false) => (await readProduct(context, { slug, adult })).kind;
    expect(await readProduct(context, { slug: 'che-cu', adult: false })).toEqual({
      kind: 'moved',
      slug: 'che-moi',
    });
    expect(await kind('ruou')).toBe('adults-only');
    expect(await kind('ruou', true)).toBe('found');
    expect(await kind('nhap', true)).toBe('none');
  });

  test('a page beyond the last as the last, and pages that never overlap', async () => {
    const { context } = await open();
    const { producerId } = await sellerOf(context);
    for (let number = 0; number < 26; number++) await onSale(context, `món ${number}`, {}, producerId);
    const all = [...(await titles(context, 'page=1')), ...(await titles(context, 'page=2'))];
    expect(new Set(all).size).toBe(26);
    expect(await titles(context, 'page=99')).toEqual(await titles(context, 'page=2'));
  });
});

eachEngine('the facets', (open) => {
  test('count what each filter alone leaves, so that the list need not', async () => {
    const { context } = await open();
    const { producerId } = await sellerOf(context);
    const entry = await recognisedEntry(context, {
      producerId,
      rounds: [{ stars: 4, fromDay: -1, toDay: 90 }],
    });
    await onSale(context, 'a', { setCode: 'QD26-11', communeCode: '02869', entryId: entry.id });
    await onSale(context, 'b', { setCode: 'QD26-03', communeCode: '02746', seasonMonths: 2047 });
    await onSale(context, 'c', { setCode: 'QD26-22', communeCode: null });
    await onSale(context, 'd', { setCode: null, communeCode: '02746', isAlcohol: true });
    const facets = await listFacets(context, { adult: false });
    const queries = [
      '',
      'group=I',
      'group=IV',
      'set=QD26-11',
      'set=QD26-01',
      'star=4',
      'star=5',
      'place=ban-lien',
      'season=now',
      'sort=name',
      'channel=shopee',
      ...facets.districts.map(({ value }) => `district=${value}`),
    ];
    for (const query of queries) {
      const filter = readFilter(new URLSearchParams(query));
      const { total } = await listProducts(context, { filter, adult: false });
      expect([query, countedTotal(facets, filter)]).toEqual([query, total]);
    }
    expect(facets.districts.length).toBeGreaterThan(2);
    expect(countedTotal(facets, readFilter(new URLSearchParams('group=I&star=4')))).toBeUndefined();
  });
});
