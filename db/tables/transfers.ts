import type { Kit } from '#db/dialect/sqlite-kit.ts';
import type { BankAccountTables } from '#db/tables/bank-accounts.ts';
import type { PaymentTables } from '#db/tables/payments.ts';

/** Who tells of money on a bank account. */
export type BankSource = 'sepay' | 'casso' | 'payos' | 'statement' | 'hand';
/** Why a transfer waits for a person. */
export type TransferTrouble =
  | 'no-code'
  | 'unknown-code'
  | 'too-little'
  | 'too-much'
  | 'late'
  | 'double'
  | 'wrong-account'
  | 'unclear-split';

/** Money on producers' bank accounts: what came in, who told of it, and to which payments it went. */
export function defineTransferTables(
  { table, text, int, time, json, index, uniqueIndex, primaryKey }: Kit,
  { bankAccount }: BankAccountTables,
  { payment }: PaymentTables,
) {
  /** Money seen on a producer's account, from whichever source it was heard of first. */
  const bankTransfer = table(
    'bank_transfer',
    {
      id: text().primaryKey(),
      bankAccountId: text()
        .notNull()
        .references(() => bankAccount.id),
      source: text().$type<BankSource>().notNull(),
      /** The source's own id of it. */
      externalId: text().notNull(),
      /** The bank's reference, folded: the same money heard of from another source has the same; null where none is given. */
      reference: text(),
      /** VND that came in. */
      amount: int().notNull(),
      /** What the bank wrote, sealed with the application's key: it holds names. */
      sealed: text().notNull(),
      /** Memo codes found in it; `transferCode` has each in a row, to be found by. */
      codes: json<string[]>().notNull(),
      occurredAt: time().notNull(),
      /** When the market was told of it for the first time. */
      seenAt: time().notNull(),
      /** Why it waits for a person; null when all of it went to payments. */
      trouble: text().$type<TransferTrouble>(),
      resolvedAt: time(),
      resolvedBy: text(),
      resolution: text(),
      note: text(),
    },
    (t) => [
      uniqueIndex('bank_transfer_once').on(t.bankAccountId, t.source, t.externalId),
      uniqueIndex('bank_transfer_reference').on(t.bankAccountId, t.reference),
      index('bank_transfer_open').on(t.trouble, t.resolvedAt, t.seenAt),
      index('bank_transfer_amount').on(t.bankAccountId, t.amount),
      // Lists by when money came, of one account and of all.
      index('bank_transfer_account_time').on(t.bankAccountId, t.occurredAt),
      index('bank_transfer_time').on(t.occurredAt),
    ],
  );

  /** A memo code that a transfer carries, whether an order has it or not. */
  const transferCode = table(
    'transfer_code',
    {
      transferId: text()
        .notNull()
        .references(() => bankTransfer.id),
      code: text().notNull(),
    },
    (t) => [primaryKey({ columns: [t.transferId, t.code] }), index('transfer_code_code').on(t.code)],
  );

  /** Each time that a transfer was told of: by several sources, or first by a person and then by the bank. */
  const transferSighting = table(
    'transfer_sighting',
    {
      id: text().primaryKey(),
      bankAccountId: text()
        .notNull()
        .references(() => bankAccount.id),
      transferId: text()
        .notNull()
        .references(() => bankTransfer.id),
      source: text().$type<BankSource>().notNull(),
      /** The source's own id of it. */
      externalId: text().notNull(),
      /** Folded; null where the source gives none. */
      reference: text(),
      at: time().notNull(),
    },
    (t) => [
      uniqueIndex('transfer_sighting_once').on(t.bankAccountId, t.source, t.externalId),
      index('transfer_sighting_transfer').on(t.transferId),
      index('transfer_sighting_reference').on(t.bankAccountId, t.reference),
    ],
  );

  /** A bank's list of movements that a producer has handed in; nothing happens before they have seen what would. */
  const bankStatement = table(
    'bank_statement',
    {
      id: text().primaryKey(),
      bankAccountId: text()
        .notNull()
        .references(() => bankAccount.id),
      /** SHA-256 of the file, hex. */
      fileHash: text().notNull(),
      /** Its rows of money that came in, as JSON, sealed with the application's key; empty once it is swept. */
      sealed: text().notNull(),
      rowCount: int().notNull(),
      uploadedAt: time().notNull(),
      uploadedBy: text().notNull(),
      /** Asked to be taken in, and done. */
      startedAt: time(),
      appliedAt: time(),
    },
    (t) => [
      index('bank_statement_account').on(t.bankAccountId, t.uploadedAt),
      index('bank_statement_open').on(t.appliedAt, t.uploadedAt),
    ],
  );

  /** How much of a transfer went to which payment. */
  const transferMatch = table(
    'transfer_match',
    {
      id: text().primaryKey(),
      transferId: text()
        .notNull()
        .references(() => bankTransfer.id),
      paymentId: text()
        .notNull()
        .references(() => payment.id),
      amount: int().notNull(),
      at: time().notNull(),
      personId: text(),
    },
    (t) => [
      uniqueIndex('transfer_match_once').on(t.transferId, t.paymentId),
      index('transfer_match_payment').on(t.paymentId),
    ],
  );

  return { bankTransfer, transferCode, transferSighting, bankStatement, transferMatch };
}
