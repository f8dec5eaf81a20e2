import type { Kit } from '#db/dialect/sqlite-kit.ts';
import type { CatalogTables } from '#db/tables/catalog.ts';
import type { RegisterTables } from '#db/tables/register.ts';

export type PaperState = 'given' | 'checked' | 'refused';
export type ReadinessState = 'ready' | 'fixable' | 'closed';

/** How a listing leaves: files, choices, what is still missing, categories, fees, papers. Pushes stand in `pushes.ts`. */
export function defineChannelTables(
  { table, text, int, bool, time, json, index, primaryKey }: Kit,
  { producer, channel }: RegisterTables,
  { listing }: CatalogTables,
) {
  /** A seller's own workbook, as uploaded; kept so that a repeated export needs no new upload. */
  const channelTemplate = table(
    'channel_template',
    {
      id: text().primaryKey(),
      channelCode: text()
        .notNull()
        .references(() => channel.code),
      producerId: text()
        .notNull()
        .references(() => producer.id),
      fileName: text().notNull(),
      fileHash: text().notNull(),
      byteSize: int().notNull(),
      /** Answers that the file itself does not give, e.g. {"weightUnit": "g"}. */
      answers: json<Record<string, string>>().notNull(),
      createdAt: time().notNull(),
      createdBy: text(),
    },
    (t) => [index('channel_template_producer').on(t.producerId, t.channelCode, t.createdAt)],
  );

  /** Every file that left for a channel: who, when, which listings and versions, checksum. */
  const channelExport = table(
    'channel_export',
    {
      id: text().primaryKey(),
      channelCode: text()
        .notNull()
        .references(() => channel.code),
      producerId: text().references(() => producer.id),
      fileName: text().notNull(),
      sha256: text().notNull(),
      byteSize: int().notNull(),
      /** As the file told of each (`sent-listing.ts`). */
      listings:
        json<
          Array<{
            listingId: string;
            version: number;
            stars?: number | null;
            papers?: readonly string[];
          }>
        >().notNull(),
      /** What could not be filled, per listing. */
      report: json<unknown>().notNull(),
      storageKey: text(),
      /** When what it holds began to be read: whatever is saved from then on may not be in it. */
      createdAt: time().notNull(),
      createdBy: text(),
    },
    (t) => [
      index('channel_export_producer').on(t.producerId, t.createdAt),
      index('channel_export_channel').on(t.channelCode, t.createdAt),
    ],
  );

  /** What a producer decided for a channel: the category of a listing, another title, description or price there. */
  const channelChoice = table(
    'channel_choice',
    {
      producerId: text()
        .notNull()
        .references(() => producer.id),
      channelCode: text()
        .notNull()
        .references(() => channel.code),
      /**
       * A listing id, "*" for the producer's default, "set:<code>" for what is proposed for a product set, or
       * "category:<id>" for what was last said in a category.
       */
      subject: text().notNull(),
      field: text().notNull(),
      value: text().notNull(),
      chosenAt: time().notNull(),
      chosenBy: text(),
    },
    (t) => [primaryKey({ columns: [t.producerId, t.channelCode, t.subject, t.field] })],
  );

  /** How ready a listing is for a channel, kept current in the background and read at once. */
  const channelReadiness = table(
    'channel_readiness',
    {
      listingId: text()
        .notNull()
        .references(() => listing.id),
      channelCode: text()
        .notNull()
        .references(() => channel.code),
      producerId: text()
        .notNull()
        .references(() => producer.id),
      state: text().$type<ReadinessState>().notNull(),
      /** 0 to 100. */
      score: int().notNull(),
      isPublished: bool().notNull(),
      /** Of origin, as the listing has it (where a key holds it): counted by commune without a look at each listing. */
      communeCode: text(),
      /** Where it stands in a list that begins with what is one fix away; see `score-row.ts`. */
      rank: int().notNull(),
      /** Rules broken that keep the listing, or one of its sizes, out. One of them: "one fix away". */
      blocking: int().notNull(),
      warnings: int().notNull(),
      /** Sizes that may leave for the channel. */
      sizesIn: int().notNull(),
      /** Rules broken, by id: " photo weight | brand ", blocking ones first. Few different ones in a whole market. */
      problems: text().notNull(),
      /** `StoredItem[]`, validated by zod when read. */
      items: json<unknown>().notNull(),
      /** Hash of all that the row says; the same hash needs no write. */
      basis: text().notNull(),
      /** When what it was computed from was read; an older reading never replaces a newer one. */
      computedAt: time().notNull(),
    },
    (t) => [
      primaryKey({ columns: [t.listingId, t.channelCode] }),
      index('channel_readiness_producer').on(t.producerId, t.channelCode, t.rank, t.listingId),
      index('channel_readiness_channel').on(t.channelCode, t.isPublished, t.rank, t.listingId),
      index('channel_readiness_problems').on(t.isPublished, t.channelCode, t.problems, t.rank, t.communeCode),
      index('channel_readiness_own_problems').on(t.producerId, t.channelCode, t.problems, t.rank),
    ],
  );

  /** A listing over all channels together, so that a producer's own list is read in its order, page by page. */
  const listingReadiness = table(
    'listing_readiness',
    {
      listingId: text()
        .primaryKey()
        .references(() => listing.id),
      producerId: text()
        .notNull()
        .references(() => producer.id),
      isPublished: bool().notNull(),
      /** Lowest rank among its channels. */
      rank: int().notNull(),
      computedAt: time().notNull(),
    },
    (t) => [index('listing_readiness_producer').on(t.producerId, t.rank, t.listingId)],
  );

  /**
   * A category of a platform, as the platform or a seller's own workbook names it. Never made up: `source` says where
   * it was seen.
   */
  const channelCategory = table(
    'channel_category',
    {
      channelCode: text()
        .notNull()
        .references(() => channel.code),
      /** The platform's id, or the very text that its workbook takes. */
      id: text().notNull(),
      parentId: text(),
      /** From the root: "Thực phẩm > Trà". */
      path: text().notNull(),
      /** Folded path, for suggestions. */
      pathKey: text().notNull(),
      isLeaf: bool().notNull(),
      source: text().$type<'platform' | 'workbook'>().notNull(),
      seenAt: time().notNull(),
    },
    (t) => [
      primaryKey({ columns: [t.channelCode, t.id] }),
      index('channel_category_parent').on(t.channelCode, t.parentId),
    ],
  );

  /** What a platform asks of products of one category, as it said when it was last asked. */
  const channelAttributes = table(
    'channel_attributes',
    {
      channelCode: text()
        .notNull()
        .references(() => channel.code),
      categoryId: text().notNull(),
      /** `PlatformAttribute[]`, checked by zod. */
      attributes: json<unknown>().notNull(),
      readAt: time().notNull(),
    },
    (t) => [primaryKey({ columns: [t.channelCode, t.categoryId] })],
  );

  /** What a platform takes of a sale; dated rows with a source that staff edit. Rates in parts per 10,000. */
  const channelFee = table(
    'channel_fee',
    {
      id: text().primaryKey(),
      channelCode: text()
        .notNull()
        .references(() => channel.code),
      kind: text().notNull(),
      name: text().notNull(),
      /** Product sets that the row covers, e.g. ["QD26-11"]; empty for all. */
      setCodes: json<string[]>().notNull(),
      /** Parts per 10,000 of the price; 250 is 2.5 %. */
      rate: int().notNull(),
      /** VND for each unit or order, on top of the rate. */
      amount: int().notNull(),
      /** Most that the rate may come to, VND; null for no limit. */
      cap: int(),
      /** False: the producer chooses whether to take part (service packages). */
      isAlways: bool().notNull(),
      validFrom: text().notNull(),
      validTo: text(),
      source: text().notNull(),
      confirmed: bool().notNull(),
      createdAt: time().notNull(),
      createdBy: text(),
      archivedAt: time(),
    },
    (t) => [index('channel_fee_channel').on(t.channelCode, t.validFrom)],
  );

  /** What a carrier asks by weight; dated rows that staff edit. VND. */
  const carrierRate = table(
    'carrier_rate',
    {
      id: text().primaryKey(),
      carrier: text().notNull(),
      zone: text().$type<'province' | 'region' | 'country'>().notNull(),
      /** Up to and with this weight. */
      uptoGrams: int().notNull(),
      amount: int().notNull(),
      validFrom: text().notNull(),
      validTo: text(),
      source: text().notNull(),
      confirmed: bool().notNull(),
      createdAt: time().notNull(),
      createdBy: text(),
      archivedAt: time(),
    },
    (t) => [index('carrier_rate_weight').on(t.carrier, t.zone, t.uptoGrams)],
  );

  /** A certificate or licence of a producer, for all their goods or for one listing; the file is private. */
  const paper = table(
    'paper',
    {
      id: text().primaryKey(),
      producerId: text()
        .notNull()
        .references(() => producer.id),
      listingId: text().references(() => listing.id),
      /** E.g. "food-safety", "alcohol-licence"; checked by zod, the list grows. */
      kind: text().notNull(),
      number: text(),
      issuer: text(),
      /** Local days; `validTo` is the last on which it holds, null for open. */
      issuedOn: text(),
      validTo: text(),
      fileName: text().notNull(),
      fileHash: text().notNull(),
      mediaType: text().$type<'application/pdf' | 'image/jpeg' | 'image/png'>().notNull(),
      byteSize: int().notNull(),
      state: text().$type<PaperState>().notNull(),
      note: text(),
      createdAt: time().notNull(),
      createdBy: text(),
      decidedAt: time(),
      decidedBy: text(),
      archivedAt: time(),
      /** When it was last taken into use again after it had been put away. */
      restoredAt: time(),
    },
    (t) => [index('paper_producer').on(t.producerId, t.kind), index('paper_state').on(t.state, t.createdAt)],
  );

  return {
    channelTemplate,
    channelExport,
    channelChoice,
    channelReadiness,
    listingReadiness,
    channelCategory,
    channelAttributes,
    channelFee,
    carrierRate,
    paper,
  };
}
