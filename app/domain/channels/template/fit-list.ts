import { fold } from '#app/server/text/fold.ts';

/**
 * The entry of a file's own list that means `value`: written alike but for case, marks and blanks, or the entry that
 * carries it as its number ("100629 - Thực phẩm", "Trà (601450)"). Null when the list has no such entry, or several.
 */
export function fitList(value: string | number, list: readonly string[]): string | number | null {
  return listIndex(list)(value);
}

/** `fitList` for one list and many values. */
export function listIndex(list: readonly string[]): (value: string | number) => string | null {
  const written = new Set(list);
  const alike = new Map<string, string[]>();
  const numbered = new Map<string, string[]>();
  for (const entry of list) {
    append(alike, fold(entry), entry);
    const numbers = new Set([/^\d+/.exec(entry)?.[0], /\((\d+)\)$/.exec(entry)?.[1]]);
    for (const number of numbers) if (number !== undefined) append(numbered, number, entry);
  }
  const only = (entries: readonly string[] | undefined) =>
    entries?.length === 1 ? (entries[0] ?? null) : null;
  return (value) => {
    const wanted = String(value).trim();
    if (written.has(wanted)) return wanted;
    const found = only(alike.get(fold(wanted)));
    if (found !== null) return found;
    return /^\d+$/.test(wanted) ? only(numbered.get(wanted)) : null;
  };
}

function append(lists: Map<string, string[]>, key: string, entry: string): void {
  const known = lists.get(key);
  if (known) known.push(entry);
  else lists.set(key, [entry]);
}
