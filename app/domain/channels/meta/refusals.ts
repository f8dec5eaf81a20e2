import type { RefusalTable } from '#app/domain/channels/platform/refusal-table.ts';

/**
 * Meta gives sentences rather than codes: what they are about is read from them (`metaRefusal`) and told by its field.
 * `review` and `batch_lost` are of our own making: what reviewers say, and a batch that was broken off over there.
 */
export const metaRefusals: RefusalTable = {
  review: { field: null, words: 'review' },
  batch_lost: { field: null, words: 'busy' },
  IMAGE_RESOLUTION_LOW: { field: 'photos', words: 'photos' },
};
