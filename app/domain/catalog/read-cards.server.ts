import { and, asc, eq, isNull } from 'drizzle-orm';
import { isInSeason, type ListingCard } from '#app/domain/catalog/listing-card.ts';
import { recognitionsAt } from '#app/domain/catalog/recognitions-at.server.ts';
import { localDate, localMonth } from '#app/server/local-date.ts';
import { prepare } from '#db/prepare.ts';
import type { Db, Store } from '#db/store.ts';

type CardQueries = ReturnType<typeof prepareQueries>;
const queriesOf = new WeakMap<Db, CardQueries>();

/** Built once for each handle: most pages show cards, and building these costs more than running them. */
function prepareQueries(db: Db, { tables, dialect }: Store) {
  const { listing, producer, commune, photo, image, listingPhoto, variant } = tables;
  const rows = db
    .select({
      id: listing.id,
      state: listing.state,
      suspendedAt: producer.suspendedAt,
      entryId: listing.entryId,
      slug: listing.slug,
      titleVi: listing.titleVi,
      titleEn: listing.titleEn,
      setCode: listing.setCode,
      motifSeed: listing.motifSeed,
      seasonMonths: listing.seasonMonths,
      price: listing.lowestPrice,
      highestPrice: listing.highestPrice,
      placeName: commune.name,
      placeNameEn: commune.nameEn,
      producerName: producer.name,
      hash: image.hash,
      width: image.width,
      height: image.height,
      placeholder: image.placeholder,
      altVi: listingPhoto.altVi,
      altEn: listingPhoto.altEn,
    })
    .from(listing)
    .innerJoin(producer, eq(producer.id, listing.producerId))
    .leftJoin(commune, eq(commune.code, listing.communeCode))
    .leftJoin(photo, eq(photo.id, listing.mainPhotoId))
    .leftJoin(image, eq(image.hash, photo.imageHash))
    .leftJoin(
      listingPhoto,
      and(eq(listingPhoto.listingId, listing.id), eq(listingPhoto.photoId, listing.mainPhotoId)),
    )
    // By key alone: asked for the state as well, SQLite walks every published listing instead.
    .where(dialect.isInJson(listing.id, 'ids'));
  const packs = db
    .select({
      listingId: variant.listingId,
      nameVi: variant.nameVi,
      nameEn: variant.nameEn,
      price: variant.price,
      stock: variant.stock,
    })
    .from(variant)
    .where(
      and(
        dialect.isInJson(variant.listingId, 'ids'),
        eq(variant.isPublished, true),
        isNull(variant.archivedAt),
      ),
    )
    .orderBy(asc(variant.position));
  return { rows: prepare(rows), packs: prepare(packs) };
}

/**
 * The cards of published listings in the order of `ids`, whatever their number, in three queries.
 * Ids that are not on sale are left out.
 * @param now ms, UTC: stars and seasons are those of its local day.
 */
export async function readCards(
  db: Db,
  store: Store,
  ids: ReadonlyArray<string>,
  now: number,
): Promise<ListingCard[]> {
  if (ids.length === 0) return [];
  const queries = queriesOf.get(db) ?? prepareQueries(db, store);
  queriesOf.set(db, queries);
  const asked = { ids: JSON.stringify(ids) };
  const rows = (await queries.rows(asked)).filter(
    ({ state, suspendedAt }) => state === 'published' && suspendedAt === null,
  );
  const packs = await queries.packs(asked);
  const entryIds = rows.flatMap(({ entryId }) => (entryId ? [entryId] : []));
  const stars = await recognitionsAt(db, store.tables, entryIds, localDate(now));

  const packsOf = new Map<string, typeof packs>();
  for (const pack of packs) packsOf.set(pack.listingId, [...(packsOf.get(pack.listingId) ?? []), pack]);
  const cardOf = new Map(
    rows.map((row): [string, ListingCard] => {
      const own = packsOf.get(row.id) ?? [];
      const cheapest = own.find(({ price }) => price === row.price) ?? own[0];
      const star = row.entryId ? stars.get(row.entryId) : undefined;
      const { hash, width, height, placeholder } = row;
      return [
        row.id,
        {
          id: row.id,
          slug: row.slug,
          titleVi: row.titleVi,
          titleEn: row.titleEn,
          setCode: row.setCode,
          motifSeed: row.motifSeed,
          photo:
            hash !== null && width !== null && height !== null && placeholder !== null
              ? { hash, width, height, placeholder, altVi: row.altVi ?? '', altEn: row.altEn ?? '' }
              : null,
          price: row.price,
          highestPrice: row.highestPrice,
          unitVi: cheapest?.nameVi ?? null,
          unitEn: cheapest?.nameEn ?? null,
          place: row.placeName ? { name: row.placeName, nameEn: row.placeNameEn ?? row.placeName } : null,
          producerName: row.producerName,
          recognition: star ? { stars: star.stars, validUntil: star.validUntil } : null,
          soldOut: own.length > 0 && own.every(({ stock }) => stock === 0),
          inSeason: isInSeason(row.seasonMonths, localMonth(now)),
        },
      ];
    }),
  );
  return ids.flatMap((id) => cardOf.get(id) ?? []);
}
