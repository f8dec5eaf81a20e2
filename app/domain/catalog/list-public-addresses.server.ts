import { and, asc, count, eq, isNull, ne, or } from 'drizzle-orm';
import { isListingTranslated } from '#app/domain/catalog/is-translated.ts';
import { isOnSale } from '#app/domain/catalog/on-sale.ts';
import type { Language } from '#app/i18n/language.ts';
import type { Context } from '#app/server/context.ts';
import type { Db, Store } from '#db/store.ts';

export type PublicAddress = {
  /** Vietnamese path. */
  path: string;
  /** The languages in which the page has text of its own. */
  languages: Language[];
  /** ms, UTC; null where it is not known. */
  changedAt: number | null;
};

/** Products in one part of the sitemap: with two languages each, well under the 50,000 addresses a file may hold. */
const PRODUCTS_PER_PART = 10_000;

/**
 * The addresses that search engines may know, in parts: producers and places in the first, products over all. Alcohol
 * is left out (Law 44/2019, Article 16), and so is what only sells alcohol.
 */
export async function listPublicAddresses(
  context: Context,
  { part }: { part: number },
): Promise<{ addresses: PublicAddress[]; parts: number }> {
  const { listing, producer, commune } = context.store.tables;
  const shown = isOnSale(context.store.tables, { adult: false });
  return context.store.read(async (db) => {
    const [counted] = await db.select({ products: count() }).from(listing).where(shown);
    const parts = Math.max(1, Math.ceil(Number(counted?.products ?? 0) / PRODUCTS_PER_PART));
    if (!Number.isInteger(part) || part < 1 || part > parts) return { addresses: [], parts };
    const products = await db
      .select({
        id: listing.id,
        slug: listing.slug,
        titleVi: listing.titleVi,
        titleEn: listing.titleEn,
        summaryVi: listing.summaryVi,
        summaryEn: listing.summaryEn,
        descriptionVi: listing.descriptionVi,
        descriptionEn: listing.descriptionEn,
        storyVi: listing.storyVi,
        storyEn: listing.storyEn,
        changedAt: listing.publishedAt,
      })
      .from(listing)
      .where(shown)
      .orderBy(asc(listing.id))
      .limit(PRODUCTS_PER_PART)
      .offset((part - 1) * PRODUCTS_PER_PART);
    const untranslated = await withUntranslatedParts(db, context.store.tables);
    const addresses = products.map(({ id, slug, changedAt, ...texts }): PublicAddress => {
      const isTranslated = isListingTranslated(texts) && !untranslated.has(id);
      return { path: `/products/${slug}`, languages: isTranslated ? ['vi', 'en'] : ['vi'], changedAt };
    });
    if (part > 1) return { addresses, parts };
    const producers = await db
      .selectDistinct({ slug: producer.slug, storyVi: producer.storyVi, storyEn: producer.storyEn })
      .from(producer)
      .innerJoin(listing, eq(listing.producerId, producer.id))
      .where(shown)
      .orderBy(asc(producer.slug));
    const places = await db
      .selectDistinct({ slug: commune.slug })
      .from(commune)
      .innerJoin(listing, eq(listing.communeCode, commune.code))
      .where(shown)
      .orderBy(asc(commune.slug));
    return {
      addresses: [
        ...producers.map(({ slug, storyVi, storyEn }): PublicAddress => {
          const isTranslated = !storyVi?.trim() || Boolean(storyEn?.trim());
          return {
            path: `/producers/${slug}`,
            languages: isTranslated ? ['vi', 'en'] : ['vi'],
            changedAt: null,
          };
        }),
        ...places.map(({ slug }): PublicAddress => {
          return { path: `/places/${slug}`, languages: ['vi', 'en'], changedAt: null };
        }),
        ...addresses,
      ],
      parts,
    };
  });
}

/** Ids of the listings of which a pack size or a photo is named in Vietnamese only. */
async function withUntranslatedParts(
  db: Db,
  { variant, listingPhoto }: Store['tables'],
): Promise<Set<string>> {
  const sizes = await db
    .selectDistinct({ id: variant.listingId })
    .from(variant)
    .where(
      and(
        eq(variant.isPublished, true),
        isNull(variant.archivedAt),
        ne(variant.nameVi, ''),
        or(isNull(variant.nameEn), eq(variant.nameEn, '')),
      ),
    );
  const photos = await db
    .selectDistinct({ id: listingPhoto.listingId })
    .from(listingPhoto)
    .where(and(ne(listingPhoto.altVi, ''), or(isNull(listingPhoto.altEn), eq(listingPhoto.altEn, ''))));
  return new Set([...sizes, ...photos].map(({ id }) => id));
}
