import type { NoteProblem, ReadingContext, ReadParsed } from '#app/domain/register/import/reading-context.ts';
import { parseMark } from '#app/domain/register/parse/parse-mark.ts';
import { parseStars, parseStarsOfSection } from '#app/domain/register/parse/parse-stars.ts';
import type { RegisterRow } from '#app/domain/register/workbook/register-row.ts';
import { fold } from '#app/server/text/fold.ts';

/** The star: from its column, from a column for each star, or, where the workbook has neither, from the sections above. */
export function readStars(
  row: RegisterRow,
  read: ReadParsed,
  note: NoteProblem,
  context: ReadingContext,
): number | null {
  const own = read('stars', parseStars);
  if (own !== null) return own;
  for (const [field, cells] of row.cells) {
    if (field.startsWith('stars:') && cells.some((cell) => parseMark(cell).value === true))
      return Number(field.slice(6));
  }
  const hasColumn = [...context.fields.keys()].some(
    (field) => field === 'stars' || field.startsWith('stars:'),
  );
  if (hasColumn) return null;
  for (const section of [...row.sections].reverse()) {
    if (!/\bsao\b/.test(fold(section)) && !section.includes('★')) continue;
    const { value, problems } = parseStarsOfSection(section);
    // A section that only bears the word, "HTX Sao Mai", says nothing of stars.
    for (const code of problems)
      if (code !== 'stars_unreadable' && code !== 'stars_several')
        note(code, null, { text: section.slice(0, 80) });
    return value;
  }
  return null;
}
