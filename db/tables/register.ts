import { sql } from 'drizzle-orm';
import type { Kit } from '#db/dialect/sqlite-kit.ts';
import type { AccountTables } from '#db/tables/accounts.ts';
import type { ReferenceTables } from '#db/tables/reference.ts';

export type LegalType = 'cooperative' | 'cooperative_group' | 'household' | 'enterprise' | 'unknown';
export type PresenceState =
  | 'claimed'
  | 'live'
  | 'out_of_stock'
  | 'rejected'
  | 'dead_link'
  | 'expired'
  | 'suspended'
  | 'removed';

/** The OCOP register, targets, imports, and where products are on sale. */
export function defineRegisterTables(
  { table, text, int, bool, time, json, index, uniqueIndex, primaryKey, check }: Kit,
  { person }: AccountTables,
  { commune, legacyDistrict, productSet, channel }: ReferenceTables,
) {
  const producer = table(
    'producer',
    {
      id: text().primaryKey(),
      /** Public, short, minted once. */
      code: text().notNull(),
      slug: text().notNull(),
      name: text().notNull(),
      nameKey: text().notNull(),
      legalType: text().$type<LegalType>().notNull(),
      communeCode: text().references(() => commune.code),
      /** House or hamlet and whatever else the source says, as typed. */
      addressText: text(),
      legacyDistrictText: text(),
      /** Business contact that the producer has agreed to show. */
      contactPhone: text(),
      contactEmail: text(),
      contactZalo: text(),
      website: text(),
      representativeId: text().references(() => person.id),
      womenLed: bool(),
      minorityLed: bool(),
      storyVi: text(),
      storyEn: text(),
      isDemo: bool().notNull(),
      suspendedAt: time(),
      /** Why, for the producer to read. */
      suspendedNote: text(),
      /** Local days of a break that the producer takes, the last one included; null for none. Nothing is sold meanwhile. */
      pausedFrom: text(),
      pausedUntil: text(),
      /** What buyers read of it. */
      pausedNote: text(),
      createdAt: time().notNull(),
      updatedAt: time().notNull(),
    },
    (t) => [
      uniqueIndex('producer_code').on(t.code),
      uniqueIndex('producer_slug').on(t.slug),
      index('producer_name').on(t.nameKey),
      index('producer_updated').on(t.updatedAt),
      index('producer_commune').on(t.communeCode),
    ],
  );

  /** One product of one producer in the OCOP register. */
  const registerEntry = table(
    'register_entry',
    {
      id: text().primaryKey(),
      /** Eight characters with a check character, minted once; stands in /p/:code. */
      code: text().notNull(),
      producerId: text()
        .notNull()
        .references(() => producer.id),
      name: text().notNull(),
      nameKey: text().notNull(),
      setCode: text().references(() => productSet.code),
      /** The group as the register words it. */
      groupText: text(),
      communeCode: text().references(() => commune.code),
      /** As recorded. */
      communeText: text(),
      legacyDistrictCode: text().references(() => legacyDistrict.code),
      legacyDistrictText: text(),
      /** Why it is not on sale online, who moves next and what is next. */
      blocker: text(),
      blockerOwner: text(),
      blockerNextStep: text(),
      archivedAt: time(),
      createdAt: time().notNull(),
      updatedAt: time().notNull(),
    },
    (t) => [
      uniqueIndex('register_entry_code').on(t.code),
      index('register_entry_updated').on(t.updatedAt),
      index('register_entry_producer').on(t.producerId),
      index('register_entry_name').on(t.nameKey),
      index('register_entry_commune').on(t.communeCode),
      index('register_entry_set').on(t.setCode),
    ],
  );

  /** A star given by a decision. `expiresOn` follows `decidedOn` by the term of db/reference unless the decision says otherwise. */
  const recognition = table(
    'recognition',
    {
      id: text().primaryKey(),
      entryId: text()
        .notNull()
        .references(() => registerEntry.id),
      round: int().notNull(),
      stars: int().notNull(),
      decisionNumber: text(),
      decisionKey: text(),
      /** Local day; the first of the month or year where only that is known. */
      decidedOn: text().notNull(),
      decidedOnPrecision: text().$type<'day' | 'month' | 'year'>().notNull(),
      issuerLevel: text().$type<'district' | 'province' | 'centre' | 'unknown'>().notNull(),
      issuer: text(),
      /** First local day on which it is no longer valid. */
      expiresOn: text().notNull(),
      revokedOn: text(),
      source: text().notNull(),
      isDemo: bool().notNull(),
      createdAt: time().notNull(),
    },
    (t) => [
      uniqueIndex('recognition_round').on(t.entryId, t.round),
      index('recognition_expiry').on(t.expiresOn),
      index('recognition_decided').on(t.decidedOn),
      index('recognition_revoked').on(t.revokedOn),
      check('recognition_stars', sql`stars between 1 and 5`),
    ],
  );

  /** A named, fixed set of entries with a date: the denominator of a figure. */
  const target = table('target', {
    code: text().primaryKey(),
    name: text().notNull(),
    /** Local day. */
    asOf: text().notNull(),
    source: text().notNull(),
    createdAt: time().notNull(),
    createdBy: text(),
    /** The lowest is the main target; a new one gets the highest. */
    position: int().notNull(),
  });

  const targetEntry = table(
    'target_entry',
    {
      targetCode: text()
        .notNull()
        .references(() => target.code),
      entryId: text()
        .notNull()
        .references(() => registerEntry.id),
    },
    (t) => [primaryKey({ columns: [t.targetCode, t.entryId] }), index('target_entry_entry').on(t.entryId)],
  );

  const registerImport = table(
    'register_import',
    {
      id: text().primaryKey(),
      fileName: text().notNull(),
      /** Where the file lies in storage: its whole key, in the area `registers`; in `workbooks` before that had one. */
      fileKey: text().notNull(),
      byteSize: int().notNull(),
      sheetName: text(),
      /** Column mapping, answers and options that the person has confirmed. */
      settings: json<Record<string, unknown>>().notNull(),
      asOf: text(),
      state: text().$type<'staged' | 'applied' | 'dropped'>().notNull(),
      summary: json<Record<string, unknown>>(),
      createdBy: text(),
      createdAt: time().notNull(),
      appliedAt: time(),
    },
    (t) => [index('register_import_created').on(t.createdAt)],
  );

  /**
   * One product on one channel. `revokedAt`: it was recorded in error and counts nowhere. `endedOn`: a register file said
   * that it is no longer there; it was listed all the same.
   */
  const presence = table(
    'presence',
    {
      id: text().primaryKey(),
      entryId: text()
        .notNull()
        .references(() => registerEntry.id),
      channelCode: text()
        .notNull()
        .references(() => channel.code),
      url: text(),
      urlKey: text().notNull(),
      state: text().$type<PresenceState>().notNull(),
      /** Local day. */
      firstSeenOn: text().notNull(),
      source: text().$type<'import' | 'staff' | 'producer' | 'api' | 'demo'>().notNull(),
      sourceId: text(),
      note: text(),
      createdAt: time().notNull(),
      createdBy: text(),
      revokedAt: time(),
      revokedBy: text(),
      revokedNote: text(),
      /** Local day from which it is gone by the word of a register file: what was seen live before does not outlive it. */
      endedOn: text(),
      /** What the file's cell says. */
      endedNote: text(),
    },
    (t) => [
      uniqueIndex('presence_once').on(t.entryId, t.channelCode, t.urlKey),
      index('presence_channel').on(t.channelCode),
    ],
  );

  /** Every look at a presence: what was found, how, by whom. Append-only in use. */
  const presenceCheck = table(
    'presence_check',
    {
      id: text().primaryKey(),
      presenceId: text()
        .notNull()
        .references(() => presence.id),
      checkedAt: time().notNull(),
      method: text().$type<'api' | 'http' | 'hand'>().notNull(),
      state: text().$type<PresenceState>().notNull(),
      /** Counts as verified: by API, by HTTP, or by a person with a note and a screenshot or fetched title. */
      verified: bool().notNull(),
      personId: text(),
      note: text(),
      fetchedTitle: text(),
      /** Content hash of a screenshot. */
      evidenceHash: text(),
      isDemo: bool().notNull(),
    },
    (t) => [index('presence_check_presence').on(t.presenceId, t.checkedAt)],
  );

  /** "Is it still on sale there?": what the producer answered. Their own word; it never counts as verified. */
  const presenceAnswer = table(
    'presence_answer',
    {
      id: text().primaryKey(),
      presenceId: text()
        .notNull()
        .references(() => presence.id),
      answer: text().$type<'still' | 'gone' | 'moved'>().notNull(),
      url: text(),
      answeredAt: time().notNull(),
      answeredBy: text(),
    },
    (t) => [index('presence_answer_presence').on(t.presenceId, t.answeredAt)],
  );

  return {
    producer,
    registerEntry,
    recognition,
    target,
    targetEntry,
    registerImport,
    presence,
    presenceCheck,
    presenceAnswer,
  };
}

/** The register with what it refers to. */
export type RegisterTables = ReferenceTables & ReturnType<typeof defineRegisterTables>;
