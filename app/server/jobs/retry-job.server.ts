import { and, eq, inArray } from 'drizzle-orm';
import type { Context } from '#app/server/context.ts';
import { DomainError, NotFound } from '#app/server/domain-error.ts';
import { JOBS_TAG } from '#app/server/jobs/create-job-queue.server.ts';
import { recordAudit } from '#app/server/record-audit.server.ts';

export type RetryJob = {
  jobId: string;
  /** Who asks. */
  personId: string;
  role: string;
};

/**
 * Puts a dead letter back into the queue with all its attempts, due now.
 * @throws NotFound without such a job; DomainError `wrongState` when it is no dead letter any more, or when another
 * job is under way for the same thing.
 */
export async function retryJob(context: Context, { jobId, personId, role }: RetryJob): Promise<void> {
  const { store, clock } = context;
  const { job } = store.tables;
  await store.write(async (tx) => {
    const [dead] = await tx.select().from(job).where(eq(job.id, jobId));
    if (!dead) throw new NotFound();
    if (dead.state !== 'dead') throw new DomainError('wrongState');
    if (dead.uniqueKey !== null) {
      const isSame = and(eq(job.kind, dead.kind), eq(job.uniqueKey, dead.uniqueKey));
      const underWay = await tx
        .select({ id: job.id })
        .from(job)
        .where(and(isSame, inArray(job.state, ['queued', 'running'])));
      if (underWay.length > 0) throw new DomainError('wrongState');
    }
    const now = clock.now();
    await tx
      .update(job)
      .set({ state: 'queued', attempts: 0, lostLeases: 0, runAt: now, finishedAt: null })
      .where(and(eq(job.id, jobId), eq(job.state, 'dead')));
    await recordAudit(context, tx, {
      personId,
      role,
      act: 'retry-job',
      subject: 'job',
      subjectId: jobId,
      detail: { kind: dead.kind },
    });
    await store.touch(tx, [JOBS_TAG], now);
  });
}
