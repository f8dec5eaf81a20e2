import { eq } from 'drizzle-orm';
import { expect } from 'vitest';
import { addToCart } from '#app/domain/orders/cart/add-to-cart.server.ts';
import type { CartOwner } from '#app/domain/orders/cart/own-cart.server.ts';
import { readCart } from '#app/domain/orders/cart/read-cart.server.ts';
import { moveOrder, THE_MARKET } from '#app/domain/orders/move-order.server.ts';
import { orderState } from '#app/domain/orders/order-state.ts';
import { commissionOf } from '#app/domain/orders/terms/commission.ts';
import { refundByCard } from '#app/domain/payments/card/refund-by-card.server.ts';
import { settleByDispute } from '#app/domain/payments/card/settle-by-dispute.server.ts';
import { startCardPayment } from '#app/domain/payments/card/start-card-payment.server.ts';
import { takeCardPayment } from '#app/domain/payments/card/take-card-payment.server.ts';
import { takeCardRefunds } from '#app/domain/payments/card/take-card-refunds.server.ts';
import { takeDispute } from '#app/domain/payments/card/take-dispute.server.ts';
import {
  type ConfirmCheckout,
  confirmCheckout,
} from '#app/domain/payments/checkout/confirm-checkout.server.ts';
import { checkoutKeyOf, openCheckout } from '#app/domain/payments/checkout/open-checkout.server.ts';
import { makePayoutRun } from '#app/domain/payments/payouts/make-payout-run.server.ts';
import { markPayoutPaid } from '#app/domain/payments/payouts/mark-payout-paid.server.ts';
import { readPayoutRun } from '#app/domain/payments/payouts/read-payout-run.server.ts';
import { reversePayout } from '#app/domain/payments/payouts/reverse-payout.server.ts';
import { listOpenFindings } from '#app/domain/payments/reconcile/list-findings.server.ts';
import { resolveFinding } from '#app/domain/payments/reconcile/resolve-finding.server.ts';
import { cancelLines } from '#app/domain/payments/refunds/cancel-lines.server.ts';
import { cancelOrder } from '#app/domain/payments/refunds/cancel-order.server.ts';
import { lockPayments } from '#app/domain/payments/refunds/lock-payments.server.ts';
import { moneySeen } from '#app/domain/payments/refunds/money-seen.server.ts';
import { promiseRefund } from '#app/domain/payments/refunds/promise-refund.server.ts';
import { refundSent } from '#app/domain/payments/refunds/refund-sent.server.ts';
import { acceptLateMoney } from '#app/domain/payments/settle/accept-late-money.server.ts';
import { expireOrders } from '#app/domain/payments/settle/expire-orders.server.ts';
import { isDomainError, isNotFound } from '#app/server/domain-error.ts';
import { newId } from '#app/server/ids.server.ts';
import { anyPostRate, checkoutOf } from '#tests/factories/buying.ts';
import { staffMember } from '#tests/factories/listing-steps.ts';
import { ordersOf, payByTransfer, shopOf } from '#tests/factories/paying.ts';
import type { Step } from '#tests/faults/market-steps.ts';
import type { StripeControls } from '#tests/support/stripe-world.ts';
import type { TestMarket } from '#tests/support/test-market.ts';

/** Pieces that each of the two producers has when it begins. */
export const STOCK = 12;
/** The market’s share of every sale, in 1/10,000. */
const SHARE = 275;

