import { eq } from 'drizzle-orm';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { checkBooks } from '#app/domain/payments/ledger/check/check-books.server.ts';
import { jobKinds } from '#app/job-registry.ts';
import { type Stall, stallOf } from '#tests/factories/baskets.ts';
import { anyPostRate, bankAccountOf } from '#tests/factories/buying.ts';
import { photoBytes } from '#tests/factories/photo-bytes.ts';
import { sendNotice, sepayNotice } from '#tests/factories/signed-notice.ts';
import { checkoutFields, lookedThrough, plainPage, typedBuyer } from '#tests/support/checkout-form.ts';
import { IS_FULL } from '#tests/support/full-count.ts';
import { piecesOf } from '#tests/support/pieces-of.ts';
import type { RequestOptions } from '#tests/support/request.ts';
import { signedIn } from '#tests/support/signed-in.ts';
import { startServer } from '#tests/support/start-server.ts';
import { type StripeWorld, stripeWorld } from '#tests/support/stripe-world.ts';
import { eachEngine } from '#tests/support/test-market.ts';

/** `npm run test:faults` asks for all of them, half on each engine. */
const RUNS = IS_FULL ? 10 : 1;
const STOCK = 9;
const BUYERS = 2;
const BROWSER = {
  LIMIT_CART_PER_MINUTE: '10000',
  LIMIT_CHECKOUT_PER_MINUTE: '10000',
  LIMIT_UNPAID_ORDERS: '10000',
  LIMIT_UNPAID_PIECES: '10000',
  LIMIT_UNPAID_ORDERS_OF_NETWORK: '10000',
  LIMIT_UNPAID_PIECES_OF_NETWORK: '10000',
};

const at = fc.nat({ max: 40 });
const pieces = fc.integer({ min: 1, max: 4 });
const act = <Name extends string, Rest extends object>(
  name: Name,
  weight: number,
  rest: { [Key in keyof Rest]: fc.Arbitrary<Rest[Key]> },
) => ({
  weight,
  arbitrary: fc.record({ act: fc.constant(name), at, ...rest }) as fc.Arbitrary<
    { act: Name; at: number } & Rest
  >,
});

/** What somebody does in a browser, or a provider's server tells. `at` chooses among what is there. */
const step = fc.oneof(
  act('add', 5, { pieces }),
  act('order', 5, { cards: fc.nat({ max: 3 }) }),
  act('transfer', 5, { share: fc.constantFrom(40, 100, 100, 100, 130) }),
  act('pay-by-card', 3, {}),
  act('tell-stripe', 3, {}),
  act('pass', 2, { minutes: fc.constantFrom(5, 60, 2000) }),
  act('buyer-cancels', 2, { pieces: fc.option(pieces) }),
  act('seller-goes-on', 4, {}),
  act('seller-cancels', 1, { pieces: fc.option(pieces) }),
  act('seller-sends-back', 2, {}),
);
type Step = typeof step extends fc.Arbitrary<infer One> ? One : never;

type Browser = { cart: string; access: string };

