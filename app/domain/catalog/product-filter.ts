import { z } from 'zod';

export const sortOrders = ['newest', 'price', 'price-down', 'name'] as const;
export type SortOrder = (typeof sortOrders)[number];

/** How many cards a page of a list holds. */
export const PAGE_SIZE = 24;
/** Pages beyond this are not asked for by anybody but machines. */
const MAX_PAGE = 10_000;
const MAX_PRICE_VND = 1_000_000_000;

const slug = z.string().regex(/^[a-z0-9-]{1,80}$/);
const price = z.coerce.number().int().min(0).max(MAX_PRICE_VND);

/**
 * The filters of the product list as they stand in its address. Everything is optional; a value that makes no sense is
 * dropped, so that an old link still opens the list.
 */
const filterSchema = z.object({
  /** Branch of the classification, "I" to "VI". */
  group: z.enum(['I', 'II', 'III', 'IV', 'V', 'VI']).optional().catch(undefined),
  /** Product set code, "QD26-11". */
  set: z
    .string()
    .regex(/^[A-Z0-9-]{1,20}$/)
    .optional()
    .catch(undefined),
  star: z.coerce.number().int().min(3).max(5).optional().catch(undefined),
  /** Slug of a commune. */
  place: slug.optional().catch(undefined),
  /** Slug of a former district. */
  district: slug.optional().catch(undefined),
  /** VND. */
  min: price.optional().catch(undefined),
  max: price.optional().catch(undefined),
  season: z.literal('now').optional().catch(undefined),
  /** Channel code. */
  channel: slug.optional().catch(undefined),
  sort: z.enum(sortOrders).catch('newest'),
  page: z.coerce.number().int().min(1).max(MAX_PAGE).catch(1),
});

export type ProductFilter = z.infer<typeof filterSchema>;

/** Reads the filters from an address. Empty fields of the filter form count as absent. */
export function readFilter(params: URLSearchParams): ProductFilter {
  const given = [...params].filter(([, value]) => value !== '');
  return filterSchema.parse(Object.fromEntries(given));
}

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