/** Everybody's things: two producers' goods, and the baskets of two guests. */
export async function playMarket(
  { context, clock, runJobs }: TestMarket,
  stripe: StripeControls,
  steps: readonly Step[],
): Promise<void> {
  const { store } = context;
  const { order, orderLine, payment, refund, payout, cardMoney, dispute, producer, withholdingMode } =
    store.tables;
  const baskets: CartOwner[] = [newId(), newId()].map((token) => ({ personId: null, token }));
  const staff = staffMember();
  await anyPostRate(context);
  const shops = [
    await shopOf(context, 'HTX Chè', { stock: STOCK }),
    await shopOf(context, 'HTX Mật ong', { stock: STOCK, number: '0987654321' }),
  ];
  await store.write(async (tx) => {
    // A price of which neither the share nor the tax is a whole đồng, and one producer of whom tax is withheld.
    await tx.update(store.tables.variant).set({ price: 33_333 });
    await tx
      .update(producer)
      .set({ legalType: 'household' })
      .where(eq(producer.id, shops[0]?.producerId ?? ''));
    await tx.update(withholdingMode).set({ mode: 'withhold' });
  });
  const pick = <Row>(rows: readonly Row[], index: number): Row | undefined =>
    rows[index % (rows.length || 1)];
  const all = <Row>(rows: () => Promise<Row[]>) => rows();
  const orders = () => all(() => store.read((db) => db.select().from(order).orderBy(order.id)));
  const payments = () => all(() => store.read((db) => db.select().from(payment).orderBy(payment.id)));
  const cardMonies = () => all(() => store.read((db) => db.select().from(cardMoney).orderBy(cardMoney.id)));
  const isByCard = ({ method }: { method: string }) => method === 'card';
  const linesOf = async (orderId: string) =>
    (await store.read((db) => db.select().from(orderLine))).filter((line) => line.orderId === orderId);

  const acts: { [Act in Step['act']]: (one: Extract<Step, { act: Act }>) => Promise<unknown> } = {
    buy: async ({ at: index, quantity: pieces, byCard }) => {
      const shop = pick(shops, index);
      if (shop)
        await ordersOf(context, [
          { listingId: shop.listingId, quantity: pieces, method: byCard ? 'card' : 'vietqr' },
        ]);
    },
    add: async ({ at: index, quantity: pieces }) => {
      const shop = pick(shops, index);
      const owner = pick(baskets, index >> 1);
      const sizes = await store.read((db) => db.select().from(store.tables.variant));
      const size = sizes.find(({ listingId }) => listingId === shop?.listingId);
      if (owner && size) await addToCart(context, owner, { code: size.code, quantity: pieces });
    },
    'order-basket': async ({ at: index, cards }) => {
      const cart = await readCart(context, pick(baskets, index) ?? { personId: null, token: null });
      const { groups } = await openCheckout(context, cart?.lines ?? []);
      if (!cart) return;
      const wanted = {
        ...(await checkoutOf(context, [])),
        checkoutKey: checkoutKeyOf(context, cart.id),
        cartId: cart.id,
        lines: groups.flatMap(({ lines }) => lines),
        parts: Object.fromEntries(
          groups.map(({ producerId, options }, group): [string, ConfirmCheckout['parts'][string]] => [
            producerId,
            {
              delivery: { method: 'post', zone: 'region' },
              deliveryAmount: options.post.region,
              method: (cards >> group) % 2 === 1 ? 'card' : 'vietqr',
            },
          ]),
        ),
      };
      // Pressed twice.
      const [once, again] = await Promise.all([
        confirmCheckout(context, wanted),
        confirmCheckout(context, wanted),
      ]);
      expect(again.code).toBe(once.code);
    },
    'open-card-page': async ({ at: index }) => {
      const asked = pick((await payments()).filter(isByCard), index);
      if (asked) await startCardPayment(context, asked.groupId);
    },
    pay: async ({ at: index, share }) => {
      const asked = pick(await payments(), index);
      if (!asked) return;
      if (!isByCard(asked)) {
        await payByTransfer(context, asked.id, Math.round((asked.amount * share) / 100));
        return;
      }
      const url = asked.payUrl ?? (await startCardPayment(context, asked.groupId));
      if (url) await stripe.pay(url);
      if (url) await takeCardPayment(context, asked.id);
    },
    pass: async ({ minutes }) => {
      clock.set(clock.now() + minutes * 60_000);
      await runJobs([expireOrders]);
    },
    cancel: async ({ at: index }) => {
      const one = pick(await orders(), index);
      if (one) await cancelOrder(context, { orderId: one.id, by: THE_MARKET, reason: 'thử' });
    },
    'cancel-pieces': async ({ at: index, quantity: pieces }) => {
      const one = pick(await orders(), index);
      const line = one && pick(await linesOf(one.id), index);
      if (!one || !line) return;
      const lines = [{ lineId: line.id, quantity: pieces }];
      await cancelLines(context, {
        orderId: one.id,
        lines,
        kind: 'cancelled',
        isRestocked: true,
        by: THE_MARKET,
        reason: 'thử',
      });
    },
    'go-on': async ({ at: index }) => {
      const one = pick(await orders(), index);
      if (!one) return;
      await store.write(
        async (tx) => {
          for (const act of ['deliver', 'hand-over', 'accept'] as const)
            if (await moveOrder(context, tx, { orderId: one.id, act, by: THE_MARKET })) return;
        },
        { isolation: 'guarded' },
      );
    },
    return: async ({ at: index, quantity: pieces, isRestocked }) => {
      const one = pick(await orders(), index);
      const line = one && pick(await linesOf(one.id), index);
      if (!one || !line) return;
      await cancelLines(context, {
        orderId: one.id,
        lines: [{ lineId: line.id, quantity: pieces }],
        kind: 'returned',
        isRestocked,
        by: THE_MARKET,
        reason: 'thử',
      });
    },
    'accept-late': async ({ at: index }) => {
      const late = (await orders()).filter((one) => !isByCard(one) && orderState(one) === 'expired');
      const one = pick(late, index);
      const asked = (await payments()).find(({ groupId, method, settledAt, amount }) => {
        return groupId === one?.groupId && method === 'vietqr' && settledAt !== null && amount > 0;
      });
      if (!one || !asked) return;
      const { open } = await store.read((db) => moneySeen(context, db, asked.id));
      if (open < asked.amount || asked.amount !== one.totalAmount) return;
      await store.write(
        async (tx) => {
          await lockPayments(context, tx, [asked.id]);
          await acceptLateMoney(context, tx, { orderId: one.id, paymentId: asked.id, by: THE_MARKET });
        },
        { isolation: 'guarded' },
      );
    },
    'give-open-back': async ({ at: index }) => {
      const asked = pick(await payments(), index);
      if (!asked) return;
      const { open } = await store.read((db) => moneySeen(context, db, asked.id));
      if (open <= 0) return;
      const isWaiting = asked.settledAt === null && asked.closedAt === null;
      // Somebody who pays in parts has not paid too much.
      if (isWaiting) return;
      await store.write(
        (tx) =>
          promiseRefund(context, tx, {
            paymentId: asked.id,
            orderId: null,
            amount: open,
            reason: 'late',
            causeKey: newId(),
            by: THE_MARKET,
          }),
        { isolation: 'guarded' },
      );
    },
    'send-refund': async ({ at: index }) => {
      const one = pick(await store.read((db) => db.select().from(refund).orderBy(refund.id)), index);
      const asked = (await payments()).find(({ id }) => id === one?.paymentId);
      if (!one || !asked) return;
      if (isByCard(asked)) {
        await runJobs([refundByCard]);
        return;
      }
      await store.write(
        (tx) => refundSent(context, tx, one.id, { proof: { reference: 'FT1', hash: null }, by: THE_MARKET }),
        { isolation: 'guarded' },
      );
    },
    'refund-at-stripe': async ({ at: index, share }) => {
      const money = pick(await cardMonies(), index);
      const { refunds, disputes } = await stripe.state();
      const isOfIt = ({ payment_intent }: { payment_intent: string | null }) =>
        payment_intent === money?.externalId;
      // What a bank has taken back cannot be given back.
      if (!money || Object.values(disputes).some(isOfIt)) return;
      const back = Object.values(refunds).filter(isOfIt);
      const left = back.reduce((sum, one) => sum - one.amount, money.amount);
      const amount = Math.floor((left * share) / 100);
      if (amount > 0) await stripe.control('refund', { intent: money.externalId, amount });
      await takeCardRefunds(context, money.externalId);
    },
    dispute: async ({ at: index }) => {
      const money = pick(await cardMonies(), index);
      const { disputes } = await stripe.state();
      if (!money || Object.values(disputes).some((one) => one.payment_intent === money.externalId)) return;
      await stripe.control('dispute', { intent: money.externalId });
      const after = Object.values((await stripe.state()).disputes);
      const opened = after.find((one) => one.payment_intent === money.externalId);
      if (opened) await takeDispute(context, opened.id);
    },
    'close-dispute': async ({ at: index, won }) => {
      const rows = await store.read((db) => db.select().from(dispute).orderBy(dispute.id));
      const one = pick(
        rows.filter(({ closedAt }) => closedAt === null),
        index,
      );
      if (!one) return;
      await stripe.control('close-dispute', { dispute: one.externalId, won });
      await takeDispute(context, one.externalId);
    },
    'pay-out': async () => {
      const runId = await makePayoutRun(context, staff, { runId: newId(), cutoffAt: clock.now() });
      const { payouts } = await readPayoutRun(context, staff, runId);
      for (const { id } of payouts)
        await markPayoutPaid(context, staff, { payoutId: id, reference: `FT-${id}` });
    },
    'reverse-payout': async ({ at: index }) => {
      const one = pick(await store.read((db) => db.select().from(payout).orderBy(payout.id)), index);
      if (one) await reversePayout(context, staff, { payoutId: one.id, reason: 'thử' });
    },
  };
  /** As if the market had taken a share on the day of each order. */
  const takeShare = async () => {
    const free = (await orders()).filter(
      ({ commissionRate, paidAt }) => commissionRate === 0 && paidAt === null,
    );
    for (const { id, goodsAmount } of free) {
      const share = { commissionRate: SHARE, commissionAmount: commissionOf(goodsAmount, SHARE) };
      await store.write((tx) => tx.update(order).set(share).where(eq(order.id, id)));
    }
  };
  for (const one of steps) {
    try {
      await acts[one.act](one as never);
      if (one.act === 'buy' || one.act === 'order-basket') await takeShare();
    } catch (error) {
      // Refused with words for people: nothing was written.
      if (!isDomainError(error)) throw error;
    }
  }
  // Staff say of what Stripe will never send back that the bank has given it to the buyer, or that is refused.
  await runJobs([refundByCard]);
  for (const { id, failedAt } of await store.read((db) => db.select().from(refund).orderBy(refund.id))) {
    if (failedAt === null) continue;
    await settleByDispute(context, staff, id).catch((error: unknown) => {
      if (!isDomainError(error) && !isNotFound(error)) throw error;
    });
  }
  // What a bank has given that had gone back before, its buyer owes: the books say so until staff have claimed it.
  const twice = (await listOpenFindings(context)).filter(({ kind }) => kind === 'paid-twice');
  for (const { id, mostToClaim } of twice) {
    const resolve = { how: 'claim', parts: [], shown: mostToClaim } as const;
    await resolveFinding(context, staff, { findingId: id, note: 'thử', resolve });
  }
}
