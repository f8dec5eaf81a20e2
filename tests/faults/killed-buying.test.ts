import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { orderState } from '#app/domain/orders/order-state.ts';
import { checkBooks } from '#app/domain/payments/ledger/check/check-books.server.ts';
import { stallOf } from '#tests/factories/baskets.ts';
import { anyPostRate, bankAccountOf } from '#tests/factories/buying.ts';
import { sendNotice, sepayNotice } from '#tests/factories/signed-notice.ts';
import { IS_FULL } from '#tests/support/full-count.ts';
import { confirmOrder, fillCheckout } from '#tests/support/guest-buyer.ts';
import {
  askedFor,
  type MarketProcesses,
  marketProcesses,
  type ServedBy,
} from '#tests/support/market-processes.ts';
import { request } from '#tests/support/request.ts';
import { eachEngine } from '#tests/support/test-market.ts';

const NUMBER = '19001234567';

type Step = {
  /** Where the process dies. */
  readonly name: string;
  /** As `programs/kill-at.mjs` reads it, or `mail:<kind>`: when the mail server has taken the mail. */
  readonly at: string;
  readonly by?: 'card';
  /** One of the few that every run tries. */
  readonly isSample?: true;
};

/** From "confirm" to "the producer is told", in the order in which they come. */
const steps: readonly Step[] = [
  { name: 'the buyer’s contact is written', at: 'after:insert into "buyer_contact"' },
  { name: 'the group is written', at: 'after:insert into "order_group"' },
  { name: 'the order is written', at: 'after:insert into "market_order"' },
  { name: 'its lines are written', at: 'after:insert into "order_line"' },
  { name: 'the stock is lowered', at: 'after:update "variant" set "stock"' },
  { name: 'the goods are kept for it', at: 'after:insert into "reservation"', isSample: true },
  { name: 'its money is asked for', at: 'after:insert into "payment_allocation"' },
  { name: 'all of it is about to be committed', at: 'commit:insert into "order_group"' },
  { name: 'all of it is committed', at: 'committed:insert into "order_group"', isSample: true },
  { name: 'the buyer is about to be answered', at: 'answer:303 POST /checkout' },
  { name: 'the mail server has the buyer’s copy', at: 'mail:order-placed' },
  { name: 'the bank’s notice has come', at: 'before:insert into "payment_event"' },
  { name: 'the notice is written', at: 'after:insert into "payment_event"' },
  { name: 'the notice is kept', at: 'committed:insert into "payment_event"' },
  { name: 'the bank is about to be answered', at: 'answer:200 POST /webhooks/sepay' },
  { name: 'the job begins', at: 'before:insert into "bank_transfer"' },
  { name: 'the transfer is written', at: 'after:insert into "bank_transfer"' },
  { name: 'its receipt is in the books', at: 'after:insert into "ledger_posting"' },
  { name: 'the payment is settled', at: 'after:update "payment" set "settled_at"' },
  { name: 'the order is paid', at: 'after:update "market_order" set "paid_at"', isSample: true },
  { name: 'the goods are sold', at: 'after:update "reservation" set "sold_at"' },
  { name: 'the producer’s notice is written', at: 'after:insert into "producer_notice"' },
  { name: 'the producer is told', at: 'committed:insert into "producer_notice"' },
  { name: 'the notice is noted as handled', at: 'after:update "payment_event" set "handled_at"' },
  { name: 'the job is done', at: 'committed:update "payment_event" set "handled_at"' },
  { name: 'the mail server has the word that it is paid', at: 'mail:order-paid', isSample: true },
  {
    by: 'card',
    name: 'a page at Stripe’s is planned',
    at: 'committed:update "payment" set "attempt_ends_at"',
  },
  { by: 'card', name: 'Stripe has opened the page', at: 'heard:POST /v1/checkout/sessions' },
  { by: 'card', name: 'the page is kept', at: 'committed:update "payment" set "session_id"' },
  { by: 'card', name: 'Stripe’s notice is kept', at: 'committed:insert into "payment_event"' },
  { by: 'card', name: 'the card’s money is written', at: 'after:insert into "card_money"' },
  { by: 'card', name: 'the card’s money is in the books', at: 'committed:insert into "card_money"' },
];
const tried = steps.filter(({ isSample }) => IS_FULL || isSample);

