import { z } from 'zod';
import { type ProductFilter, sortOrders } from '#app/domain/catalog/product-filter.ts';

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

/** Reads the filters from an address. Empty fields of the filter form count as absent. */
export function readFilter(params: URLSearchParams): ProductFilter {
  const given = [...params].filter(([, value]) => value !== '');
  return filterSchema.parse(Object.fromEntries(given));
}
