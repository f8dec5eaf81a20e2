/**
 * Who decides about a change of published content: the table below. A change passes by itself only when every field
 * that it touches does. A field that the table does not know cannot exist (its type is the list of all fields).
 * Stock is not content and needs no review at all.
 */
import type { ChangeField, ContentChange } from '#app/domain/catalog/diff-content.ts';
import { type TextTouch, touchesOf } from '#app/domain/catalog/review-text.ts';

export type ReviewRule =
  /** A person reads it, always. */
  | 'person'
  /** Passes by itself. */
  | 'passes'
  /** Passes unless the text, before or after, touches digits, star, OCOP, a claim, origin, ingredients or contacts. */
  | 'passesPlainText'
  /** Passes when it falls by no more than `LARGEST_FALL_PERCENT`. */
  | 'passesFall';

export const reviewRules: Readonly<Record<ChangeField, ReviewRule>> = {
  'photos.order': 'passes',
  'photos.altVi': 'passesPlainText',
  'photos.altEn': 'passesPlainText',
  'variants.price': 'passesFall',
  entryId: 'person',
  setCode: 'person',
  isAlcohol: 'person',
  titleVi: 'person',
  titleEn: 'person',
  summaryVi: 'person',
  summaryEn: 'person',
  descriptionVi: 'person',
  descriptionEn: 'person',
  brand: 'person',
  storyVi: 'person',
  storyEn: 'person',
  communeCode: 'person',
  originText: 'person',
  seasonMonths: 'person',
  label: 'person',
  'photos.added': 'person',
  'photos.removed': 'person',
  'variants.added': 'person',
  'variants.removed': 'person',
  'variants.order': 'person',
  'variants.nameVi': 'person',
  'variants.nameEn': 'person',
  'variants.sku': 'person',
  'variants.gtin': 'person',
  'variants.weightGrams': 'person',
  'variants.lengthCm': 'person',
  'variants.widthCm': 'person',
  'variants.heightCm': 'person',
};

export const LARGEST_FALL_PERCENT = 30;

export type ReviewGrounds = {
  /**
   * Price of each variant when a person last looked at it, VND: a price that falls by a little many times over is
   * measured against this one.
   */
  readPrices: ReadonlyMap<string, number>;
  /** Folded names of places, see `touchesOf`. */
  placeNames: ReadonlySet<string>;
};

export type Judgement = {
  change: ContentChange;
  passes: boolean;
  /** Why a person must read: what the text touches, 'priceRises', 'priceFallsFar', or 'always'. Empty when it passes. */
  because: ReadonlyArray<TextTouch | 'priceRises' | 'priceFallsFar' | 'always'>;
};

/** The table's verdict on each change. */
export function judge(changes: readonly ContentChange[], grounds: ReviewGrounds): Judgement[] {
  return changes.map((change) => {
    const because = reasons(change, grounds);
    return { change, passes: because.length === 0, because };
  });
}

function reasons(change: ContentChange, grounds: ReviewGrounds): Judgement['because'] {
  switch (reviewRules[change.field]) {
    case 'passes':
      return [];
    case 'passesPlainText': {
      const touched = [change.before, change.after].flatMap((text) =>
        touchesOf(String(text ?? ''), grounds.placeNames),
      );
      return [...new Set(touched)];
    }
    case 'passesFall':
      return priceReasons(change, grounds.readPrices);
    default:
      return ['always'];
  }
}

function priceReasons(change: ContentChange, readPrices: ReadonlyMap<string, number>): Judgement['because'] {
  const { before, after, subject } = change;
  if (typeof before !== 'number' || typeof after !== 'number' || subject === null) return ['always'];
  if (after > before) return ['priceRises'];
  const read = Math.max(before, readPrices.get(subject) ?? before);
  return after > 0 && after * 100 >= read * (100 - LARGEST_FALL_PERCENT) ? [] : ['priceFallsFar'];
}
