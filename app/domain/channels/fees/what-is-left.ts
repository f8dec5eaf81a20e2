import type { FeeRow } from '#app/domain/channels/fees/fee-row.ts';

/** What the sale of one unit, alone in its order, costs besides the goods. Whole VND. */
export type SaleCosts = {
  fees: ReadonlyArray<Pick<FeeRow, 'kind' | 'name' | 'rate' | 'amount' | 'cap'>>;
  packing: number;
  /** The seller's share of the carriage. */
  shipping: number;
};

export type FeeLine = { kind: string; name: string; amount: number };

const PARTS = 10_000;
/** No price above it is worth looking for, VND. */
const HIGHEST = 1_000_000_000;

/**
 * What a platform takes of a price, line by line. Counted exactly in ten-thousandths of a đồng; only the sum is rounded,
 * up to a whole đồng, and the lines share that out in their order, so that they add up to it.
 */
export function feeLines(price: number, fees: SaleCosts['fees']): FeeLine[] {
  let exact = 0;
  let taken = 0;
  return fees.map(({ kind, name, rate, amount, cap }) => {
    const part = price * rate;
    exact += (cap === null ? part : Math.min(part, cap * PARTS)) + amount * PARTS;
    const upTo = Math.ceil(exact / PARTS);
    const line = { kind, name, amount: upTo - taken };
    taken = upTo;
    return line;
  });
}

/** What one unit leaves of its price, before what the goods themselves cost. May be below nothing. */
export function whatIsLeft(price: number, costs: SaleCosts): number {
  const taken = feeLines(price, costs.fees).reduce((sum, { amount }) => sum + amount, 0);
  return price - taken - costs.packing - costs.shipping;
}

/**
 * The lowest price at which one unit leaves at least what the goods cost; one đồng less would lose money.
 * @returns null when no price does: the platform takes everything that is added.
 */
export function lowestPrice(cost: number, costs: SaleCosts): number | null {
  if (whatIsLeft(HIGHEST, costs) < cost) return null;
  // What is left never falls as the price rises: rates come to less than the whole, and only the sum is rounded.
  let [low, high] = [0, HIGHEST];
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (whatIsLeft(middle, costs) >= cost) high = middle;
    else low = middle + 1;
  }
  return low;
}
