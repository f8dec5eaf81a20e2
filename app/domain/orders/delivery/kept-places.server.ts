import { loadPlaceIndex } from '#app/domain/register/places/load-place-index.server.ts';
import type { PlaceIndex } from '#app/domain/register/places/place-index.ts';
import type { Context } from '#app/server/context.ts';

const indexOf = new WeakMap<Context['store'], { at: number; index: Promise<PlaceIndex> }>();
/** Places change with the law, not within the hour. */
const KEPT_MS = 3_600_000;

/** The names of the province's places, read at most once an hour: addresses are typed letter by letter. */
export function keptPlaces({ store, clock }: Context): Promise<PlaceIndex> {
  const now = clock.now();
  const kept = indexOf.get(store);
  if (kept && now - kept.at < KEPT_MS && now >= kept.at) return kept.index;
  const index = store.read((db) => loadPlaceIndex(db, store.tables));
  indexOf.set(store, { at: now, index });
  index.catch(() => indexOf.delete(store));
  return index;
}
