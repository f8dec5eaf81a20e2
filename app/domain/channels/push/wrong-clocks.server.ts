import { and, gte, like } from 'drizzle-orm';
import { channels } from '#app/domain/channels/registry.server.ts';
import type { Context } from '#app/server/context.ts';

const PREFIX = 'clock:';
/** Asked again every minute while something is to be sent: without a word for so long, it is over. */
const LASTS_MS = 15 * 60_000;

/** A platform has refused our time: kept with when, for the page of the jobs. */
export async function noteWrongClock({ store, clock }: Context, channelCode: string): Promise<void> {
  const { channelGate } = store.tables;
  const seen = { filledAt: clock.now() };
  await store.write((tx) =>
    tx
      .insert(channelGate)
      .values({ key: `${PREFIX}${channelCode}`, tokens: 0, failures: 0, ...seen })
      .onConflictDoUpdate({ target: channelGate.key, set: seen }),
  );
}

/** Names of the platforms that have lately refused our time, and when each did so last (ms UTC). */
export async function listWrongClocks({
  store,
  clock,
}: Context): Promise<Array<{ channel: string; seenAt: number }>> {
  const { channelGate } = store.tables;
  const rows = await store.read((db) =>
    db
      .select({ key: channelGate.key, seenAt: channelGate.filledAt })
      .from(channelGate)
      .where(and(like(channelGate.key, `${PREFIX}%`), gte(channelGate.filledAt, clock.now() - LASTS_MS))),
  );
  return channels.flatMap(({ code, name }) =>
    rows.filter(({ key }) => key === `${PREFIX}${code}`).map(({ seenAt }) => ({ channel: name, seenAt })),
  );
}
