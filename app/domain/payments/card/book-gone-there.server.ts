import type { OrderActor } from '#app/domain/orders/move-order.server.ts';
import { bookSentThere } from '#app/domain/payments/card/book-sent-there.server.ts';
import type { CardMoney, LeftOfMoney } from '#app/domain/payments/card/card-money-stands.server.ts';
import { partId } from '#app/domain/payments/refunds/gone-there.server.ts';
import { holdRefund, type RefundRow } from '#app/domain/payments/refunds/hold-refund.server.ts';
import { meetPromise } from '#app/domain/payments/refunds/meet-promise.server.ts';
import type { Context } from '#app/server/context.ts';
import type { Tx } from '#db/store.ts';

/** What a refund over there was for: a promise that it meets, or what was not promised yet. */
export type GoneFor =
  | { readonly promise: RefundRow; readonly amount: number }
  | { readonly orderId: LeftOfMoney['orderId']; readonly amount: number };

/**
 * Books what went back in the provider's own pages to what it was for, in the order of both. Part of the caller's `guarded`
 * write, which holds the payment.
 * @param gone each by its id over there, VND.
 * @param parts VND, in sum as much as has gone.
 * @throws as `meetPromise` and `bookSentThere`.
 */
export async function bookGoneThere(
  context: Context,
  tx: Tx,
  money: CardMoney,
  gone: ReadonlyArray<{ externalId: string; amount: number }>,
  { parts, by }: { parts: readonly GoneFor[]; by: OrderActor },
): Promise<void> {
  const open = parts.map((part) => ({ part, amount: part.amount }));
  for (const { externalId, amount } of gone) {
    let rest = amount;
    for (let at = 0; rest > 0; at += 1) {
      const next = open.find((one) => one.amount > 0);
      if (!next) throw new Error(`refund ${externalId} is more than it was for`);
      const taken = Math.min(rest, next.amount);
      const sent = { amount: taken, externalId: partId(externalId, at) };
      if ('promise' in next.part) {
        const promise = await holdRefund(context, tx, next.part.promise.id);
        await meetPromise(context, tx, promise, { ...sent, by });
      } else await bookSentThere(context, tx, money, { ...sent, orderId: next.part.orderId });
      next.amount -= taken;
      rest -= taken;
    }
  }
}

/**
 * So many of these as come to `amount`, the first first.
 * @returns fewer where they are less in sum.
 */
export function firstParts(all: readonly GoneFor[], amount: number): GoneFor[] {
  let open = amount;
  return all.flatMap((one) => {
    const taken = Math.min(open, one.amount);
    open -= taken;
    return taken > 0 ? [{ ...one, amount: taken }] : [];
  });
}
