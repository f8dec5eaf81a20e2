/**
 * GTIN of 8, 12, 13 or 14 digits with a right check digit (GS1 General Specifications: from the right, data digits
 * weighted 3, 1, 3, 1 …). Numbers that a shop gives itself (prefixes 020-029, 040-049, 200-299 of a GTIN-13) are refused:
 * marketplaces do not take them.
 */
export function isMarketGtin(value: string): boolean {
  if (!/^(\d{8}|\d{12,14})$/.test(value)) return false;
  let sum = 0;
  for (let place = 2; place <= value.length; place += 1) {
    const digit = Number(value[value.length - place]);
    sum += place % 2 === 0 ? digit * 3 : digit;
  }
  if ((10 - (sum % 10)) % 10 !== Number(value.at(-1))) return false;
  if (value.length === 8) return !/^[02]/.test(value);
  const prefix = value.padStart(14, '0').slice(1, 4);
  return !/^(02|04|2)/.test(prefix) && !/^0+$/.test(value);
}
