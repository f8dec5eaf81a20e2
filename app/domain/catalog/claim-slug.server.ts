import { and, eq, inArray, ne } from 'drizzle-orm';
import { draftSlug } from '#app/domain/catalog/create-listing.server.ts';
import type { ListingRow, Tables } from '#app/domain/catalog/own-listing.server.ts';
import { slugCandidates } from '#app/domain/catalog/slug.ts';
import type { Tx } from '#db/store.ts';

/**
 * The address of a listing under its (new) title, and the redirect from the one it had. An address that once led to
 * another listing is never given away: old links must not change their goods. The listing's own old one may return.
 * @returns the slug, unchanged when the title still gives it.
 */
export async function claimSlug(
  tx: Tx,
  { listing, listingSlug }: Tables,
  row: ListingRow,
  title: string,
  now: number,
): Promise<string> {
  const candidates = slugCandidates(title, row.id);
  if (candidates.includes(row.slug)) return row.slug;
  const taken = await tx
    .select({ slug: listing.slug })
    .from(listing)
    .where(and(inArray(listing.slug, candidates), ne(listing.id, row.id)));
  const once = await tx
    .select({ slug: listingSlug.slug })
    .from(listingSlug)
    .where(and(inArray(listingSlug.slug, candidates), ne(listingSlug.listingId, row.id)));
  const gone = new Set([...taken, ...once].map(({ slug }) => slug));
  const slug = candidates.find((candidate) => !gone.has(candidate));
  if (!slug) throw new Error('a slug that ends with the listing id was taken');
  await tx.delete(listingSlug).where(and(eq(listingSlug.slug, slug), eq(listingSlug.listingId, row.id)));
  if (row.slug !== draftSlug(row.id)) {
    await tx.insert(listingSlug).values({ slug: row.slug, listingId: row.id, replacedAt: now });
  }
  return slug;
}
