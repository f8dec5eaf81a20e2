import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { orderState } from '#app/domain/orders/order-state.ts';
import { takeBankNotice } from '#app/domain/payments/bank-notices/take-bank-notice.server.ts';
import { handleCardEvent } from '#app/domain/payments/card/handle-card-event.server.ts';
import { confirmCheckout } from '#app/domain/payments/checkout/confirm-checkout.server.ts';
import { listOpenFindings } from '#app/domain/payments/reconcile/list-findings.server.ts';
import { checkoutOf } from '#tests/factories/buying.ts';
import { type Asked, askedOf } from '#tests/factories/transfers.ts';
import { seededRandom } from '#tests/fakes/platforms/faults.ts';
import {
  bankNotice,
  banks,
  cardOrder,
  contest,
  expectOnce,
  intentOf,
  openWorld,
  paymentOf,
  REFUNDED,
  rowsOf,
  stripeNotice,
  untilReconciled,
} from '#tests/faults/payment-notices.ts';
import { IS_FULL } from '#tests/support/full-count.ts';
import { askedFor } from '#tests/support/market-processes.ts';
import { request } from '#tests/support/request.ts';
import { balancesOf } from '#tests/support/stripe-world.ts';
import { eachEngine } from '#tests/support/test-market.ts';

const DELIVERIES = IS_FULL ? 50 : 6;
const SEQUENCES = IS_FULL ? 500 : 20;
/** Of the notices, that nobody is ever told; and of so many payments one, of which nothing at all is heard. */
const LOST = 0.05;
const SILENT_EVERY = 20;
const TOLD_AT_ONCE = 8;
const HANDLERS = 6;
const BROKEN_ORDERS = IS_FULL ? 30 : 4;
const PIECES = 3;

const fee = (amount: number) => Math.round(amount * 0.034 + 8_000);
const DISPUTE_FEE = 380_000;

/** What one payment by card leaves in the books, and what a part given back and a dispute that is won add to it. */
const PAID = ['provider-fee', 'receipt-card', 'sale'];
const CONTESTED = [
  'dispute-reinstated',
  'dispute-withdrawn',
  'provider-fee',
  'refund-promised',
  'refund-sent',
];
const BY_BANK_IN_TWO = ['receipt-direct', 'receipt-direct', 'sale'];

