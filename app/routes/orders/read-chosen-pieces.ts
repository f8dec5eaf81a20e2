import { parseWhole } from '#app/routes/parse-whole.ts';

/** Longer is no count of pieces; it is cut so that it cannot fill the page that shows it again. */
const LONGEST_TYPED = 20;

/**
 * What the form asked to cancel.
 * @returns `typed` by the name of its control, to be shown again; `lines` with a count each, NaN where what was typed is
 * no count, without those that are empty or 0.
 */
export function readChosenPieces(form: FormData) {
  const typed: Record<string, string> = {};
  for (const [name, value] of form)
    if (name.startsWith('lines.') && typeof value === 'string') typed[name] = value.slice(0, LONGEST_TYPED);
  const what = form.get('what') === 'some' ? 'some' : 'whole';
  return {
    typed,
    what,
    isWhole: what === 'whole',
    lines: Object.entries(typed).flatMap(([name, value]) => {
      const quantity = parseWhole(value);
      return quantity === null || quantity === 0 ? [] : [{ lineId: name.slice('lines.'.length), quantity }];
    }),
  };
}
