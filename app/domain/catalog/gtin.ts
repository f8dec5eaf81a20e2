/**
 * Barcode numbers. Check digit: GS1 General Specifications, the same for 8, 12, 13 and 14 digits (from the right, data
 * digits weighted 3, 1, 3, 1 …; tried against 893123456789→7 and 629104150021→3).
 */
export type GtinProblem = 'gtinLength' | 'gtinCheckDigit';
export type GtinWarning = 'gtinInternal' | 'gtinBook';

/** Why `value` cannot be a GTIN; null when it can or is ''. */
export function gtinProblem(value: string): GtinProblem | null {
  if (value === '') return null;
  if (!/^(\d{8}|\d{12,14})$/.test(value) || /^0+$/.test(value)) return 'gtinLength';
  return checkDigit(value.slice(0, -1)) === Number(value.at(-1)) ? null : 'gtinCheckDigit';
}

/** The check digit behind these data digits. */
export function checkDigit(digits: string): number {
  let sum = 0;
  for (let fromRight = 0; fromRight < digits.length; fromRight += 1) {
    sum += Number(digits[digits.length - 1 - fromRight]) * (fromRight % 2 === 0 ? 3 : 1);
  }
  return (10 - (sum % 10)) % 10;
}

/**
 * A right number that marketplaces will not take as a product's: one that a shop gives itself (GS1 prefixes 020–029,
 * 040–049, 200–299; GTIN-8 beginning with 0 or 2), or a book's or a magazine's (977–979).
 */
export function gtinWarning(value: string): GtinWarning | null {
  if (value === '' || gtinProblem(value)) return null;
  if (value.length === 8) return /^[02]/.test(value) ? 'gtinInternal' : null;
  const prefix = value.padStart(14, '0').slice(1, 4);
  if (/^(02|04|2)/.test(prefix)) return 'gtinInternal';
  return /^97[789]/.test(prefix) ? 'gtinBook' : null;
}
