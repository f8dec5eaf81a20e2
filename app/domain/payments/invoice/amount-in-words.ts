const digits = ['không', 'một', 'hai', 'ba', 'bốn', 'năm', 'sáu', 'bảy', 'tám', 'chín'];
const scales = ['', 'nghìn', 'triệu'];
const BILLION = 1_000_000_000;

/**
 * An amount as an invoice spells it in Vietnamese: "Một triệu không trăm linh năm nghìn đồng".
 * @param amount whole VND, from nothing up.
 */
export function amountInWords(amount: number): string {
  if (!Number.isSafeInteger(amount) || amount < 0) throw new RangeError(`${amount} is no amount of đồng`);
  const words = `${amount === 0 ? 'không' : number(amount, false)} đồng`;
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** @param isFull something stands before it, so that its hundreds are said though there are none. */
function number(value: number, isFull: boolean): string {
  const billions = Math.floor(value / BILLION);
  const parts: string[] = billions > 0 ? [`${number(billions, isFull)} tỷ`] : [];
  const rest = value % BILLION;
  for (const [at, scale] of [...scales.entries()].reverse()) {
    const group = Math.floor(rest / 1000 ** at) % 1000;
    if (group === 0) continue;
    parts.push([threeDigits(group, isFull || parts.length > 0), scale].filter(Boolean).join(' '));
  }
  return parts.join(' ');
}

function threeDigits(group: number, isFull: boolean): string {
  const hundreds = Math.floor(group / 100);
  const tens = Math.floor(group / 10) % 10;
  const ones = group % 10;
  const words: string[] = [];
  const hasHundreds = isFull || hundreds > 0;
  if (hasHundreds) words.push(`${digits[hundreds]} trăm`);
  if (tens === 0) {
    if (ones > 0) words.push(hasHundreds ? `linh ${digits[ones]}` : `${digits[ones]}`);
    return words.join(' ');
  }
  words.push(tens === 1 ? 'mười' : `${digits[tens]} mươi`);
  if (ones === 1) words.push(tens === 1 ? 'một' : 'mốt');
  else if (ones === 5) words.push('lăm');
  else if (ones > 0) words.push(digits[ones] ?? '');
  return words.join(' ');
}
