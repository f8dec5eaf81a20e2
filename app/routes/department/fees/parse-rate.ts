/** A percentage as it is typed, "2,5" or "2.5 %", in parts per 10,000; nothing is 0, what is none NaN. */
export function parseRate(typed: string): number {
  const text = typed.replace(/[\s%]/g, '').replace(',', '.');
  if (text === '') return 0;
  return /^\d{1,3}(\.\d{1,2})?$/.test(text) ? Math.round(Number(text) * 100) : Number.NaN;
}
