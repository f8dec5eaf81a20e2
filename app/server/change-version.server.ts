import { count, inArray, max } from 'drizzle-orm';
import type { Db, Store } from '#db/store.ts';

/**
 * What many pages and files show together: `catalog` the published listings, `register` its names, places and
 * recognitions, `figures` presences, checks, blockers and targets, `feeds` what producers chose for a channel.
 */
export type ChangeTopic = 'catalog' | 'register' | 'figures' | 'feeds';

/**
 * Differs whenever something about these topics was committed in between. The newest id alone would miss a change whose
 * id is lower, by a clock that is behind or a transaction that took longer: the count tells.
 */
export async function changeVersion(
  db: Db,
  { change }: Store['tables'],
  topics: ReadonlyArray<ChangeTopic>,
): Promise<string> {
  const [row] = await db
    .select({ newest: max(change.id), rows: count() })
    .from(change)
    .where(inArray(change.tag, [...topics]));
  return `${row?.newest ?? ''}/${row?.rows ?? 0}`;
}
