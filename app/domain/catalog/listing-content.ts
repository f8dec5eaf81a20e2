/**
 * The content of a listing: what a producer writes and staff read before it is public. A draft may be incomplete, so
 * an unknown text is '' and an unknown number null; `listing-problems.ts` says what is missing. Stock is not content:
 * it lives on the variant and moves without review.
 */
import { z } from 'zod';

export const MOST_PHOTOS = 12;
/** Shopee and TikTok Shop take 50 models in one product (channels reference, 0.1). */
export const MOST_VARIANTS = 50;
/** All twelve bits: in season all year. */
export const ALL_YEAR = 4095;
/** VND; far above any OCOP product, so that a slipped finger is caught. */
export const HIGHEST_PRICE = 1_000_000_000;

/** Longest texts that are stored, in code points. Channels ask for less; their limits stand beside the fields. */
export const longest = {
  title: 300,
  summary: 500,
  description: 10_000,
  story: 6_000,
  brand: 100,
  origin: 300,
  label: 2_000,
  alt: 300,
  variantName: 150,
  sku: 50,
} as const;

export const contentPhotoSchema = z.object({ photoId: z.string(), altVi: z.string(), altEn: z.string() });

export const contentVariantSchema = z.object({
  variantId: z.string(),
  sku: z.string(),
  /** 8, 12, 13 or 14 digits with a right check digit, or ''. */
  gtin: z.string(),
  nameVi: z.string(),
  nameEn: z.string(),
  /** Whole VND. */
  price: z.number().int().min(0).nullable(),
  weightGrams: z.number().int().nullable(),
  lengthCm: z.number().int().nullable(),
  widthCm: z.number().int().nullable(),
  heightCm: z.number().int().nullable(),
});

export const listingContentSchema = z.object({
  entryId: z.string().nullable(),
  setCode: z.string().nullable(),
  /** Said by the producer; the sets of alcoholic drinks are alcohol without it. */
  isAlcohol: z.boolean(),
  titleVi: z.string(),
  titleEn: z.string(),
  summaryVi: z.string(),
  summaryEn: z.string(),
  descriptionVi: z.string(),
  descriptionEn: z.string(),
  brand: z.string(),
  photos: z.array(contentPhotoSchema),
  variants: z.array(contentVariantSchema),
  /** By field name of `label_field`. */
  label: z.record(z.string(), z.string()),
  storyVi: z.string(),
  storyEn: z.string(),
  communeCode: z.string().nullable(),
  originText: z.string(),
  /** Bits 0..11 for January to December. */
  seasonMonths: z.number().int().min(0).max(ALL_YEAR),
  /** Steps that the producer has saved, if only as they were: what the form may call done. Nobody else reads it. */
  savedSteps: z.array(z.string()),
});

export type ListingContent = z.infer<typeof listingContentSchema>;
export type ContentVariant = z.infer<typeof contentVariantSchema>;

export const emptyContent: ListingContent = {
  entryId: null,
  setCode: null,
  isAlcohol: false,
  titleVi: '',
  titleEn: '',
  summaryVi: '',
  summaryEn: '',
  descriptionVi: '',
  descriptionEn: '',
  brand: '',
  photos: [],
  variants: [],
  label: {},
  storyVi: '',
  storyEn: '',
  communeCode: null,
  originText: '',
  seasonMonths: ALL_YEAR,
  savedSteps: [],
};

/** Content as it stands in a revision's row. Fields that came later than the row get their empty value. */
export function parseContent(stored: unknown): ListingContent {
  return listingContentSchema.parse({ ...emptyContent, ...(stored as Partial<ListingContent>) });
}

/** The short steps in which a listing is written, in their order, and the content that each one saves. */
export const stepFields = {
  what: [
    'entryId',
    'setCode',
    'isAlcohol',
    'titleVi',
    'titleEn',
    'summaryVi',
    'summaryEn',
    'descriptionVi',
    'descriptionEn',
    'brand',
  ],
  photos: ['photos'],
  sizes: ['variants'],
  label: ['label'],
  story: ['storyVi', 'storyEn', 'communeCode', 'originText', 'seasonMonths'],
} as const satisfies Record<string, ReadonlyArray<keyof ListingContent>>;

export type ContentStep = keyof typeof stepFields;
export const contentSteps = Object.keys(stepFields) as ContentStep[];

/** Month numbers 1..12 of the season bits. */
export function monthsOf(seasonMonths: number): number[] {
  return Array.from({ length: 12 }, (_, at) => at + 1).filter((month) => seasonMonths & (1 << (month - 1)));
}

/** Season bits of month numbers 1..12; none is all year. */
export function seasonOf(months: readonly number[]): number {
  const bits = months.reduce((sum, month) => sum | (1 << (month - 1)), 0);
  return bits === 0 ? ALL_YEAR : bits;
}
