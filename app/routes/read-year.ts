/** A year from an address; that of today where it is none. */
export function readYear(typed: string | null, today: string): string {
  return typed !== null && /^20\d{2}$/.test(typed) ? typed : today.slice(0, 4);
}
