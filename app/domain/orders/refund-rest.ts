import { z } from 'zod';

/** VND of what was cancelled: gone back before, and promised now. */
const refundRest = z.object({ before: z.number(), amount: z.number() });

/** What the event `refund-rest` of an order tells; null for every other event. */
export function refundRestIn(kind: string, detail: unknown): z.infer<typeof refundRest> | null {
  return kind === 'refund-rest' ? refundRest.parse(detail) : null;
}
