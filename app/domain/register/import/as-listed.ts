import type { RegisterModel } from '#app/domain/register/import/register-model.ts';
import type { RowValues } from '#app/domain/register/import/row-values.ts';
import { markedPlaceKey } from '#app/domain/register/places/place-key.ts';
import { foldKeepingMarks } from '#app/server/text/fold.ts';

/**
 * A row with our code, as our own list of entries writes it: the list has today's commune beside the former district and
 * the branch of the group, where the register keeps what the departments' files said. These words are no news, and no
 * question. Whatever is worded in another way stays what the row says.
 */
export function asListed(values: RowValues, model: RegisterModel): RowValues {
  const entry = values.code === null ? undefined : model.entryByCode(values.code);
  const listed = entry && model.listedWords(entry);
  if (!entry || !listed) return values;
  const { communeText, districtText, groupText } = values;
  const isPlace = isWordOf(listed.commune, communeText) && isWordOf(listed.district, districtText);
  const isGroup =
    groupText !== null && listed.group.some((word) => foldKeepingMarks(word) === foldKeepingMarks(groupText));
  return {
    ...values,
    ...(isPlace && {
      communeText: null,
      districtText: null,
      place: {
        kind: 'resolved' as const,
        communeCode: entry.communeCode,
        districtCode: entry.legacyDistrictCode,
      },
      problems: values.problems.filter(({ code }) => code !== 'place_district_differs'),
    }),
    ...(isGroup && { groupText: null, setCode: null }),
  };
}

/** An empty cell says nothing against what is known. */
function isWordOf(known: string | null, written: string | null): boolean {
  return written === null || (known !== null && markedPlaceKey(known) === markedPlaceKey(written));
}
