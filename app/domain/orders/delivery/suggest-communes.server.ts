import { keptPlaces } from '#app/domain/orders/delivery/kept-places.server.ts';
import type { PlaceReading } from '#app/domain/register/places/place-index.ts';
import { placeKey } from '#app/domain/register/places/place-key.ts';
import type { Context } from '#app/server/context.ts';

const MOST = 6;
const SHORTEST = 2;

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
  const index = await keptPlaces(context);
  const found: PlaceReading[] = [];
  for (const [name, readings] of index.byKey) if (name.startsWith(key)) found.push(...readings);
  const byAge = (a: PlaceReading, b: PlaceReading) =>
    Number(a.legacy) - Number(b.legacy) || a.key.length - b.key.length || (a.label < b.label ? -1 : 1);
  return found
    .sort(byAge)
    .slice(0, MOST)
    .map(({ label, communeCode }) => ({ label, name: index.communeName.get(communeCode) ?? label }));
}
