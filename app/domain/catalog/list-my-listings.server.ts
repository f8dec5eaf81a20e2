import { and, count, desc, eq, inArray, isNull, like, ne, notExists, or, type SQL, sql } from 'drizzle-orm';
import type { SellerActor } from '#app/domain/accounts/actor.ts';
import { missingEnglish } from '#app/domain/catalog/is-translated.ts';
import { groundsOf, loadLabelRows } from '#app/domain/catalog/label-rows.server.ts';
import { parseContent } from '#app/domain/catalog/listing-content.ts';
import type { ListingFilter } from '#app/domain/catalog/listing-filters.ts';
import { listingProblems, noLimits } from '#app/domain/catalog/listing-problems.ts';
import { type NextStep, nextStep } from '#app/domain/catalog/next-step.ts';
import type { Tables } from '#app/domain/catalog/own-listing.server.ts';
import { skuKey } from '#app/domain/catalog/step-input.ts';
import { titlePattern } from '#app/domain/catalog/title-key.ts';
import { wantsPhotos } from '#app/domain/catalog/wants-photos.ts';
import type { Photo } from '#app/domain/media/photo.ts';
import { readPhotos } from '#app/domain/media/read-photos.server.ts';
import type { Context } from '#app/server/context.ts';
import { localDate } from '#app/server/local-date.ts';
import type { Db } from '#db/store.ts';
import type { ListingState, RevisionState } from '#db/tables/catalog.ts';

export type MyListing = {
  id: string;
  title: string;
  slug: string;
  state: ListingState;
  openState: RevisionState | null;
  /** The reviewer's note as long as the draft is returned, else the reason of a suspension. */
  note: string | null;
  photo: Photo | null;
  setCode: string | null;
  motifSeed: string;
  lowestPrice: number | null;
  highestPrice: number | null;
  variants: Array<{ id: string; nameVi: string; stock: number }>;
  next: NextStep;
  /** Texts that are there in Vietnamese only: of the draft where there is one, else of what is on sale. */
  missingEnglish: number;
  updatedAt: number;
};

export type MyListings = { rows: MyListing[]; total: number; page: number; pages: number; any: boolean };

const PAGE_SIZE = 20;
const OPEN_STATES: RevisionState[] = ['draft', 'submitted', 'returned'];

/**
 * A producer's listings, last changed first, twenty at a time.
 * @param query words of the title at a word's beginning, with or without marks, or a SKU's beginning.
 */
export async function listMyListings(
  { store, clock }: Context,
  actor: SellerActor,
  { filter, query, page }: { filter: ListingFilter; query: string; page: number },
): Promise<MyListings> {
  const { tables } = store;
  const { listing } = tables;
  return store.read(async (db) => {
    const own = eq(listing.producerId, actor.producerId);
    const where = and(own, filterOf(db, tables, filter), matchOf(db, tables, actor.producerId, query));
    const [counted] = await db.select({ total: count() }).from(listing).where(where);
    const total = Number(counted?.total ?? 0);
    const pages = Math.max(1, Math.ceil(total / PAGE_SIZE));
    const shown = Math.min(Math.max(1, page), pages);
    const rows = await db
      .select()
      .from(listing)
      .where(where)
      .orderBy(desc(listing.updatedAt), desc(listing.id))
      .limit(PAGE_SIZE)
      .offset((shown - 1) * PAGE_SIZE);
    const any =
      total > 0 || (await db.select({ id: listing.id }).from(listing).where(own).limit(1)).length > 0;
    return {
      rows: await describe(db, tables, actor.producerId, rows, localDate(clock.now())),
      total,
      page: shown,
      pages,
      any,
    };
  });
}

function openRevisionIn(db: Db, { listing, listingRevision }: Tables, states: RevisionState[]): SQL {
  return sql`exists ${db
    .select({ id: listingRevision.id })
    .from(listingRevision)
    .where(and(eq(listingRevision.listingId, listing.id), inArray(listingRevision.state, states)))}`;
}

function filterOf(db: Db, tables: Tables, filter: ListingFilter): SQL | undefined {
  const { listing, variant } = tables;
  const inStock = db
    .select({ id: variant.id })
    .from(variant)
    .where(and(eq(variant.listingId, listing.id), eq(variant.isPublished, true), sql`${variant.stock} > 0`));
  switch (filter) {
    case 'all':
      return undefined;
    case 'todo':
      return and(
        inArray(listing.state, ['draft', 'published', 'suspended']),
        openRevisionIn(db, tables, ['draft', 'returned']),
      );
    case 'waiting':
      return openRevisionIn(db, tables, ['submitted']);
    case 'onSale':
      return eq(listing.state, 'published');
    case 'soldOut':
      return and(eq(listing.state, 'published'), notExists(inStock));
    case 'off':
      return inArray(listing.state, ['suspended', 'archived']);
  }
}

function matchOf(db: Db, { listing, variant }: Tables, producerId: string, query: string): SQL | undefined {
  const pattern = titlePattern(query);
  if (pattern === null) return undefined;
  const key = skuKey(query.trim()).replace(/[\\%_]/g, '');
  const bySku = db
    .select({ id: variant.listingId })
    .from(variant)
    .where(
      and(eq(variant.producerId, producerId), isNull(variant.archivedAt), like(variant.skuKey, `${key}%`)),
    );
  return or(like(listing.titleKey, pattern), inArray(listing.id, bySku));
}

