import type { PlaceIndex, PlaceReading } from '#app/domain/register/places/place-index.ts';
import { editDistance, kindOf, markedPlaceKey, placeKey } from '#app/domain/register/places/place-key.ts';
import { fold } from '#app/server/text/fold.ts';

export interface PlaceCandidate {
  communeCode: string;
  label: string;
}

export type ResolvedPlace =
  | { kind: 'none' }
  /** `districtDiffers`: the text names a district that this unit never belonged to (only after a person's answer). */
  | { kind: 'resolved'; communeCode: string | null; districtCode: string | null; districtDiffers?: true }
  | {
      kind: 'question';
      why: 'unknown' | 'ambiguous';
      textKey: string;
      candidates: ReadonlyArray<PlaceCandidate>;
    };

/** Under which a person's answer about a place is kept and found again. */
export function placeTextKey(commune: string, district: string | null): string {
  return `${fold(commune)}|${district === null ? '' : placeKey(district)}`;
}

/** The former district that a text names; null when it names none. */
export function resolveDistrict(index: PlaceIndex, text: string | null): string | null {
  return text === null ? null : (index.districtByKey.get(placeKey(text)) ?? null);
}

/**
 * Today's unit for a commune (and district) as a register words them. Former communes count under their district;
 * with no district every reading counts, and two that lead to different units make a question, never a guess. The
 * same marks beat the same letters (Phường Sa Pả is not Phường Sa Pa), the same kind beats another (Thị trấn Khánh
 * Yên is not Xã Khánh Yên).
 * @param answers what people have answered before, by `placeTextKey`
 */
export function resolvePlace(
  index: PlaceIndex,
  place: { commune: string | null; district: string | null },
  answers: ReadonlyMap<string, string>,
): ResolvedPlace {
  const districtCode = resolveDistrict(index, place.district);
  if (place.commune === null || fold(place.commune) === '') {
    if (place.district === null || fold(place.district) === '') return { kind: 'none' };
    if (districtCode !== null) return { kind: 'resolved', communeCode: null, districtCode };
    // What stands in the district's column may be a commune of today.
    return resolvePlace(index, { commune: place.district, district: null }, answers);
  }
  const textKey = placeTextKey(place.commune, place.district);
  const answer = answers.get(textKey);
  if (answer !== undefined) {
    const isElsewhere =
      districtCode !== null && !(index.communeDistricts.get(answer) ?? []).includes(districtCode);
    return {
      kind: 'resolved',
      communeCode: answer,
      districtCode: districtCode ?? onlyDistrict(index, answer),
      ...(isElsewhere ? { districtDiffers: true } : {}),
    };
  }

  const named = index.byKey.get(placeKey(place.commune)) ?? [];
  const inDistrict =
    districtCode === null ? named : named.filter((reading) => reading.districtCodes.includes(districtCode));
  if (inDistrict.length === 0 && named.length > 0) return question('ambiguous', textKey, named);
  if (inDistrict.length === 0)
    return question('unknown', textKey, nearby(index, place.commune, districtCode));

  const readings = closest(inDistrict, place.commune);
  const communeCodes = new Set(readings.map((reading) => reading.communeCode));
  if (communeCodes.size > 1) return question('ambiguous', textKey, readings);
  const districts = new Set(readings.map((reading) => reading.districtCode));
  const [communeCode = null] = communeCodes;
  const [onlyReadDistrict = null] = districts.size === 1 ? districts : [];
  return { kind: 'resolved', communeCode, districtCode: districtCode ?? onlyReadDistrict };
}

/** The readings that fit the text best: marks first, then the kind; a criterion that none meets is dropped. */
function closest(readings: ReadonlyArray<PlaceReading>, text: string): ReadonlyArray<PlaceReading> {
  const marked = markedPlaceKey(text);
  const sameMarks = readings.filter((reading) => reading.markedKey === marked);
  const chosen = sameMarks.length > 0 ? sameMarks : readings;
  const kind = kindOf(text);
  const sameKind = kind === null ? [] : chosen.filter((reading) => reading.kind === kind);
  return sameKind.length > 0 ? sameKind : chosen;
}

function onlyDistrict(index: PlaceIndex, communeCode: string): string | null {
  const districts = index.communeDistricts.get(communeCode) ?? [];
  return districts.length === 1 ? (districts[0] ?? null) : null;
}

/** Whether a text is one letter away from a place that we know. */
export function isAlmostKnown(index: PlaceIndex, text: string): boolean {
  const key = placeKey(text);
  for (const known of index.byKey.keys()) if (editDistance(key, known, 1) <= 1) return true;
  return false;
}

const FARTHEST_TYPO = 2;
const MOST_CANDIDATES = 12;

/**
 * What an unknown name may mean, likeliest first: names one or two letters away, then everything else in the district
 * that the row names (a village or a school may stand where the commune should), the most alike first.
 */
function nearby(index: PlaceIndex, text: string, districtCode: string | null): Array<PlaceReading> {
  const key = placeKey(text);
  const near: Array<{ reading: PlaceReading; distance: number }> = [];
  for (const [otherKey, readings] of index.byKey) {
    const typo = editDistance(key, otherKey, FARTHEST_TYPO);
    for (const reading of readings) {
      const isThere = districtCode !== null && reading.districtCodes.includes(districtCode);
      if (typo > FARTHEST_TYPO && !isThere) continue;
      const distance = typo > FARTHEST_TYPO ? 2 * FARTHEST_TYPO + unlikeness(key, otherKey) : typo;
      near.push({ reading, distance: distance + (districtCode === null || isThere ? 0 : FARTHEST_TYPO) });
    }
  }
  return near.sort((a, b) => a.distance - b.distance).map((each) => each.reading);
}

/** 0 to 1: the share of the known name's pairs of letters that the text lacks. Keys hold no blanks. */
function unlikeness(text: string, known: string): number {
  const pairs = Array.from({ length: Math.max(1, known.length - 1) }, (_, at) => known.slice(at, at + 2));
  return pairs.filter((pair) => !text.includes(pair)).length / pairs.length;
}

function question(
  why: 'unknown' | 'ambiguous',
  textKey: string,
  readings: ReadonlyArray<PlaceReading>,
): ResolvedPlace {
  const candidates = new Map<string, PlaceCandidate>();
  for (const { communeCode, label } of readings) {
    if (!candidates.has(communeCode)) candidates.set(communeCode, { communeCode, label });
  }
  return { kind: 'question', why, textKey, candidates: [...candidates.values()].slice(0, MOST_CANDIDATES) };
}
