import { and, asc, count, desc, eq, inArray, isNotNull, isNull, or, type SQL, sum } from 'drizzle-orm';
import type { Context } from '#app/server/context.ts';
import type { Db } from '#db/store.ts';
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
const MOST_WAITING = 200;

/** Of one producer, or of all (null). */
export type TransferScope = { readonly producerId: string | null };

/** Money that waits for a person, the longest first, at most 200, and how much waits in all. */
export async function listWaitingTransfers(
  context: Context,
  scope: TransferScope,
): Promise<{ transfers: ListedTransfer[]; total: number }> {
  const { bankTransfer, bankAccount } = context.store.tables;
  const waiting = and(
    isNotNull(bankTransfer.trouble),
    isNull(bankTransfer.resolvedAt),
    ofScope(context, scope),
  );
  return context.store.read(async (db) => {
    const [counted] = await db
      .select({ total: count() })
      .from(bankTransfer)
      .innerJoin(bankAccount, eq(bankAccount.id, bankTransfer.bankAccountId))
      .where(waiting);
    const transfers = await list(context, db, waiting, 'oldest', MOST_WAITING);
    return { transfers, total: Number(counted?.total ?? 0) };
  });
}

/** Money that came in last and waits for nobody. */
export async function listRecentTransfers(context: Context, scope: TransferScope): Promise<ListedTransfer[]> {
  const { bankTransfer } = context.store.tables;
  const isDone = or(isNull(bankTransfer.trouble), isNotNull(bankTransfer.resolvedAt));
  return context.store.read((db) =>
    list(context, db, and(isDone, ofScope(context, scope)), 'newest', MOST_RECENT),
  );
}

function ofScope({ store }: Context, { producerId }: TransferScope): SQL | undefined {
  return producerId === null ? undefined : eq(store.tables.bankAccount.producerId, producerId);
}

async function list(
  { store }: Context,
  db: Db,
  where: SQL | undefined,
  first: 'oldest' | 'newest',
  limit: number,
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
    .limit(limit);
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
