import { askLater } from '#app/domain/channels/attributes/load-attributes.server.ts';
import { categoryField } from '#app/domain/channels/categories/category-rule.ts';
import { setSubject } from '#app/domain/channels/wording/read-channel-choices.server.ts';
import type { Context } from '#app/server/context.ts';
import type { Tx } from '#db/store.ts';

export type KeptCategory = {
  producerId: string;
  personId: string;
  channelCode: string;
  /** Of this producer; `setCode` is null where no product set was chosen. */
  listings: ReadonlyArray<{ id: string; setCode: string | null }>;
  value: string;
};

/**
 * Writes the category of listings, and what is to be proposed for the next listing of their product sets. What the
 * platform asks in the category is read in the background.
 */
export async function keepCategory(
  context: Context,
  tx: Tx,
  { producerId, personId, channelCode, listings, value }: KeptCategory,
): Promise<void> {
  const { store, clock } = context;
  const { channelChoice } = store.tables;
  const sets = new Set(listings.flatMap(({ setCode }) => (setCode === null ? [] : setSubject(setCode))));
  const kept = { value, chosenAt: clock.now(), chosenBy: personId };
  for (const subject of [...listings.map(({ id }) => id), ...sets]) {
    await tx
      .insert(channelChoice)
      .values({ producerId, channelCode, subject, field: categoryField, ...kept })
      .onConflictDoUpdate({
        target: [
          channelChoice.producerId,
          channelChoice.channelCode,
          channelChoice.subject,
          channelChoice.field,
        ],
        set: kept,
      });
  }
  await askLater(context, tx, channelCode, value);
}
