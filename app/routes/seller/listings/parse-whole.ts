/**
 * A whole number as people type it: `185.000`, `185 000 ₫`, `185,000`, `185k`. Null for nothing; NaN for what is no
 * whole number (`1,5`), so that the form can say so.
 */
export function parseWhole(typed: string): number | null {
  const text = typed
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s₫đ]|vnd|vnđ|đồng/gu, '');
  if (text === '') return null;
  const [, digits = '', thousands] =
    /^(\d+|\d{1,3}(?:\.\d{3})+|\d{1,3}(?:,\d{3})+)(k|nghìn|ngàn)?$/u.exec(text) ?? [];
  if (digits === '') return Number.NaN;
  return Number(digits.replace(/[.,]/g, '')) * (thousands ? 1000 : 1);
}
