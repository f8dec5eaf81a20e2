import type { Gathering } from '#app/server/in-rounds.ts';

/** A bank's next notice comes within a few milliseconds, where it tells of several; an answer may take so much longer. */
export const gatherNotices: Gathering = { quietMs: 4, mostMs: 40 };
