import { loadPlaceIndex } from '#app/domain/register/places/load-place-index.server.ts';
import type { PlaceIndex, PlaceReading } from '#app/domain/register/places/place-index.ts';
import { placeKey } from '#app/domain/register/places/place-key.ts';
import type { Context } from '#app/server/context.ts';

const MOST = 6;
const SHORTEST = 2;
const indexOf = new WeakMap<Context['store'], { at: number; index: Promise<PlaceIndex> }>();
/** Places change with the law, not within the hour. */
const KEPT_MS = 3_600_000;

/**
 * Communes of Lào Cai whose name of today or of before begins with what is being typed, today's first.
 * @returns labels such as "Xã Nậm Đét, Huyện Bắc Hà → Xã Bắc Hà", and the name of today.
 */
export async function suggestCommunes(
  context: Context,
  typed: string,
): Promise<Array<{ label: string; name: string }>> {
  const key = placeKey(typed);
  if (key.length < SHORTEST) return [];
  const index = await keptIndex(context);
  const found: PlaceReading[] = [];
  for (const [name, readings] of index.byKey) if (name.startsWith(key)) found.push(...readings);
  const byAge = (a: PlaceReading, b: PlaceReading) =>
    Number(a.legacy) - Number(b.legacy) || a.key.length - b.key.length || (a.label < b.label ? -1 : 1);
  return found
    .sort(byAge)
    .slice(0, MOST)
    .map(({ label, communeCode }) => ({ label, name: index.communeName.get(communeCode) ?? label }));
}

function keptIndex({ store, clock }: Context): Promise<PlaceIndex> {
  const now = clock.now();
  const kept = indexOf.get(store);
  if (kept && now - kept.at < KEPT_MS && now >= kept.at) return kept.index;
  const index = store.read((db) => loadPlaceIndex(db, store.tables));
  indexOf.set(store, { at: now, index });
  index.catch(() => indexOf.delete(store));
  return index;
}
