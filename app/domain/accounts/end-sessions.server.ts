import { and, eq, isNull, ne, type SQL } from 'drizzle-orm';
import type { Actor } from '#app/domain/accounts/actor.ts';
import type { Context } from '#app/server/context.ts';
import { NotFound } from '#app/server/domain-error.ts';
import { recordAudit } from '#app/server/record-audit.server.ts';
import type { Tx } from '#db/store.ts';

/** Signs the person out everywhere but here. Returns how many sessions ended. */
export async function endOtherSessions(context: Context, actor: Actor): Promise<number> {
  return context.store.write(async (tx) => {
    const ended = await endSessionsOf(context, tx, actor.personId, actor.sessionId);
    await audit(context, tx, actor, 'end-other-sessions', { ended });
    return ended;
  });
}

/**
 * Signs the person out on one of their devices.
 * @param publicId as `listSessions` gives it.
 * @throws NotFound when it is no live session of theirs.
 */
export async function endSession(context: Context, actor: Actor, publicId: string): Promise<void> {
  const { session } = context.store.tables;
  await context.store.write(async (tx) => {
    const own = await tx
      .select({ id: session.id })
      .from(session)
      .where(and(eq(session.personId, actor.personId), isNull(session.endedAt)));
    const chosen = own.find(({ id }) => publicSessionId(id) === publicId);
    if (!chosen) throw new NotFound('no such session');
    await tx.update(session).set({ endedAt: context.clock.now() }).where(eq(session.id, chosen.id));
    await audit(context, tx, actor, 'end-session', {});
  });
}

/** Ends all sessions of a person inside a write, or all but one. */
export async function endSessionsOf(
  context: Context,
  tx: Tx,
  personId: string,
  except?: string,
): Promise<number> {
  const { session } = context.store.tables;
  const which: Array<SQL | undefined> = [eq(session.personId, personId), isNull(session.endedAt)];
  if (except) which.push(ne(session.id, except));
  const ended = await tx
    .update(session)
    .set({ endedAt: context.clock.now() })
    .where(and(...which))
    .returning({ id: session.id });
  return ended.length;
}

/** Enough of a session's id to tell a person's sessions apart in a form. */
export function publicSessionId(id: string): string {
  return id.slice(0, 16);
}

async function audit(
  context: Context,
  tx: Tx,
  actor: Actor,
  act: string,
  detail: Record<string, unknown>,
): Promise<void> {
  await recordAudit(context, tx, {
    personId: actor.personId,
    role: null,
    act,
    subject: 'person',
    subjectId: actor.personId,
    detail,
  });
}
