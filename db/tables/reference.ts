import type { Kit } from '#db/dialect/sqlite-kit.ts';

export type LegalTermKind =
  | 'ticket-answer'
  | 'ticket-settle'
  | 'keep-sales'
  | 'answer-erasure'
  /** Until a producer has sent money back that came straight to them. */
  | 'refund-direct'
  /** From paid to accepted, and to handed over. */
  | 'accept'
  | 'hand-over'
  /** Before the end of the time to pay: an unpaid order is close to being lost. */
  | 'unpaid-warning'
  /** After delivery: so long the producer still sees whom to talk to about a return. */
  | 'contact-after-delivery';
/** Working days are Monday to Friday; public holidays are not known here and make a term end early, never late. */
export type LegalTermUnit = 'minutes' | 'hours' | 'working-days' | 'days' | 'years';

/** What the state and the platforms give: places, product sets, label content, channels. Dated rows, never edited here. */
export function defineReferenceTables({
  table,
  text,
  int,
  bool,
  time,
  json,
  index,
  uniqueIndex,
  primaryKey,
}: Kit) {
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

  /** A person's answer to another question about a file that is asked again with the next one, unless it is kept. */
  const importAnswer = table('import_answer', {
    /** The question's key; see `remember-answers.server.ts` for the kinds that are kept. */
    questionKey: text().primaryKey(),
    answer: text().notNull(),
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

  /**
   * How long something may take or is kept, by law or by the market's own rule: an answer to a complaint, the record of a
   * sale, a refund, a step of an order. Dated.
   */
  const legalTerm = table(
    'legal_term',
    {
      id: text().primaryKey(),
      kind: text().$type<LegalTermKind>().notNull(),
      amount: int().notNull(),
      unit: text().$type<LegalTermUnit>().notNull(),
      validFrom: text().notNull(),
      validTo: text(),
      source: text().notNull(),
      confirmed: bool().notNull(),
    },
    (t) => [index('legal_term_kind').on(t.kind, t.validFrom)],
  );

  return {
    legalTerm,
    commune,
    legacyDistrict,
    communeLegacyDistrict,
    legacyCommune,
    placeAnswer,
    importAnswer,
    productSet,
    labelField,
    channel,
  };
}

export type ReferenceTables = ReturnType<typeof defineReferenceTables>;
