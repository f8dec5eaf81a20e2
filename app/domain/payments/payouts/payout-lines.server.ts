import { createHash } from 'node:crypto';
import { buffer } from 'node:stream/consumers';
import { and, asc, eq, isNotNull } from 'drizzle-orm';
import { openBankAccount } from '#app/domain/payments/bank-account/bank-account-secrets.server.ts';
import { bankOf } from '#app/domain/payments/bank-account/bank-of.server.ts';
import type { BankAccountRow } from '#app/domain/payments/bank-transfers/lock-account.server.ts';
import { translate } from '#app/i18n/messages.ts';
import { payoutMessages } from '#app/i18n/payouts.ts';
import type { Context } from '#app/server/context.ts';
import { writeCsv } from '#app/server/spreadsheet/write-csv.server.ts';
import { fold } from '#app/server/text/fold.ts';
import type { Db, Store } from '#db/store.ts';

/** One transfer that the operator's bank is asked for. Everything in capitals and without marks, as banks take it. */
export type PayoutLine = {
  readonly bankName: string;
  readonly bin: string;
  readonly account: string;
  readonly holder: string;
  /** VND. */
  readonly amount: number;
  readonly memo: string;
};

export type FiledPayout = {
  amount: number;
  producerName: string;
  account: BankAccountRow;
  /** It is owed again, and paid by another run. */
  isReversed: boolean;
};

/** Banks take no more in the memo of a transfer in bulk. */
const LONGEST_MEMO = 70;

/** What stands in the file of a run as it was made last, whatever has become of it since. */
export async function filedPayouts(
  db: Db,
  { payout, producer, bankAccount }: Store['tables'],
  runId: string,
): Promise<FiledPayout[]> {
  const rows = await db
    .select({
      amount: payout.filedAmount,
      producerName: producer.name,
      account: bankAccount,
      reversedAt: payout.reversedAt,
    })
    .from(payout)
    .innerJoin(producer, eq(producer.id, payout.producerId))
    .innerJoin(bankAccount, eq(bankAccount.id, payout.bankAccountId))
    .where(and(eq(payout.runId, runId), isNotNull(payout.filedAmount)))
    .orderBy(asc(producer.nameKey), asc(payout.id));
  return rows.map(({ amount, producerName, account, reversedAt }) => ({
    ...{ producerName, account, amount: amount ?? 0, isReversed: reversedAt !== null },
  }));
}

/** @throws CannotOpen */
export function payoutLines(context: Context, number: number, filed: readonly FiledPayout[]): PayoutLine[] {
  return filed.map(({ amount, producerName, account }) => {
    const { number: accountNumber, holder } = openBankAccount(context.config, account.id, account.sealed);
    return {
      bankName: plain(bankOf(context, account).shortName),
      bin: account.bin,
      account: accountNumber,
      holder: plain(holder),
      amount,
      memo: plain(`CHO PHIEN CHI TRA ${number} ${producerName}`).slice(0, LONGEST_MEMO).trim(),
    };
  });
}

/** A bank of Vietnam reads it: its headings are Vietnamese, whoever downloads it. */
export const payoutHeadings = (['bank', 'bin', 'account', 'holder', 'amount', 'memo'] as const).map((name) =>
  translate(payoutMessages, 'vi')(`file_${name}`),
);

export const payoutRow = ({ bankName, bin, account, holder, amount, memo }: PayoutLine) => [
  bankName,
  bin,
  account,
  holder,
  amount,
  memo,
];

/** The file as CSV, the same bytes for the same lines, and its SHA-256, hex. */
export async function payoutCsv(lines: readonly PayoutLine[]): Promise<{ bytes: Buffer; hash: string }> {
  const bytes = await buffer(writeCsv(payoutHeadings, lines.map(payoutRow)));
  return { bytes, hash: createHash('sha256').update(bytes).digest('hex') };
}

/** Capitals, digits and blanks. */
function plain(text: string): string {
  return fold(text)
    .toUpperCase()
    .replace(/[^A-Z0-9 ]+/g, ' ')
    .replace(/ +/g, ' ')
    .trim();
}
