import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { eq } from 'drizzle-orm';
import { z } from 'zod';
import { at, demoSellerOf, type Goods, goOn, goodsOf } from '#app/demo/add-demo-orders.server.ts';
import { demoStaff } from '#app/demo/demo-actors.ts';
import { demoBuyers } from '#app/demo/demo-buyers.ts';
import { chooseDelivery } from '#app/domain/orders/delivery/choose-delivery.ts';
import { takesCards } from '#app/domain/payments/card/open-stripe.server.ts';
import { startCardPayment } from '#app/domain/payments/card/start-card-payment.server.ts';
import { takeCardPayment } from '#app/domain/payments/card/take-card-payment.server.ts';
import { confirmCheckout } from '#app/domain/payments/checkout/confirm-checkout.server.ts';
import { openCheckout } from '#app/domain/payments/checkout/open-checkout.server.ts';
import { makePayoutRun } from '#app/domain/payments/payouts/make-payout-run.server.ts';
import { markPayoutPaid } from '#app/domain/payments/payouts/mark-payout-paid.server.ts';
import type { Context } from '#app/server/context.ts';
import { newId } from '#app/server/ids.server.ts';
import { DAY_MS } from '#app/server/local-date.ts';
import { SIMULATED_FILES } from '#app/server/simulated-platforms.server.ts';
import { inOneProcess } from '#db/one-process.ts';

const MINUTE_MS = 60_000;
const TIMEOUT_MS = 5_000;
/** Takes every payment, as the simulated provider's page says. */
const GOOD_CARD = '4242424242424242';

/** The first is paid out, the second is what the market owes the producer. */
const plans = [
  { daysAgo: 8, fate: 'delivered', pieces: 2 },
  { daysAgo: 1, fate: 'accepted', pieces: 1 },
] as const;
const PAID_OUT_DAYS_AGO = 2;

/**
 * Puts the simulated provider's clock to a moment that is over, at which it sends no notices (they would be too old to be
 * believed); null: to that of the machine, with notices.
 */
type SetStripeClock = (now: number | null) => Promise<void>;

/**
 * Gives the demo's producer two orders that foreigners have paid by card, and a payout of the first, once, as real ones come
 * about: a visitor pays on the page of the simulated card provider, which must be running. Nothing happens where it is not.
 */
export async function addDemoCardOrders(
  context: Context,
  setStripeClock: SetStripeClock = clockInFile(context),
): Promise<void> {
  if (!takesCards(context) || (await isPaidByCard(context))) return;
  await inOneProcess(context.config, async () => {
    if (await isPaidByCard(context)) return;
    try {
      await buyAndPayOut(context, setStripeClock);
    } finally {
      await setStripeClock(null);
    }
  });
}

async function isPaidByCard({ store }: Context): Promise<boolean> {
  const { payment } = store.tables;
  const [known] = await store.read((db) =>
    db.select({ id: payment.id }).from(payment).where(eq(payment.method, 'card')).limit(1),
  );
  return known !== undefined;
}

async function buyAndPayOut(context: Context, setStripeClock: SetStripeClock): Promise<void> {
  const producerId = await demoSellerOf(context);
  if (producerId === null) return;
  const goods = await goodsOf(context, producerId);
  const now = context.clock.now();
  for (const [index, { daysAgo, fate, pieces }] of plans.entries()) {
    const buyer = demoBuyers[(index + 3) % demoBuyers.length];
    const some = goods[index % goods.length];
    if (!buyer || !some) return;
    const placedAt = now - daysAgo * DAY_MS;
    await setStripeClock(placedAt + MINUTE_MS);
    const orderId = await buyByCard(context, { placedAt, producerId, buyer, goods: some, pieces });
    await goOn(context, { orderId, producerId, placedAt, fate, isSent: true });
    if (index === 0) await payOut(at(context, now - PAID_OUT_DAYS_AGO * DAY_MS));
  }
}

type Purchase = {
  placedAt: number;
  producerId: string;
  buyer: (typeof demoBuyers)[number];
  goods: Goods;
  pieces: number;
};

async function buyByCard(
  context: Context,
  { placedAt, producerId, buyer, goods: { variantId, price, most }, pieces }: Purchase,
): Promise<string> {
  const { order, orderGroup, payment } = context.store.tables;
  const atOrder = at(context, placedAt);
  const line = { variantId, quantity: Math.max(1, Math.min(pieces, most)) };
  const [group] = (await openCheckout(atOrder, [{ ...line, seenPrice: price }])).groups;
  if (!group) throw new Error('the demo’s order by card cannot be placed');
  const delivery = { method: 'post', zone: buyer.zone } as const;
  const { amount: deliveryAmount } = chooseDelivery(group, delivery);
  const { code } = await confirmCheckout(atOrder, {
    checkoutKey: newId(),
    personId: null,
    clientAddress: null,
    contact: buyer.contact,
    language: 'en',
    isAdult: false,
    policies: {},
    lines: [{ ...line, price }],
    parts: { [producerId]: { delivery, method: 'card', deliveryAmount } },
  });
  const [placed] = await context.store.read((db) =>
    db
      .select({ orderId: order.id, groupId: order.groupId, paymentId: payment.id })
      .from(order)
      .innerJoin(orderGroup, eq(orderGroup.id, order.groupId))
      .innerJoin(payment, eq(payment.groupId, orderGroup.id))
      .where(eq(orderGroup.code, code)),
  );
  if (!placed) throw new Error('the demo’s order by card was not placed');
  const paying = at(context, placedAt + MINUTE_MS);
  const page = await startCardPayment(paying, placed.groupId);
  if (page === null) throw new Error('the demo’s order by card is not to be paid');
  await fetch(page, {
    method: 'POST',
    body: new URLSearchParams({ card: GOOD_CARD }),
    // It leads back to the market, which does not listen yet.
    redirect: 'manual',
    signal: AbortSignal.timeout(TIMEOUT_MS),
  });
  if ((await takeCardPayment(paying, placed.paymentId)) !== 'taken') throw new Error('no money came by card');
  return placed.orderId;
}

async function payOut(context: Context): Promise<void> {
  const { payout } = context.store.tables;
  const run = { runId: newId(), cutoffAt: context.clock.now() };
  const runId = await makePayoutRun(context, demoStaff, run);
  const payouts = await context.store.read((db) => db.select().from(payout).where(eq(payout.runId, runId)));
  for (const { id } of payouts)
    await markPayoutPaid(context, demoStaff, {
      ...{ payoutId: id, reference: 'FT-MO-PHONG-1', isForSeveral: true },
    });
}

const said = z.object({ control: z.object({ url: z.url({ protocol: /^http$/ }), token: z.string() }) });

/** By what the program says of itself in the data folder. */
function clockInFile({ config }: Context): SetStripeClock {
  return async (now) => {
    const text = readFileSync(join(config.dataDir, SIMULATED_FILES.stripe), 'utf8');
    const { control } = said.parse(JSON.parse(text));
    const order = async (what: 'clock' | 'webhooks', body: object) => {
      const answer = await fetch(`${control.url}/${what}`, {
        method: 'POST',
        headers: { authorization: `Bearer ${control.token}` },
        body: JSON.stringify(body),
        signal: AbortSignal.timeout(TIMEOUT_MS),
      });
      if (!answer.ok) throw new Error(`the simulated card provider answered ${answer.status}`);
    };
    await order('webhooks', { lose: now === null ? 0 : 1 });
    await order('clock', now === null ? { offsetMs: 0 } : { now });
  };
}
