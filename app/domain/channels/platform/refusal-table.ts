import type { RefusalWords } from '#app/i18n/refusals.ts';

/**
 * What a platform's codes mean for a product: where in the listing it is mended, and the sentence that says so. One table
 * a channel, in its folder; a code that is not in it is shown in the platform's own words.
 */
export type RefusalTable = Readonly<
  Record<
    string,
    {
      /** As `PlatformRefusal.field` names it; null where nothing in the listing is wrong. */
      field: string | null;
      words: RefusalWords;
    }
  >
>;
