import { and, asc, desc, eq, inArray, isNotNull, isNull, or } from 'drizzle-orm';
import { followablePresences } from '#app/domain/catalog/list-products.server.ts';
import { type CardPhoto, isInSeason, type ListingCard } from '#app/domain/catalog/listing-card.ts';
import { ALL_YEAR, monthsOf } from '#app/domain/catalog/listing-content.ts';
import { isOnSale, isRowOnSale } from '#app/domain/catalog/on-sale.ts';
import { readCards } from '#app/domain/catalog/read-cards.server.ts';
import { recognitionsAt, type ValidRecognition } from '#app/domain/catalog/recognitions-at.server.ts';
import type { Context } from '#app/server/context.ts';
import { localDate, localMonth } from '#app/server/local-date.ts';
import type { Db, Store } from '#db/store.ts';

export type ProductVariant = {
  code: string;
  nameVi: string;
  nameEn: string | null;
  sku: string;
  gtin: string | null;
  /** VND. */
  price: number;
  soldOut: boolean;
  weightGrams: number | null;
};

/** Where else it is on sale. `verifiedAt` (ms, UTC) is when somebody last saw it live; null: only claimed. */
export type SoldAt = { channelCode: string; name: string; url: string | null; verifiedAt: number | null };

export type Product = Awaited<ReturnType<typeof loadProduct>>;

export type ProductAnswer =
  | { kind: 'found'; product: Product }
  /** The product has another address now. */
  | { kind: 'moved'; slug: string }
  /** Alcohol, and the visitor has not declared to be 18 (Law 44/2019, Article 16). Nothing of it is told. */
  | { kind: 'adults-only' }
  /** It was on sale once and is not now: put away, suspended, or its producer is. */
  | { kind: 'withdrawn' }
  | { kind: 'none' };

/** What the product page shows, by the address' slug. Only what is on sale exists for it. */
export async function readProduct(
  context: Context,
  { slug, adult }: { slug: string; adult: boolean },
): Promise<ProductAnswer> {
  const { store, clock } = context;
  const { listing, listingSlug } = store.tables;
  return store.read(async (db) => {
    const [row] = await db
      .select()
      .from(listing)
      .where(and(eq(listing.slug, slug), isOnSale(store.tables, { adult: true })));
    if (row) {
      if (row.isAlcohol && !adult) return { kind: 'adults-only' };
      return { kind: 'found', product: await loadProduct(db, store, row, adult, clock.now()) };
    }
    const [moved] = await db
      .select({ slug: listing.slug })
      .from(listingSlug)
      .innerJoin(listing, eq(listing.id, listingSlug.listingId))
      .where(and(eq(listingSlug.slug, slug), isOnSale(store.tables, { adult: true })));
    if (moved) return { kind: 'moved', slug: moved.slug };
    const former = db
      .select({ id: listingSlug.listingId })
      .from(listingSlug)
      .where(eq(listingSlug.slug, slug));
    const [known] = await db
      .select({ id: listing.id })
      .from(listing)
      .where(
        and(or(eq(listing.slug, slug), inArray(listing.id, former)), isNotNull(listing.firstPublishedAt)),
      )
      .limit(1);
    return { kind: known ? 'withdrawn' : 'none' };
  });
}

type ListingRow = Store['tables']['listing']['$inferSelect'];

async function loadProduct(db: Db, store: Store, row: ListingRow, adult: boolean, now: number) {
  const { tables } = store;
  const { producer, commune, registerEntry, productSet } = tables;
  const day = localDate(now);
  const [about] = await db
    .select({
      producerId: producer.id,
      producerSlug: producer.slug,
      producerName: producer.name,
      legalType: producer.legalType,
      addressText: producer.addressText,
      contactPhone: producer.contactPhone,
      contactEmail: producer.contactEmail,
      contactZalo: producer.contactZalo,
      website: producer.website,
      producerPlace: commune.fullName,
      entryCode: registerEntry.code,
      setVi: productSet.nameVi,
      setEn: productSet.nameEn,
      group: productSet.branchNumber,
      groupVi: productSet.branchVi,
    })
    .from(producer)
    .leftJoin(commune, eq(commune.code, producer.communeCode))
    .leftJoin(registerEntry, eq(registerEntry.id, row.entryId ?? ''))
    .leftJoin(productSet, eq(productSet.code, row.setCode ?? ''))
    .where(eq(producer.id, row.producerId));
  if (!about) throw new Error(`listing ${row.id} has no producer`);
  const [place] = row.communeCode
    ? await db
        .select({
          slug: commune.slug,
          name: commune.name,
          fullName: commune.fullName,
          nameEn: commune.nameEn,
        })
        .from(commune)
        .where(eq(commune.code, row.communeCode))
    : [];
  const stars = await recognitionsAt(db, tables, row.entryId ? [row.entryId] : [], day);
  const recognition: ValidRecognition | null = (row.entryId && stars.get(row.entryId)) || null;
  return {
    id: row.id,
    slug: row.slug,
    version: row.version,
    titleVi: row.titleVi,
    titleEn: row.titleEn,
    summaryVi: row.summaryVi,
    summaryEn: row.summaryEn,
    descriptionVi: row.descriptionVi,
    descriptionEn: row.descriptionEn,
    storyVi: row.storyVi,
    storyEn: row.storyEn,
    brand: row.brand,
    originText: row.originText,
    setCode: row.setCode,
    motifSeed: row.motifSeed,
    label: row.label,
    isAlcohol: row.isAlcohol,
    seasonMonths: row.seasonMonths === ALL_YEAR ? [] : monthsOf(row.seasonMonths),
    inSeason: isInSeason(row.seasonMonths, localMonth(now)),
    ...about,
    place: place ?? null,
    recognition,
    variants: await readVariants(db, tables, row.id),
    photos: await readPhotos(db, tables, row.id),
    soldAt: row.entryId ? await readPlacesOfSale(db, tables, row.entryId) : [],
    more: await readRelated(db, store, row, adult, now),
  };
}

