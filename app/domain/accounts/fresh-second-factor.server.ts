import { and, eq, isNull } from 'drizzle-orm';
import type { Actor } from '#app/domain/accounts/actor.ts';
import { latestNow } from '#app/server/clock.server.ts';
import type { Context } from '#app/server/context.ts';
import { isDemoMarket } from '#app/server/demo-market.server.ts';
import { DomainError } from '#app/server/domain-error.ts';

/** How long a code counts for an act that opens somebody else’s account (decision 008). */
const FRESH_FOR_MS = 10 * 60_000;

/**
 * Whether the actor showed their second factor a moment ago: what a session that was left open must not be able to do
 * asks for it anew. Simulated staff of the demo have none to show.
 */
export async function hasFreshSecondFactor(context: Context, actor: Actor): Promise<boolean> {
  const { session } = context.store.tables;
  const [row] = await context.store.read((db) =>
    db
      .select({ at: session.secondFactorAt })
      .from(session)
      .where(
        and(eq(session.id, actor.sessionId), eq(session.personId, actor.personId), isNull(session.endedAt)),
      ),
  );
  const at = row?.at ?? null;
  const { clock } = context;
  if (at !== null && clock.now() - at < FRESH_FOR_MS && at <= latestNow(clock)) return true;
  return at !== null && (await isDemoMarket(context));
}

/** @throws DomainError `secondFactorStale` */
export async function needFreshSecondFactor(context: Context, actor: Actor): Promise<void> {
  if (!(await hasFreshSecondFactor(context, actor))) throw new DomainError('secondFactorStale');
}
