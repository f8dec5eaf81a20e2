import { and, eq, isNull } from 'drizzle-orm';
import type { Actor } from '#app/domain/accounts/actor.ts';
import type { Context } from '#app/server/context.ts';

/** Ends this session on the server, so that a copy of its cookie is worth nothing. */
export async function signOut(context: Context, actor: Actor): Promise<void> {
  const { session } = context.store.tables;
  await context.store.write((tx) =>
    tx
      .update(session)
      .set({ endedAt: context.clock.now() })
      .where(and(eq(session.id, actor.sessionId), isNull(session.endedAt))),
  );
  context.log.info({ evt: 'auth.out', personId: actor.personId }, 'signed out');
}
