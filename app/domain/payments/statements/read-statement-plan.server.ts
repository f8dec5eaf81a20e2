import { and, eq, inArray } from 'drizzle-orm';
import type { SellerActor } from '#app/domain/accounts/actor.ts';
import { openBankAccount } from '#app/domain/payments/bank-account/bank-account-secrets.server.ts';
import { bankOf } from '#app/domain/payments/bank-account/bank-of.server.ts';
import {
  type AskedByCode,
  askedOn,
  placesOf,
} from '#app/domain/payments/bank-transfers/asked-by-code.server.ts';
import {
  findSameTransfer,
  type TransferRow,
} from '#app/domain/payments/bank-transfers/find-same-transfer.server.ts';
import type { BankAccountRow } from '#app/domain/payments/bank-transfers/lock-account.server.ts';
import type { SeenTransfer } from '#app/domain/payments/bank-transfers/seen-transfer.ts';
import { findMemoCodes } from '#app/domain/payments/memo-code/find-memo-codes.ts';
import { guessedColumns } from '#app/domain/payments/statements/chosen-columns.ts';
import { isNamed, shownAccount } from '#app/domain/payments/statements/named-account.ts';
import { loadOwnStatement } from '#app/domain/payments/statements/own-statement.server.ts';
import {
  type RestingStatement,
  restingStatement,
} from '#app/domain/payments/statements/resting-statement.server.ts';
import type { StatementColumns } from '#app/domain/payments/statements/statement-columns.ts';
import type { StatedRow } from '#app/domain/payments/statements/statement-rows.server.ts';
import {
  type OpenedStatement,
  openStatement,
} from '#app/domain/payments/statements/statement-text.server.ts';
import { givenUpJob } from '#app/domain/payments/statements/stopped-statements.server.ts';
import type { UnreadRows } from '#app/domain/payments/statements/unread-rows.ts';
import type { Context } from '#app/server/context.ts';
import type { Db } from '#db/store.ts';
import type { TransferTrouble } from '#db/tables/transfers.ts';

/** What taking a row in would do: pay orders, nothing (it is known), or wait for a person. */
export type RowPlan = 'new' | 'known' | 'queued';

/** With why a person has to look at it, null where nobody has. */
export type PlannedRow = { readonly plan: RowPlan; readonly why: TransferTrouble | null };

export type StatementPlan = {
  readonly id: string;
  readonly bankName: string;
  readonly numberEnd: string;
  /** The account that the file names, as `…7890`, where that is not this one's number; null otherwise. */
  readonly otherAccount: string | null;
  readonly rows: ReadonlyArray<Pick<StatedRow, 'amount' | 'text' | 'occurredAt' | 'isCut'> & PlannedRow>;
  readonly skipped: number;
  /** Of those, rows that look like money that came in. */
  readonly unread: UnreadRows;
  /** Of a list whose headings are not known; null where they are, and once it is being taken in. */
  readonly table: StatementTable | null;
  /** ms UTC. */
  readonly startedAt: number | null;
  readonly appliedAt: number | null;
  /** When its taking in was given up (`resumeStatement`); null while it is under way, and once it is done. */
  readonly stoppedAt: number | null;
  /** While it is under way and takes longer than usual; null otherwise. */
  readonly resting: RestingStatement | null;
};

/** The first rows of a list as they stand in it, for a person who says what its columns hold. */
export type StatementTable = {
  /** From 0. */
  readonly columns: readonly number[];
  readonly rows: ReadonlyArray<Readonly<Record<number, string>>>;
  /** What was said of them, or what their headings say, or what was said of the account's last such list. */
  readonly chosen: StatementColumns;
};

/** A bank's lines above its table, its headings, and a few movements. */
const FIRST_ROWS = 20;
/** Of a cell, enough to know what its column holds. */
const LONGEST_SHOWN = 200;

/**
 * What a statement that was handed in would do now, row by row; nothing is changed. Of one that is being taken in or was, what
 * it has done: a row that it brought itself is no known one.
 * @throws NotFound when it is another producer's, or was cleared away.
 */
