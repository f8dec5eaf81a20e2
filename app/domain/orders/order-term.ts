import { type OrderTermName, orderTerms } from '#db/reference/order-terms.ts';

const HOUR_MS = 60 * 60 * 1000;

/** How long one step of an order may take on a local day, ms. @throws RangeError for a day before any row */
export function orderTermMs(name: OrderTermName, today: string): number {
  const row = orderTerms.findLast((term) => term.name === name && term.validFrom <= today);
  if (!row) throw new RangeError(`no term "${name}" holds on ${today}`);
  return row.hours * HOUR_MS;
}
