import type { ReadingContext, ReadText } from '#app/domain/register/import/reading-context.ts';
import { parseAddress } from '#app/domain/register/parse/parse-address.ts';
import { kindOf, placeKey } from '#app/domain/register/places/place-key.ts';
import { isAlmostKnown, resolveDistrict } from '#app/domain/register/places/resolve-place.ts';
import type { RegisterRow } from '#app/domain/register/workbook/register-row.ts';

/** The commune and district: from their columns, from an address in one cell, else from the sections above. */
export function readPlaceTexts(row: RegisterRow, text: ReadText, { places }: ReadingContext) {
  const known = {
    isDistrict: (name: string) => resolveDistrict(places, name) !== null,
    isCommune: (name: string) => places.byKey.has(placeKey(name)),
    isAlmostCommune: (name: string) => isAlmostKnown(places, name),
  };
  let communeText = text('commune');
  let districtText = text('district');
  let addressText: string | null = null;
  const whole = text('address');
  if (whole !== null) {
    const parts = parseAddress(whole, known);
    addressText = communeText !== null && parts.commune === null ? whole : parts.local;
    communeText ??= parts.commune;
    districtText ??= parts.district;
  }
  if (communeText !== null && /[,;]|\s[-–]\s/.test(communeText)) {
    const parts = parseAddress(communeText, known);
    communeText = parts.commune ?? communeText;
    districtText ??= parts.district;
    addressText ??= parts.local;
  }
  for (const section of [...row.sections].reverse()) {
    const kind = kindOf(section);
    if (kind !== null && known.isCommune(section)) communeText ??= section;
    else if (known.isDistrict(section)) districtText ??= section;
    else if (known.isCommune(section)) communeText ??= section;
  }
  return { communeText, districtText, addressText };
}
