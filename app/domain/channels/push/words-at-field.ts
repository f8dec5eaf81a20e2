import type { RefusalWords } from '#app/i18n/refusals.ts';

const byField: ReadonlyArray<{ field: RegExp; words: RefusalWords }> = [
  { field: /^(?:own\.)?title/, words: 'atTitle' },
  { field: /^(?:own\.)?description/, words: 'atDescription' },
  { field: /^photos/, words: 'atPhotos' },
  { field: /^category/, words: 'atCategory' },
  { field: /^attributes/, words: 'atAttributes' },
  { field: /^brand/, words: 'atBrand' },
  { field: /^papers/, words: 'atPapers' },
  { field: /\.priceVnd$/, words: 'atPrice' },
  { field: /\.stock$/, words: 'atStock' },
  { field: /\.gtin$/, words: 'atGtin' },
  { field: /\.sku$/, words: 'atSku' },
  { field: /\.name(?:Vi|En)$/, words: 'atSize' },
  { field: /\.weightGrams$/, words: 'atWeight' },
  { field: /\.(?:lengthCm|widthCm|heightCm|package)$/, words: 'atSides' },
];

/**
 * What is said of a refusal of which only its place is known: what is usually wrong there, and what to do. Null for no
 * place of which anything could be said.
 * @param field as refusals name it
 */
export function wordsAt(field: string): RefusalWords | null {
  return byField.find((one) => one.field.test(field))?.words ?? null;
}
