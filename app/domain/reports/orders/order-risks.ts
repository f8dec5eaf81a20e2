/** Why staff should look at an order, the most pressing first. */
export const orderRisks = [
  'disputed',
  'money-back',
  'refund',
  'ticket',
  'suspended',
  'unaccepted',
  'unshipped',
  'unpaid',
] as const;
export type OrderRisk = (typeof orderRisks)[number];

export function isOrderRisk(text: string): text is OrderRisk {
  return (orderRisks as readonly string[]).includes(text);
}
