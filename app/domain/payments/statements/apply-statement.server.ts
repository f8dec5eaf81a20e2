import { and, eq, isNull, lt, ne } from 'drizzle-orm';
import { z } from 'zod';
import type { SellerActor } from '#app/domain/accounts/actor.ts';
import { takeTransfer } from '#app/domain/payments/bank-transfers/take-transfer.server.ts';
import {
  compareStatement,
  type StatedTransfer,
} from '#app/domain/payments/statements/compare-statement.server.ts';
import { loadOwnStatement } from '#app/domain/payments/statements/own-statement.server.ts';
import { openStatement } from '#app/domain/payments/statements/statement-text.server.ts';
import { latestMovement } from '#app/domain/payments/statements/statement-values.ts';
import type { Context } from '#app/server/context.ts';
import { NotFound } from '#app/server/domain-error.ts';
import { defineJob } from '#app/server/jobs/job-queue.server.ts';
import { DAY_MS } from '#app/server/local-date.ts';
import { recordAudit } from '#app/server/record-audit.server.ts';

/**
 * Takes a statement's rows in, one by one, each with its effect once, however often the job runs; then compares it with what
 * was told of the account.
 */
export const applyStatementJob = defineJob({
  kind: 'apply-statement',
  payload: z.object({ statementId: z.string() }),
  priority: 20,
  async run(context, { statementId }, { signal }) {
    const { store, config, clock } = context;
    const { bankStatement } = store.tables;
    const [statement] = await store.read((db) =>
      db.select().from(bankStatement).where(eq(bankStatement.id, statementId)),
    );
    if (!statement || statement.sealed === '' || statement.appliedAt !== null) return;
    const accountId = statement.bankAccountId;
    const stated: StatedTransfer[] = [];
    for (const seen of openStatement(config, statementId, statement.sealed).seen) {
      signal.throwIfAborted();
      // Handed in while the clock was ahead: a person reads it anew.
      if (seen.occurredAt > latestMovement(clock.now())) continue;
      const { transferId } = await takeTransfer(context, accountId, seen);
      stated.push({ transferId, occurredAt: seen.occurredAt });
    }
    await compareStatement(context, { accountId, stated });
    return async (tx) => {
      await tx
        .update(bankStatement)
        .set({ appliedAt: clock.now() })
        .where(and(eq(bankStatement.id, statementId), isNull(bankStatement.appliedAt)));
    };
  },
});

/**
 * The producer agrees to what their statement would do. Pressed twice, it is done once.
 * @throws NotFound when it is another producer's, or its columns are still to be named.
 */
export async function applyStatement(
  context: Context,
  actor: SellerActor,
  statementId: string,
): Promise<void> {
  const { store, clock, jobs } = context;
  const { bankStatement } = store.tables;
  await store.write(async (tx) => {
    const { statement } = await loadOwnStatement(tx, store.tables, actor, statementId);
    // Of none nobody has said yet what its columns hold.
    if (statement.rowCount === 0) throw new NotFound('statement');
    const started = await tx
      .update(bankStatement)
      .set({ startedAt: clock.now() })
      .where(and(eq(bankStatement.id, statementId), isNull(bankStatement.startedAt)))
      .returning({ id: bankStatement.id });
    if (started.length === 0) return;
    await jobs.enqueue(tx, applyStatementJob, { statementId }, { uniqueKey: statementId });
    await recordAudit(context, tx, {
      personId: actor.personId,
      role: 'producer_member',
      act: 'apply-statement',
      subject: 'bank-statement',
      subjectId: statementId,
    });
  });
}

const KEPT_MS = 30 * DAY_MS;
/** 03:10 in Lào Cai: nobody waits for a page. */
const NIGHT_OFFSET_MS = 20 * 60 * 60 * 1000 + 10 * 60 * 1000;

/** Forgets what old statements said, whether they were taken in or not: they name people who never bought here. */
export const sweepStatements = defineJob({
  kind: 'sweep-statements',
  payload: z.object({}),
  concurrency: 1,
  repeat: { everyMs: DAY_MS, offsetMs: NIGHT_OFFSET_MS, payload: {} },
  async run({ store, clock }) {
    const { bankStatement } = store.tables;
    await store.write((tx) =>
      tx
        .update(bankStatement)
        .set({ sealed: '' })
        .where(and(lt(bankStatement.uploadedAt, clock.now() - KEPT_MS), ne(bankStatement.sealed, ''))),
    );
  },
});
