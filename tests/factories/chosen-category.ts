import type { Context } from '#app/server/context.ts';

/** The category of a listing on a channel, as its producer chose it. */
export async function chosenCategory(
  { store, clock }: Context,
  row: { producerId: string; channelCode: string; listingId: string; value: string },
): Promise<void> {
  const { listingId: subject, ...choice } = row;
  const { channelChoice } = store.tables;
  await store.write((tx) =>
    tx.insert(channelChoice).values({ ...choice, subject, field: 'category', chosenAt: clock.now() }),
  );
}
