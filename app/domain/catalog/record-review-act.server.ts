import type { Tables } from '#app/domain/catalog/own-listing.server.ts';
import { newId } from '#app/server/ids.server.ts';
import type { Tx } from '#db/store.ts';
import type { ReviewActName } from '#db/tables/catalog.ts';

export type NewReviewAct = {
  listingId: string;
  revisionId: string;
  act: ReviewActName;
  at: number;
  /** Null where the rules acted. */
  personId: string | null;
  /** Of a return: what the producer is asked to change. */
  note?: string | null;
  /** Of a return: what was returned, for the reviewer to compare with what comes back. */
  content?: unknown;
};

/** Adds one act to a revision's way through review, in the write of the act itself. */
export async function recordReviewAct(tx: Tx, { reviewAct }: Tables, act: NewReviewAct): Promise<void> {
  await tx.insert(reviewAct).values({ ...act, id: newId() });
}
