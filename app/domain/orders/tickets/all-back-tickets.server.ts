import { isNothingLeft, readOrderCosts } from '#app/domain/orders/page/order-costs.server.ts';
import type { TicketRow } from '#app/domain/orders/tickets/find-ticket.server.ts';
import { DomainError } from '#app/server/domain-error.ts';
import type { Db, Store } from '#db/store.ts';

/**
 * Those of these tickets that are open and ask for money of an order of which nothing is left to refund (`isNothingLeft`): it went
 * back another way, e.g. in the card provider's own pages, or its card's bank took it. Ids.
 */
export async function readAllBackTickets(
  db: Db,
  tables: Store['tables'],
  tickets: ReadonlyArray<Pick<TicketRow, 'id' | 'orderId' | 'kind' | 'settledAt'>>,
): Promise<ReadonlySet<string>> {
  const asking = tickets.filter(({ kind, settledAt }) => kind === 'return' && settledAt === null);
  const { byOrder } = await readOrderCosts(db, tables, [...new Set(asking.map(({ orderId }) => orderId))]);
  return new Set(
    asking.flatMap(({ id, orderId }) => {
      const cost = byOrder.get(orderId);
      return cost && isNothingLeft(cost) ? [id] : [];
    }),
  );
}

/** @throws DomainError nothingLeftToRefund where all that was paid for an order is back with its buyer, or on its way. */
export async function refuseNothingLeft(db: Db, tables: Store['tables'], orderId: string): Promise<void> {
  const cost = (await readOrderCosts(db, tables, [orderId])).byOrder.get(orderId);
  if (cost && isNothingLeft(cost)) throw new DomainError('nothingLeftToRefund');
}
