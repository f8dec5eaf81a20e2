import { and, eq, isNull } from 'drizzle-orm';
import { isInSeason, type ListingCard } from '#app/domain/catalog/listing-card.ts';
import { isRowOnSale } from '#app/domain/catalog/on-sale.ts';
import { openRecognitions } from '#app/domain/catalog/recognitions-at.server.ts';
import { localDate, localMonth } from '#app/server/local-date.ts';
import { prepare } from '#db/prepare.ts';
import type { Db, Store } from '#db/store.ts';

type CardQueries = ReturnType<typeof prepareQueries>;
const queriesOf = new WeakMap<Db, CardQueries>();

/**
 * Built once for each handle: most pages show cards, and building these costs more than running them. A listing comes
 * once for each of its sizes, in no order.
 */
function prepareQueries(db: Db, store: Store) {
  const { tables, dialect } = store;
  const { listing, producer, commune, photo, image, listingPhoto, variant } = tables;
  const rows = db
    .select({
      id: listing.id,
      state: listing.state,
      isAlcohol: listing.isAlcohol,
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
      packNameVi: variant.nameVi,
      packNameEn: variant.nameEn,
      packPrice: variant.price,
      packStock: variant.stock,
      packPosition: variant.position,
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
    .leftJoin(
      variant,
      and(eq(variant.listingId, listing.id), eq(variant.isPublished, true), isNull(variant.archivedAt)),
    )
    // By key alone: asked for the state as well, SQLite walks every published listing instead.
    .where(dialect.isInJson(listing.id, 'ids'));
  return { rows: prepare(rows), recognitions: openRecognitions(db, store) };
}

/**
 * The cards of published listings in the order of `ids`, whatever their number, in two queries.
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
  const rows = (await queries.rows({ ids: JSON.stringify(ids) })).filter(
    // Whether alcohol may be shown, the list that gives the ids has asked.
    (row) => isRowOnSale(row, { adult: true }),
  );
  const entryIds = rows.flatMap(({ entryId }) => (entryId ? [entryId] : []));
  const stars = await queries.recognitions([...new Set(entryIds)], localDate(now));

  const month = localMonth(now);
  const rowsOf = new Map<string, Row[]>();
  for (const row of rows) {
    const sizes = rowsOf.get(row.id);
    if (sizes) sizes.push(row);
    else rowsOf.set(row.id, [row]);
  }
  return ids.flatMap((id) => {
    const sizes = rowsOf.get(id);
    return sizes ? cardOf(sizes, stars, month) : [];
  });
}

type Row = Awaited<ReturnType<CardQueries['rows']>>[number];

/**
 * @param sizes the listing's row once for each of its sizes, or once with no size.
 * @param month of today, 1 to 12.
 */
function cardOf(
  sizes: readonly Row[],
  stars: ReadonlyMap<string, { stars: number; validUntil: string }>,
  month: number,
): ListingCard[] {
  const inOrder = sizes.toSorted((a, b) => (a.packPosition ?? 0) - (b.packPosition ?? 0));
  const row = inOrder.find(({ price, packPrice }) => packPrice === price) ?? inOrder[0];
  if (!row) return [];
  const star = row.entryId ? stars.get(row.entryId) : undefined;
  const { hash, width, height, placeholder } = row;
  return [
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
      unitVi: row.packNameVi,
      unitEn: row.packNameEn,
      place: row.placeName ? { name: row.placeName, nameEn: row.placeNameEn ?? row.placeName } : null,
      producerName: row.producerName,
      recognition: star ? { stars: star.stars, validUntil: star.validUntil } : null,
      soldOut: sizes.every(({ packStock }) => packStock === 0),
      inSeason: isInSeason(row.seasonMonths, month),
    },
  ];
}
