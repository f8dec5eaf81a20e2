import { and, eq, isNull } from 'drizzle-orm';
import { isOnSale } from '#app/domain/catalog/on-sale.ts';
import type { Context } from '#app/server/context.ts';

/**
 * How many of each pack are left now, by the pack's public code, for the browser to put into a page that is kept for
 * everybody. Empty for what is not on sale, and for alcohol where the visitor has not declared to be 18.
 */
export async function readStock(
  { store }: Context,
  { slug, adult }: { slug: string; adult: boolean },
): Promise<Record<string, number>> {
  const { listing, variant } = store.tables;
  const rows = await store.read((db) =>
    db
      .select({ code: variant.code, stock: variant.stock })
      .from(listing)
      .innerJoin(variant, eq(variant.listingId, listing.id))
      .where(
        and(
          eq(listing.slug, slug),
          isOnSale(store.tables, { adult }),
          eq(variant.isPublished, true),
          isNull(variant.archivedAt),
        ),
      ),
  );
  return Object.fromEntries(rows.map(({ code, stock }) => [code, stock]));
}
