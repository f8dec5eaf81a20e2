/**
 * A whole number of đồng in parts that are to each other as `shares`, to the đồng: what rounding leaves over goes one by one
 * to the parts that lost most by it, the first of equals first.
 */
export function splitByShares(amount: number, shares: readonly number[]): number[] {
  const sum = shares.reduce((total, share) => total + share, 0);
  if (sum <= 0) return shares.map(() => 0);
  const exact = shares.map((share) => (amount * share) / sum);
  const parts = exact.map(Math.floor);
  const over = amount - parts.reduce((total, part) => total + part, 0);
  const byLoss = exact
    .map((value, at) => ({ at, loss: value - Math.floor(value) }))
    .sort((a, b) => b.loss - a.loss || a.at - b.at);
  for (const { at } of byLoss.slice(0, over)) parts[at] = (parts[at] ?? 0) + 1;
  return parts;
}
