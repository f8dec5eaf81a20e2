/**
 * What one step of the listing form may send. Texts are made NFC and tidied here, once; drafts may be incomplete, so
 * nothing is required except what could not be stored. Error messages are keys of `app/i18n/vi/errors.ts`.
 */
import { z } from 'zod';
import { gtinProblem } from '#app/domain/catalog/gtin.ts';
import {
  ALL_YEAR,
  HIGHEST_PRICE,
  longest,
  MOST_PHOTOS,
  MOST_VARIANTS,
} from '#app/domain/catalog/listing-content.ts';
import { tidy, UNSEEN } from '#app/server/text/fold.ts';

const CONTROL_CHARACTERS = /(?!\n)\p{Cc}/gu;
const INVISIBLE = /\p{Default_Ignorable_Code_Point}/gu;

/** Several lines made one form: NFC, no control or invisible characters, no blanks at line ends, one empty line at most. */
export function tidyLines(text: string): string {
  return text
    .replace(/\r\n?/g, '\n')
    .replace(CONTROL_CHARACTERS, '')
    .replace(INVISIBLE, '')
    .replace(UNSEEN, '')
    .normalize('NFC')
    .split('\n')
    .map((line) => line.replace(/[^\S\n]+/g, ' ').trim())
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

/** One line made one form: as `tidyLines`, and a blank for every line end. */
export function tidyLine(text: string): string {
  return tidy(text.replace(INVISIBLE, ''));
}

function atMost(max: number) {
  return (text: string, check: z.core.$RefinementCtx<string>) => {
    if ([...text].length > max) check.addIssue({ code: 'custom', message: 'tooLong', params: { max } });
  };
}

const line = (max: number) => z.string().transform(tidyLine).superRefine(atMost(max));
const lines = (max: number) => z.string().transform(tidyLines).superRefine(atMost(max));
const code = z
  .string()
  .nullable()
  .transform((text) => text?.trim() || null);

/** What a field of whole numbers takes, and a number that its message may give as an example. */
export type WholeRange = { min: number; max: number; example: number };

export const stockRange: WholeRange = { min: 0, max: 1_000_000, example: 20 };
/** Nothing is sold for 0 đồng; a message of its own says so. */
const priceRange: WholeRange = { min: 0, max: HIGHEST_PRICE, example: 185_000 };
const weightRange: WholeRange = { min: 1, max: 1_000_000, example: 250 };
const lengthRange: WholeRange = { min: 1, max: 500, example: 20 };

type WholeProblem = {
  code: 'notDigits' | 'notAWholeNumber' | 'negativeNumber' | 'tooSmall' | 'tooBig';
  params?: Record<string, number>;
};

/** What keeps a typed number (NaN where it was none) out of a range, by the mistake that was made; null when nothing does. */
export function wholeProblem(value: number, { min, max, example }: WholeRange): WholeProblem | null {
  if (Number.isNaN(value)) return { code: 'notDigits', params: { example } };
  if (value < 0) return { code: 'negativeNumber' };
  if (!Number.isInteger(value)) return { code: 'notAWholeNumber' };
  if (value < min) return { code: 'tooSmall', params: { min } };
  if (value > max) return { code: 'tooBig', params: { max } };
  return null;
}

function whole(range: WholeRange) {
  return z
    .union([z.number(), z.nan()])
    .superRefine((value, check) => {
      const problem = wholeProblem(value, range);
      if (problem) check.addIssue({ code: 'custom', message: problem.code, params: problem.params });
    })
    .nullable();
}

const price = whole(priceRange).superRefine((value, check) => {
  if (value === 0) check.addIssue({ code: 'custom', message: 'priceZero' });
});

export const whatInput = z.object({
  setCode: code,
  isAlcohol: z.boolean(),
  titleVi: line(longest.title),
  titleEn: line(longest.title),
  summaryVi: line(longest.summary),
  summaryEn: line(longest.summary),
  descriptionVi: lines(longest.description),
  descriptionEn: lines(longest.description),
  brand: line(longest.brand),
});

export const photosInput = z.object({
  photos: z
    .array(z.object({ photoId: z.string().min(1), altVi: line(longest.alt), altEn: line(longest.alt) }))
    .superRefine((photos, check) => {
      if (photos.length > MOST_PHOTOS) {
        check.addIssue({ code: 'custom', message: 'tooManyPhotos', params: { max: MOST_PHOTOS } });
      }
      if (new Set(photos.map(({ photoId }) => photoId)).size < photos.length) {
        check.addIssue({ code: 'custom', message: 'invalid' });
      }
    }),
});

/** A SKU that every channel takes (channels reference, 0.1: the safe common denominator). */
const sku = line(longest.sku).superRefine((text, check) => {
  if (text && !/^[\p{L}\p{N}_.-]+$/u.test(text)) check.addIssue({ code: 'custom', message: 'skuLetters' });
});

const gtin = z
  .string()
  .transform((text) => text.replace(/[\s-]/g, ''))
  .superRefine((text, check) => {
    const problem = gtinProblem(text);
    if (problem) check.addIssue({ code: 'custom', message: problem });
  });

export const variantInput = z.object({
  /** Null: a new one. */
  variantId: code,
  /** '' lets the market give one. */
  sku,
  gtin,
  nameVi: line(longest.variantName),
  nameEn: line(longest.variantName),
  price,
  weightGrams: whole(weightRange),
  lengthCm: whole(lengthRange),
  widthCm: whole(lengthRange),
  heightCm: whole(lengthRange),
  /** What is there now; null leaves it as it is (0 for a new one). */
  stock: whole(stockRange),
  /** The stock that the form showed; a change is refused when it is another one by now. */
  seenStock: z.number().int().nullable(),
});

export const sizesInput = z.object({
  variants: z.array(variantInput).superRefine((variants, check) => {
    if (variants.length > MOST_VARIANTS) {
      check.addIssue({ code: 'custom', message: 'tooManyVariants', params: { max: MOST_VARIANTS } });
    }
    const seen = new Set<string>();
    for (const [at, variant] of variants.entries()) {
      const key = skuKey(variant.sku);
      if (key && seen.has(key)) {
        check.addIssue({ code: 'custom', message: 'skuTwice', path: [at, 'sku'] });
      }
      seen.add(key);
    }
  }),
});

/** More than any goods have in `label_field`; which of them these goods have is known to the use-case. */
const MOST_LABEL_FIELDS = 40;

const fewFields = z.record(z.string(), z.unknown()).superRefine((label, check) => {
  if (Object.keys(label).length > MOST_LABEL_FIELDS) check.addIssue({ code: 'custom', message: 'invalid' });
});

export const labelInput = z.object({
  label: fewFields.pipe(z.record(z.string().regex(/^[a-z][a-z_]{0,60}$/), lines(longest.label))),
});

export const storyInput = z.object({
  storyVi: lines(longest.story),
  storyEn: lines(longest.story),
  communeCode: code,
  originText: line(longest.origin),
  seasonMonths: z.number().int().min(1).max(ALL_YEAR),
});

export type VariantInput = z.output<typeof variantInput>;

/** Two SKUs with the same key are the same SKU, however they are typed. */
export function skuKey(text: string): string {
  return text.normalize('NFKC').toUpperCase();
}

export const stepInput = z.discriminatedUnion('step', [
  z.object({ step: z.literal('what'), values: whatInput }),
  z.object({ step: z.literal('photos'), values: photosInput }),
  z.object({ step: z.literal('sizes'), values: sizesInput }),
  z.object({ step: z.literal('label'), values: labelInput }),
  z.object({ step: z.literal('story'), values: storyInput }),
]);

export type StepInput = z.output<typeof stepInput>;
