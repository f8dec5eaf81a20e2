import { and, eq, inArray } from 'drizzle-orm';
import type { ProductPicture } from '#app/domain/catalog/listing-card.ts';
import { isShopPaused } from '#app/domain/catalog/shop-pause.ts';
import type { WantedLine } from '#app/domain/orders/cart/read-cart.server.ts';
import type { Context } from '#app/server/context.ts';

/** One size that somebody wants, as it stands today. */
export type BasketLine = {
  readonly code: string;
  readonly variantId: string;
  readonly slug: string;
  readonly producerId: string;
  readonly producerName: string;
  readonly producerSlug: string;
  readonly titleVi: string;
  readonly titleEn: string | null;
  readonly sizeVi: string;
  readonly sizeEn: string | null;
  readonly picture: ProductPicture;
  readonly quantity: number;
  /** VND: now, and as the buyer saw it last. */
  readonly price: number;
  readonly seenPrice: number;
  /** Free to be sold now. */
  readonly stock: number;
  readonly weightGrams: number | null;
  readonly isAlcohol: boolean;
};

/** Why a line cannot be bought now, though the others can. */
export type AsideReason = 'suspended' | 'paused' | 'unpublished' | 'sold-out' | 'no-way-to-pay';
export type AsideLine = BasketLine & { readonly why: AsideReason };

/** What somebody wants as it stands today, in their order; what cannot be bought is put aside with its reason. */
export async function readLines(
  { store, clock }: Context,
  wanted: readonly WantedLine[],
): Promise<{ lines: BasketLine[]; aside: AsideLine[] }> {
  if (wanted.length === 0) return { lines: [], aside: [] };
  const { variant, listing, producer, photo, image, listingPhoto } = store.tables;
  const ids = wanted.map(({ variantId }) => variantId);
  const rows = await store.read((db) =>
    db
      // What is shown, and no more: all three whole are a hundred columns, read several times in each checkout.
      .select({
        size: {
          id: variant.id,
          code: variant.code,
          nameVi: variant.nameVi,
          nameEn: variant.nameEn,
          price: variant.price,
          stock: variant.stock,
          weightGrams: variant.weightGrams,
          isPublished: variant.isPublished,
          archivedAt: variant.archivedAt,
        },
        of: {
          slug: listing.slug,
          producerId: listing.producerId,
          state: listing.state,
          titleVi: listing.titleVi,
          titleEn: listing.titleEn,
          setCode: listing.setCode,
          motifSeed: listing.motifSeed,
          isAlcohol: listing.isAlcohol,
        },
        from: {
          name: producer.name,
          slug: producer.slug,
          suspendedAt: producer.suspendedAt,
          pausedFrom: producer.pausedFrom,
          pausedUntil: producer.pausedUntil,
        },
        image: {
          hash: image.hash,
          width: image.width,
          height: image.height,
          placeholder: image.placeholder,
        },
        alt: { altVi: listingPhoto.altVi, altEn: listingPhoto.altEn },
      })
      .from(variant)
      .innerJoin(listing, eq(listing.id, variant.listingId))
      .innerJoin(producer, eq(producer.id, listing.producerId))
      .leftJoin(photo, eq(photo.id, listing.mainPhotoId))
      .leftJoin(image, eq(image.hash, photo.imageHash))
      .leftJoin(
        listingPhoto,
        and(eq(listingPhoto.listingId, listing.id), eq(listingPhoto.photoId, listing.mainPhotoId)),
      )
      .where(inArray(variant.id, ids)),
  );
  const found = new Map(rows.map((row) => [row.size.id, row]));
  const lines: BasketLine[] = [];
  const aside: AsideLine[] = [];
  for (const { variantId, quantity, seenPrice } of wanted) {
    const row = found.get(variantId);
    if (!row) continue;
    const { size, of, from, image: shown, alt } = row;
    const line: BasketLine = {
      code: size.code,
      variantId,
      slug: of.slug,
      producerId: of.producerId,
      producerName: from.name,
      producerSlug: from.slug,
      titleVi: of.titleVi,
      titleEn: of.titleEn,
      sizeVi: size.nameVi,
      sizeEn: size.nameEn,
      picture: {
        photo: shown && { ...shown, altVi: alt?.altVi ?? '', altEn: alt?.altEn ?? '' },
        setCode: of.setCode,
        motifSeed: of.motifSeed,
      },
      quantity,
      price: size.price,
      seenPrice,
      stock: size.stock,
      weightGrams: size.weightGrams,
      isAlcohol: of.isAlcohol,
    };
    const isOpen = of.state === 'published' && size.isPublished && size.archivedAt === null;
    if (from.suspendedAt !== null) aside.push({ ...line, why: 'suspended' });
    else if (isShopPaused(from, clock.now())) aside.push({ ...line, why: 'paused' });
    else if (!isOpen) aside.push({ ...line, why: 'unpublished' });
    else if (size.stock === 0) aside.push({ ...line, why: 'sold-out' });
    else lines.push(line);
  }
  return { lines, aside };
}
