import { endingAnswers } from '#app/domain/register/import/find-endings.ts';
import type { Ending } from '#app/domain/register/import/import-plan.ts';

const CLEAR = 'ended-clear:';
const ASKED = 'ended-asked:';

/** The name of the field that answers one ending by itself. */
export function singleField({ key, isClear }: Pick<Ending, 'key' | 'isClear'>): string {
  return `${isClear ? CLEAR : ASKED}${key}`;
}

/** Answers about single endings by the names of their fields; what offers no such answer is left out. */
export function readSingles(form: FormData): Readonly<Record<string, string>> {
  const answers: ReadonlyArray<string> = endingAnswers;
  return Object.fromEntries(
    [...form].filter((field): field is [string, string] => {
      const [name, value] = field;
      return (name.startsWith(CLEAR) || name.startsWith(ASKED)) && answers.includes(String(value));
    }),
  );
}

/** The same by the keys of the endings. */
export function singlesByKey(singles: Readonly<Record<string, string>>): ReadonlyArray<[string, string]> {
  return Object.entries(singles).map(([name, answer]) => [name.slice(name.indexOf(':') + 1), answer]);
}

/** How many of those that one answer for all would record have an answer of their own. */
export function countClearSingles(singles: Readonly<Record<string, string>>): number {
  return Object.keys(singles).filter((name) => name.startsWith(CLEAR)).length;
}