/** Somebody who goes on until it has worked, at the victim while it lives and then at the other server: a buyer, a bank. */
function insisting(victim: ServedBy, other: ServedBy) {
  let one = victim;
  return async function insist<T>(act: (url: string) => Promise<T>): Promise<T> {
    try {
      return await act(one.url);
    } catch (error) {
      // Only a server that has died leaves a request without an answer.
      if (one !== victim || !(error instanceof TypeError)) throw error;
      await victim.ended;
      one = other;
      return act(one.url);
    }
  };
}

/** How the victim ended; `lives` when everything is done and it still answers. */
async function endOf(victim: ServedBy, drain: () => Promise<void>): Promise<number | string> {
  // Nobody may be there any more to be asked.
  victim.process.on('error', () => undefined);
  const answer = drain().then(() => victim.work(true));
  return Promise.race([victim.ended, answer.then(() => 'lives').catch(() => victim.ended)]);
}

type Insist = ReturnType<typeof insisting>;

/** A guest orders one piece, pressing again when no answer comes. @returns the group's code and the order's cookie. */
async function order(insist: Insist, code: string, method: 'vietqr' | 'card', producerId: string) {
  const filled = await insist((url) =>
    fillCheckout(url, { code, typed: { email: 'khach@vidu.vn', [`method.${producerId}`]: method } }),
  );
  const { location, access, words } = await insist((url) => confirmOrder({ ...filled, url }));
  const group = /^\/orders\/(\w+)$/.exec(location ?? '')?.[1];
  if (!group) throw new Error(`no order was placed: ${words}`);
  return { group, access };
}

async function payByBank(processes: MarketProcesses, insist: Insist, group: string, id: number) {
  const { context } = processes;
  const { payment } = await askedFor(context, group);
  await insist(async (url) => {
    const { amount, memoCode } = payment;
    const at = context.clock.now();
    const told = { amount, memo: memoCode ?? '', number: NUMBER, id, reference: `FT${id}`, at };
    const answer = await sendNotice(url, sepayNotice(told));
    expect(answer.status, await answer.text()).toBe(200);
  });
}

/** On Stripe's page and back. Stripe tells of it by itself. */
async function payByCard({ stripe }: MarketProcesses, insist: Insist, group: string, cookie: string) {
  await insist(async (url) => stripe.control('webhooks', { url: `${url}/webhooks/stripe` }));
  const way = `/orders/${group}/pay-card`;
  await insist(async (url) => expect((await request(url, way, { cookie, form: {} })).status).toBe(303));
  const page = await insist(async (url) => (await request(url, way, { cookie })).text());
  await stripe.pay(/content="1;url=([^"]+)"/.exec(page)?.[1] ?? null);
  await insist(async (url) => {
    const back = await request(url, `/orders/${group}/card-return`, { cookie });
    expect(back.status).toBe(303);
  });
}