eachEngine('what Stripe and banks tell, over HTTP to two processes', (open) => {
  test(`each kind of notice ${DELIVERIES} times at once, with buyers who return and handlers who thought each other dead: everything once`, async () => {
    const market = await open();
    const world = await openWorld(market, 5);
    const { context, stripe, servers, urls, mail } = world;
    for (const server of servers) await server.work(false);
    const contested = await cardOrder(world);
    const slow = await cardOrder(world);
    await stripe.pay(contested.page, '4000000000000002');
    await contest(world, await intentOf(world, await stripe.pay(contested.page)));
    await stripe.control('slow', { session: await stripe.pay(slow.page, 'slow'), paid: true });
    for (const type of ['payout.paid', 'something.new'])
      await stripe.control('tell', { type, object: { id: type } });
    const { events, webhookSecret } = await stripe.state();
    const kinds = Object.values(events).map(({ type }) => type);
    expect(new Set(kinds).size).toBeGreaterThanOrEqual(15);
    const notices = Object.values(events).map((event) => stripeNotice(world, event, webhookSecret));
    for (const [at, { number, tell }] of banks.entries()) {
      const shop = world.shops[at];
      if (!shop) throw new Error('a bank without a shop');
      const { amount, memo } = await askedOf(context, shop);
      notices.push(bankNotice(tell({ amount, memo, number, at: context.clock.now() })));
    }
    for (const { send } of notices) {
      const answers = await Promise.all([
        ...Array.from({ length: DELIVERIES }, (_, at) => send(urls[at % 2] ?? '')),
        ...urls.map((url) =>
          request(url, `/orders/${contested.code}/card-return`, { cookie: contested.cookie }),
        ),
      ]);
      expect(answers.map(({ status }) => status)).toEqual([...Array(DELIVERIES).fill(200), 303, 303]);
    }
    const { events: kept } = await rowsOf(context);
    expect(kept).toHaveLength(notices.length);
    const other = world.openAgain();
    const run = { id: '', attempt: 1, signal: new AbortController().signal };
    const accounts = world.shops.map(({ accountId }) => accountId);
    for (const { id: eventId, provider, externalId } of kept) {
      const accountId = accounts.find((one) => externalId.startsWith(one)) ?? '';
      await Promise.all(
        Array.from({ length: HANDLERS }, (_, at) =>
          provider === 'stripe'
            ? handleCardEvent.run(at % 2 ? other : context, { eventId }, run)
            : takeBankNotice.run(at % 2 ? other : context, { eventId, accountId }, run),
        ),
      );
    }
    for (const server of servers) await server.work(true);
    await world.drain();
    const rows = await rowsOf(context);
    expectOnce(rows, mail);
    const byBank = banks.flatMap(() => ['receipt-direct', 'sale']);
    expect(rows.postings).toEqual([...PAID, ...CONTESTED, ...PAID, ...byBank].sort());
    expect([rows.refunds.length, rows.disputes.length, rows.transfers.length]).toEqual([1, 1, banks.length]);
    expect(rows.events.filter(({ handledAt }) => handledAt === null)).toEqual([]);
    const { operator_clearing, fees } = await balancesOf(context);
    const fullFee = fee(contested.total) + fee(slow.total) + DISPUTE_FEE;
    expect([operator_clearing, fees]).toEqual([contested.total + slow.total - REFUNDED - fullFee, fullFee]);
  });

  test(`${SEQUENCES} sequences in any order, some told twice, one notice in twenty never, buyers returning in between: all of it once, and what was lost is found`, async () => {
    const market = await open();
    const world = await openWorld(market, SEQUENCES);
    const { context, stripe, urls, mail } = world;
    const random = seededRandom(7);
    const anyUrl = () => urls[random() < 0.5 ? 0 : 1];
    const lives: Array<
      Awaited<ReturnType<typeof cardOrder>> & { asked: Asked; bank: (typeof banks)[number] }
    > = [];
    for (let at = 0; at < SEQUENCES; at += 1) {
      const bank = banks[at % banks.length];
      const shop = world.shops[at % banks.length];
      if (!bank || !shop) throw new Error('a bank without a shop');
      const life = { ...(await cardOrder(world)), asked: await askedOf(context, shop), bank };
      if (at % 3 === 0) await stripe.pay(life.page, '4000000000000002');
      await stripe.pay(life.page);
      lives.push(life);
    }
    const paid = Object.values((await stripe.state()).intents);
    const paymentOfIntent = new Map(paid.map(({ id, metadata }) => [id, metadata.payment_id ?? '']));
    const contested = paid.filter((_intent, at) => at % 5 === 0);
    for (const { id } of contested) await contest(world, id);
    const { events, webhookSecret } = await stripe.state();
    let lost = 0;
    const sequences = lives.map(({ paymentId, code, cookie, asked, bank: { number, tell } }, at) => {
      const ofCard = Object.values(events).filter((event) => paymentOf(event, paymentOfIntent) === paymentId);
      const isSilent = at % SILENT_EVERY === 0;
      const told = ofCard.filter(() => !isSilent && random() >= LOST);
      lost += ofCard.length - told.length;
      const first = Math.floor(asked.amount / 3);
      const ofBank = [first, asked.amount - first].map((amount, part) => {
        const id = 2 * at + part;
        const about = { amount, memo: asked.memo, number, id, reference: `FT${id}`, at: context.clock.now() };
        return bankNotice(tell(about));
      });
      const sent = [...told.map((event) => stripeNotice(world, event, webhookSecret)), ...ofBank]
        .flatMap((notice) => (random() < 0.3 ? [notice, notice] : [notice]))
        .map((notice) => ({ ...notice, at: random() }))
        .sort((a, b) => a.at - b.at);
      // Some never come back.
      return {
        code,
        cookie,
        sent,
        returns: !isSilent && random() < 0.5 ? Math.floor(random() * sent.length) : -1,
      };
    });
    expect(lost).toBeGreaterThan(0);

    const waiting = sequences.values();
    async function tellOn(): Promise<void> {
      for (const { code, cookie, sent, returns } of waiting) {
        for (const [at, { send }] of sent.entries()) {
          const [answer] = await Promise.all([
            send(anyUrl()),
            ...(at === returns ? [request(anyUrl(), `/orders/${code}/card-return`, { cookie })] : []),
          ]);
          expect(answer.status).toBe(200);
        }
      }
    }
    await Promise.all(Array.from({ length: TOLD_AT_ONCE }, tellOn));
    await world.drain();
    const unheard = (await rowsOf(context)).orders.filter((one) => orderState(one) !== 'paid');
    expect(unheard.length).toBeGreaterThanOrEqual(Math.floor(SEQUENCES / SILENT_EVERY));
    await untilReconciled(world);

    const rows = await rowsOf(context);
    expect(rows.orders).toHaveLength(2 * SEQUENCES);
    expectOnce(rows, mail);
    expect(rows.postings).toEqual(
      [...lives.flatMap(() => [...PAID, ...BY_BANK_IN_TWO]), ...contested.flatMap(() => CONTESTED)].sort(),
    );
    expect([rows.refunds.length, rows.disputes.length]).toEqual([contested.length, contested.length]);
    expect(rows.transfers).toHaveLength(2 * SEQUENCES);
    // What somebody gave back in Stripe's own pages is for staff to see; nothing else is open.
    const unclear = (await listOpenFindings(context)).filter(({ kind }) => kind !== 'refund-there');
    expect(unclear).toEqual([]);
  });

  test(`${BROKEN_ORDERS} orders while Stripe does what it is asked and hangs up: one page, one charge, one refund of each`, async () => {
    const market = await open();
    const world = await openWorld(market, PIECES * BROKEN_ORDERS);
    const { context, stripe, urls, mail, drain } = world;
    await stripe.control('webhooks', { url: `${urls[0]}/webhooks/stripe`, twice: 0.5, shuffleMs: 2_000 });
    const drops = (path: string, often: object) =>
      stripe.control('fault', { fault: 'drop-after-acting', path, ...often });
    await drops('/v1/checkout/sessions', { next: BROKEN_ORDERS });
    await drops('/v1/', { probability: 0.15 });
    const bought = await Promise.all(
      Array.from({ length: BROKEN_ORDERS }, async (_, at) => {
        const pieces = [{ listingId: world.listingId, quantity: PIECES, method: 'card' as const }];
        const wanted = await checkoutOf(context, pieces);
        const { code, accessToken } = await confirmCheckout(context, wanted);
        const cookie = `order_access=${code}.${accessToken}`;
        // From two tabs, until one of them leads to Stripe.
        for (let tries = 0; ; tries += 1) {
          const way = `/orders/${code}/pay-card`;
          const pressed = await Promise.all(urls.map((url) => request(url, way, { cookie, form: {} })));
          expect([303, 400]).toContain(pressed[0]?.status);
          const page = await (await request(urls[at % 2] ?? '', way, { cookie })).text();
          const stripePage = /content="1;url=([^"]+)"/.exec(page)?.[1];
          if (stripePage) await stripe.pay(stripePage);
          if (stripePage) break;
          expect(tries, `never to Stripe's page: ${page}`).toBeLessThan(20);
        }
        await Promise.all(urls.map((url) => request(url, `/orders/${code}/card-return`, { cookie })));
        return { code, cookie };
      }),
    );
    await drain();
    // A piece of every second order goes back, and nothing is heard of it but by asking.
    const cut = bought.filter((_order, at) => at % 2 === 0);
    await stripe.control('webhooks', { lose: 1 });
    await drops('/v1/refunds', { next: cut.length });
    const { orderLine } = context.store.tables;
    for (const { code, cookie } of cut) {
      const { order } = await askedFor(context, code);
      const [line] = await context.store.read((db) =>
        db.select().from(orderLine).where(eq(orderLine.orderId, order.id)),
      );
      const form = { order: order.id, formKey: code, reason: 'mistake', [`line-${line?.id}`]: '1' };
      const way = `/orders/${code}`;
      const answer = await request(urls[1], way, { cookie, form: { ...form, intent: 'cancel-lines' } });
      expect(answer.status).toBe(303);
    }
    await drain();
    await stripe.control('calm');
    await untilReconciled(world);

    const { sessions, charges, refunds, calls } = await stripe.state();
    expect(calls['POST /v1/checkout/sessions']).toBeGreaterThan(BROKEN_ORDERS);
    expect(Object.values(sessions).map(({ status }) => status)).toEqual(bought.map(() => 'complete'));
    expect(Object.values(charges)).toHaveLength(BROKEN_ORDERS);
    const given = Object.values(refunds);
    expect(calls['POST /v1/refunds']).toBeGreaterThan(cut.length);
    expect(new Set(given.map(({ charge }) => charge)).size).toBe(cut.length);
    expect(given).toHaveLength(cut.length);
    const rows = await rowsOf(context);
    expect(rows.orders.map(orderState)).toEqual(bought.map(() => 'paid'));
    expect(rows.refunds.map(({ doneAt }) => doneAt !== null)).toEqual(cut.map(() => true));
    const count = (cause: string) => rows.moves.filter((move) => move.cause === cause).length;
    expect(['reserve', 'sell', 'restock'].map(count)).toEqual([BROKEN_ORDERS, BROKEN_ORDERS, cut.length]);
    expect(mail.mails.map(({ id }) => id).sort()).toEqual(
      rows.messages.map(({ id }) => id.toLowerCase()).sort(),
    );
    expect(await listOpenFindings(context)).toEqual([]);
  });
});
