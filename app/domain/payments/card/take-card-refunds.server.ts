import { and, asc, eq, isNotNull, isNull, or } from 'drizzle-orm';
import type { Stripe } from 'stripe';
import { THE_MARKET } from '#app/domain/orders/move-order.server.ts';
import { applyRefund } from '#app/domain/payments/card/apply-refund.server.ts';
import { readStripe, StripeAway } from '#app/domain/payments/card/call-stripe.server.ts';
import { openStripe } from '#app/domain/payments/card/open-stripe.server.ts';
import { mendFinding, writeFinding } from '#app/domain/payments/reconcile/write-finding.server.ts';
import { leftOfCardMoney } from '#app/domain/payments/refunds/left-of-card-money.server.ts';
import { promiseForeignRefund } from '#app/domain/payments/refunds/promise-foreign-refund.server.ts';
import { promiseRefund } from '#app/domain/payments/refunds/promise-refund.server.ts';
import { refundSent } from '#app/domain/payments/refunds/refund-sent.server.ts';
import type { Context } from '#app/server/context.ts';
import type { Store, Tx } from '#db/store.ts';

type CardMoney = Store['tables']['cardMoney']['$inferSelect'];

const PER_CALL = 100;

/**
 * Fetches all refunds of one payment intent and takes over how they stand: ours by the id that we gave with them; what
 * somebody has given back in Stripe's own pages is booked and shown to staff.
 * @throws StripeAway
 */
export async function takeCardRefunds(context: Context, intentId: string): Promise<void> {
  const { store } = context;
  const { cardMoney } = store.tables;
  const line = await openStripe(context);
  const [money] = await store.read((db) =>
    db.select().from(cardMoney).where(eq(cardMoney.externalId, intentId)),
  );
  // Its money is not here yet: whoever takes it looks at its refunds as well.
  if (!money || !line) return;
  const page = await readStripe(line.stripe.refunds.list({ payment_intent: intentId, limit: PER_CALL }));
  if (page?.has_more) throw new StripeAway(`more than ${PER_CALL} refunds of one payment`);
  // The oldest first, as they were made.
  for (const truth of page?.data.toReversed() ?? []) {
    await store.write(
      async (tx) => {
        const ours = await ourRefund(context, tx, truth);
        if (ours) await applyRefund(context, tx, ours, truth);
        else await bookForeign(context, tx, money, truth);
      },
      { isolation: 'guarded' },
    );
  }
}

async function ourRefund({ store }: Context, tx: Tx, truth: Stripe.Refund): Promise<string | null> {
  const { refund } = store.tables;
  const [row] = await tx
    .select({ id: refund.id })
    .from(refund)
    .where(
      and(
        eq(refund.method, 'card'),
        or(eq(refund.id, truth.metadata?.refund_id ?? ''), eq(refund.externalId, truth.id)),
      ),
    );
  return row?.id ?? null;
}

/** Made over there by hand: it is a fact, so it is booked, and somebody says afterwards what it was for. */
async function bookForeign(context: Context, tx: Tx, money: CardMoney, truth: Stripe.Refund): Promise<void> {
  const { id: externalId, amount, currency, status } = truth;
  // What has not left, or came back, is no money that went.
  if (status !== 'succeeded') return;
  const adopted = await adoptFailed(context, tx, money, truth);
  const parts =
    !adopted && currency.toUpperCase() === money.currency
      ? await partsOfRefund(context, tx, money, amount)
      : [];
  for (const [at, part] of parts.entries()) {
    await bookSentThere(context, tx, money, { ...part, externalId: partId(externalId, at) });
  }
  const finding = { provider: 'stripe', kind: 'refund-there', subject: externalId } as const;
  const isNew = await writeFinding(context, tx, {
    ...finding,
    detail: {
      ...{ paymentId: money.paymentId, intentId: money.externalId, amount, currency },
      isBooked: adopted || parts.length > 0 ? 1 : 0,
    },
  });
  // Staff were asked for which order it was, and it has turned out by itself.
  if (adopted && !isNew) await mendFinding(context, tx, finding);
}

