/** A Vietnamese text and its English one. */
export type TextPair = readonly [vi: string | null, en: string | null];

export type TranslatableListing = {
  titleVi: string;
  titleEn: string | null;
  summaryVi: string | null;
  summaryEn: string | null;
  descriptionVi: string | null;
  descriptionEn: string | null;
  storyVi: string | null;
  storyEn: string | null;
};

/** True when none of the texts would be shown in Vietnamese on an English page. */
export function allTranslated(pairs: readonly TextPair[]): boolean {
  return pairs.every(([vi, en]) => !vi?.trim() || Boolean(en?.trim()));
}

/**
 * Whether a product's own texts are all there in English, so that its page may be announced in it. What stands on the
 * label, the brand and the place of making are written in Vietnamese alone and are no text of ours to translate.
 */
export function isListingTranslated(listing: TranslatableListing): boolean {
  const { titleVi, titleEn, summaryVi, summaryEn, descriptionVi, descriptionEn, storyVi, storyEn } = listing;
  return allTranslated([
    [titleVi, titleEn],
    [summaryVi, summaryEn],
    [descriptionVi, descriptionEn],
    [storyVi, storyEn],
  ]);
}
