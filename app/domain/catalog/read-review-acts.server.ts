import { asc, eq } from 'drizzle-orm';
import { personNames } from '#app/domain/accounts/person-names.server.ts';
import type { Context } from '#app/server/context.ts';
import type { Db } from '#db/store.ts';
import type { ReviewActName } from '#db/tables/catalog.ts';

/** One step of a listing on its way through review. */
export type ReviewAct = {
  id: string;
  revisionId: string;
  /** Which submission of the listing it belongs to, from 1; 0 where none is on record before it. */
  round: number;
  act: ReviewActName;
  at: number;
  /** Null for the rules, and for a person who is not known any more. */
  personName: string | null;
  note: string | null;
  content: unknown;
};

/** Everything that happened to a listing in review, oldest first. */
export async function readReviewActs(context: Context, db: Db, listingId: string): Promise<ReviewAct[]> {
  const { reviewAct } = context.store.tables;
  const rows = await db
    .select()
    .from(reviewAct)
    .where(eq(reviewAct.listingId, listingId))
    .orderBy(asc(reviewAct.at), asc(reviewAct.id));
  const names = await personNames(
    context,
    db,
    rows.flatMap(({ personId }) => personId ?? []),
  );
  let round = 0;
  return rows.map(({ id, revisionId, act, at, personId, note, content }) => {
    if (act === 'submitted') round += 1;
    const personName = names.get(personId ?? '') ?? null;
    return { id, revisionId, round, act, at, personName, note, content };
  });
}
