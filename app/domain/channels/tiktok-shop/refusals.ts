import type { RefusalTable } from '#app/domain/channels/platform/refusal-table.ts';

/** From TikTok Shop's lists of errors; `AUDIT` is of our own making: what its reviewers say of a product. */
export const tiktokShopRefusals: RefusalTable = {
  AUDIT: { field: null, words: 'review' },
  12052105: { field: 'papers', words: 'paperGoesAlong' },
  12052217: { field: 'category', words: 'categoryWrong' },
  12052220: { field: 'category', words: 'categoryClosed' },
  12052223: { field: 'category', words: 'categoryClosed' },
  12052931: { field: 'titleVi', words: 'titleSigns' },
};
