import { sql } from 'drizzle-orm';
import type { Kit } from '../dialect/sqlite-kit.ts';
import type { AccountTables } from './accounts.ts';

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

/** Places, the OCOP register, targets, and where products are on sale. */
export function defineRegisterTables(
  { table, text, int, bool, time, json, index, uniqueIndex, primaryKey, check }: Kit,
  { person }: AccountTables,
) {
  /** A commune or ward; former ones stay with `validTo`. */
  const commune = table(
    'commune',
    {
      code: text().primaryKey(),
      name: text().notNull(),
      fullName: text().notNull(),
      nameEn: text().notNull(),
      /** Folded, for sorting and joining on spelling variants. */
      nameKey: text().notNull(),
      slug: text().notNull(),
      kind: text().$type<'commune' | 'ward' | 'township'>().notNull(),
      provinceCode: text().notNull(),
      legacyProvince: text(),
      areaKm2: text(),
      population: int(),
      latitude: text(),
      longitude: text(),
      mergedFrom: text(),
      validFrom: text().notNull(),
      validTo: text(),
    },
    (t) => [index('commune_name').on(t.nameKey), uniqueIndex('commune_slug').on(t.slug)],
  );

  /** A district as it was until 2025-06-30: a filter, never part of an address. */
  const legacyDistrict = table('legacy_district', {
    code: text().primaryKey(),
    name: text().notNull(),
    nameKey: text().notNull(),
    slug: text().notNull(),
    provinceCode: text().notNull(),
    validTo: text().notNull(),
  });

  const communeLegacyDistrict = table(
    'commune_legacy_district',
    {
      communeCode: text()
        .notNull()
        .references(() => commune.code),
      districtCode: text()
        .notNull()
        .references(() => legacyDistrict.code),
    },
    (t) => [primaryKey({ columns: [t.communeCode, t.districtCode] })],
  );

  /** A former commune and the unit that took it in (several rows where it was divided). */
  const legacyCommune = table(
    'legacy_commune',
    {
      code: text().notNull(),
      name: text().notNull(),
      fullName: text().notNull(),
      nameKey: text().notNull(),
      districtCode: text()
        .notNull()
        .references(() => legacyDistrict.code),
      communeCode: text()
        .notNull()
        .references(() => commune.code),
      divided: bool().notNull(),
    },
    (t) => [
      primaryKey({ columns: [t.code, t.communeCode] }),
      index('legacy_commune_name').on(t.nameKey),
      index('legacy_commune_successor').on(t.communeCode),
    ],
  );

  /** A person's answer to "which commune is meant by this text?", used from then on. */
  const placeAnswer = table('place_answer', {
    /** Folded text as it stood in a file, with its district where one stood beside it. */
    textKey: text().primaryKey(),
    communeCode: text()
      .notNull()
      .references(() => commune.code),
    answeredBy: text().notNull(),
    answeredAt: time().notNull(),
  });

  /** An OCOP product set of a legal text. */
  const productSet = table('product_set', {
    code: text().primaryKey(),
    number: int().notNull(),
    branchNumber: text().notNull(),
    branchVi: text().notNull(),
    groupVi: text().notNull(),
    nameVi: text().notNull(),
    nameEn: text().notNull(),
    maxA: int().notNull(),
    maxB: int().notNull(),
    maxC: int().notNull(),
    source: text().notNull(),
    validFrom: text().notNull(),
    validTo: text(),
    confirmed: bool().notNull(),
  });

  /** Content that a label must show, by product family; dated. */
  const labelField = table(
    'label_field',
    {
      id: text().primaryKey(),
      family: text().notNull(),
      /** Product set numbers that the row covers, e.g. [1, 2, 3]. */
      setNumbers: json<number[]>().notNull(),
      field: text().notNull(),
      required: text().$type<'yes' | 'no' | 'when'>().notNull(),
      note: text().notNull(),
      source: text().notNull(),
      validFrom: text().notNull(),
      validTo: text(),
      confirmed: bool().notNull(),
    },
    (t) => [index('label_field_family').on(t.family)],
  );

  /** A place where a product can be on sale, and when it counts for targets. */
  const channel = table('channel', {
    code: text().primaryKey(),
    name: text().notNull(),
    /** Host names under which its product pages stand, e.g. ["shopee.vn"]. */
    hosts: json<string[]>().notNull(),
    /** Folded words by which a register names it, e.g. ["shopee", "shoppe"]. */
    words: json<string[]>().notNull(),
    countsFrom: text(),
    countsTo: text(),
    closedOn: text(),
    closedSource: text(),
    source: text().notNull(),
    position: int().notNull(),
  });

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
      createdAt: time().notNull(),
      updatedAt: time().notNull(),
    },
    (t) => [
      uniqueIndex('producer_code').on(t.code),
      uniqueIndex('producer_slug').on(t.slug),
      index('producer_name').on(t.nameKey),
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
      index('register_entry_producer').on(t.producerId),
      index('register_entry_name').on(t.nameKey),
      index('register_entry_commune').on(t.communeCode),
      index('register_entry_set').on(t.setCode),
    ],
  );

  /** A star given by a decision. `expiresOn` is 36 months after `decidedOn` unless the decision says otherwise. */
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
      fileHash: text().notNull(),
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

  /** One product on one channel. `revokedAt`: it was recorded in error and counts nowhere. */
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

  return {
    commune,
    legacyDistrict,
    communeLegacyDistrict,
    legacyCommune,
    placeAnswer,
    productSet,
    labelField,
    channel,
    producer,
    registerEntry,
    recognition,
    target,
    targetEntry,
    registerImport,
    presence,
    presenceCheck,
  };
}

export type RegisterTables = ReturnType<typeof defineRegisterTables>;
