import { and, asc, eq, isNull, ne, type SQL } from 'drizzle-orm';
import { bankOf } from '#app/domain/payments/bank-account/bank-of.server.ts';
import type { TransferScope } from '#app/domain/payments/bank-transfers/list-transfers.server.ts';
import { applyStatementJob } from '#app/domain/payments/statements/apply-statement.server.ts';
import type { Context } from '#app/server/context.ts';
import type { Db, Store } from '#db/store.ts';

/** A statement whose taking in was given up after many tries: what came in before is there, the rest is not. */
export type StoppedStatement = {
  readonly id: string;
  readonly producerName: string;
  readonly bankName: string;
  /** The last characters of the account's number. */
  readonly numberEnd: string;
  /** ms UTC. */
  readonly uploadedAt: number;
};

/** Of one producer or of all, the first that was handed in first. Those whose rows were cleared away are left out. */
export async function listStoppedStatements(
  context: Context,
  { producerId }: TransferScope,
): Promise<StoppedStatement[]> {
  const { store } = context;
  const { job, bankStatement, bankAccount, producer } = store.tables;
  const rows = await store.read((db) =>
    db
      .select({ statement: bankStatement, account: bankAccount, producerName: producer.name })
      .from(job)
      .innerJoin(bankStatement, eq(bankStatement.id, job.uniqueKey))
      .innerJoin(bankAccount, eq(bankAccount.id, bankStatement.bankAccountId))
      .innerJoin(producer, eq(producer.id, bankAccount.producerId))
      .where(
        and(
          ...[isGivenUp(store.tables), isNull(bankStatement.appliedAt), ne(bankStatement.sealed, '')],
          producerId === null ? undefined : eq(bankAccount.producerId, producerId),
        ),
      )
      .orderBy(asc(bankStatement.uploadedAt), asc(bankStatement.id)),
  );
  return rows.map(({ statement: { id, uploadedAt }, account, producerName }) => ({
    ...{ id, producerName, uploadedAt, numberEnd: account.numberEnd },
    bankName: bankOf(context, account).shortName,
  }));
}

/** The job that has given a statement up, and when (ms UTC); null while one is under way, or none is needed. */
export async function givenUpJob(
  tables: Store['tables'],
  db: Db,
  statementId: string,
): Promise<{ id: string; at: number } | null> {
  const { job } = tables;
  const [dead] = await db
    .select({ id: job.id, finishedAt: job.finishedAt, createdAt: job.createdAt })
    .from(job)
    .where(and(isGivenUp(tables), eq(job.uniqueKey, statementId)));
  return dead ? { id: dead.id, at: dead.finishedAt ?? dead.createdAt } : null;
}

function isGivenUp({ job }: Store['tables']): SQL | undefined {
  return and(eq(job.kind, applyStatementJob.kind), eq(job.state, 'dead'));
}
