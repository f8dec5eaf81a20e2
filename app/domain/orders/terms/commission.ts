/** 1/10,000: 500 is 5 %. */
const WHOLE = 10_000;

type CommissionRow = {
  /** First local day, YYYY-MM-DD in Lào Cai. */
  readonly validFrom: string;
  /** In 1/10,000 of the goods. */
  readonly rate: number;
};

/**
 * The market's share by day, the earliest first; each holds until the next begins. Source: the market's own terms, which
 * take nothing of a sale. A later share is a row of its own, and changes no order that was placed before.
 */
const rates: readonly CommissionRow[] = [{ validFrom: '2025-01-01', rate: 0 }];

/**
 * The share that an order of this local day is placed at; it is kept with the order and asked for no more.
 * @param day YYYY-MM-DD in Lào Cai.
 * @returns in 1/10,000; nothing before the first row.
 */
export function commissionRateOn(day: string, rows: readonly CommissionRow[] = rates): number {
  return rows.findLast(({ validFrom }) => validFrom <= day)?.rate ?? 0;
}

/**
 * What the market's share of goods comes to; delivery bears none. Rounded down to the whole đồng, so that the producer
 * loses nothing by it; exact for every amount that the books take.
 * @param goodsAmount VND. @param rate in 1/10,000, the one kept with the order.
 * @returns VND.
 * @throws RangeError for what is no whole sum, or no share between nothing and all.
 */
export function commissionOf(goodsAmount: number, rate: number): number {
  if (!Number.isSafeInteger(goodsAmount) || goodsAmount < 0)
    throw new RangeError(`goods of ${goodsAmount} đồng`);
  if (!Number.isInteger(rate) || rate < 0 || rate > WHOLE) throw new RangeError(`a share of ${rate}/10,000`);
  // In two parts: the product of both may be more than a number holds.
  const rest = goodsAmount % WHOLE;
  return ((goodsAmount - rest) / WHOLE) * rate + Math.floor((rest * rate) / WHOLE);
}
