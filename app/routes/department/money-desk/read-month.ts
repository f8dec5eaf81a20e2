/** A month from an address, `2026-11` or as people type it, `11/2026`; null where it is none. */
export function typedMonth(typed: string | null): string | null {
  const text = (typed ?? '').trim();
  const [, month, year] = /^(\d{1,2})\/(\d{4})$/.exec(text) ?? [];
  const read = month && year ? `${year}-${month.padStart(2, '0')}` : text;
  return /^20\d{2}-(0[1-9]|1[0-2])$/.test(read) ? read : null;
}

/** The same, or that of today. */
export function readMonth(typed: string | null, today: string): string {
  return typedMonth(typed) ?? today.slice(0, 7);
}