function noteOf(
  { state, suspendedNote }: Tables['listing']['$inferSelect'],
  open: { state: RevisionState; note: string | null } | null,
): string | null {
  if (open?.state === 'returned') return open.note;
  return state === 'suspended' ? suspendedNote : null;
}

async function describe(
  db: Db,
  tables: Tables,
  producerId: string,
  rows: Array<Tables['listing']['$inferSelect']>,
  today: string,
): Promise<MyListing[]> {
  const ids = rows.map(({ id }) => id);
  if (ids.length === 0) return [];
  const { listingRevision, listingPhoto, variant, productSet, registerEntry } = tables;
  const revisions = await db
    .select()
    .from(listingRevision)
    .where(and(inArray(listingRevision.listingId, ids), inArray(listingRevision.state, OPEN_STATES)));
  const open = new Map(
    revisions.map((row) => [row.listingId, { ...row, content: parseContent(row.content) }]),
  );
  const variants = await db
    .select()
    .from(variant)
    .where(and(inArray(variant.listingId, ids), isNull(variant.archivedAt)))
    .orderBy(variant.position, variant.id);
  const mainPhoto = (row: (typeof rows)[number]) =>
    row.mainPhotoId ?? open.get(row.id)?.content.photos[0]?.photoId ?? null;
  const photoIds = rows.flatMap((row) => mainPhoto(row) ?? []);
  const photos = new Map(
    (await readPhotos(db, tables, producerId, photoIds)).map((photo) => [photo.id, photo]),
  );
  const photoTexts = await db
    .select({ listingId: listingPhoto.listingId, altVi: listingPhoto.altVi, altEn: listingPhoto.altEn })
    .from(listingPhoto)
    .where(inArray(listingPhoto.listingId, ids));
  const refusals = await refusedOn(db, tables, ids);
  const lacks = await lacksOn(db, tables, ids);
  const labelRows = await loadLabelRows(db, tables);
  const entries = await db
    .select({ id: registerEntry.id, reason: registerEntry.blocker })
    .from(registerEntry)
    .where(
      inArray(
        registerEntry.id,
        rows.flatMap(({ entryId }) => entryId ?? []),
      ),
    );
  const reasons = new Map(entries.map(({ id, reason }) => [id, reason]));
  const sets = new Map((await db.select().from(productSet)).map((set) => [set.code, set]));

  return rows.map((row) => {
    const revision = open.get(row.id) ?? null;
    const content = revision?.content;
    const set = content?.setCode ? (sets.get(content.setCode) ?? null) : null;
    const problems = content
      ? listingProblems(content, {
          ...groundsOf(labelRows, set, content, today),
          ...{ limits: noLimits, wantsPhotos: wantsPhotos(reasons.get(row.entryId ?? '') ?? null) },
        })
      : [];
    const own = variants.filter(({ listingId }) => listingId === row.id);
    const onSale = own.filter(({ isPublished }) => isPublished);
    return {
      id: row.id,
      title: row.titleVi,
      slug: row.slug,
      state: row.state,
      openState: revision?.state ?? null,
      note: noteOf(row, revision),
      photo: photos.get(mainPhoto(row) ?? '') ?? null,
      setCode: row.setCode,
      motifSeed: row.motifSeed,
      lowestPrice: row.lowestPrice,
      highestPrice: row.highestPrice,
      variants: own.map(({ id, nameVi, stock }) => ({ id, nameVi, stock })),
      next: nextStep({
        state: row.state,
        openState: revision?.state ?? null,
        problems,
        isSoldOut: onSale.length > 0 && onSale.every(({ stock }) => stock === 0),
        refusedOn: refusals.flatMap(({ listingId, name }) => (listingId === row.id ? name : [])),
        lacksOn: Number(lacks.find(({ listingId }) => listingId === row.id)?.channels ?? 0),
      }),
      missingEnglish: missingEnglish(
        content ?? {
          ...row,
          variants: onSale,
          photos: photoTexts.filter(({ listingId }) => listingId === row.id),
        },
      ).length,
      updatedAt: row.updatedAt,
    };
  });
}

/** Of these listings those that a shop's platform has turned down, with the platform's name. */
function refusedOn(db: Db, { channelProduct, channelShop, channel }: Tables, listingIds: readonly string[]) {
  return db
    .selectDistinct({ listingId: channelProduct.listingId, name: channel.name, position: channel.position })
    .from(channelProduct)
    .innerJoin(channelShop, eq(channelShop.id, channelProduct.shopId))
    .innerJoin(channel, eq(channel.code, channelShop.channelCode))
    .where(
      and(
        inArray(channelProduct.listingId, [...listingIds]),
        inArray(channelProduct.state, ['rejected', 'failed']),
        ne(channelShop.state, 'disconnected'),
      ),
    )
    .orderBy(channel.position);
}

/** On how many channels these listings stay out until something is mended, by the stored scores. */
function lacksOn(db: Db, { channelReadiness }: Tables, listingIds: readonly string[]) {
  return db
    .select({ listingId: channelReadiness.listingId, channels: count() })
    .from(channelReadiness)
    .where(
      and(
        inArray(channelReadiness.listingId, [...listingIds]),
        eq(channelReadiness.state, 'fixable'),
        eq(channelReadiness.isPublished, true),
      ),
    )
    .groupBy(channelReadiness.listingId);
}
