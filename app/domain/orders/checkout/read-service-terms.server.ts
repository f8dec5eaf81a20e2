import { inArray } from 'drizzle-orm';
import { isService } from '#app/domain/catalog/is-service.ts';
import type { BasketLine } from '#app/domain/orders/cart/read-lines.server.ts';
import type { Context } from '#app/server/context.ts';

/** What the seller of a service says of it on its page: how long ahead it is booked, how its day is changed. */
export type ServiceTerms = {
  readonly producerId: string;
  readonly titleVi: string;
  readonly titleEn: string | null;
  /** In Vietnamese, as its seller wrote it; never empty. */
  readonly terms: string;
  /** The address of its page on the shop, where it is described in English as well; null where it is not. */
  readonly slugInEnglish: string | null;
};

/** The terms of the services among these lines, once for each listing that has some. */
export async function readServiceTerms(
  { store }: Context,
  lines: ReadonlyArray<
    Pick<BasketLine, 'slug' | 'producerId' | 'titleVi' | 'titleEn'> & { picture: { setCode: string | null } }
  >,
): Promise<ServiceTerms[]> {
  const services = new Map(
    lines.filter(({ picture }) => isService(picture.setCode)).map((line) => [line.slug, line]),
  );
  if (services.size === 0) return [];
  const { listing } = store.tables;
  const rows = await store.read((db) =>
    db
      .select({ slug: listing.slug, label: listing.label, descriptionEn: listing.descriptionEn })
      .from(listing)
      .where(inArray(listing.slug, [...services.keys()])),
  );
  return [...services.values()].flatMap(({ slug, producerId, titleVi, titleEn }) => {
    const row = rows.find((one) => one.slug === slug);
    const terms = row?.label.service_terms?.trim() ?? '';
    const slugInEnglish = row?.descriptionEn?.trim() ? slug : null;
    return terms === '' ? [] : [{ producerId, titleVi, titleEn, terms, slugInEnglish }];
  });
}
