import { and, eq, inArray, isNotNull, isNull, lt, notInArray, or, type SQL, sql } from 'drizzle-orm';
import { frozenDelivery } from '#app/domain/orders/delivery/frozen-delivery.ts';
import { readVisits, wayLeft } from '#app/domain/orders/delivery/read-visits.server.ts';
import {
  isLostDispute,
  isOpenDispute,
  readOrderDisputes,
} from '#app/domain/orders/disputes/order-disputes.server.ts';
import { hasAllGoneBack } from '#app/domain/orders/money-back/all-gone-back.server.ts';
import { isInState } from '#app/domain/orders/move-order.server.ts';
import type { OrderState } from '#app/domain/orders/order-state.ts';
import { type OrderTerm, orderTermMs } from '#app/domain/orders/terms/legal-term.server.ts';
import { readAllBackTickets } from '#app/domain/orders/tickets/all-back-tickets.server.ts';
import { type OrderRisk, orderRisks } from '#app/domain/reports/orders/order-risks.ts';
import { localDate } from '#app/server/local-date.ts';
import type { Db, Store } from '#db/store.ts';

type Tables = Store['tables'];

/** Before the goods have reached the buyer. */
const OPEN: readonly OrderState[] = ['waiting', 'paid', 'accepted', 'packed', 'handed-over'];
const PAID: readonly OrderState[] = ['paid', 'accepted', 'packed', 'handed-over'];
const HERE: readonly OrderState[] = ['paid', 'accepted', 'packed'];

export type RiskConditions = Readonly<Record<OrderRisk, SQL | undefined>>;

/** The condition on `order` of each risk at a moment. */
export async function riskConditions(db: Db, tables: Tables, now: number): Promise<RiskConditions> {
  const { order, producer, refund, ticket } = tables;
  const today = localDate(now);
  const term = (kind: OrderTerm) => orderTermMs(db, tables, kind, today);
  const isIn = (states: readonly OrderState[]) => or(...states.map((state) => isInState(tables, state)));
  const days = await wishedDays(db, tables, and(isIn(HERE), hasService(tables)), today);
  const isLateTicket = and(
    isNull(ticket.settledAt),
    or(and(isNull(ticket.answeredAt), lt(ticket.answerBy, now)), lt(ticket.settleBy, now)),
  );
  return {
    // One that has taken all that was left leaves an order that must not go out, until somebody ends it.
    disputed: or(
      ofPayments(tables, isOpenDispute(tables)),
      inArray(
        order.id,
        await takenWhole(db, tables, and(isIn(PAID), ofPayments(tables, isLostDispute(tables)))),
      ),
    ),
    'money-back': hasAllGoneBack(tables),
    refund: sql`${order.id} in (select ${refund.orderId} from ${refund} where ${and(
      isNotNull(refund.orderId),
      isNull(refund.doneAt),
      or(isNotNull(refund.failedAt), lt(refund.dueAt, now)),
    )})`,
    ticket: sql`${order.id} in (select ${ticket.orderId} from ${ticket} where ${and(
      isLateTicket,
      notInArray(ticket.id, await allBackTickets(db, tables, isLateTicket)),
    )})`,
    suspended: and(
      isIn(OPEN),
      sql`${order.producerId} in (select ${producer.id} from ${producer} where ${producer.suspendedAt} is not null)`,
    ),
    unaccepted: and(isInState(tables, 'paid'), lt(order.paidAt, now - (await term('accept')))),
    unshipped: and(
      isIn(HERE),
      or(
        and(
          lt(order.paidAt, now - (await term('hand-over'))),
          notInArray(order.id, [...days.toCome, ...days.over]),
        ),
        inArray(order.id, days.over),
      ),
    ),
    unpaid: and(isInState(tables, 'waiting'), lt(order.payBy, now + (await term('unpaid-warning')))),
  };
}

/**
 * Services that are paid and not used yet, by whether the day is over for which their buyer wished them: until then nobody is
 * late with them, whenever they were paid; of one without a day the agreed term counts, as of goods. One that was ordered
 * together with goods is among them once all of these were taken out: nothing is left to be sent.
 * @param today local, 'YYYY-MM-DD'.
 */
