import { and, eq, isNull } from 'drizzle-orm';
import type { Actor } from '#app/domain/accounts/actor.ts';
import { type OpenedSession, openSession } from '#app/domain/accounts/open-session.server.ts';
import type { Context } from '#app/server/context.ts';
import { NotFound } from '#app/server/domain-error.ts';
import type { Tx } from '#db/store.ts';

/**
 * Exchanges the actor's session, inside a write, for one in which a second factor was shown. The old token ends: one
 * that was caught before is worth nothing afterwards (ASVS 7.2.4).
 */
export async function raiseSession(
  context: Context,
  tx: Tx,
  actor: Actor,
  token: string,
): Promise<OpenedSession> {
  const { session } = context.store.tables;
  const now = context.clock.now();
  const [former] = await tx
    .update(session)
    .set({ endedAt: now })
    .where(and(eq(session.id, actor.sessionId), isNull(session.endedAt)))
    .returning({ device: session.device, confirmedAt: session.confirmedAt });
  if (!former) throw new NotFound('the session has ended');
  return openSession(context, tx, token, {
    personId: actor.personId,
    roles: actor.memberships.map(({ role }) => role),
    device: former.device,
    confirmedAt: former.confirmedAt,
    secondFactorAt: now,
  });
}
