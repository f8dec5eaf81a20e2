import { asc, count, eq } from 'drizzle-orm';
import { isOnSale } from '#app/domain/catalog/on-sale.ts';
import type { Language } from '#app/i18n/language.ts';
import type { Context } from '#app/server/context.ts';

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
        slug: listing.slug,
        titleEn: listing.titleEn,
        descriptionEn: listing.descriptionEn,
        changedAt: listing.publishedAt,
      })
      .from(listing)
      .where(shown)
      .orderBy(asc(listing.id))
      .limit(PRODUCTS_PER_PART)
      .offset((part - 1) * PRODUCTS_PER_PART);
    const addresses = products.map(({ slug, titleEn, descriptionEn, changedAt }): PublicAddress => {
      const isTranslated = Boolean(titleEn?.trim() && descriptionEn?.trim());
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
