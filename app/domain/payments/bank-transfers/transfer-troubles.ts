import type { TransferTrouble } from '#db/tables/transfers.ts';

/** Why a transfer waits, in the order in which lists name them: what anybody can put right first, what needs a search last. */
export const transferTroubles = [
  'late',
  'too-much',
  'double',
  'too-little',
  'wrong-account',
  'unclear-split',
  'no-code',
  'unknown-code',
] as const satisfies TransferTrouble[];

/** One trouble, or all of them. */
export type WaitingKind = TransferTrouble | 'all';
