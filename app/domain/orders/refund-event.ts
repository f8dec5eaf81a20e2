import { z } from 'zod';

const refundEvent = z.object({ amount: z.number() });
const kinds: readonly string[] = ['refund-promised', 'refund-sent', 'refund-by-dispute'];

/** VND of money that is promised back, has been sent back, or was given back by a card's bank; null for every other event. */
export function refundAmountIn(kind: string, detail: unknown): number | null {
  return kinds.includes(kind) ? (refundEvent.safeParse(detail).data?.amount ?? null) : null;
}