/**
 * One of ours that could not be sent, and that somebody has sent by hand instead: the same sum of the same money. Only one
 * that has failed for certain: what is under way may still arrive by itself.
 */
async function adoptFailed(
  context: Context,
  tx: Tx,
  money: CardMoney,
  truth: Stripe.Refund,
): Promise<boolean> {
  const { refund } = context.store.tables;
  const [failed] = await tx
    .select({ id: refund.id })
    .from(refund)
    .where(
      and(
        eq(refund.paymentId, money.paymentId),
        eq(refund.method, 'card'),
        eq(refund.amount, truth.amount),
        eq(refund.currency, truth.currency.toUpperCase()),
        money.standing === 'settles' ? isNull(refund.cardMoneyId) : eq(refund.cardMoneyId, money.id),
        isNotNull(refund.failedAt),
        isNull(refund.doneAt),
      ),
    )
    .orderBy(asc(refund.id))
    .limit(1);
  if (!failed) return false;
  await applyRefund(context, tx, failed.id, truth);
  return true;
}

type RefundPart = { orderId: string | null; amount: number };

/** One refund over there that is several here: the first has its id, and each further one that with its number. */
const partId = (externalId: string, at: number) => (at === 0 ? externalId : `${externalId}/${at + 1}`);

/**
 * What it can only have been for: the one order that is paid by this money, all that is left of all of them, or money that
 * settled nothing. Empty when a person has to say.
 */
async function partsOfRefund(
  context: Context,
  tx: Tx,
  money: CardMoney,
  amount: number,
): Promise<RefundPart[]> {
  if (money.standing !== 'settles') {
    const rest = await leftOfCardMoney(context.store.tables, tx, money.id);
    return amount <= rest ? [{ orderId: null, amount }] : [];
  }
  const left = await leftOfOrders(context, tx, money.paymentId);
  const [only] = left;
  if (only && left.length === 1) return amount <= only.amount ? [{ orderId: only.orderId, amount }] : [];
  const all = left.reduce((sum, part) => sum + part.amount, 0);
  return amount === all ? left : [];
}

/** What each paid order of a payment has received and not promised back. */
async function leftOfOrders({ store }: Context, tx: Tx, paymentId: string): Promise<RefundPart[]> {
  const { order, paymentAllocation, refund } = store.tables;
  const orders = await tx
    .select({ id: order.id, total: order.totalAmount })
    .from(paymentAllocation)
    .innerJoin(order, eq(order.id, paymentAllocation.orderId))
    .where(and(eq(paymentAllocation.paymentId, paymentId), isNotNull(order.paidAt)))
    .orderBy(asc(order.id));
  const given = await tx
    .select({ orderId: refund.orderId, amount: refund.amount })
    .from(refund)
    .where(eq(refund.paymentId, paymentId));
  return orders
    .map(({ id, total }) => ({
      orderId: id,
      amount: given.reduce((left, one) => (one.orderId === id ? left - one.amount : left), total),
    }))
    .filter(({ amount }) => amount > 0);
}

/** A refund that has left already is promised and sent in one. @throws DomainError refundTooMuch */
export async function bookSentThere(
  context: Context,
  tx: Tx,
  money: Pick<CardMoney, 'id' | 'paymentId' | 'standing' | 'currency'>,
  { orderId, amount, externalId }: { orderId: string | null; amount: number; externalId: string },
): Promise<void> {
  const why = { reason: 'by-provider', causeKey: `stripe:${externalId}`, by: THE_MARKET } as const;
  const refundId =
    money.standing === 'foreign'
      ? await promiseForeignRefund(context, tx, { money, amount, ...why })
      : await promiseRefund(context, tx, {
          paymentId: money.paymentId,
          orderId,
          ...(money.standing === 'settles' ? {} : { cardMoneyId: money.id }),
          amount,
          ...why,
        });
  await refundSent(context, tx, refundId, { externalId, by: THE_MARKET });
}
