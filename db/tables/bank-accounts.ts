import type { Kit } from '#db/dialect/sqlite-kit.ts';
import type { RegisterTables } from '#db/tables/register.ts';

export function defineBankAccountTables(
  { table, text, bool, time, json, index }: Kit,
  { producer }: RegisterTables,
) {
  /** Where a producer is paid. An order keeps the account that it was shown. */
  const bankAccount = table(
    'bank_account',
    {
      id: text().primaryKey(),
      producerId: text()
        .notNull()
        .references(() => producer.id),
      /** Six digits, of `db/reference/banks.csv`. */
      bin: text().notNull(),
      /** `BankAccountSecrets` as JSON: number, holder's name, the provider's secret; sealed with the application's key. */
      sealed: text().notNull(),
      /** Keyed fingerprint of the number without blanks, by which a provider's notice finds it. */
      numberHash: text().notNull(),
      /** Its last four characters, for people to tell accounts apart. */
      numberEnd: text().notNull(),
      /** Who tells us of money on it; null: only statements and the producer's own word. */
      provider: text().$type<'sepay' | 'casso' | 'payos'>(),
      createdAt: time().notNull(),
      createdBy: text(),
      archivedAt: time(),
      isDemo: bool().notNull(),
      /** When the provider told of something on it, or tried its address, for the last time. */
      lastNoticeAt: time(),
      /** What a person has said of its statements' columns, whose headings are not known: `ChosenColumns`. */
      statementColumns: json<unknown>(),
    },
    (t) => [
      index('bank_account_producer').on(t.producerId, t.archivedAt),
      index('bank_account_number').on(t.numberHash),
    ],
  );

  return { bankAccount };
}

export type BankAccountTables = ReturnType<typeof defineBankAccountTables>;
