/** In the order of lists and tables: what is nearest to being mended first. */
export const readinessBands = ['oneFix', 'fixes', 'refused', 'fileOnly', 'ready', 'closed'] as const;

/**
 * Listings by how far they are from a channel; `oneFix` and `fixes` are kept out, as a whole or in some sizes. `fileOnly`:
 * a file takes it, a push would not. `refused`: our rules find it ready, and the platform has refused it as it still is.
 */
export type ReadinessBand = (typeof readinessBands)[number];
