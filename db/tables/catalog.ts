import { sql } from 'drizzle-orm';
import type { Kit } from '#db/dialect/sqlite-kit.ts';
import type { MediaTables } from '#db/tables/media.ts';
import type { RegisterTables } from '#db/tables/register.ts';

export type ListingState = 'draft' | 'published' | 'suspended' | 'archived';
export type RevisionState = 'draft' | 'submitted' | 'approved' | 'returned' | 'superseded';
/** `passed`: let out by the review rules, without a person. */
export type ReviewActName = 'submitted' | 'withdrawn' | 'approved' | 'passed' | 'returned';

export function defineCatalogTables(
  { table, text, int, bool, time, json, index, uniqueIndex, primaryKey, check }: Kit,
  { producer, registerEntry, productSet, commune }: RegisterTables,
  { photo }: MediaTables,
) {
  /**
   * What is sold. The columns below `state` are the published content, copied from the approved revision so
   * that lists and searches read one row; before the first approval they hold the draft's title only.
   */
  const listing = table(
    'listing',
    {
      id: text().primaryKey(),
      producerId: text()
        .notNull()
        .references(() => producer.id),
      entryId: text().references(() => registerEntry.id),
      state: text().$type<ListingState>().notNull(),
      slug: text().notNull(),
      titleVi: text().notNull(),
      titleEn: text(),
      /** Folded title, for sorting. */
      titleKey: text().notNull(),
      summaryVi: text(),
      summaryEn: text(),
      descriptionVi: text(),
      descriptionEn: text(),
      storyVi: text(),
      storyEn: text(),
      brand: text(),
      setCode: text().references(() => productSet.code),
      communeCode: text().references(() => commune.code),
      originText: text(),
      /** Label content by field name of `label_field`. */
      label: json<Record<string, string>>().notNull(),
      isAlcohol: bool().notNull(),
      /** Months in which it is in season as bits 0..11; 4095 is all year. */
      seasonMonths: int().notNull(),
      /** Words that describe the goods' kind, for the drawn motif. */
      motifSeed: text().notNull(),
      lowestPrice: int(),
      highestPrice: int(),
      currency: text().notNull(),
      mainPhotoId: text().references(() => photo.id),
      approvedRevisionId: text(),
      /** Rises with every change that a visitor could see. */
      version: int().notNull(),
      isDemo: bool().notNull(),
      firstPublishedAt: time(),
      publishedAt: time(),
      suspendedAt: time(),
      suspendedNote: text(),
      createdAt: time().notNull(),
      updatedAt: time().notNull(),
    },
    (t) => [
      uniqueIndex('listing_slug_once').on(t.slug),
      index('listing_producer').on(t.producerId, t.updatedAt),
      index('listing_entry').on(t.entryId),
      index('listing_published').on(t.state, t.publishedAt),
      index('listing_in_order').on(t.state, t.id),
      index('listing_changed').on(t.state, t.isAlcohol, t.updatedAt, t.id),
      index('listing_updated').on(t.updatedAt, t.id),
      index('listing_of_producers').on(t.state, t.isAlcohol, t.producerId),
      index('listing_set').on(t.state, t.setCode, t.publishedAt),
      index('listing_commune').on(t.state, t.communeCode, t.publishedAt),
      index('listing_price').on(t.state, t.lowestPrice),
      index('listing_title').on(t.state, t.titleKey),
      check('listing_state', sql`state in ('draft', 'published', 'suspended', 'archived')`),
    ],
  );

  /**
   * A version of a listing's content. At most one is open at a time: draft, submitted or returned; approved ones stay for
   * ever.
   */
  const listingRevision = table(
    'listing_revision',
    {
      id: text().primaryKey(),
      listingId: text()
        .notNull()
        .references(() => listing.id),
      number: int().notNull(),
      state: text().$type<RevisionState>().notNull(),
      /** `ListingContent`, validated by zod when read. */
      content: json<unknown>().notNull(),
      /** Rises with every save of the draft, so that two tabs cannot overwrite each other unseen. */
      saves: int().notNull(),
      savedAt: time().notNull(),
      savedBy: text(),
      submittedAt: time(),
      submittedBy: text(),
      decidedAt: time(),
      decidedBy: text(),
      /** Passed by the rules, without a person. */
      passedByRule: bool().notNull(),
      /** Of the latest return, so that what came back is known by it; every return's own stands in `review_act`. */
      note: text(),
    },
    (t) => [
      uniqueIndex('listing_revision_number').on(t.listingId, t.number),
      uniqueIndex('listing_revision_open')
        .on(t.listingId)
        .where(sql`state in ('draft', 'submitted', 'returned')`),
      index('listing_revision_queue').on(t.state, t.submittedAt),
      check(
        'listing_revision_state',
        sql`state in ('draft', 'submitted', 'approved', 'returned', 'superseded')`,
      ),
    ],
  );

  /** Every act in a revision's way through review: handed in, taken back, decided. Rows are added and never changed. */
  const reviewAct = table(
    'review_act',
    {
      id: text().primaryKey(),
      listingId: text()
        .notNull()
        .references(() => listing.id),
      revisionId: text()
        .notNull()
        .references(() => listingRevision.id),
      act: text().$type<ReviewActName>().notNull(),
      at: time().notNull(),
      /** Null where no person acted, or none is on record. */
      personId: text(),
      /** Of a return: what the producer was asked to change; null where it is not on record. */
      note: text(),
      /** Of a return: the `ListingContent` that was returned; null where it is not on record. */
      content: json<unknown>(),
    },
    (t) => [
      index('review_act_listing').on(t.listingId, t.at),
      index('review_act_revision').on(t.revisionId),
      check('review_act_act', sql`act in ('submitted', 'withdrawn', 'approved', 'passed', 'returned')`),
    ],
  );

  /** A pack size. Text and price are the published ones; stock is live. */
  const variant = table(
    'variant',
    {
      id: text().primaryKey(),
      /** Public, unique in the whole market; the id in every feed. */
      code: text().notNull(),
      listingId: text()
        .notNull()
        .references(() => listing.id),
      producerId: text()
        .notNull()
        .references(() => producer.id),
      sku: text().notNull(),
      skuKey: text().notNull(),
      gtin: text(),
      nameVi: text().notNull(),
      nameEn: text(),
      /** VND. */
      price: int().notNull(),
      currency: text().notNull(),
      /** Free to be sold. */
      stock: int().notNull(),
      /** Waiting for the money of orders; sold or free again when they end. */
      reserved: int().notNull().default(0),
      weightGrams: int(),
      lengthCm: int(),
      widthCm: int(),
      heightCm: int(),
      position: int().notNull(),
      /** False until a revision that holds it is approved. */
      isPublished: bool().notNull(),
      archivedAt: time(),
      createdAt: time().notNull(),
      updatedAt: time().notNull(),
    },
    (t) => [
      uniqueIndex('variant_code').on(t.code),
      uniqueIndex('variant_sku').on(t.producerId, t.skuKey).where(sql`archived_at is null`),
      index('variant_listing').on(t.listingId, t.position),
      check('variant_stock', sql`stock >= 0`),
      check('variant_reserved', sql`reserved >= 0`),
      check('variant_price', sql`price >= 0`),
    ],
  );

  /** The published photos in their order. */
  const listingPhoto = table(
    'listing_photo',
    {
      listingId: text()
        .notNull()
        .references(() => listing.id),
      photoId: text()
        .notNull()
        .references(() => photo.id),
      position: int().notNull(),
      altVi: text().notNull(),
      altEn: text().notNull(),
    },
    (t) => [primaryKey({ columns: [t.listingId, t.photoId] }), index('listing_photo_photo').on(t.photoId)],
  );

  /** Slugs that once led to a listing; they redirect. */
  const listingSlug = table('listing_slug', {
    slug: text().primaryKey(),
    listingId: text()
      .notNull()
      .references(() => listing.id),
    replacedAt: time().notNull(),
  });

  /** Text to search, folded and with marks; each engine keeps its own index over it. */
  const listingSearch = table(
    'listing_search',
    {
      /**
       * Rises with each listing that becomes findable or findable by other words; never used twice. Hits come newest
       * first by it on both engines, so that a capped set holds the same listings on both; on SQLite it is the row's own
       * address in the text index.
       */
      number: int().primaryKey(),
      listingId: text()
        .notNull()
        .references(() => listing.id),
      /** Space-separated tokens [a-z0-9], marks stripped. */
      folded: text().notNull(),
      /** The same tokens with their marks, lower case, NFC. */
      marked: text().notNull(),
      /** What hits are ranked and withheld by, copied from the listing so that ranking reads no other row. */
      titleVi: text().notNull().default(''),
      titleEn: text(),
      isAlcohol: bool().notNull().default(false),
      /** Which version of the rules made these words (`SEARCH_VERSION`); 0: made before versions were kept. */
      wordsVersion: int().notNull().default(0),
    },
    (t) => [
      uniqueIndex('listing_search_listing').on(t.listingId),
      index('listing_search_version').on(t.wordsVersion),
    ],
  );

  return { listing, listingRevision, reviewAct, variant, listingPhoto, listingSlug, listingSearch };
}

/** The catalogue with what it refers to. */
export type CatalogTables = ReturnType<typeof defineCatalogTables>;
