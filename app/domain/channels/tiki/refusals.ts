import type { RefusalTable } from '#app/domain/channels/platform/refusal-table.ts';

/**
 * Tiki gives words rather than codes: what they are about is read from them (`tikiRefusal`) and told by its field.
 * `REQUEST` is of our own making: what the people who look at a request say of it.
 */
export const tikiRefusals: RefusalTable = {
  REQUEST: { field: null, words: 'review' },
};
