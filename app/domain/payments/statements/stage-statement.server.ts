import { createHash } from 'node:crypto';
import type { SellerActor } from '#app/domain/accounts/actor.ts';
import { readOwnAccount } from '#app/domain/payments/bank-account/read-own-account.server.ts';
import { readStatement } from '#app/domain/payments/statements/read-statement.server.ts';
import { sealStatement } from '#app/domain/payments/statements/statement-text.server.ts';
import type { Context } from '#app/server/context.ts';
import { DomainError } from '#app/server/domain-error.ts';
import { newId } from '#app/server/ids.server.ts';
import { recordAudit } from '#app/server/record-audit.server.ts';

/**
 * Keeps what a producer's statement says, so that they can see what it would do before it does anything.
 * @returns its id.
 * @throws DomainError statementNoAccount, and as `readStatement`.
 */
export async function stageStatement(
  context: Context,
  actor: SellerActor,
  { file, fileName }: { file: Buffer; fileName: string },
): Promise<string> {
  const { store, config, clock } = context;
  const { current } = await readOwnAccount(context, actor);
  if (!current) throw new DomainError('statementNoAccount', { field: 'file' });
  const statement = await readStatement(file, fileName);
  const id = newId();
  const row = {
    id,
    bankAccountId: current.id,
    fileHash: createHash('sha256').update(file).digest('hex'),
    sealed: sealStatement(config, id, statement),
    rowCount: statement.seen.length,
    uploadedAt: clock.now(),
    uploadedBy: actor.personId,
  };
  await store.write(async (tx) => {
    await tx.insert(store.tables.bankStatement).values(row);
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
