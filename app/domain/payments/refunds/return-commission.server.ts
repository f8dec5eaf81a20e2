import { and, eq, inArray } from 'drizzle-orm';
import { takenSincePaid } from '#app/domain/orders/left-of-order.server.ts';
import type { OrderRow } from '#app/domain/orders/order-row.ts';
import { commissionOf } from '#app/domain/orders/terms/commission.ts';
import { post } from '#app/domain/payments/ledger/post.server.ts';
import type { Context } from '#app/server/context.ts';
import type { Tx } from '#db/store.ts';

/**
 * Gives back the market's share of what has been taken out of a sale: afterwards the market has kept its share of the goods
 * that are left, rounded down as at the sale, whatever the steps in which they went.
 */
export async function returnCommission(
  context: Context,
  tx: Tx,
  order: OrderRow,
  /** Why, e.g. `refund:<id>`: once for each. */
  subject: string,
): Promise<void> {
  if (order.commissionAmount === 0) return;
  const { tables } = context.store;
  const { ledgerEntry, ledgerPosting } = tables;
  const gone = await takenSincePaid(tx, tables, eq(tables.order.id, order.id));
  const left = order.goodsAmount - (gone.get(order.id) ?? 0);
  const kept = await tx
    .select({ amount: ledgerEntry.amount })
    .from(ledgerEntry)
    .innerJoin(ledgerPosting, eq(ledgerPosting.id, ledgerEntry.postingId))
    .where(
      and(
        eq(ledgerEntry.orderId, order.id),
        eq(ledgerEntry.account, 'fees'),
        inArray(ledgerPosting.kind, ['commission', 'commission-returned']),
      ),
    );
  const share = -kept.reduce((sum, { amount }) => sum + amount, 0);
  const back = share - commissionOf(left, order.commissionRate);
  const of = { producerId: order.producerId, orderId: order.id };
  await post(context, tx, {
    kind: 'commission-returned',
    subject,
    entries: [
      { account: 'fees', amount: back, ...of },
      { account: 'producer_payable', amount: -back, ...of },
    ],
  });
}
