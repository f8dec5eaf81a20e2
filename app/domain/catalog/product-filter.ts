export const sortOrders = ['newest', 'price', 'price-down', 'name'] as const;
export type SortOrder = (typeof sortOrders)[number];

/** How many cards a page of a list holds. */
export const PAGE_SIZE = 24;

/** What a product list is narrowed and ordered by; `read-filter.server.ts` reads it from an address. */
export type ProductFilter = {
  /** Branch of the classification, "I" to "VI". */
  group?: string | undefined;
  /** Product set code, "QD26-11". */
  set?: string | undefined;
  /** 3 to 5, valid today. */
  star?: number | undefined;
  /** Slug of a commune. */
  place?: string | undefined;
  /** Slug of a former district. */
  district?: string | undefined;
  /** VND. */
  min?: number | undefined;
  max?: number | undefined;
  season?: 'now' | undefined;
  /** Channel code. */
  channel?: string | undefined;
  sort: SortOrder;
  page: number;
};

/** The filters as an address' query, in a fixed order, without defaults: one list has one address. */
export function writeFilter(filter: Partial<ProductFilter>): string {
  const params = new URLSearchParams();
  for (const name of [
    'group',
    'set',
    'star',
    'place',
    'district',
    'min',
    'max',
    'season',
    'channel',
  ] as const) {
    const value = filter[name];
    if (value !== undefined) params.set(name, String(value));
  }
  if (filter.sort && filter.sort !== 'newest') params.set('sort', filter.sort);
  if (filter.page && filter.page > 1) params.set('page', String(filter.page));
  const text = params.toString();
  return text ? `?${text}` : '';
}

/** True when something narrows the list (sort and page do not). */
export function isNarrowed(filter: ProductFilter): boolean {
  return writeFilter({ ...filter, sort: 'newest', page: 1 }) !== '';
}
