import { createHash } from 'node:crypto';
import { and, asc, count, eq, inArray, isNull, type SQLWrapper, sql, sum } from 'drizzle-orm';
import { type GroupState, groupState, type OrderState, orderState } from '#app/domain/orders/order-state.ts';
import type { Context } from '#app/server/context.ts';
import { prepare } from '#db/prepare.ts';
import type { Db, Store } from '#db/store.ts';

export type PayState = {
  /** Differs whenever the buyer's page would show something else. */
  readonly version: string;
  readonly state: GroupState;
  readonly orders: ReadonlyArray<{
    readonly id: string;
    readonly code: string;
    readonly state: OrderState;
  }>;
};

/** How a checkout stands now, in two statements: cheap enough to be asked every second by every open page. */
export async function readPayState({ store }: Context, groupId: string): Promise<PayState> {
  const { order } = store.tables;
  const [orders, facts] = await store.read((db) =>
    Promise.all([
      db.select().from(order).where(eq(order.groupId, groupId)).orderBy(asc(order.code)),
      factsOf(db, store.tables)({ groupId }),
    ]),
  );
  const told = facts.map((one) => JSON.stringify(one)).sort();
  return {
    version: createHash('sha256')
      .update(JSON.stringify([orders, told]))
      .digest('base64url')
      .slice(0, 22),
    state: groupState(orders),
    orders: orders.map((row) => ({ id: row.id, code: row.code, state: orderState(row) })),
  };
}

type Facts = (values: { groupId: string }) => Promise<unknown[]>;
const prepared = new WeakMap<Db, Facts>();

/** Everything else that changes what the page shows, by one statement. */
function factsOf(db: Db, tables: Store['tables']): Facts {
  const known = prepared.get(db);
  if (known) return known;
  const facts: Facts = prepare(selectFacts(db, tables));
  prepared.set(db, facts);
  return facts;
}

function selectFacts(
  db: Db,
  {
    order,
    producer,
    payment,
    transferMatch,
    bankTransfer,
    transferCode,
    dispute,
    refund,
    lineCancellation,
    ticket,
    ticketMessage,
  }: Store['tables'],
) {
  const groupId = sql.placeholder('groupId');
  const payments = db.select({ id: payment.id }).from(payment).where(eq(payment.groupId, groupId));
  const orders = db.select({ id: order.id }).from(order).where(eq(order.groupId, groupId));
  return db
    .select(fact('payment', payment.id, payment.amount, payment.settledAt, payment.closedAt))
    .from(payment)
    .where(eq(payment.groupId, groupId))
    .unionAll(
      db
        // Money that came twice is matched with nothing: the transfers are counted, too.
        .select(fact('seen', transferMatch.paymentId, sum(transferMatch.amount), count()))
        .from(transferMatch)
        .where(inArray(transferMatch.paymentId, payments))
        .groupBy(transferMatch.paymentId),
    )
    .unionAll(
      db
        // Money with a code of theirs that could not be tied to it, until somebody has dealt with it.
        .select(fact('astray', bankTransfer.id))
        .from(payment)
        .innerJoin(transferCode, eq(transferCode.code, payment.memoCode))
        .innerJoin(bankTransfer, eq(bankTransfer.id, transferCode.transferId))
        .where(
          and(
            eq(payment.groupId, groupId),
            inArray(bankTransfer.trouble, ['wrong-account', 'unclear-split']),
            isNull(bankTransfer.resolvedAt),
          ),
        ),
    )
    .unionAll(
      db
        .select(fact('paused', order.id, producer.suspendedAt))
        .from(order)
        .innerJoin(producer, eq(producer.id, order.producerId))
        .where(eq(order.groupId, groupId)),
    )
    .unionAll(
      db
        .select(fact('refund', refund.id, refund.doneAt, refund.failedAt))
        .from(refund)
        .where(inArray(refund.paymentId, payments)),
    )
    .unionAll(
      db
        .select(fact('dispute', dispute.id, dispute.withdrawnAt, dispute.reinstatedAt, dispute.closedAt))
        .from(dispute)
        .where(inArray(dispute.paymentId, payments)),
    )
    .unionAll(
      db
        .select(fact('off', lineCancellation.id))
        .from(lineCancellation)
        .where(inArray(lineCancellation.orderId, orders)),
    )
    .unionAll(
      db
        .select(fact('ticket', ticket.id, ticket.settledAt, ticket.agreedAt))
        .from(ticket)
        .where(inArray(ticket.orderId, orders)),
    )
    .unionAll(
      db
        .select(fact('message', ticketMessage.id))
        .from(ticketMessage)
        .innerJoin(ticket, eq(ticket.id, ticketMessage.ticketId))
        .where(inArray(ticket.orderId, orders)),
    );
}

const nothing = sql`null`;

/** One row of the same shape for each kind of fact: what it is, which one, and what of it counts. */
function fact(
  what: string,
  id: SQLWrapper,
  first: SQLWrapper = nothing,
  second: SQLWrapper = nothing,
  third: SQLWrapper = nothing,
) {
  const number = (value: SQLWrapper) => sql<unknown>`cast(${value} as bigint)`;
  return {
    what: sql<string>`${sql.raw(`'${what}'`)}`.as('what'),
    id: sql<string>`${id}`.as('fact_id'),
    first: number(first).as('first'),
    second: number(second).as('second'),
    third: number(third).as('third'),
  };
}
