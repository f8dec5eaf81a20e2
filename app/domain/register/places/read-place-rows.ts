import { kindOf } from '#app/domain/register/places/place-key.ts';
import { fold, withoutMarks } from '#app/server/text/fold.ts';

type CsvRow = Readonly<Record<string, string>>;

/** The day the districts ended and today's units began. */
const REFORM_DAY = '2025-07-01';
const LAST_DISTRICT_DAY = '2025-06-30';
/** The merged province of Lào Cai carries the code that Yên Bái had. */
const PROVINCE_CODE = '15';

/** Rows of the four place tables from `laocai-units-2025.csv` and `laocai-legacy-to-new.csv`. */
export function readPlaceRows(units: ReadonlyArray<CsvRow>, legacy: ReadonlyArray<CsvRow>) {
  const slugs = new Map<string, number>();
  const communes = units.map((unit) => ({
    code: unit.code ?? '',
    name: nfc(unit.name),
    fullName: nfc(unit.full_name),
    nameEn: unit.name_en ?? '',
    nameKey: fold(unit.name ?? ''),
    slug: freeSlug(slugs, nfc(unit.name)),
    kind: kindOf(unit.full_name ?? '') ?? 'commune',
    provinceCode: PROVINCE_CODE,
    legacyProvince: unit.legacy_province || null,
    areaKm2: unit.area_km2 || null,
    population: unit.population ? Number(unit.population) : null,
    latitude: unit.lat || null,
    longitude: unit.lon || null,
    mergedFrom: unit.merged_from || null,
    validFrom: REFORM_DAY,
    validTo: null,
  }));

  const districtSlugs = new Map<string, number>();
  const districts = new Map<
    string,
    { code: string; name: string; nameKey: string; slug: string; provinceCode: string; validTo: string }
  >();
  const pairs = new Map<string, { communeCode: string; districtCode: string }>();
  const legacyCommunes = legacy.map((former) => {
    const districtCode = former.legacy_district_code ?? '';
    const communeCode = former.new_code ?? '';
    if (!districts.has(districtCode)) {
      const name = nfc(former.legacy_district);
      districts.set(districtCode, {
        code: districtCode,
        name,
        nameKey: fold(name).replace(/^(huyen|thi xa|thanh pho) /, ''),
        slug: freeSlug(districtSlugs, name.replace(/^Huyện /, '')),
        provinceCode: former.legacy_province_code ?? '',
        validTo: LAST_DISTRICT_DAY,
      });
    }
    pairs.set(`${communeCode} ${districtCode}`, { communeCode, districtCode });
    const fullName = nfc(former.legacy_ward);
    const name = fullName.replace(/^(Xã|Phường|Thị trấn) /, '');
    return {
      code: former.legacy_ward_code ?? '',
      name,
      fullName,
      nameKey: fold(name),
      districtCode,
      communeCode,
      divided: former.is_divided === 'True',
    };
  });
  return {
    communes,
    districts: [...districts.values()],
    communeDistricts: [...pairs.values()],
    legacyCommunes,
  };
}

function nfc(text: string | undefined): string {
  return (text ?? '').normalize('NFC').trim();
}

/** `Xuân Hoà` → `xuan-hoa`; the second place of a name gets `-2`. */
function freeSlug(taken: Map<string, number>, name: string): string {
  const slug = fold(withoutMarks(name)).replaceAll(' ', '-');
  const count = (taken.get(slug) ?? 0) + 1;
  taken.set(slug, count);
  return count === 1 ? slug : `${slug}-${count}`;
}
