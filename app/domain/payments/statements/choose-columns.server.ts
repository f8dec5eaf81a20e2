import { and, eq, isNull } from 'drizzle-orm';
import type { SellerActor } from '#app/domain/accounts/actor.ts';
import { headingsOf } from '#app/domain/payments/statements/chosen-columns.ts';
import { loadOwnStatement } from '#app/domain/payments/statements/own-statement.server.ts';
import { nothingRead } from '#app/domain/payments/statements/read-statement.server.ts';
import type { StatementColumns } from '#app/domain/payments/statements/statement-columns.ts';
import { creditsOf, withIds } from '#app/domain/payments/statements/statement-rows.server.ts';
import { openStatement, sealStatement } from '#app/domain/payments/statements/statement-text.server.ts';
import { latestMovement } from '#app/domain/payments/statements/statement-values.ts';
import type { Context } from '#app/server/context.ts';
import { DomainError, NotFound } from '#app/server/domain-error.ts';
import { recordAudit } from '#app/server/record-audit.server.ts';

/**
 * A producer says what the columns of a list hold whose headings are not known. It is read so, shown as every other before
 * it does anything, and the account's next list with these headings is read so by itself. Said anew, that counts; of a
 * statement that is being taken in nothing changes any more.
 * @throws NotFound when it is another producer's, was cleared away, or its headings are known; DomainError required (field
 * day, text, credit), columnChosenTwice (the later one's field), statementColumnsWrong, statementOnlyUnread_ahead, statementTooLong.
 */
export async function chooseColumns(
  context: Context,
  actor: SellerActor,
  statementId: string,
  columns: StatementColumns,
): Promise<void> {
  const { store, config, clock } = context;
  const { bankStatement, bankAccount } = store.tables;
  refuseUnsound(columns);
  const { statement, account } = await store.read((db) =>
    loadOwnStatement(db, store.tables, actor, statementId),
  );
  const { rows, account: named } = openStatement(config, statementId, statement.sealed);
  if (!rows) throw new NotFound('statement');
  const { credits, ...left } = creditsOf(rows, columns, latestMovement(clock.now()));
  if (credits.length === 0) {
    const [unread] = left.unread.rows;
    // A day that is read and has not come is no column named wrongly.
    const why = unread?.what === 'ahead' ? nothingRead(left.unread) : null;
    throw new DomainError(why?.code ?? 'statementColumnsWrong', { field: 'day', params: why?.params });
  }
  const read = { seen: withIds(credits), ...left, rows, account: named };
  const sealed = sealStatement(config, statementId, { ...read, columns });
  await store.write(async (tx) => {
    const changed = await tx
      .update(bankStatement)
      .set({ sealed, rowCount: credits.length })
      .where(
        and(
          eq(bankStatement.id, statementId),
          isNull(bankStatement.startedAt),
          eq(bankStatement.sealed, statement.sealed),
        ),
      )
      .returning({ id: bankStatement.id });
    if (changed.length === 0) return;
    await tx
      .update(bankAccount)
      .set({ statementColumns: { columns, headings: headingsOf(rows, columns) } })
      .where(eq(bankAccount.id, account.id));
    await recordAudit(context, tx, {
      personId: actor.personId,
      role: 'producer_member',
      act: 'choose-statement-columns',
      subject: 'bank-statement',
      subjectId: statementId,
      detail: { bankAccountId: account.id, rows: credits.length, ...columns },
    });
  });
}

function refuseUnsound(columns: StatementColumns): void {
  const { day, text, credit, amount } = columns;
  if (day === undefined) throw new DomainError('required', { field: 'day' });
  if (text === undefined) throw new DomainError('required', { field: 'text' });
  if (credit === undefined && amount === undefined) throw new DomainError('required', { field: 'credit' });
  const taken = new Set<number>();
  for (const [field, column] of Object.entries(columns)) {
    if (column === undefined) continue;
    if (taken.has(column)) throw new DomainError('columnChosenTwice', { field });
    taken.add(column);
  }
}
