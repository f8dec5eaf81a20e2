import { and, eq, gte, like } from 'drizzle-orm';
import { channels } from '#app/domain/channels/registry.server.ts';
import type { Context } from '#app/server/context.ts';

const PREFIX = 'clock:';
const FIRST_PAUSE_MS = 60_000;
const LONGEST_PAUSE_MS = 30 * 60_000;
/** It was asked again when its pause was over: without a word for so long afterwards, it is over. */
const LASTS_MS = 15 * 60_000;

/**
 * A platform has refused our time: kept with when, for the page of the jobs. Our clock may be set right at any moment, and
 * until then each call is refused: it is asked again after a minute, then after twice as long each time, up to half an
 * hour. Shops that are refused within one pause are one time.
 * @returns when the platform may be asked again, ms UTC.
 */
export async function noteWrongClock({ store, clock }: Context, channelCode: string): Promise<number> {
  const { channelGate } = store.tables;
  const key = `${PREFIX}${channelCode}`;
  return store.write(async (tx) => {
    const now = clock.now();
    const [before] = await tx.select().from(channelGate).where(eq(channelGate.key, key));
    const openUntil = before?.openUntil ?? 0;
    if (openUntil > now) {
      await tx.update(channelGate).set({ filledAt: now }).where(eq(channelGate.key, key));
      return openUntil;
    }
    const failures = before && openUntil + LASTS_MS > now ? before.failures + 1 : 1;
    const until = now + Math.min(FIRST_PAUSE_MS * 2 ** (failures - 1), LONGEST_PAUSE_MS);
    const seen = { filledAt: now, failures, openUntil: until };
    await tx
      .insert(channelGate)
      .values({ key, tokens: 0, ...seen })
      .onConflictDoUpdate({ target: channelGate.key, set: seen });
    return until;
  });
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
      .where(and(like(channelGate.key, `${PREFIX}%`), gte(channelGate.openUntil, clock.now() - LASTS_MS))),
  );
  return channels.flatMap(({ code, name }) =>
    rows.filter(({ key }) => key === `${PREFIX}${code}`).map(({ seenAt }) => ({ channel: name, seenAt })),
  );
}
