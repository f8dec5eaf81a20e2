/**
 * A number as people type it: `185.000`, `185 000 ₫`, `185,000`, `185k`. Null for nothing. What is a number but no
 * whole one (`12,5`) or below nothing (`-3`) comes back as such, so that the form can name the mistake; NaN for all
 * that is no number, or could be read in two ways (`185.00`).
 */
export function parseWhole(typed: string): number | null {
  const text = typed
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s₫đ]|vnd|vnđ|đồng/gu, '')
    .replace(/^[−–]/, '-');
  if (text === '') return null;
  const [, sign = '', digits = '', thousands] =
    /^(-?)(\d+|\d{1,3}(?:\.\d{3})+|\d{1,3}(?:,\d{3})+)(k|nghìn|ngàn)?$/u.exec(text) ?? [];
  if (digits !== '') {
    const amount = Number(digits.replace(/[.,]/g, '')) * (thousands ? 1000 : 1);
    return sign && amount > 0 ? -amount : amount;
  }
  const fraction = /^-?\d+[.,]\d+$/.test(text) ? Number(text.replace(',', '.')) : Number.NaN;
  return Number.isInteger(fraction) ? Number.NaN : fraction;
}
