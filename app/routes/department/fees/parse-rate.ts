/** A percentage as it is typed, "2,5" or "2.5 %", in parts per 10,000; null for nothing, NaN for what is none. */
export function parseRate(typed: string): number | null {
  const text = typed.replace(/[\s%]/g, '').replace(',', '.');
  if (text === '') return null;
  return /^\d{1,3}(\.\d{1,2})?$/.test(text) ? Math.round(Number(text) * 100) : Number.NaN;
}
