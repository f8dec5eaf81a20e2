import { kindOf, markedPlaceKey, placeKey, type UnitKind } from '#app/domain/register/places/place-key.ts';

/** Today's units, former ones, and the districts that ended on 2025-06-30; rows of the place tables. */
export interface PlaceTable {
  communes: ReadonlyArray<{ code: string; fullName: string; name: string; kind: UnitKind }>;
  districts: ReadonlyArray<{ code: string; name: string }>;
  communeDistricts: ReadonlyArray<{ communeCode: string; districtCode: string }>;
  legacyCommunes: ReadonlyArray<{
    code: string;
    fullName: string;
    name: string;
    districtCode: string;
    communeCode: string;
  }>;
}

/** One way to understand a text: a unit of today, or a former one with the unit that took it in. */
export interface PlaceReading {
  communeCode: string;
  /** As a person would read it: "Xã Nậm Đét (huyện Bắc Hà) → Xã Bắc Hà". */
  label: string;
  kind: UnitKind;
  /** The former district; null for a unit of today that took in several. */
  districtCode: string | null;
  /** All former districts a unit of today reaches into; one for a former unit. */
  districtCodes: ReadonlyArray<string>;
  key: string;
  markedKey: string;
  legacy: boolean;
}

export interface PlaceIndex {
  byKey: ReadonlyMap<string, ReadonlyArray<PlaceReading>>;
  districtByKey: ReadonlyMap<string, string>;
  districtName: ReadonlyMap<string, string>;
  communeName: ReadonlyMap<string, string>;
  communeDistricts: ReadonlyMap<string, ReadonlyArray<string>>;
}

export function buildPlaceIndex(table: PlaceTable): PlaceIndex {
  const districtName = new Map(table.districts.map((district) => [district.code, district.name]));
  const communeName = new Map(table.communes.map((commune) => [commune.code, commune.fullName]));
  const communeDistricts = new Map<string, Array<string>>();
  for (const { communeCode, districtCode } of table.communeDistricts) {
    communeDistricts.set(communeCode, [...(communeDistricts.get(communeCode) ?? []), districtCode]);
  }
  const byKey = new Map<string, Array<PlaceReading>>();
  const add = (reading: PlaceReading) => byKey.set(reading.key, [...(byKey.get(reading.key) ?? []), reading]);
  for (const commune of table.communes) {
    const districts = communeDistricts.get(commune.code) ?? [];
    add({
      communeCode: commune.code,
      label: commune.fullName,
      districtCode: districts.length === 1 ? (districts[0] ?? null) : null,
      districtCodes: districts,
      ...keysOf(commune.fullName),
      kind: commune.kind,
      legacy: false,
    });
  }
  for (const former of table.legacyCommunes) {
    add({
      communeCode: former.communeCode,
      label: `${former.fullName}, ${districtName.get(former.districtCode) ?? former.districtCode} → ${communeName.get(former.communeCode) ?? former.communeCode}`,
      districtCode: former.districtCode,
      districtCodes: [former.districtCode],
      ...keysOf(former.fullName),
      legacy: true,
    });
  }
  return {
    byKey,
    districtByKey: new Map(table.districts.map((district) => [placeKey(district.name), district.code])),
    districtName,
    communeName,
    communeDistricts,
  };
}

type NameKeys = Pick<PlaceReading, 'kind' | 'key' | 'markedKey'>;
/** The province's units are a few hundred, always the same: what their names are folded to is made once. */
const known = new Map<string, NameKeys>();

function keysOf(fullName: string): NameKeys {
  const kept = known.get(fullName);
  if (kept) return kept;
  const keys = {
    kind: kindOf(fullName) ?? 'commune',
    key: placeKey(fullName),
    markedKey: markedPlaceKey(fullName),
  };
  known.set(fullName, keys);
  return keys;
}
