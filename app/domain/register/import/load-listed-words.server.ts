import type { KnownEntry } from '#app/domain/register/import/import-plan.ts';
import type { ListedWords } from '#app/domain/register/import/register-model.ts';
import { parseGroup } from '#app/domain/register/parse/parse-group.ts';
import { departmentMessages } from '#app/i18n/department.ts';
import { languages } from '#app/i18n/language.ts';
import { translate } from '#app/i18n/messages.ts';
import type { Db } from '#db/store.ts';
import type { Tables } from '#db/tables/define-tables.ts';

/** How the department's own list of entries, as a workbook, words the places and groups of these; by their codes. */
export async function loadListedWords(
  db: Db,
  { commune, legacyDistrict, productSet }: Tables,
  entries: ReadonlyArray<KnownEntry>,
): Promise<ReadonlyMap<string, ListedWords>> {
  const communes = await db.select({ code: commune.code, name: commune.name }).from(commune);
  const districts = await db
    .select({ code: legacyDistrict.code, name: legacyDistrict.name })
    .from(legacyDistrict);
  const sets = await db.select().from(productSet);
  const communeNames = new Map(communes.map(({ code, name }) => [code, name]));
  const districtNames = new Map(districts.map(({ code, name }) => [code, name]));
  const branches = new Map(sets.map(({ code, branchNumber }) => [code, branchNumber]));
  const byText = new Map<string, string | null>();
  const branchOf = ({ setCode, groupText }: KnownEntry): string | null => {
    const known = setCode === null ? undefined : branches.get(setCode);
    if (known !== undefined || groupText === null) return known ?? null;
    const read = byText.get(groupText);
    const branch = read === undefined ? parseGroup(groupText, sets).branchNumber : read;
    byText.set(groupText, branch);
    return branch;
  };
  return new Map(
    entries.map((entry) => {
      const branch = branchOf(entry);
      const listed: ListedWords = {
        commune: communeNames.get(entry.communeCode ?? '') ?? null,
        district: districtNames.get(entry.legacyDistrictCode ?? '') ?? null,
        group:
          branch === null
            ? []
            : languages.map((language) => translate(departmentMessages, language)(`group_${branch as 'I'}`)),
      };
      return [entry.code, listed];
    }),
  );
}