export async function readStatementPlan(
  context: Context,
  { producerId }: SellerActor,
  statementId: string,
): Promise<StatementPlan> {
  const { store, config, clock } = context;
  const found = await store.read(async (db) => {
    const own = await loadOwnStatement(db, store.tables, { producerId }, statementId);
    const { id, startedAt, appliedAt } = own.statement;
    const isUnderWay = startedAt !== null && appliedAt === null;
    return {
      ...own,
      stopped: await givenUpJob(store.tables, db, statementId),
      resting: isUnderWay
        ? await restingStatement(store.tables, db, { id, startedAt, now: clock.now() })
        : null,
    };
  });
  const opened = openStatement(config, statementId, found.statement.sealed);
  const { seen, skipped, unread } = opened;
  const rows: StatementPlan['rows'][number][] = [];
  const plan = planner(context, found.account, found.statement.startedAt);
  for (const one of seen) {
    const { amount, text, occurredAt, isCut } = one;
    // A read for each: others have their turn between them.
    rows.push({ amount, text, occurredAt, isCut, ...(await store.read((db) => plan(db, one))) });
  }
  const { startedAt, appliedAt } = found.statement;
  const bankName = bankOf(context, found.account).shortName;
  const { number } = openBankAccount(config, found.account.id, found.account.sealed);
  const { account: named } = opened;
  return {
    id: statementId,
    bankName,
    numberEnd: found.account.numberEnd,
    otherAccount: named !== null && !isNamed(named, number) ? shownAccount(named) : null,
    rows,
    skipped,
    unread,
    table: startedAt === null ? tableOf(opened) : null,
    startedAt,
    appliedAt,
    stoppedAt: appliedAt === null ? (found.stopped?.at ?? null) : null,
    resting: found.resting,
  };
}

function tableOf({ rows, columns }: OpenedStatement): StatementTable | null {
  if (rows === null) return null;
  const filled = new Set(rows.flatMap(({ cells }) => cells.map(({ column }) => column)));
  return {
    columns: [...filled].sort((a, b) => a - b),
    rows: rows
      .slice(0, FIRST_ROWS)
      .map(({ cells }) =>
        Object.fromEntries(cells.map(({ column, text }) => [column, text.slice(0, LONGEST_SHOWN)])),
      ),
    chosen: columns ?? guessedColumns(rows),
  };
}

const isKnown: PlannedRow = { plan: 'known', why: null };
const queued = (why: TransferTrouble): PlannedRow => ({ plan: 'queued', why });

/** What became of a transfer that the statement itself brought. */
function doneWith({ trouble, resolvedAt }: TransferRow): PlannedRow {
  if (trouble === null) return { plan: 'new', why: null };
  return resolvedAt === null ? queued(trouble) : isKnown;
}

/**
 * Remembers what the rows before would have done.
 * @param startedAt since when the statement is taken in; null while it is not.
 */
function planner(
  context: Context,
  account: BankAccountRow,
  startedAt: number | null,
): (db: Db, seen: SeenTransfer) => Promise<PlannedRow> {
  const { transferSighting, bankTransfer, payment } = context.store.tables;
  const met = new Set<string>();
  const given = givenSoFar();
  return async (db, seen) => {
    const [known] = await db
      .select({ transfer: bankTransfer })
      .from(transferSighting)
      .innerJoin(bankTransfer, eq(bankTransfer.id, transferSighting.transferId))
      .where(
        and(
          eq(transferSighting.bankAccountId, account.id),
          eq(transferSighting.source, seen.source),
          eq(transferSighting.externalId, seen.externalId),
        ),
      );
    if (known) {
      const { transfer } = known;
      const isOwn = startedAt !== null && transfer.source === seen.source && transfer.seenAt >= startedAt;
      return isOwn ? doneWith(transfer) : isKnown;
    }
    const codes = findMemoCodes(seen.text);
    const same = await findSameTransfer(context, db, account.id, seen, codes, met);
    if (same) {
      met.add(same.id);
      return isKnown;
    }
    if (codes.length === 0) return queued('no-code');
    const asked = await db
      .select()
      .from(payment)
      .where(inArray(payment.memoCode, [...codes]));
    const standing = await Promise.all(
      asked.map(async (one) => given.after(one.id, await askedOn(context, db, account, one))),
    );
    const { parts, trouble } = placesOf(seen.amount, standing);
    for (const [at, { id }] of asked.entries()) given.add(id, parts[at] ?? 0);
    if (trouble !== null) return queued(trouble);
    return { plan: 'new', why: null };
  };
}

/** What rows before would have given to payments. */
function givenSoFar() {
  const given = new Map<string, number>();
  const to = (paymentId: string) => given.get(paymentId) ?? 0;
  return {
    add: (paymentId: string, amount: number) => given.set(paymentId, to(paymentId) + amount),
    after(paymentId: string, asked: AskedByCode): AskedByCode {
      const missing = asked.missing - to(paymentId);
      return { ...asked, missing, isSettled: asked.isSettled || (to(paymentId) > 0 && missing === 0) };
    },
  };
}
