import { and, eq, inArray } from 'drizzle-orm';
import type { Store, Tx } from '#db/store.ts';

/** Says of a subject when something that was chosen for it was taken back; no choice itself. */
const clearedField = 'cleared';

export type ClearedChoices = {
  producerId: string;
  channelCode: string;
  subjects: readonly string[];
  field: string;
  /** ms UTC. */
  at: number;
  personId: string;
};

/**
 * Takes choices back. A row that is gone tells nobody when: shops that follow, feeds of changes and the next file would
 * keep what had been chosen, so the moment stays, in the row's place.
 */
export async function clearChoices(
  tx: Tx,
  { channelChoice }: Store['tables'],
  { producerId, channelCode, subjects, field, at, personId }: ClearedChoices,
): Promise<void> {
  const cleared = await tx
    .delete(channelChoice)
    .where(
      and(
        eq(channelChoice.producerId, producerId),
        eq(channelChoice.channelCode, channelCode),
        inArray(channelChoice.subject, [...subjects]),
        eq(channelChoice.field, field),
      ),
    )
    .returning({ subject: channelChoice.subject });
  const moment = { value: '', chosenAt: at, chosenBy: personId };
  for (const { subject } of cleared) {
    await tx
      .insert(channelChoice)
      .values({ producerId, channelCode, subject, field: clearedField, ...moment })
      .onConflictDoUpdate({
        target: [
          channelChoice.producerId,
          channelChoice.channelCode,
          channelChoice.subject,
          channelChoice.field,
        ],
        set: moment,
      });
  }
}