async function wishedDays(
  db: Db,
  tables: Tables,
  which: SQL | undefined,
  today: string,
): Promise<{ toCome: string[]; over: string[] }> {
  const { order } = tables;
  const rows = await db.select({ id: order.id, delivery: order.delivery }).from(order).where(which);
  const visits = await readVisits(db, tables, rows);
  const days = { toCome: [] as string[], over: [] as string[] };
  for (const { id, delivery } of rows) {
    const agreed = frozenDelivery.parse(delivery);
    const isVisit = wayLeft(agreed, visits.get(id) ?? null) === 'spot';
    if (!isVisit || agreed.wishedDay === undefined) continue;
    (agreed.wishedDay < today ? days.over : days.toCome).push(id);
  }
  return days;
}

/** What its buyer comes for alone (`isUsedThere`), or ordered together with goods. */
function hasService({ order, orderLine }: Tables): SQL {
  return sql`(${order.deliveryMethod} = 'pickup' or ${order.id} in (select ${orderLine.orderId} from ${orderLine} where ${orderLine.taxClass} = 'services'))`;
}

/** Those of these tickets that ask for money which has gone back: nobody has to do anything about them. Ids. */
async function allBackTickets(db: Db, tables: Tables, which: SQL | undefined): Promise<string[]> {
  const rows = await db.select().from(tables.ticket).where(which);
  return [...(await readAllBackTickets(db, tables, rows))];
}

/** Those of these orders of which a lost dispute has left nothing: where something is left, its producer may go on. Ids. */
async function takenWhole(db: Db, tables: Tables, which: SQL | undefined): Promise<string[]> {
  const rows = await db.select({ id: tables.order.id }).from(tables.order).where(which);
  const ids = rows.map(({ id }) => id);
  const disputes = await readOrderDisputes(db, tables, ids);
  return ids.filter((id) => disputes.get(id)?.kind === 'lost');
}

function ofPayments({ order, paymentAllocation, dispute }: Tables, which: SQL | undefined): SQL {
  return sql`${order.id} in (select ${paymentAllocation.orderId} from ${paymentAllocation} join ${dispute} on ${dispute.paymentId} = ${paymentAllocation.paymentId} where ${which})`;
}

/** How many orders run each risk. */
export async function countRisks(db: Db, tables: Tables, now: number): Promise<Record<OrderRisk, number>> {
  const conditions = await riskConditions(db, tables, now);
  const counts = {} as Record<OrderRisk, number>;
  for (const risk of orderRisks) {
    const [row] = await db
      .select({ count: sql<number>`count(*)`.mapWith(Number) })
      .from(tables.order)
      .where(conditions[risk]);
    counts[risk] = row?.count ?? 0;
  }
  return counts;
}

/** The risks of these orders, by order's id. */
export async function risksOf(
  db: Db,
  tables: Tables,
  now: number,
  orderIds: readonly string[],
): Promise<Map<string, OrderRisk[]>> {
  const found = new Map<string, OrderRisk[]>(orderIds.map((id) => [id, []]));
  if (orderIds.length === 0) return found;
  const conditions = await riskConditions(db, tables, now);
  for (const risk of orderRisks) {
    const rows = await db
      .select({ id: tables.order.id })
      .from(tables.order)
      .where(and(inArray(tables.order.id, [...orderIds]), conditions[risk]));
    for (const { id } of rows) found.get(id)?.push(risk);
  }
  return found;
}

/** Rank of an order by its most pressing risk, for sorting; the last for none. */
export function riskRank(conditions: RiskConditions): SQL {
  const cases = orderRisks.map((risk, at) => sql`when ${conditions[risk]} then ${sql.raw(String(at))}`);
  return sql`case ${sql.join(cases, sql` `)} else ${sql.raw(String(orderRisks.length))} end`;
}

export function isOfProducer({ order, producer }: Tables, code: string): SQL {
  return sql`${order.producerId} in (select ${producer.id} from ${producer} where ${eq(producer.code, code)})`;
}
