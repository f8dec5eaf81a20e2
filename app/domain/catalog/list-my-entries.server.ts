import { and, asc, eq, inArray, isNull, ne } from 'drizzle-orm';
import type { SellerActor } from '#app/domain/accounts/actor.ts';
import type { CardPhoto, ProductPicture } from '#app/domain/catalog/listing-card.ts';
import { recognitionsAt } from '#app/domain/catalog/recognitions-at.server.ts';
import type { Context } from '#app/server/context.ts';
import { localDate } from '#app/server/local-date.ts';

export type MyEntry = {
  id: string;
  name: string;
  /** That of its listing where there is one, so that it looks here as it does everywhere else. */
  picture: ProductPicture;
  place: string | null;
  /** Today's star and the last day of it; null without a valid recognition. */
  recognition: { stars: number; validUntil: string } | null;
  /** A listing of this entry that is not put away; null when there is none. */
  listingId: string | null;
};

/** The producer's entries in the OCOP register, by name. */
export async function listMyEntries({ store, clock }: Context, actor: SellerActor): Promise<MyEntry[]> {
  const { tables } = store;
  const { registerEntry, commune, listing, photo, image } = tables;
  return store.read(async (db) => {
    const rows = await db
      .select({
        id: registerEntry.id,
        name: registerEntry.name,
        setCode: registerEntry.setCode,
        place: commune.fullName,
        placeText: registerEntry.communeText,
      })
      .from(registerEntry)
      .leftJoin(commune, eq(commune.code, registerEntry.communeCode))
      .where(and(eq(registerEntry.producerId, actor.producerId), isNull(registerEntry.archivedAt)))
      .orderBy(registerEntry.nameKey, registerEntry.id);
    const ids = rows.map(({ id }) => id);
    if (ids.length === 0) return [];
    const stars = await recognitionsAt(db, tables, ids, localDate(clock.now()));
    const listings = await db
      .select({
        id: listing.id,
        entryId: listing.entryId,
        setCode: listing.setCode,
        motifSeed: listing.motifSeed,
        hash: image.hash,
        width: image.width,
        height: image.height,
        placeholder: image.placeholder,
      })
      .from(listing)
      .leftJoin(photo, eq(photo.id, listing.mainPhotoId))
      .leftJoin(image, eq(image.hash, photo.imageHash))
      .where(
        and(
          eq(listing.producerId, actor.producerId),
          inArray(listing.entryId, ids),
          ne(listing.state, 'archived'),
        ),
      )
      .orderBy(asc(listing.id));
    return rows.map(({ placeText, setCode, ...row }) => {
      const recognition = stars.get(row.id);
      const own = listings.find(({ entryId }) => entryId === row.id);
      return {
        ...row,
        picture: {
          photo: own ? photoOf(own) : null,
          setCode: own?.setCode ?? setCode,
          motifSeed: own?.motifSeed || row.name,
        },
        place: row.place ?? placeText,
        recognition: recognition ? { stars: recognition.stars, validUntil: recognition.validUntil } : null,
        listingId: own?.id ?? null,
      };
    });
  });
}

type Joined = Record<'hash' | 'placeholder', string | null> & Record<'width' | 'height', number | null>;

/** Without words: the product's name stands beside it. */
function photoOf({ hash, width, height, placeholder }: Joined): CardPhoto | null {
  if (hash === null || width === null || height === null || placeholder === null) return null;
  return { hash, width, height, placeholder, altVi: '', altEn: '' };
}
