import { fold } from '#app/server/text/fold.ts';

/**
 * The entry of a file's own list that means `value`: written alike but for case, marks and blanks, or the entry that
 * carries it as its number ("100629 - Thực phẩm", "Trà (601450)"). Null when the list has no such entry, or several.
 */
export function fitList(value: string | number, list: readonly string[]): string | number | null {
  const wanted = String(value).trim();
  const exact = list.filter((entry) => entry === wanted);
  if (exact.length > 0) return exact[0] ?? null;
  const alike = list.filter((entry) => fold(entry) === fold(wanted));
  if (alike.length === 1) return alike[0] ?? null;
  if (!/^\d+$/.test(wanted)) return null;
  const numbered = new RegExp(`^${wanted}(?!\\d)|\\(${wanted}\\)$`);
  const byNumber = list.filter((entry) => numbered.test(entry));
  return byNumber.length === 1 ? (byNumber[0] ?? null) : null;
}
