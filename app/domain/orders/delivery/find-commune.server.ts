import { keptPlaces } from '#app/domain/orders/delivery/kept-places.server.ts';
import { type PlaceCandidate, resolvePlace } from '#app/domain/register/places/resolve-place.ts';
import type { Context } from '#app/server/context.ts';
import { tidy } from '#app/server/text/fold.ts';

const LAO_CAI = '15';

export type FoundCommune =
  /** `communeCode` is null outside Lào Cai, whose communes are the ones we know. */
  | { readonly kind: 'found'; readonly communeText: string; readonly communeCode: string | null }
  /** What the buyer may have meant, likeliest first; empty when nothing is like it. */
  | { readonly kind: 'question'; readonly candidates: readonly PlaceCandidate[] };

/**
 * Understands the commune of an address, by its name of today or of before. "Xã Nậm Đét" and "Sapa, huyện Sa Pa" are
 * found, and two places of one name make a question, never a guess.
 * @param typed as typed; a district may follow behind a comma.
 * @param chosenCode the commune that the buyer chose when asked, or ''.
 */
export async function findCommune(
  context: Context,
  { provinceCode, typed, chosenCode }: { provinceCode: string; typed: string; chosenCode: string },
): Promise<FoundCommune> {
  const text = tidy(typed);
  if (provinceCode !== LAO_CAI) return { kind: 'found', communeText: text, communeCode: null };
  const index = await keptPlaces(context);
  const chosenName = index.communeName.get(chosenCode);
  const [commune = '', district = null] = text.split(/\s*[,(→]\s*/u);
  // An old name keeps its district; of today's, what follows the comma is mostly the province.
  const places = [
    { commune, district },
    { commune, district: null },
  ];
  const answers = places.map((place) => resolvePlace(index, place, new Map()));
  const resolved = answers.find((one) => one.kind === 'resolved');
  if (resolved?.kind === 'resolved' && resolved.communeCode !== null) {
    const communeText = index.communeName.get(resolved.communeCode) ?? text;
    return { kind: 'found', communeText, communeCode: resolved.communeCode };
  }
  const asked = answers.flatMap((one) => (one.kind === 'question' ? one.candidates : []));
  const candidates = [...new Map(asked.map((one) => [one.communeCode, one])).values()];
  // Chosen for this very text: what was typed anew is understood anew.
  if (chosenName && candidates.some(({ communeCode }) => communeCode === chosenCode)) {
    return { kind: 'found', communeText: chosenName, communeCode: chosenCode };
  }
  return { kind: 'question', candidates };
}
