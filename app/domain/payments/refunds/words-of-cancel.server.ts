import { z } from 'zod';
import { openBuyersNotes } from '#app/domain/orders/buyers-note.server.ts';
import type { Context } from '#app/server/context.ts';
import type { Tx } from '#db/store.ts';

const withWords = z.object({ note: z.string().catch('') });

/** What somebody has written of why they cancel: open, or a buyer's as `sealBuyersNote` leaves it. */
export type CancelNotes = { readonly note?: string | undefined; readonly sealedNote?: string | undefined };

/**
 * Whether what is written with a cancellation that is sent once more is what an event of the order keeps of the first: a seal is
 * another each time, so that both are opened.
 * @param detail of the event.
 */
export async function areSameWords(
  context: Context,
  tx: Tx,
  { orderId, detail, said }: { orderId: string; detail: unknown; said: CancelNotes },
): Promise<boolean> {
  const opened = await openBuyersNotes(context, tx, [
    { orderId, detail },
    { orderId, detail: said as unknown },
  ]);
  const [before, now] = opened.map((event) => withWords.parse(event.detail).note);
  return before === now;
}
