import { and, asc, inArray, isNull } from 'drizzle-orm';
import { followablePresences } from '#app/domain/catalog/list-products.server.ts';
import { isInSeason } from '#app/domain/catalog/listing-card.ts';
import { isOnSale } from '#app/domain/catalog/on-sale.ts';
import { isNarrowed, type ProductFilter, writeFilter } from '#app/domain/catalog/product-filter.ts';
import { isValidOn } from '#app/domain/catalog/recognitions-at.server.ts';
import { changeVersion } from '#app/server/change-version.server.ts';
import type { Context } from '#app/server/context.ts';
import { localDate, localMonth } from '#app/server/local-date.ts';
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
  inSeason: number;
  products: number;
};

/** `until`: ms, UTC, after which the counts may be behind; infinite while nothing has changed since. */
export type FacetAnswer = Facets & { until: number };

type Kept = { version: string; day: string; facets: Facets; countedAt: number; tookMs: number };
const kept = new WeakMap<Store, Map<string, Kept>>();

/** A count that takes no longer is always done anew. */
const CHEAP_MS = 100;
/** Counting may take this part of the time: a large catalogue that changes every second is counted now and then. */
const SHARE_OF_TIME = 0.01;

/**
 * The facets of the whole catalogue, counted anew when something about them or the local day has changed. Counting 20,000 products holds up everybody for a moment, so a count that took long is kept a while in spite
 * of changes; the answer then says until when it holds.
 * @param adult false leaves alcohol out of every count.
 */
export async function listFacets(context: Context, { adult }: { adult: boolean }): Promise<FacetAnswer> {
  const { store, clock } = context;
  const now = clock.now();
  const day = localDate(now);
  return store.read(async (db) => {
    const perStore = kept.get(store) ?? new Map<string, Kept>();
    kept.set(store, perStore);
    const key = adult ? 'adult' : 'all';
    const version = await changeVersion(db, store.tables, ['catalog', 'register']);
    const earlier = perStore.get(key);
    if (earlier?.day === day) {
      if (earlier.version === version) return { ...earlier.facets, until: Number.POSITIVE_INFINITY };
      const until = earlier.countedAt + earlier.tookMs / SHARE_OF_TIME;
      if (earlier.tookMs > CHEAP_MS && now < until) return { ...earlier.facets, until };
    }
    const begun = performance.now();
    const facets = await countFacets(db, store.tables, adult, now);
    perStore.set(key, { version, day, facets, countedAt: now, tookMs: performance.now() - begun });
    return { ...facets, until: Number.POSITIVE_INFINITY };
  });
}

/** How many products a filter leaves, where one facet alone says so. */
export function countedTotal(facets: Facets, filter: ProductFilter): number | undefined {
  const { group, set, star, place, district, channel, season } = filter;
  if (!isNarrowed(filter)) return facets.products;
  const isOnly = (part: Partial<ProductFilter>) =>
    writeFilter({ ...filter, sort: 'newest', page: 1 }) === writeFilter(part);
  const countOf = (
    list: ReadonlyArray<{ value: string | number; products: number }>,
    value: string | number,
  ) => list.find((facet) => facet.value === value)?.products ?? 0;
  if (group && isOnly({ group })) return countOf(facets.groups, group);
  if (set && isOnly({ set })) return countOf(facets.sets, set);
  if (star && isOnly({ star })) return countOf(facets.stars, star);
  if (place && isOnly({ place })) return countOf(facets.places, place);
  if (district && isOnly({ district })) return countOf(facets.districts, district);
  if (channel && isOnly({ channel })) return countOf(facets.channels, channel);
  if (season && isOnly({ season })) return facets.inSeason;
  return undefined;
}

/** One walk over the listings and one each over recognitions and presences; the rest is adding up. */
async function countFacets(db: Db, tables: Store['tables'], adult: boolean, now: number): Promise<Facets> {
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
  const shown = await db
    .select({
      entryId: listing.entryId,
      setCode: listing.setCode,
      communeCode: listing.communeCode,
      seasonMonths: listing.seasonMonths,
    })
    .from(listing)
    .where(isOnSale(tables, { adult }));
  const bySet = new Map<string | null, number>();
  const byPlace = new Map<string | null, number>();
  const byEntry = new Map<string, number>();
  let inSeason = 0;
  for (const { entryId, setCode, communeCode, seasonMonths } of shown) {
    bySet.set(setCode, (bySet.get(setCode) ?? 0) + 1);
    byPlace.set(communeCode, (byPlace.get(communeCode) ?? 0) + 1);
    if (entryId) byEntry.set(entryId, (byEntry.get(entryId) ?? 0) + 1);
    if (isInSeason(seasonMonths, localMonth(now))) inSeason += 1;
  }

  const starred = await db
    .select({ entryId: recognition.entryId, stars: recognition.stars })
    .from(recognition)
    .where(isValidOn(tables, localDate(now)))
    .orderBy(asc(recognition.round));
  const starOf = new Map(starred.map(({ entryId, stars }) => [entryId, stars]));
  const present = await db
    .selectDistinct({ entryId: presence.entryId, channelCode: presence.channelCode })
    .from(presence)
    .where(and(isNull(presence.revokedAt), inArray(presence.state, [...followablePresences])));
  const sum = (entryIds: Iterable<string>) =>
    [...entryIds].reduce((total, entryId) => total + (byEntry.get(entryId) ?? 0), 0);

  const sets = (await db.select().from(productSet).orderBy(asc(productSet.number))).map((set) => ({
    value: set.code,
    nameVi: set.nameVi,
    nameEn: set.nameEn,
    group: set.branchNumber,
    groupVi: set.branchVi,
    products: bySet.get(set.code) ?? 0,
  }));
  const communes = await db.select().from(commune).orderBy(asc(commune.nameKey));
  const lain = await db.select().from(communeLegacyDistrict);
  const districts = await db.select().from(legacyDistrict).orderBy(asc(legacyDistrict.nameKey));
  const channels = await db.select().from(channel).orderBy(asc(channel.position));
  const some = <T extends { products: number }>(list: T[]) => list.filter(({ products }) => products > 0);
  return {
    groups: groupsOf(some(sets)),
    sets: some(sets),
    places: some(
      communes.map(({ code, slug, name, nameEn }) => ({
        value: slug,
        nameVi: name,
        nameEn,
        products: byPlace.get(code) ?? 0,
      })),
    ),
    districts: some(
      districts.map(({ code, slug, name }) => ({
        value: slug,
        nameVi: name,
        nameEn: name,
        products: lain
          .filter(({ districtCode }) => districtCode === code)
          .reduce((total, { communeCode }) => total + (byPlace.get(communeCode) ?? 0), 0),
      })),
    ),
    channels: some(
      channels.map(({ code, name }) => ({
        value: code,
        nameVi: name,
        nameEn: name,
        products: sum(
          present.filter(({ channelCode }) => channelCode === code).map(({ entryId }) => entryId),
        ),
      })),
    ),
    stars: some(
      [5, 4, 3].map((value) => ({
        value,
        products: sum([...starOf].filter(([, stars]) => stars === value).map(([entryId]) => entryId)),
      })),
    ),
    inSeason,
    products: shown.length,
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
    const total = (groups.get(group)?.products ?? 0) + products;
    groups.set(group, {
      value: group,
      nameVi: groupVi,
      nameEn: groupNamesEn[group] ?? groupVi,
      products: total,
    });
  }
  return [...groups.values()];
}
