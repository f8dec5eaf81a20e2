import { and, desc, eq, isNull } from 'drizzle-orm';
import type { Actor } from '#app/domain/accounts/actor.ts';
import { publicSessionId } from '#app/domain/accounts/end-sessions.server.ts';
import { hasLapsed, sessionLimits } from '#app/domain/accounts/session-limits.ts';
import { latestNow } from '#app/server/clock.server.ts';
import type { Context } from '#app/server/context.ts';

export type ListedSession = {
  publicId: string;
  /** User-Agent, or null where the browser gave none. */
  device: string | null;
  createdAt: number;
  lastSeenAt: number;
  isThis: boolean;
};

/** Where the person is signed in now, the latest first. */
export async function listSessions(context: Context, actor: Actor): Promise<ListedSession[]> {
  const { session } = context.store.tables;
  const rows = await context.store.read((db) =>
    db
      .select()
      .from(session)
      .where(and(eq(session.personId, actor.personId), isNull(session.endedAt)))
      .orderBy(desc(session.lastSeenAt), desc(session.id)),
  );
  const now = context.clock.now();
  const limits = sessionLimits(
    context.config,
    actor.memberships.map(({ role }) => role),
  );
  return rows
    .filter((row) => !hasLapsed(row, { now, latest: latestNow(context.clock) }, limits))
    .map(({ id, device, createdAt, lastSeenAt }) => ({
      publicId: publicSessionId(id),
      device,
      createdAt,
      lastSeenAt,
      isThis: id === actor.sessionId,
    }));
}
