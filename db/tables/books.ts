import type { Kit } from '#db/dialect/sqlite-kit.ts';
import type { BankAccountTables } from '#db/tables/bank-accounts.ts';
import type { OrderTables, PaymentMethodCode } from '#db/tables/orders.ts';
import type { RegisterTables } from '#db/tables/register.ts';

export type LedgerAccount =
  | 'buyer_receivable'
  | 'producer_direct'
  | 'operator_clearing'
  | 'producer_payable'
  | 'fees'
  | 'withholding'
  | 'refunds';
export type WithholdingMode = 'none' | 'calculate-only' | 'withhold';

/** The ledger, what is paid out to producers, what is withheld for the tax office, and what did not agree. */
export function defineBookTables(
  { table, text, int, bool, time, json, index, uniqueIndex }: Kit,
  { producer }: RegisterTables,
  { order, orderLine }: OrderTables,
  { bankAccount }: BankAccountTables,
) {
  /** One happening in the books, append-only. Its entries add up to nothing. */
  const ledgerPosting = table(
    'ledger_posting',
    {
      id: text().primaryKey(),
      at: time().notNull(),
      /** Checked by zod; see docs/books.md. */
      kind: text().notNull(),
      /** What it tells of, e.g. `payment:<id>`; with the kind it is posted once. */
      subject: text().notNull(),
      /** The posting that this one takes back. */
      reverses: text(),
      isDemo: bool().notNull(),
    },
    (t) => [
      uniqueIndex('ledger_posting_once').on(t.kind, t.subject),
      uniqueIndex('ledger_posting_reverses').on(t.reverses),
      index('ledger_posting_at').on(t.at),
    ],
  );

  const ledgerEntry = table(
    'ledger_entry',
    {
      id: text().primaryKey(),
      postingId: text()
        .notNull()
        .references(() => ledgerPosting.id),
      account: text().$type<LedgerAccount>().notNull(),
      producerId: text().references(() => producer.id),
      orderId: text().references(() => order.id),
      /** VND: debit above zero, credit below. */
      amount: int().notNull(),
      currency: text().notNull(),
    },
    (t) => [
      index('ledger_entry_posting').on(t.postingId),
      index('ledger_entry_account').on(t.account, t.producerId),
      index('ledger_entry_order').on(t.orderId),
    ],
  );

  /** One run of paying out card money, and its file for the bank. */
  const payoutRun = table(
    'payout_run',
    {
      id: text().primaryKey(),
      number: int().notNull(),
      createdAt: time().notNull(),
      createdBy: text().notNull(),
      /** What was owed by then is in it. */
      cutoffAt: time().notNull(),
      /** VND. */
      totalAmount: int().notNull(),
      /** SHA-256, hex, of the file for the bank as it was made last, and when; null while there is none. */
      fileHash: text(),
      fileMadeAt: time(),
    },
    (t) => [uniqueIndex('payout_run_number').on(t.number)],
  );

  const payout = table(
    'payout',
    {
      id: text().primaryKey(),
      runId: text()
        .notNull()
        .references(() => payoutRun.id),
      producerId: text()
        .notNull()
        .references(() => producer.id),
      bankAccountId: text()
        .notNull()
        .references(() => bankAccount.id),
      /** VND that are to be paid, or were. */
      amount: int().notNull(),
      /** VND that the run was made for beyond that: not owed any more when its file was made, so they wait. */
      heldBack: int().notNull().default(0),
      /** VND for which it stands in the run's file; null when it is not in it. */
      filedAmount: int(),
      /** The bank's reference, once the money has gone. */
      reference: text(),
      /** It as `foldPayoutReference` has it, to be found by however it is typed. */
      referenceKey: text(),
      paidAt: time(),
      paidBy: text(),
      /** VND of it that was not owed any more when it was marked, because the bank had sent it before: the producer owes it. */
      overAmount: int().notNull().default(0),
      reversedAt: time(),
      reversedBy: text(),
      reversalReason: text(),
    },
    (t) => [
      uniqueIndex('payout_once').on(t.runId, t.producerId),
      index('payout_producer').on(t.producerId),
      index('payout_reference').on(t.referenceKey),
    ],
  );

  /** Rates of VAT and personal income tax that a platform may have to withhold, in 1/10,000; dated. */
  const withholdingRate = table(
    'withholding_rate',
    {
      id: text().primaryKey(),
      taxClass: text().notNull(),
      vatRate: int().notNull(),
      pitRate: int().notNull(),
      validFrom: text().notNull(),
      validTo: text(),
      source: text().notNull(),
      confirmed: bool().notNull(),
      createdAt: time().notNull(),
      createdBy: text(),
      archivedAt: time(),
    },
    (t) => [index('withholding_rate_class').on(t.taxClass, t.validFrom)],
  );

  /** Whether tax is withheld for a way of paying; dated. */
  const withholdingMode = table(
    'withholding_mode',
    {
      id: text().primaryKey(),
      method: text().$type<PaymentMethodCode>().notNull(),
      mode: text().$type<WithholdingMode>().notNull(),
      validFrom: text().notNull(),
      source: text().notNull(),
      createdAt: time().notNull(),
      createdBy: text(),
    },
    (t) => [uniqueIndex('withholding_mode_from').on(t.method, t.validFrom)],
  );

  /** Tax of one line, or what is taken back of it; append-only. */
  const withholdingEntry = table(
    'withholding_entry',
    {
      id: text().primaryKey(),
      orderId: text()
        .notNull()
        .references(() => order.id),
      lineId: text()
        .notNull()
        .references(() => orderLine.id),
      producerId: text()
        .notNull()
        .references(() => producer.id),
      rateId: text()
        .notNull()
        .references(() => withholdingRate.id),
      mode: text().$type<WithholdingMode>().notNull(),
      /** `sale:<line>`, `refund:<refund line>`: once each. */
      cause: text().notNull(),
      /** VND; below zero for what is taken back. */
      baseAmount: int().notNull(),
      vatAmount: int().notNull(),
      pitAmount: int().notNull(),
      at: time().notNull(),
    },
    (t) => [
      uniqueIndex('withholding_entry_once').on(t.cause),
      index('withholding_entry_producer').on(t.producerId, t.at),
      index('withholding_entry_order').on(t.orderId),
    ],
  );

  /** Something that the provider's list and ours do not agree on. */
  const reconciliationFinding = table(
    'reconciliation_finding',
    {
      id: text().primaryKey(),
      provider: text().notNull(),
      /** `missing-here`, `missing-there`, `amount`, `state`; checked by zod. */
      kind: text().notNull(),
      /** The provider's or our id of it; a finding is made once and closed when it is gone. */
      subject: text().notNull(),
      detail: json<Record<string, unknown>>().notNull(),
      foundAt: time().notNull(),
      /** Mended by itself: what was missing was fetched. */
      mendedAt: time(),
      resolvedAt: time(),
      resolvedBy: text(),
      note: text(),
    },
    (t) => [
      uniqueIndex('reconciliation_finding_once').on(t.provider, t.kind, t.subject),
      index('reconciliation_finding_open').on(t.resolvedAt, t.foundAt),
    ],
  );

  /**
   * How far a provider's lists have been compared with ours. The job's own row does not say it: one thing that the provider
   * never answers about lets the job fail each time, and done jobs are kept for some days only.
   */
  const lastReconciliation = table('last_reconciliation', {
    provider: text().primaryKey(),
    /** When the last comparison began that read its lists to their ends; what came into being before it was seen. */
    beganAt: time().notNull(),
  });

  return {
    ledgerPosting,
    ledgerEntry,
    payoutRun,
    payout,
    withholdingRate,
    withholdingMode,
    withholdingEntry,
    reconciliationFinding,
    lastReconciliation,
  };
}
