import { and, asc, count, countDistinct, eq, inArray, isNull, sql } from 'drizzle-orm';
import { followablePresences } from '#app/domain/catalog/list-products.server.ts';
import { isValidOn } from '#app/domain/catalog/recognitions-at.server.ts';
import type { Context } from '#app/server/context.ts';
import { localDate } from '#app/server/local-date.ts';
import type { Db, Store } from '#db/store.ts';

export type Facet = { value: string; nameVi: string; nameEn: string; products: number };

/** What the product list can be narrowed by: only values that some product has, with how many have it. */
export type Facets = {
  groups: Facet[];
  sets: Array<Facet & { group: string }>;
  places: Facet[];
  districts: Facet[];
  stars: Array<{ value: number; products: number }>;
  channels: Facet[];
  products: number;
};

type Kept = { version: string; facets: Facets };
const kept = new WeakMap<Store, Map<string, Kept>>();

/**
 * The facets of the whole catalogue. Counting 20,000 products takes tens of milliseconds, so the answer is kept until
 * something changes: the newest row of `change` and the local day are its version, in every process alike.
 * @param adult false leaves alcohol out of every count.
 */
export async function listFacets(context: Context, { adult }: { adult: boolean }): Promise<Facets> {
  const { store, clock } = context;
  const day = localDate(clock.now());
  const key = adult ? 'adult' : 'all';
  return store.read(async (db) => {
    const version = `${day} ${await newestChange(db, store.tables)}`;
    const earlier = kept.get(store)?.get(key);
    if (earlier?.version === version) return earlier.facets;
    const facets = await countFacets(db, store.tables, adult, day);
    const perStore = kept.get(store) ?? new Map<string, Kept>();
    kept.set(store, perStore.set(key, { version, facets }));
    return facets;
  });
}

async function newestChange(db: Db, { change }: Store['tables']): Promise<string> {
  const [newest] = await db.select({ id: sql<string | null>`max(${change.id})` }).from(change);
  return newest?.id ?? '';
}

async function countFacets(db: Db, tables: Store['tables'], adult: boolean, day: string): Promise<Facets> {
  const {
    listing,
    productSet,
    commune,
    communeLegacyDistrict,
    legacyDistrict,
    channel,
    presence,
    recognition,
  } = tables;
  const shown = and(eq(listing.state, 'published'), adult ? undefined : eq(listing.isAlcohol, false));

  const sets = await db
    .select({ ...productSetColumns(tables), products: count() })
    .from(listing)
    .innerJoin(productSet, eq(productSet.code, listing.setCode))
    .where(shown)
    .groupBy(productSet.code)
    .orderBy(asc(productSet.number));
  const places = await db
    .select({ value: commune.slug, nameVi: commune.name, nameEn: commune.nameEn, products: count() })
    .from(listing)
    .innerJoin(commune, eq(commune.code, listing.communeCode))
    .where(shown)
    .groupBy(commune.code)
    .orderBy(asc(commune.nameKey));
  const districts = await db
    .select({ value: legacyDistrict.slug, nameVi: legacyDistrict.name, products: count() })
    .from(listing)
    .innerJoin(communeLegacyDistrict, eq(communeLegacyDistrict.communeCode, listing.communeCode))
    .innerJoin(legacyDistrict, eq(legacyDistrict.code, communeLegacyDistrict.districtCode))
    .where(shown)
    .groupBy(legacyDistrict.code)
    .orderBy(asc(legacyDistrict.nameKey));
  const channels = await db
    .select({ value: channel.code, nameVi: channel.name, products: countDistinct(listing.id) })
    .from(presence)
    .innerJoin(channel, eq(channel.code, presence.channelCode))
    .innerJoin(listing, eq(listing.entryId, presence.entryId))
    .where(and(shown, isNull(presence.revokedAt), inArray(presence.state, [...followablePresences])))
    .groupBy(channel.code)
    .orderBy(asc(channel.position));
  const starred = await db
    .select({ id: listing.id, stars: recognition.stars })
    .from(recognition)
    .innerJoin(listing, eq(listing.entryId, recognition.entryId))
    .where(and(shown, isValidOn(tables, day)))
    .orderBy(asc(recognition.round));
  const [all] = await db.select({ products: count() }).from(listing).where(shown);

  const starOf = new Map(starred.map(({ id, stars }) => [id, stars]));
  const setFacets = sets.map((set) => ({ ...set, products: Number(set.products) }));
  return {
    groups: groupsOf(setFacets),
    sets: setFacets,
    places: places.map((place) => ({ ...place, products: Number(place.products) })),
    districts: districts.map((one) => ({ ...one, nameEn: one.nameVi, products: Number(one.products) })),
    channels: channels.map((one) => ({ ...one, nameEn: one.nameVi, products: Number(one.products) })),
    stars: [5, 4, 3]
      .map((value) => ({ value, products: [...starOf.values()].filter((stars) => stars === value).length }))
      .filter(({ products }) => products > 0),
    products: Number(all?.products ?? 0),
  };
}

function productSetColumns({ productSet }: Store['tables']) {
  return {
    value: productSet.code,
    nameVi: productSet.nameVi,
    nameEn: productSet.nameEn,
    group: productSet.branchNumber,
    groupVi: productSet.branchVi,
  };
}

/** The six branches of the classification by English name; the law gives them in Vietnamese only. */
const groupNamesEn: Readonly<Record<string, string>> = {
  I: 'Food',
  II: 'Drinks',
  III: 'Medicinal herbs',
  IV: 'Crafts',
  V: 'Ornamental plants and animals',
  VI: 'Community tourism',
};

function groupsOf(sets: ReadonlyArray<Facet & { group: string; groupVi: string }>): Facet[] {
  const groups = new Map<string, Facet>();
  for (const { group, groupVi, products } of sets) {
    const sum = (groups.get(group)?.products ?? 0) + products;
    groups.set(group, {
      value: group,
      nameVi: groupVi,
      nameEn: groupNamesEn[group] ?? groupVi,
      products: sum,
    });
  }
  return [...groups.values()];
}
