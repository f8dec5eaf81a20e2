/** Between sizes as they were typed and as somebody else has stored them meanwhile. */

type Typed = Array<[name: string, value: string]>;
type Stored = Record<string, string>;

const rowOf = /^variants\.(\d+)\.(\w+)$/;

/**
 * Sizes know each other by their variant, not by their place in the form. A size that was stored meanwhile and that the
 * form did not show becomes one more row of it, or saving would take it out; one whose variant is gone becomes a new one.
 * @param stored by control, in the stored order; `storedIds` their variants in that order.
 * @param liveIds variants that the listing has.
 * @returns both by the rows of the form.
 */
export function meetStoredSizes(
  typed: Typed,
  {
    stored,
    storedIds,
    liveIds,
  }: { stored: Stored; storedIds: readonly string[]; liveIds: readonly string[] },
): { typed: Typed; stored: Stored } {
  const rows = new Map<string, number>();
  let next = 0;
  const met = typed.map(([name, value]): [string, string] => {
    const [, row, field] = rowOf.exec(name) ?? [];
    if (row === undefined) return [name, value];
    next = Math.max(next, Number(row) + 1);
    if (field !== 'variantId') return [name, value];
    if (!liveIds.includes(value)) return [name, ''];
    rows.set(value, Number(row));
    return [name, value];
  });
  const stays = Object.entries(stored).filter(([name]) => !rowOf.test(name));
  const shown: Stored = Object.fromEntries(stays);
  for (const [at, id] of storedIds.entries()) {
    const row = rows.get(id);
    const to = row ?? next++;
    for (const [name, value] of Object.entries(stored)) {
      const [, from, field] = rowOf.exec(name) ?? [];
      if (from !== String(at)) continue;
      shown[`variants.${to}.${field}`] = value;
      if (row === undefined) met.push([`variants.${to}.${field}`, value]);
    }
    if (row === undefined) met.push([`variants.${to}.variantId`, id]);
  }
  return { typed: met, stored: shown };
}
