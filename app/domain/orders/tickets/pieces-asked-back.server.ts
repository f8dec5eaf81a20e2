import { and, eq } from 'drizzle-orm';
import type { Db, Store } from '#db/store.ts';

/** Pieces by line for which the returns of an order ask that are still open: nobody takes them out a second time. */
export async function piecesAskedBack(
  db: Db,
  { ticket }: Store['tables'],
  orderId: string,
): Promise<ReadonlyMap<string, number>> {
  const returns = await db
    .select()
    .from(ticket)
    .where(and(eq(ticket.orderId, orderId), eq(ticket.kind, 'return')));
  const pieces = new Map<string, number>();
  for (const { settledAt, receivedAt, lines } of returns) {
    if (settledAt !== null || receivedAt !== null) continue;
    for (const { lineId, quantity } of lines) pieces.set(lineId, (pieces.get(lineId) ?? 0) + quantity);
  }
  return pieces;
}
