import { and, eq, inArray, isNull } from 'drizzle-orm';
import { skuKey } from '#app/domain/catalog/step-input.ts';
import type { Db, Store } from '#db/store.ts';

/**
 * Asks for the producer's listings of which a size that is not put away has one of these SKUs.
 * @param skus as a file writes them
 */
export function listingsWithSkus(
  db: Db,
  { variant }: Store['tables'],
  { producerId, skus }: { producerId: string; skus: readonly string[] },
) {
  const keys = [...new Set(skus.map((sku) => skuKey(sku.trim())))];
  return db
    .select({ listingId: variant.listingId })
    .from(variant)
    .where(
      and(eq(variant.producerId, producerId), inArray(variant.skuKey, keys), isNull(variant.archivedAt)),
    );
}
