import type { SellerActor } from '#app/domain/accounts/actor.ts';
import { loadOwnStatement } from '#app/domain/payments/statements/own-statement.server.ts';
import { givenUpJob } from '#app/domain/payments/statements/stopped-statements.server.ts';
import type { Context } from '#app/server/context.ts';
import { retryJob } from '#app/server/jobs/retry-job.server.ts';

/**
 * A producer has their statement taken in on from where it was given up: rows that are in stay as they are. Pressed twice, or
 * after staff have done it, nothing more happens.
 * @throws NotFound as `loadOwnStatement`.
 */
export async function resumeStatement(
  context: Context,
  actor: SellerActor,
  statementId: string,
): Promise<void> {
  const { store } = context;
  await store.write(async (tx) => {
    await loadOwnStatement(tx, store.tables, actor, statementId);
    const job = await givenUpJob(store.tables, tx, statementId);
    if (!job) return;
    await retryJob(context, { jobId: job.id, personId: actor.personId, role: 'producer_member' });
  });
}
