/**
 * What a buyer writes into the transfer that pays a claim back, so that the market knows it in its statement: `TL` (trả lại) and
 * the end of the claim's id. No memo code of an order begins so.
 */
export function claimCode(claimId: string): string {
  return `TL${claimId.slice(-8).toUpperCase()}`;
}
