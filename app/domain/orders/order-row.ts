import type { Store } from '#db/store.ts';

/** An order as it is stored. */
export type OrderRow = Store['tables']['order']['$inferSelect'];
