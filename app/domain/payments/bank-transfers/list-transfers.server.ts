import { and, asc, count, desc, eq, inArray, isNotNull, isNull, or, type SQL, sum } from 'drizzle-orm';
import type { TransferOrder } from '#app/domain/payments/bank-transfers/transfer-orders.ts';
import { transferTroubles, type WaitingKind } from '#app/domain/payments/bank-transfers/transfer-troubles.ts';
import type { Context } from '#app/server/context.ts';
import type { Db, Store } from '#db/store.ts';
import type { BankSource, TransferTrouble } from '#db/tables/transfers.ts';

export type ListedTransfer = {
  readonly id: string;
  readonly producerName: string;
  /** Last characters of the account that it came to. */
  readonly numberEnd: string;
  /** VND: all of it, and what of it an order was given. */
  readonly amount: number;
  readonly matched: number;
  /** ms UTC. */
  readonly occurredAt: number;
  readonly source: BankSource;
  readonly trouble: TransferTrouble | null;
  readonly resolution: string | null;
  readonly orderCodes: readonly string[];
};

const MOST_RECENT = 30;
export const WAITING_PER_PAGE = 50;

/** Of one producer, or of all (null). */
export type TransferScope = { readonly producerId: string | null };

/** A page of the money that waits for a person, and where it stands among all of it. */
export type WaitingTransfers = {
  readonly transfers: ListedTransfer[];
  readonly first: TransferOrder;
  /** What the page is narrowed to. */
  readonly kind: WaitingKind;
  /** How many wait for each reason, whatever the page is narrowed to; those of which none waits are left out. */
  readonly kinds: ReadonlyArray<{ readonly kind: TransferTrouble; readonly count: number }>;
  /** From 1; the last one where a later one was asked for. */
  readonly page: number;
  readonly pages: number;
  /** Of what the page is narrowed to. */
  readonly total: number;
};

/** A transfer that waits for a person. */
export const isWaitingTransfer = ({ bankTransfer }: Store['tables']): SQL | undefined =>
  and(isNotNull(bankTransfer.trouble), isNull(bankTransfer.resolvedAt));

/**
 * Money that waits for a person.
 * @param first what has waited longest, or what came last.
 * @param page from 1, of `WAITING_PER_PAGE`.
 * @param kind only what waits for this reason; default all.
 */
export async function listWaitingTransfers(
  context: Context,
  scope: TransferScope,
  {
    first = 'oldest',
    page = 1,
    kind = 'all',
  }: { first?: TransferOrder; page?: number; kind?: WaitingKind } = {},
): Promise<WaitingTransfers> {
  const { tables } = context.store;
  const { bankTransfer, bankAccount } = tables;
  const waiting = and(isWaitingTransfer(tables), ofScope(context, scope));
  return context.store.read(async (db) => {
    const counted = await db
      .select({ trouble: bankTransfer.trouble, count: count() })
      .from(bankTransfer)
      .innerJoin(bankAccount, eq(bankAccount.id, bankTransfer.bankAccountId))
      .where(waiting)
      .groupBy(bankTransfer.trouble);
    const kinds = transferTroubles.flatMap((one) => {
      const found = counted.find(({ trouble }) => trouble === one);
      return found ? [{ kind: one, count: Number(found.count) }] : [];
    });
    const total = kinds.reduce(
      (sum, one) => (kind === 'all' || one.kind === kind ? sum + one.count : sum),
      0,
    );
    const pages = Math.max(1, Math.ceil(total / WAITING_PER_PAGE));
    const shown = Math.min(page, pages);
    const asked = kind === 'all' ? waiting : and(waiting, eq(bankTransfer.trouble, kind));
    const transfers = await list(context, db, asked, first, {
      limit: WAITING_PER_PAGE,
      offset: (shown - 1) * WAITING_PER_PAGE,
    });
    return { transfers, first, kind, kinds, page: shown, pages, total };
  });
}

/** Money that came in last and waits for nobody. */
export async function listRecentTransfers(context: Context, scope: TransferScope): Promise<ListedTransfer[]> {
  const { bankTransfer } = context.store.tables;
  const isDone = or(isNull(bankTransfer.trouble), isNotNull(bankTransfer.resolvedAt));
  return context.store.read((db) =>
    list(context, db, and(isDone, ofScope(context, scope)), 'newest', { limit: MOST_RECENT, offset: 0 }),
  );
}

function ofScope({ store }: Context, { producerId }: TransferScope): SQL | undefined {
  return producerId === null ? undefined : eq(store.tables.bankAccount.producerId, producerId);
}

async function list(
  { store }: Context,
  db: Db,
  where: SQL | undefined,
  first: TransferOrder,
  { limit, offset }: { limit: number; offset: number },
): Promise<ListedTransfer[]> {
  const { bankTransfer, bankAccount, producer, transferMatch, paymentAllocation, order } = store.tables;
  const direction = first === 'oldest' ? asc : desc;
  const rows = await db
    .select({
      id: bankTransfer.id,
      producerName: producer.name,
      numberEnd: bankAccount.numberEnd,
      amount: bankTransfer.amount,
      occurredAt: bankTransfer.occurredAt,
      source: bankTransfer.source,
      trouble: bankTransfer.trouble,
      resolution: bankTransfer.resolution,
    })
    .from(bankTransfer)
    .innerJoin(bankAccount, eq(bankAccount.id, bankTransfer.bankAccountId))
    .innerJoin(producer, eq(producer.id, bankAccount.producerId))
    .where(where)
    .orderBy(direction(bankTransfer.occurredAt), direction(bankTransfer.id))
    .limit(limit)
    .offset(offset);
  if (rows.length === 0) return [];
  const ids = rows.map(({ id }) => id);
  const matches = await db
    .select({ transferId: transferMatch.transferId, amount: sum(transferMatch.amount) })
    .from(transferMatch)
    .where(inArray(transferMatch.transferId, ids))
    .groupBy(transferMatch.transferId);
  const orders = await db
    .select({ transferId: transferMatch.transferId, code: order.code })
    .from(transferMatch)
    .innerJoin(paymentAllocation, eq(paymentAllocation.paymentId, transferMatch.paymentId))
    .innerJoin(order, eq(order.id, paymentAllocation.orderId))
    .where(inArray(transferMatch.transferId, ids))
    .orderBy(asc(order.code));
  return rows.map((row) => ({
    ...row,
    matched: Number(matches.find(({ transferId }) => transferId === row.id)?.amount ?? 0),
    orderCodes: orders.filter(({ transferId }) => transferId === row.id).map(({ code }) => code),
  }));
}
