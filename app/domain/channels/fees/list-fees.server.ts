import { desc, eq, isNull } from 'drizzle-orm';
import { personNames } from '#app/domain/accounts/person-names.server.ts';
import type { Context } from '#app/server/context.ts';

/**
 * Every fee that was not put away, by channel, the latest first, with who wrote it, for the eyes of staff: null where it came
 * with the market, or nobody knows that name any more.
 */
export async function listFees(context: Context) {
  const { channelFee, channel } = context.store.tables;
  return context.store.read(async (db) => {
    const rows = await db
      .select({ fee: channelFee, channelName: channel.name })
      .from(channelFee)
      .innerJoin(channel, eq(channel.code, channelFee.channelCode))
      .where(isNull(channelFee.archivedAt))
      .orderBy(channel.position, channelFee.kind, desc(channelFee.validFrom));
    const names = await personNames(
      context,
      db,
      rows.flatMap(({ fee: { createdBy } }) => createdBy ?? []),
    );
    return rows.map((row) => ({ ...row, writtenBy: names.get(row.fee.createdBy ?? '') ?? null }));
  });
}