/** Whatever happened on the way: paid once, the goods sold once, everybody told once, and nothing open. */
async function expectWhole({ context, mail, stripe }: MarketProcesses, group: string, step: Step) {
  const { store } = context;
  const { order: orders, orderEvent, stockMove, reservation, ledgerPosting, producerNotice } = store.tables;
  const { outgoingMessage, payment, paymentEvent, cardMoney, bankTransfer, job } = store.tables;
  const asked = await askedFor(context, group);
  const orderId = asked.order.id;
  const rows = await store.read(async (db) => ({
    orders: await db.select().from(orders).where(eq(orders.groupId, asked.groupId)),
    payments: await db.select().from(payment).where(eq(payment.groupId, asked.groupId)),
    happened: await db.select().from(orderEvent).where(eq(orderEvent.orderId, orderId)),
    moves: await db.select().from(stockMove).where(eq(stockMove.orderId, orderId)),
    kept: await db.select().from(reservation).where(eq(reservation.orderId, orderId)),
    sales: await db
      .select()
      .from(ledgerPosting)
      .where(eq(ledgerPosting.subject, `order:${orderId}`)),
    told: await db
      .select()
      .from(producerNotice)
      .where(eq(producerNotice.subject, `order:${orderId}`)),
    messages: (await db.select().from(outgoingMessage)).filter(({ subject }) =>
      [`order:${orderId}`, `group:${asked.groupId}`].includes(subject),
    ),
    sending: await db.select().from(job).where(eq(job.kind, 'send-message')),
    events: await db.select().from(paymentEvent),
    money: await db.select().from(cardMoney).where(eq(cardMoney.paymentId, asked.payment.id)),
    transfers: (await db.select().from(bankTransfer)).filter(({ codes }) =>
      codes.includes(asked.payment.memoCode ?? ''),
    ),
  }));
  expect(rows.orders.map(orderState)).toEqual(['paid']);
  expect(rows.payments.map(({ settledAt }) => settledAt !== null)).toEqual([true]);
  expect(rows.happened.map(({ kind }) => kind).sort()).toEqual(['pay', 'place']);
  expect(rows.moves.map(({ cause }) => cause).sort()).toEqual(['reserve', 'sell']);
  expect(rows.kept.map(({ soldAt, releasedAt }) => soldAt !== null && releasedAt === null)).toEqual([true]);
  expect(rows.sales.map(({ kind }) => kind)).toEqual(['sale']);
  expect(rows.told.map(({ kind }) => kind)).toEqual(['order-paid']);
  expect(rows.events.filter(({ handledAt }) => handledAt === null)).toEqual([]);
  expect([rows.money.length, rows.transfers.length]).toEqual(step.by === 'card' ? [1, 0] : [0, 1]);
  const { sessions, charges } = await stripe.state();
  const pages = Object.values(sessions).filter(({ client_reference_id: of }) => of === asked.payment.id);
  expect(pages).toHaveLength(step.by === 'card' ? 1 : 0);
  expect(Object.values(charges).filter(({ amount_refunded: back }) => back > 0)).toEqual([]);
  // A mail server that has taken a mail from one who died before noting it gets it again, under the same name.
  for (const kind of ['order-placed', 'order-paid']) {
    const [message, ...more] = rows.messages.filter((one) => one.kind === kind);
    expect([message?.sentAt != null, more]).toEqual([true, []]);
    const sending = rows.sending.find(({ payload }) => JSON.stringify(payload).includes(message?.id ?? ''));
    const copies = mail.mails.filter(({ id }) => id === message?.id.toLowerCase()).length;
    expect(copies).toBeGreaterThanOrEqual(step.at === `mail:${kind}` ? 2 : 1);
    expect(copies).toBeLessThanOrEqual(1 + (sending?.lostLeases ?? 0));
  }
  expect((await checkBooks(context)).findings.filter(({ breaks }) => breaks.length > 0)).toEqual([]);
}

eachEngine('a server that is killed between "confirm" and "the producer is told"', (open) => {
  test(`${tried.length} times, each at another step: everything happens once, and nothing is lost`, async () => {
    const market = await open();
    await anyPostRate(market.context);
    const { producerId, code } = await stallOf(market.context, { stock: tried.length, isPaid: false });
    await bankAccountOf(market.context, producerId, { number: NUMBER, provider: 'sepay' });
    const processes = await marketProcesses(market, 1);
    const { context, servers, mail, stripe, drain } = processes;
    const [other] = servers;
    if (!other) throw new Error('no server was started');
    const { outgoingMessage, variant } = context.store.tables;
    for (const [at, step] of tried.entries()) {
      // The other one serves meanwhile, and takes up the work when the victim is dead.
      await other.work(false);
      const mailKind = /^mail:(.+)/.exec(step.at)?.[1];
      const victim = await processes.start(mailKind ? undefined : step.at);
      mail.onMail = async ({ id }) => {
        if (!mailKind) return;
        const [message] = await context.store.read((db) =>
          db
            .select({ kind: outgoingMessage.kind })
            .from(outgoingMessage)
            .where(eq(outgoingMessage.id, id.toUpperCase())),
        );
        if (message?.kind === mailKind) victim.process.kill('SIGKILL');
      };
      const insist = insisting(victim, other);
      const { group, access } = await order(insist, code, step.by ?? 'vietqr', producerId);
      if (step.by === 'card') await payByCard(processes, insist, group, access);
      else await payByBank(processes, insist, group, at + 1);
      expect(await endOf(victim, drain), `${step.name}: this never came`).toBe('SIGKILL');
      mail.onMail = async () => undefined;
      await stripe.control('webhooks', { url: `${other.url}/webhooks/stripe` });
      await other.work(true);
      await drain();
      await expectWhole(processes, group, step).catch((error: unknown) => {
        throw new Error(`killed when ${step.name}: ${error instanceof Error ? error.message : error}`, {
          cause: error,
        });
      });
    }
    const [size] = await context.store.read((db) => db.select().from(variant));
    expect([size?.stock, size?.reserved]).toEqual([0, 0]);
    expect(other.said()).toBe('');
  });
});
