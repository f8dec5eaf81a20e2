import { and, eq, inArray } from 'drizzle-orm';
import { applyStatementJob } from '#app/domain/payments/statements/apply-statement.server.ts';
import type { Db, Store } from '#db/store.ts';

/** When a statement goes on by itself that may rest: ms UTC; null: within a minute, as a worker's lease ends. */
export type RestingStatement = { readonly goesOnAt: number | null };

/** Most statements are in by then. */
const USUAL_MS = 10_000;
const MINUTE_MS = 60_000;

/**
 * Whether a statement that is being taken in takes longer than usual, so that its producer is told that there is nothing for
 * them to do: its worker may have been ended in the middle, or has failed and tries again later.
 * @param startedAt,now ms UTC. @returns null while nothing has to be said.
 */
export async function restingStatement(
  { job }: Store['tables'],
  db: Db,
  { id, startedAt, now }: { id: string; startedAt: number; now: number },
): Promise<RestingStatement | null> {
  const [open] = await db
    .select({ state: job.state, runAt: job.runAt })
    .from(job)
    .where(
      and(
        ...[eq(job.kind, applyStatementJob.kind), eq(job.uniqueKey, id)],
        inArray(job.state, ['queued', 'running']),
      ),
    );
  if (!open) return null;
  if (open.state === 'queued' && open.runAt > now + MINUTE_MS) return { goesOnAt: open.runAt };
  return now - Math.max(startedAt, open.runAt) >= USUAL_MS ? { goesOnAt: null } : null;
}
