import { createHash } from 'node:crypto';
import { eq } from 'drizzle-orm';
import type { SellerActor } from '#app/domain/accounts/actor.ts';
import { readOwnAccount } from '#app/domain/payments/bank-account/read-own-account.server.ts';
import {
  type ChosenColumns,
  guessedColumns,
  readChosenColumns,
} from '#app/domain/payments/statements/chosen-columns.ts';
import { type ReadStatement, readStatement } from '#app/domain/payments/statements/read-statement.server.ts';
import type { StatementColumns } from '#app/domain/payments/statements/statement-columns.ts';
import { sealStatement } from '#app/domain/payments/statements/statement-text.server.ts';
import { latestMovement } from '#app/domain/payments/statements/statement-values.ts';
import type { Context } from '#app/server/context.ts';
import { DomainError } from '#app/server/domain-error.ts';
import { newId } from '#app/server/ids.server.ts';
import { takePoint } from '#app/server/rate-limit.server.ts';
import { recordAudit } from '#app/server/record-audit.server.ts';

/** A file is opened and read whole at once. */
const MINUTE_MS = 60_000;

/**
 * Keeps what a producer's statement says, so that they can see what it would do before it does anything. A list whose
 * headings are not known is kept row by row, and waits for them to say what its columns hold (`chooseColumns`).
 * @param signal as `readStatement`.
 * @returns its id.
 * @throws TooManyTries; DomainError statementNoAccount, and as `readStatement`.
 */
export async function stageStatement(
  context: Context,
  actor: SellerActor,
  { file, fileName }: { file: Buffer; fileName: string },
  signal?: AbortSignal,
): Promise<string> {
  const { store, config, clock } = context;
  await takePoint(context, `statement|${actor.personId}`, config.limits.uploadPerMinute, MINUTE_MS);
  const { current } = await readOwnAccount(context, actor);
  if (!current) throw new DomainError('statementNoAccount', { field: 'file' });
  const { bankAccount, bankStatement } = store.tables;
  const [account] = await store.read((db) =>
    db
      .select({ chosen: bankAccount.statementColumns })
      .from(bankAccount)
      .where(eq(bankAccount.id, current.id)),
  );
  const chosen = readChosenColumns(account?.chosen);
  const statement = await readStatement(file, fileName, chosen, signal, latestMovement(clock.now()));
  const id = newId();
  const row = {
    id,
    bankAccountId: current.id,
    fileHash: createHash('sha256').update(file).digest('hex'),
    sealed: sealStatement(config, id, { ...statement, columns: columnsOf(statement, chosen) }),
    rowCount: statement.seen.length,
    uploadedAt: clock.now(),
    uploadedBy: actor.personId,
  };
  await store.write(async (tx) => {
    await tx.insert(bankStatement).values(row);
    await recordAudit(context, tx, {
      personId: actor.personId,
      role: 'producer_member',
      act: 'upload-statement',
      subject: 'bank-statement',
      subjectId: id,
      detail: { bankAccountId: current.id, rows: row.rowCount },
    });
  });
  return id;
}

/** What the person finds filled in: what the list was read by, or what was said of another that has no headings either. */
function columnsOf({ seen, rows }: ReadStatement, chosen: ChosenColumns | null): StatementColumns | null {
  if (rows === null || chosen === null) return null;
  const isUnheaded = Object.keys(guessedColumns(rows)).length === 0;
  return seen.length > 0 || isUnheaded ? chosen.columns : null;
}
