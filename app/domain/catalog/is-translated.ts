/**
 * What a product's page says in Vietnamese and in English. The page's head, the sitemap and the producer's form read
 * the same list, so that the form cannot call a page English that is left out of the English lists.
 */
import type { ContentStep } from '#app/domain/catalog/listing-content.ts';

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

/** A listing with its parts: pack sizes and photos in the order of the form. */
export type TranslatableContent = TranslatableListing & {
  variants: ReadonlyArray<{ nameVi: string; nameEn: string | null }>;
  photos: ReadonlyArray<{ altVi: string; altEn: string | null }>;
};

/** A text that is there in Vietnamese only. */
export type MissingEnglish = {
  step: ContentStep;
  /** Path of the form's control: 'titleEn', 'variants.0.nameEn', 'photos.1.altEn'. */
  field: string;
} & (
  | { text: 'title' | 'summary' | 'description' | 'story' }
  /** Which pack size or photo, from 1. */
  | { text: 'size' | 'photo'; number: number }
);

/** True where an English page would show the Vietnamese text. */
function lacksEnglish(vi: string | null, en: string | null): boolean {
  return Boolean(vi?.trim()) && !en?.trim();
}

/**
 * The texts that are still to be written in English, in the order of the form. What stands on the label, the brand
 * and the place of making are written in Vietnamese alone and are no text of ours to translate.
 */
export function missingEnglish(content: TranslatableContent): MissingEnglish[] {
  const { titleVi, titleEn, summaryVi, summaryEn, descriptionVi, descriptionEn, storyVi, storyEn } = content;
  const own = (
    step: ContentStep,
    text: 'title' | 'summary' | 'description' | 'story',
    vi: string | null,
    en: string | null,
  ) => (lacksEnglish(vi, en) ? [{ step, field: `${text}En`, text }] : []);
  return [
    ...own('what', 'title', titleVi, titleEn),
    ...own('what', 'summary', summaryVi, summaryEn),
    ...own('what', 'description', descriptionVi, descriptionEn),
    ...content.photos.flatMap(({ altVi, altEn }, at) =>
      lacksEnglish(altVi, altEn)
        ? [{ step: 'photos' as const, field: `photos.${at}.altEn`, text: 'photo' as const, number: at + 1 }]
        : [],
    ),
    ...content.variants.flatMap(({ nameVi, nameEn }, at) =>
      lacksEnglish(nameVi, nameEn)
        ? [{ step: 'sizes' as const, field: `variants.${at}.nameEn`, text: 'size' as const, number: at + 1 }]
        : [],
    ),
    ...own('story', 'story', storyVi, storyEn),
  ];
}

/** Whether a product's own texts are all there in English; its sizes and photos are asked for apart. */
export function isListingTranslated(listing: TranslatableListing): boolean {
  return missingEnglish({ ...listing, variants: [], photos: [] }).length === 0;
}
