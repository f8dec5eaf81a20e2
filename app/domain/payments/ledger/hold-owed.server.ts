import { eq } from 'drizzle-orm';
import type { Store, Tx } from '#db/store.ts';

/**
 * Holds what is owed to producers for the caller's write: whoever takes from it (a refund, a dispute, a payout) waits here for
 * the others, so that what one has looked at still stands when it writes. An update of nothing, because it locks the row on
 * both engines; by id, so that two who take from several do not wait for each other.
 */
export async function holdOwed(
  { producer }: Store['tables'],
  tx: Tx,
  producerIds: Iterable<string>,
): Promise<void> {
  for (const id of [...new Set(producerIds)].sort()) {
    await tx.update(producer).set({ name: producer.name }).where(eq(producer.id, id));
  }
}