/** Plays them through the pages. @returns every answer's status, by what was asked. */
async function play(world: StripeWorld, steps: readonly Step[]): Promise<Array<[string, number]>> {
  const { context, clock, runJobs } = world;
  const { store } = context;
  const { order, orderGroup, orderLine, payment, paymentAllocation, refund } = store.tables;
  await anyPostRate(context);
  const stalls: Array<Stall & { number: string; cookie: string }> = [];
  for (const [index, name] of ['HTX Chè', 'HTX Mật ong'].entries()) {
    const stall = await stallOf(context, { name, stock: STOCK, isPaid: false });
    const number = `190012345${index}`;
    await bankAccountOf(context, stall.producerId, { number, provider: 'sepay' });
    const { cookie } = await signedIn(context, { role: 'producer_member', producerId: stall.producerId });
    stalls.push({ ...stall, number, cookie });
  }
  const server = await startServer(world);
  const receipt = await photoBytes();
  const browsers = Array.from({ length: BUYERS }, (): Browser => ({ cart: '', access: '' }));
  const statuses: Array<[string, number]> = [];
  const told = new Set<string>();
  let notices = 0;
  const pick = <Row>(rows: readonly Row[], index: number): Row | undefined =>
    rows[index % (rows.length || 1)];
  const asked = () =>
    store.read((db) =>
      db
        .select({ order, group: orderGroup, payment })
        .from(order)
        .innerJoin(orderGroup, eq(orderGroup.id, order.groupId))
        .innerJoin(paymentAllocation, eq(paymentAllocation.orderId, order.id))
        .innerJoin(payment, eq(payment.id, paymentAllocation.paymentId))
        .orderBy(order.id),
    );
  const lineOf = async (orderId: string, index: number) =>
    pick(await store.read((db) => db.select().from(orderLine).where(eq(orderLine.orderId, orderId))), index);
  const go = async (path: string, options: RequestOptions) => {
    const answer = await server.fetch(path, options);
    statuses.push([`${options.form ? 'POST' : 'GET'} ${path}`, answer.status]);
    return answer;
  };
  const cookieOf = ({ cart, access }: Browser) => [cart, access].filter(Boolean).join('; ');
  const browserOf = (code: string) => browsers.find(({ access }) => access.includes(code));

  const acts: { [Act in Step['act']]: (one: Extract<Step, { act: Act }>) => Promise<unknown> } = {
    add: async ({ at: index, pieces: quantity }) => {
      const browser = pick(browsers, index);
      const stall = pick(stalls, index >> 1);
      if (!browser || !stall) return;
      const form = { intent: 'add', code: stall.code, quantity: String(quantity) };
      const answer = await go('/cart', { cookie: cookieOf(browser), form });
      await answer.text();
      browser.cart =
        /(?:^|, )(cart=[^;]+)/.exec(answer.headers.getSetCookie().join(', '))?.[1] ?? browser.cart;
    },
    order: async ({ at: index, cards }) => {
      const browser = pick(browsers, index);
      if (!browser?.cart) return;
      const shown = await go('/checkout', { cookie: cookieOf(browser) });
      const fields = checkoutFields(plainPage(await shown.text()));
      if (!fields.line) return;
      const methods = stalls.map(({ producerId }, bit) => [
        `method.${producerId}`,
        (cards >> bit) % 2 === 1 ? 'card' : 'vietqr',
      ]);
      const filled = { ...fields, ...typedBuyer, ...Object.fromEntries(methods), intent: 'review' };
      const review = await go('/checkout', { cookie: cookieOf(browser), form: filled });
      const form = lookedThrough(await review.text(), filled);
      // Pressed twice, in two windows.
      const send = () => go('/checkout', { cookie: cookieOf(browser), form });
      const answers = await Promise.all([send(), send()]);
      for (const answer of answers) {
        await answer.text();
        browser.access =
          /order_access=[^;]+/.exec(answer.headers.getSetCookie().join(', '))?.[0] ?? browser.access;
      }
      expect(answers[0]?.headers.get('location')).toBe(answers[1]?.headers.get('location'));
    },
    transfer: async ({ at: index, share }) => {
      const one = pick(
        (await asked()).filter((row) => row.payment.method === 'vietqr'),
        index,
      );
      const stall = stalls.find(({ producerId }) => producerId === one?.order.producerId);
      if (!one || !stall) return;
      notices += 1;
      const notice = sepayNotice({
        amount: Math.round((one.payment.amount * share) / 100),
        memo: `${one.payment.memoCode} le thi khach`,
        number: stall.number,
        id: notices,
        reference: `FT${notices}`,
        at: clock.now(),
      });
      statuses.push(['a notice of SePay', (await sendNotice(server.url, notice)).status]);
      await runJobs(jobKinds);
    },
    'pay-by-card': async ({ at: index }) => {
      const one = pick(
        (await asked()).filter((row) => row.payment.method === 'card'),
        index,
      );
      const browser = one && browserOf(one.group.code);
      if (!browser) return;
      const path = `/orders/${one.group.code}/pay-card`;
      const answer = await go(path, { cookie: cookieOf(browser), form: { language: 'vi' } });
      await answer.text();
      const now = (await asked()).find((row) => row.payment.id === one.payment.id)?.payment;
      if (!answer.headers.get('location')?.endsWith('/pay-card') || !now?.payUrl) return;
      await world.pay(now.payUrl);
      // Every second buyer never comes back to the market.
      if (index % 2 === 0) await go(`/orders/${one.group.code}/card-return`, { cookie: cookieOf(browser) });
    },
    'tell-stripe': async () => {
      for (const id of Object.keys((await world.state()).events)) {
        if (told.has(id)) continue;
        told.add(id);
        const { body, signature } = await world.signed(id);
        const answer = await fetch(`${server.url}/webhooks/stripe`, {
          method: 'POST',
          headers: { 'content-type': 'application/json', 'stripe-signature': signature },
          body: new Uint8Array(body),
        });
        statuses.push(['a notice of Stripe', answer.status]);
      }
      await runJobs(jobKinds);
    },
    pass: async ({ minutes }) => {
      clock.set(clock.now() + minutes * 60_000);
      await runJobs(jobKinds);
    },
    'buyer-cancels': async ({ at: index, pieces: quantity }) => {
      const one = pick(await asked(), index);
      const browser = one && browserOf(one.group.code);
      const line = one && (await lineOf(one.order.id, index));
      if (!browser || !line) return;
      const some = { intent: 'cancel-lines', formKey: `${index}`, [`line-${line.id}`]: String(quantity) };
      const form = {
        order: one.order.id,
        reason: 'mistake',
        ...(quantity === null ? { intent: 'cancel-order' } : some),
      };
      await (await go(`/orders/${one.group.code}`, { cookie: cookieOf(browser), form })).text();
      await runJobs(jobKinds);
    },
    'seller-goes-on': async ({ at: index }) => {
      const one = pick(await asked(), index);
      const stall = stalls.find(({ producerId }) => producerId === one?.order.producerId);
      if (!one || !stall) return;
      const { acceptedAt, packedAt, handedOverAt } = one.order;
      const next = handedOverAt ? 'deliver' : packedAt ? 'hand-over' : acceptedAt ? 'pack' : 'accept';
      const form = { act: next, carrier: 'Bưu điện', trackingNumber: 'EE1' };
      await (await go(`/seller/orders/${one.order.id}`, { cookie: stall.cookie, form })).text();
    },
    'seller-cancels': async ({ at: index, pieces: quantity }) => {
      const one = pick(await asked(), index);
      const stall = stalls.find(({ producerId }) => producerId === one?.order.producerId);
      const line = one && (await lineOf(one.order.id, index));
      if (!stall || !line) return;
      const some = { what: 'some', [`lines.${line.id}`]: String(quantity) };
      const form = {
        act: 'cancel',
        reason: 'sold-out',
        causeKey: `${index}`,
        ...(quantity === null ? { what: 'all' } : some),
      };
      await (await go(`/seller/orders/${one.order.id}`, { cookie: stall.cookie, form })).text();
      await runJobs(jobKinds);
    },
    'seller-sends-back': async ({ at: index }) => {
      const one = pick(await store.read((db) => db.select().from(refund).orderBy(refund.id)), index);
      const row = (await asked()).find((known) => known.payment.id === one?.paymentId);
      const stall = stalls.find(({ producerId }) => producerId === row?.order.producerId);
      if (!one || !stall) return;
      const form = new FormData();
      form.set('refundId', one.id);
      form.set('reference', 'FT99');
      form.set('file', new Blob([new Uint8Array(receipt)], { type: 'image/jpeg' }), 'bien-lai.jpg');
      await (await go(`/seller/refunds/${one.id}`, { cookie: stall.cookie, form })).text();
    },
  };
  for (const one of steps) await acts[one.act](one as never);
  await acts['tell-stripe']({ act: 'tell-stripe', at: 0 });
  await server.close();
  return statuses;
}

eachEngine('whatever people do in their browsers', (open) => {
  test('stock, orders and money add up, and no page fails', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 20, maxLength: 40 }), async (steps) => {
        const world = await stripeWorld(open, { settings: BROWSER });
        const statuses = await play(world, steps);
        expect(statuses.filter(([, status]) => status >= 500 || status === 429 || status === 403)).toEqual(
          [],
        );
        const { findings } = await checkBooks(world.context);
        expect(
          findings.flatMap(({ invariant, breaks }) => breaks.map((one) => ({ invariant, ...one }))),
        ).toEqual([]);
        expect(await piecesOf(world.context)).toEqual([STOCK, STOCK]);
        await world.close();
      }),
      { numRuns: RUNS, endOnFailure: true },
    );
  }, 1_200_000);
});
