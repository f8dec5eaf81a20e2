import { desc, eq, isNull } from 'drizzle-orm';
import type { Context } from '#app/server/context.ts';

/** Every fee that was not put away, by channel, the latest first. */
export async function listFees({ store }: Context) {
  const { channelFee, channel } = store.tables;
  return store.read((db) =>
    db
      .select({ fee: channelFee, channelName: channel.name })
      .from(channelFee)
      .innerJoin(channel, eq(channel.code, channelFee.channelCode))
      .where(isNull(channelFee.archivedAt))
      .orderBy(channel.position, channelFee.kind, desc(channelFee.validFrom)),
  );
}
