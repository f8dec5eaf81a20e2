import { eq } from 'drizzle-orm';
import { THE_MARKET } from '#app/domain/orders/move-order.server.ts';
import {
  bookGoneThere,
  exactFirst,
  firstParts,
  type GoneFor,
} from '#app/domain/payments/card/book-gone-there.server.ts';
import {
  amountOf,
  type CardMoneyStands,
  cardMoneyStands,
} from '#app/domain/payments/card/card-money-stands.server.ts';
import { settleDisputes } from '#app/domain/payments/card/settle-disputes.server.ts';
import { mendFinding } from '#app/domain/payments/reconcile/write-finding.server.ts';
import { listUnassigned } from '#app/domain/payments/refunds/gone-there.server.ts';
import { lockPayment } from '#app/domain/payments/refunds/lock-payments.server.ts';
import { promiseRest } from '#app/domain/payments/refunds/promise-rest.server.ts';
import type { Context } from '#app/server/context.ts';
import type { Tx } from '#db/store.ts';

/**
 * Refunds in the provider's own pages that can only have been for one thing are booked to that, and nobody has to say it: when
 * they are heard of, and whenever something has happened since to what they may be for. What is there to be promised then, and is
 * owed, is promised (`promiseRest`). Part of the caller's `guarded` write, which holds the payment.
 * @param heardNow the provider's id of the one that is heard of in this write: staff are still shown it.
 */
export async function assignGoneThere(
  context: Context,
  tx: Tx,
  paymentId: string,
  heardNow?: string,
): Promise<void> {
  const { tables } = context.store;
  if ((await listUnassigned(tables, tx, [paymentId])).length > 0)
    await placeWhatIsCertain(context, tx, paymentId, heardNow);
  await promiseRest(context, tx, paymentId);
}

async function placeWhatIsCertain(
  context: Context,
  tx: Tx,
  paymentId: string,
  heardNow: string | undefined,
): Promise<void> {
  const { tables } = context.store;
  const { cardMoney, reconciliationFinding: finding } = tables;
  const all = await tx.select().from(cardMoney).where(eq(cardMoney.paymentId, paymentId));
  for (const money of all.filter(({ currency }) => currency === 'VND')) {
    const stands = await cardMoneyStands(tables, tx, money);
    const parts = certainParts(stands);
    if (parts === null) continue;
    // They are open no more: what is booked below is not counted as gone a second time.
    for (const { findingId, externalId, intentId, amount, wentAt } of stands.gone) {
      const detail = { paymentId, intentId, amount, currency: 'vnd', isBooked: 1, wentAt };
      await tx.update(finding).set({ detail }).where(eq(finding.id, findingId));
      const kinds = externalId === heardNow ? [] : (['refund-there'] as const);
      for (const kind of [...kinds, 'missing-here'] as const)
        await mendFinding(context, tx, { provider: 'stripe', kind, subject: externalId });
    }
    await bookGoneThere(context, tx, money, stands.gone, { parts, by: THE_MARKET });
    await settleDisputes(context, tx, paymentId);
  }
}

/** Every refund over there that waits for a person is looked at once more: each payment in a write of its own. */
export async function assignAllGoneThere(context: Context): Promise<void> {
  const { store } = context;
  const open = await store.read((db) => listUnassigned(store.tables, db));
  for (const paymentId of new Set(open.map((one) => one.paymentId)))
    await store.write(
      async (tx) => {
        await lockPayment(context, tx, paymentId);
        await assignGoneThere(context, tx, paymentId);
      },
      { isolation: 'guarded' },
    );
}

/**
 * What they can only have been for, null where a person has to say. What is promised comes before what a producer may keep, and
 * what is left of an order that was cancelled before both, because it is promised to nobody only as it had gone already. Where some
 * of the money was sent by transfer, it may be that once more: then it is of no order that nobody owes anything of.
 */
function certainParts({ gone, promises, left, beside }: CardMoneyStands): GoneFor[] | null {
  const sum = amountOf(gone);
  if (sum === 0) return null;
  const over = left.filter(({ isOver, amount }) => isOver && amount > 0);
  const kept = left.filter(({ isOver, amount }) => !isOver && amount > 0);
  const promised = promises.map((promise) => ({ promise, amount: promise.amount }));
  const most = amountOf(over) + amountOf(promised) + amountOf(kept);
  const isCertain =
    // All that there is; of one order alone; or nothing of it can have been any producer's.
    sum === most || left.length <= 1 || (kept.length === 0 && sum >= amountOf(over));
  if (!isCertain || sum > most) return null;
  // An order that stands does not pay for what somebody may have given back a second time.
  if (beside > 0 && sum > amountOf(over) + amountOf(promised)) return null;
  return firstParts([...over, ...exactFirst(gone, promised), ...exactFirst(gone, kept)], sum);
}
