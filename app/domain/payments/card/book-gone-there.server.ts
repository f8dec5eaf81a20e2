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
 * Books what went back in the provider's own pages to what it was for: each refund to what it is exactly as much as, and the rest
 * in the order of both. Part of the caller's `guarded` write, which holds the payment.
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
  const { same, rest } = pairExactly(gone, parts);
  for (const { one, part } of same) await bookTo(part, one);
  const open = rest.parts.map((part) => ({ part, amount: part.amount }));
  for (const { externalId, amount } of rest.gone) {
    let left = amount;
    for (let at = 0; left > 0; at += 1) {
      const next = open.find((one) => one.amount > 0);
      if (!next) throw new Error(`refund ${externalId} is more than it was for`);
      const taken = Math.min(left, next.amount);
      await bookTo(next.part, { amount: taken, externalId: partId(externalId, at) });
      next.amount -= taken;
      left -= taken;
    }
  }

  async function bookTo(part: GoneFor, sent: { externalId: string; amount: number }): Promise<void> {
    if ('promise' in part) {
      const promise = await holdRefund(context, tx, part.promise.id);
      await meetPromise(context, tx, promise, { ...sent, by });
    } else await bookSentThere(context, tx, money, { ...sent, orderId: part.orderId });
  }
}

/**
 * Pairs each of `gone` with a part that is exactly as much, the first with the first: what one refund over there was for is no
 * piece of something larger while something is just that sum.
 */
function pairExactly<One extends { amount: number }, Part extends { amount: number }>(
  gone: readonly One[],
  parts: readonly Part[],
): { same: Array<{ one: One; part: Part }>; rest: { gone: One[]; parts: Part[] } } {
  const rest: { gone: One[]; parts: Part[] } = { gone: [], parts: [...parts] };
  const same = gone.flatMap((one) => {
    const at = rest.parts.findIndex(({ amount }) => amount === one.amount);
    const [part] = at === -1 ? [] : rest.parts.splice(at, 1);
    if (part) return [{ one, part }];
    rest.gone.push(one);
    return [];
  });
  return { same, rest };
}

/** Parts of one kind in the order in which they are to be taken: first those that are exactly what went. */
export function exactFirst(gone: ReadonlyArray<{ amount: number }>, parts: readonly GoneFor[]): GoneFor[] {
  const { same, rest } = pairExactly(gone, parts);
  return [...same.map(({ part }) => part), ...rest.parts];
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
