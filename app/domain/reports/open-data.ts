/**
 * The answers of the open API: one schema each, from which the types, the description in openapi.json and its test
 * are made. No personal data stands in any of them.
 */
import { z } from 'zod';

const day = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/)
  .describe('Calendar day in Asia/Ho_Chi_Minh, YYYY-MM-DD.');
const moment = z.string().describe('Moment in UTC, ISO 8601.');
const whole = z.int().min(0);
const named = z.strictObject({ code: z.string(), name: z.string() });

const breakdown = z.array(
  z.strictObject({
    key: z.string().describe('A code, or `unknown` (not recorded), or `none` (has none).'),
    name: z.string(),
    entries: whole,
    everListed: whole,
    liveVerified: whole,
  }),
);

export const onboardingAnswer = z.strictObject({
  asOf: day,
  target: z.strictObject({
    code: z.string().describe('`register` stands for the whole register where no target is fixed.'),
    name: z.string(),
    size: whole.describe('Entries in the target: the denominator. Fixed when the target is made.'),
  }),
  validEntries: whole.describe('Entries whose OCOP recognition is valid on asOf.'),
  everListed: whole.describe(
    'Entries with a presence on a counting marketplace first seen on or before asOf, lapsed or not.',
  ),
  liveVerified: whole.describe(
    'Entries with a counting presence whose latest verified check by asOf saw it live, on asOf or in the 90 days before.',
  ),
  byMethod: breakdown.describe(
    'How entries are known to be on sale: api, http, hand (the strongest verified way), claimed (listed, not verified), none (not listed). Sums to size.',
  ),
  byLegacyDistrict: breakdown.describe('By the district recorded in the register. Sums to size.'),
  byCommune: breakdown.describe('By the commune of today. Sums to size.'),
  byStar: breakdown.describe('By the star valid on asOf, `none` without one. Sums to size.'),
  byGroup: breakdown.describe('By branch of the OCOP classification, I to VI. Sums to size.'),
  byChannel: breakdown.describe(
    'Entries with any presence there first seen by asOf; one entry may stand in several.',
  ),
  byLegalType: breakdown.describe('By legal type of the producer. Sums to size.'),
  byWomenLed: breakdown.describe('yes, no, unknown. Sums to size.'),
  byMinorityLed: breakdown.describe('Led by an ethnic minority: yes, no, unknown. Sums to size.'),
});

const next = z
  .string()
  .nullable()
  .describe('Path of the next page, to be requested as it stands; null on the last one.');

export const openProduct = z.strictObject({
  id: z.string(),
  url: z.string(),
  titleVi: z.string(),
  titleEn: z.string().nullable(),
  summaryVi: z.string().nullable(),
  summaryEn: z.string().nullable(),
  brand: z.string().nullable(),
  set: named.nullable().describe('Product set of the OCOP classification.'),
  producer: named,
  commune: named.nullable(),
  registerEntry: z.string().nullable().describe('Public code of the register entry; its page is /p/{code}.'),
  recognition: z
    .strictObject({
      stars: z.int().min(3).max(5),
      decisionNumber: z.string().nullable(),
      decidedOn: day,
      validUntil: day,
    })
    .nullable()
    .describe('The OCOP recognition valid today; null without one.'),
  variants: z.array(
    z.strictObject({
      code: z.string(),
      nameVi: z.string(),
      nameEn: z.string().nullable(),
      gtin: z.string().nullable(),
      price: whole.describe('In whole units of `currency`.'),
      currency: z.string(),
      weightGrams: whole.nullable(),
      soldOut: z.boolean(),
    }),
  ),
  images: z.array(z.strictObject({ url: z.string(), altVi: z.string(), altEn: z.string() })),
  publishedAt: moment,
  updatedAt: moment.describe(
    'Of the last change of anything in this object. With `updated_since` also the local midnight at which its star began or lapsed.',
  ),
});

export const removedProduct = z.strictObject({
  id: z.string().describe('As in `items`.'),
  removedAt: moment.describe('From when on it is not to be shown; a later moment may name it again.'),
  variants: z.array(z.string()).describe('Codes of its pack sizes, under which the feeds name them.'),
});

export const productsAnswer = z.strictObject({
  items: z.array(openProduct),
  removed: z
    .array(removedProduct)
    .describe(
      'With `updated_since`: products that are no longer shown (taken off sale, suspended, or withheld as alcohol), which a reader drops, whether they had them or not. One that comes back stands in `items` again. Empty without.',
    ),
  next,
});

export const openProducer = z.strictObject({
  code: z.string(),
  name: z.string(),
  legalType: z.string(),
  commune: named.nullable(),
  listings: whole.describe('Published products.'),
});

export const producersAnswer = z.strictObject({ items: z.array(openProducer), next });

export const CODE_LISTS = [
  'channels',
  'communes',
  'legacy-districts',
  'product-sets',
  'targets',
  'legal-types',
  'presence-states',
  'check-methods',
] as const;
export type CodeListName = (typeof CODE_LISTS)[number];

export const codeListAnswer = z.strictObject({
  name: z.enum(CODE_LISTS),
  items: z.array(
    z.strictObject({
      code: z.string(),
      name: z.string(),
      nameEn: z.string().nullable(),
      parent: z.string().nullable().describe('Code of what it belongs to: a province, a branch.'),
      validFrom: day.nullable(),
      validTo: day.nullable().describe('First day on which it no longer holds.'),
    }),
  ),
  next,
});

export const errorAnswer = z.strictObject({
  error: z.strictObject({
    code: z.string().describe('For programs: notFound, notADate, badAddress, …'),
    parameter: z.string().nullable().describe('The parameter that is wrong, where it is one.'),
    message: z.string().describe('What is wrong and what to do, in Vietnamese.'),
    messageEn: z.string(),
  }),
});

export type OpenProduct = z.infer<typeof openProduct>;
export type RemovedProduct = z.infer<typeof removedProduct>;
export type OpenProducer = z.infer<typeof openProducer>;
export type CodeListItem = z.infer<typeof codeListAnswer>['items'][number];