async function readVariants(
  db: Db,
  { variant }: Store['tables'],
  listingId: string,
): Promise<ProductVariant[]> {
  const rows = await db
    .select()
    .from(variant)
    .where(and(eq(variant.listingId, listingId), eq(variant.isPublished, true), isNull(variant.archivedAt)))
    .orderBy(asc(variant.position));
  return rows.map(({ code, nameVi, nameEn, sku, gtin, price, stock, weightGrams }) => ({
    code,
    nameVi,
    nameEn,
    sku,
    gtin,
    price,
    soldOut: stock === 0,
    weightGrams,
  }));
}

/** `isDrawn`: made for the demo market from a drawing, and to be called one. */
export type ProductPhoto = CardPhoto & { isDrawn: boolean };

async function readPhotos(db: Db, tables: Store['tables'], listingId: string): Promise<ProductPhoto[]> {
  const { listingPhoto, photo, image } = tables;
  return db
    .select({
      hash: image.hash,
      width: image.width,
      height: image.height,
      placeholder: image.placeholder,
      altVi: listingPhoto.altVi,
      altEn: listingPhoto.altEn,
      isDrawn: photo.isDemo,
    })
    .from(listingPhoto)
    .innerJoin(photo, eq(photo.id, listingPhoto.photoId))
    .innerJoin(image, eq(image.hash, photo.imageHash))
    .where(eq(listingPhoto.listingId, listingId))
    .orderBy(asc(listingPhoto.position));
}

async function readPlacesOfSale(db: Db, tables: Store['tables'], entryId: string): Promise<SoldAt[]> {
  const { presence, presenceCheck, channel } = tables;
  const found = await db
    .select({
      id: presence.id,
      state: presence.state,
      channelCode: channel.code,
      name: channel.name,
      url: presence.url,
    })
    .from(presence)
    .innerJoin(channel, eq(channel.code, presence.channelCode))
    .where(
      and(
        eq(presence.entryId, entryId),
        isNull(presence.revokedAt),
        isNull(channel.closedOn),
        inArray(presence.state, [...followablePresences]),
      ),
    )
    .orderBy(asc(channel.position), asc(presence.urlKey));
  if (found.length === 0) return [];
  const checks = await db
    .select({ presenceId: presenceCheck.presenceId, checkedAt: presenceCheck.checkedAt })
    .from(presenceCheck)
    .where(
      and(
        inArray(
          presenceCheck.presenceId,
          found.map(({ id }) => id),
        ),
        eq(presenceCheck.verified, true),
        eq(presenceCheck.state, 'live'),
      ),
    )
    .orderBy(asc(presenceCheck.checkedAt));
  const seenLive = new Map(checks.map(({ presenceId, checkedAt }) => [presenceId, checkedAt]));
  return found.map(({ id, state, channelCode, name, url }) => ({
    channelCode,
    name,
    url,
    verifiedAt: state === 'live' ? (seenLive.get(id) ?? null) : null,
  }));
}

const RELATED = 4;
/** Of each kind, the newest that are looked at for it. */
const LOOKED_AT = 24;

/** Others of the same producer first, then others of the same set. */
async function readRelated(
  db: Db,
  store: Store,
  row: ListingRow,
  adult: boolean,
  now: number,
): Promise<ListingCard[]> {
  const { listing } = store.tables;
  // The producer of each is open: this one's page is on sale, and those of the set are.
  const isShown = (other: Pick<ListingRow, 'id' | 'state' | 'isAlcohol'>) =>
    other.id !== row.id && isRowOnSale({ ...other, suspendedAt: null }, { adult });
  const columns = { id: listing.id, state: listing.state, isAlcohol: listing.isAlcohol };
  // By producer alone: asked for the state as well, SQLite walks every published listing instead.
  const ofProducer = await db
    .select(columns)
    .from(listing)
    .where(eq(listing.producerId, row.producerId))
    .orderBy(desc(listing.updatedAt), desc(listing.id))
    .limit(LOOKED_AT);
  const ofSet = row.setCode
    ? await db
        .select(columns)
        .from(listing)
        .where(and(eq(listing.setCode, row.setCode), isOnSale(store.tables, { adult: true })))
        .orderBy(desc(listing.publishedAt), desc(listing.id))
        .limit(LOOKED_AT)
    : [];
  const chosen = [...new Set([...ofProducer, ...ofSet].filter(isShown).map(({ id }) => id))].slice(
    0,
    RELATED,
  );
  return readCards(db, store, chosen, now);
}
