import { and, between, inArray, isNull } from 'drizzle-orm';
import type { OrderState } from '#app/domain/orders/order-state.ts';
import { type AwaitedOrder, readUnsettled } from '#app/domain/payments/bank-transfers/list-awaited.server.ts';
import { nearMemoCodes } from '#app/domain/payments/memo-code/near-memo-codes.ts';
import type { Context } from '#app/server/context.ts';
import { DAY_MS } from '#app/server/local-date.ts';
import type { Db } from '#db/store.ts';

export type ProposedOrder = AwaitedOrder & {
  readonly state: OrderState;
  /** Just what the transfer has is missing. */
  readonly isSameAmount: boolean;
  /** The order's memo code, where the bank's text holds it cut off or with one wrong character. */
  readonly nearCode: string | null;
};

/** Money without a code is most likely for an order of the same amount of about these days. */
const NEAR_MS = 4 * DAY_MS;
const MOST_OF_EACH = 5;

/**
 * Orders that a transfer may be for: the bank's text nearly has their code, however long ago they were placed and whether or
 * not they were given up since; or the same amount is missing and they were placed about then. The same amount first, and
 * of those a code that is nearly there. A person decides: none is ever taken by itself.
 * @param amount VND of the transfer that are nowhere yet. @param at when it came in, ms UTC.
 */
export async function proposeOrders(
  context: Context,
  db: Db,
  { producerId, amount, at, text }: { producerId: string; amount: number; at: number; text: string },
): Promise<ProposedOrder[]> {
  const { order, payment } = context.store.tables;
  const codes = nearMemoCodes(text);
  const nearly =
    codes.length === 0
      ? []
      : await readUnsettled(
          context,
          db,
          producerId,
          and(inArray(payment.memoCode, [...codes]), isNull(order.paidAt)),
        );
  const then = await readUnsettled(
    context,
    db,
    producerId,
    and(between(order.placedAt, at - NEAR_MS, at + DAY_MS), isNull(order.paidAt), isNull(order.cancelledAt)),
  );
  const near = nearly
    .slice(0, MOST_OF_EACH)
    .map(({ memoCode, ...one }) => ({ ...one, nearCode: memoCode, isSameAmount: one.missing === amount }));
  const same = then
    .filter(({ missing, orderId }) => missing === amount && near.every((one) => one.orderId !== orderId))
    .slice(0, MOST_OF_EACH)
    .map(({ memoCode: _, ...one }) => ({ ...one, nearCode: null, isSameAmount: true }));
  const rankOf = (one: ProposedOrder) => (one.isSameAmount ? 0 : 2) + (one.nearCode === null ? 1 : 0);
  return [...near, ...same].sort((a, b) => rankOf(a) - rankOf(b));
}
