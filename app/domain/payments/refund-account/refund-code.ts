/**
 * By which people call a refund, and what stands in the memo of the transfer that sends it: `HT` and the last eight
 * characters of its id, which are drawn by lot. No memo code of an order can stand in it: those begin with `YU`, and ids
 * have no U.
 */
export function refundCode(refundId: string): string {
  return `HT${refundId.slice(-8).toUpperCase()}`;
}

/** The memo of that transfer: letters, digits and blanks, well under the 25 characters that every bank carries. */
export function refundMemo(refundId: string): string {
  return `HOAN TIEN ${refundCode(refundId)}`;
}
