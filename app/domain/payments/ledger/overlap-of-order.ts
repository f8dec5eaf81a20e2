/** A promise of an order's card money that waits, or has been met. VND. */
export type OrderPromise = {
  readonly id: string;
  readonly amount: number;
  readonly doneAt: number | null;
  readonly settledBy: string | null;
};

/**
 * How much of a promise is the same money as what card holders' banks have taken of its order: all of it where they took as much;
 * else as much as the order could not pay beside that without giving back more than it cost, for the bank may have been asked about
 * other pieces of it.
 * @param taken VND that banks took of the order, and that is the same money as no other promise.
 * @param room VND of the order that is neither taken nor met by others.
 */
export function partTaken(amount: number, { taken, room }: { taken: number; room: number }): number {
  if (amount <= taken) return amount;
  return taken <= 0 ? 0 : Math.min(taken, Math.max(0, amount - Math.max(0, room)));
}

/**
 * How much of what is promised of an order, and not sent, is the same money as what banks hold of it or have for good: what its
 * producer bears once. As it would be if these banks gave it all to the buyer in this moment (`settleLostRefunds`).
 * @param whole VND that the payment brought for the order.
 * @param taken VND that the disputes of the payment cost its producer, without what banks have given back.
 * @param promises those of the payment for this order.
 */
export function overlapOfOrder(
  { whole, taken }: { whole: number; taken: number },
  promises: readonly OrderPromise[],
): number {
  const sumOf = (rows: readonly OrderPromise[]) => rows.reduce((sum, { amount }) => sum + amount, 0);
  const open = promises.filter(({ doneAt }) => doneAt === null);
  let done = sumOf(promises.filter(({ doneAt }) => doneAt !== null));
  let left = taken - sumOf(promises.filter(({ settledBy }) => settledBy === 'dispute'));
  // What all of them come to beyond the order's price, though none of them does alone: it is settled once the others are sent.
  const beyond = Math.min(left, sumOf(open), sumOf(open) + left + done - whole);
  let overlap = 0;
  for (const { amount } of open.toSorted((a, b) => (a.id < b.id ? -1 : 1))) {
    const part = partTaken(amount, { taken: left, room: whole - left - done });
    overlap += part;
    left -= part;
    done += part;
  }
  return Math.max(overlap, beyond, 0);
}
