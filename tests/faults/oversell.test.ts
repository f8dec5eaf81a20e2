import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import type { Context } from '#app/server/context.ts';
import { stallOf } from '#tests/factories/baskets.ts';
import { anyPostRate, bankAccountOf } from '#tests/factories/buying.ts';
import { publishedListing } from '#tests/factories/published-listing.ts';
import { sellerOf } from '#tests/factories/seller-of.ts';
import { sendNotice, sepayNotice } from '#tests/factories/signed-notice.ts';
import { seededRandom } from '#tests/fakes/platforms/faults.ts';
import type { BuyOrder } from '#tests/faults/programs/buy-together.ts';
import { startChild } from '#tests/support/child-process.ts';
import { IS_FULL } from '#tests/support/full-count.ts';
import { type Answered, confirmOrder, fillCheckout } from '#tests/support/guest-buyer.ts';
import { askedFor, type MarketProcesses, marketProcesses } from '#tests/support/market-processes.ts';
import { request } from '#tests/support/request.ts';
import { signedIn } from '#tests/support/signed-in.ts';
import { eachEngine } from '#tests/support/test-market.ts';

const CLIENTS = 4;
const BUYERS = IS_FULL ? 200 : 24;
const STOCK = 10;
/** Orders that wait for their money when the crowd comes, and end in the second in which it presses. */
const HOLDERS = 6;
/** Changes of the stock by its producer meanwhile. */
const COUNTS = 8;
const TITLE = 'Chè xanh Bản Liền';
const NUMBER = '19001234567';

type Wish = BuyOrder['buyers'][number];

/** All wishes from several client processes: everybody has the form filled in before the first one presses. */
async function crowd({ servers }: MarketProcesses, wishes: readonly Wish[]) {
  const urls = [...servers].map(({ url }) => url);
  const clients = Array.from({ length: CLIENTS }, (_, at) =>
    startChild('tests/faults/programs/buy-together.ts', {
      urls,
      buyers: wishes.filter((_wish, index) => index % CLIENTS === at),
    } satisfies BuyOrder),
  );
  for (const client of clients) expect(await client.next()).toBe('ready');
  return {
    async go(): Promise<Array<{ wish: Wish; answer: Answered }>> {
      for (const client of clients) client.send('go');
      const answers = await Promise.all(clients.map((client) => client.next<Answered[]>()));
      return wishes.map((wish, index) => {
        const answer = answers[index % CLIENTS]?.[Math.floor(index / CLIENTS)];
        if (!answer) throw new Error('somebody was not answered');
        return { wish, answer };
      });
    },
  };
}

/** Everybody has an order or a refusal that names the goods. @returns those who have one. */
function buyersOf(came: ReadonlyArray<{ wish: Wish; answer: Answered }>) {
  const placed = came.filter(({ answer }) => answer.status === 303);
  expect(placed.map(({ answer }) => /^\/orders\/\w+$/.test(answer.location ?? ''))).toEqual(
    placed.map(() => true),
  );
  const refused = came.filter(({ answer }) => answer.status !== 303).map(({ answer }) => answer);
  expect(refused.filter(({ status, words }) => status !== 400 || !words.includes(TITLE))).toEqual([]);
  return placed;
}

const shelf = ({ store }: Context, variantId: string) =>
  store.read(async (db) => {
    const { variant, stockMove, order, orderLine, reservation } = store.tables;
    const [size] = await db.select().from(variant).where(eq(variant.id, variantId));
    if (!size) throw new Error('the goods are gone');
    return {
      stock: size.stock,
      reserved: size.reserved,
      moves: await db.select().from(stockMove),
      orders: await db.select().from(order),
      lines: await db.select().from(orderLine),
      reservations: await db.select().from(reservation),
    };
  });

const sum = (numbers: readonly number[]) => numbers.reduce((all, one) => all + one, 0);

/** Pieces in the reservations that are open, sold and given back. */
function pieces({ reservations }: Awaited<ReturnType<typeof shelf>>) {
  const of = (rows: typeof reservations) => sum(rows.map(({ quantity }) => quantity));
  return {
    sold: of(reservations.filter(({ soldAt }) => soldAt !== null)),
    released: of(reservations.filter(({ releasedAt }) => releasedAt !== null)),
    open: of(reservations.filter(({ soldAt, releasedAt }) => soldAt === null && releasedAt === null)),
  };
}

eachEngine('more buyers than goods, through two server processes', (open) => {
  test(`${BUYERS} buyers of ${STOCK} pieces press at once from ${CLIENTS} processes: ${STOCK} orders, and a clear no to all others`, async () => {
    const market = await open();
    await anyPostRate(market.context);
    const { code, variantId } = await stallOf(market.context, { titleVi: TITLE, stock: STOCK });
    const processes = await marketProcesses(market, 2);
    const wishes = Array.from({ length: BUYERS }, () => ({ code, variantId, quantity: 1 }));
    const { go } = await crowd(processes, wishes);
    const placed = buyersOf(await go());
    expect(placed).toHaveLength(STOCK);
    const after = await shelf(processes.context, variantId);
    expect(after.orders).toHaveLength(STOCK);
    expect(new Set(placed.map(({ answer }) => answer.location)).size).toBe(STOCK);
    expect([after.stock, after.reserved, pieces(after)]).toEqual([
      0,
      STOCK,
      { sold: 0, released: 0, open: STOCK },
    ]);
    expect(after.moves).toHaveLength(STOCK);
    await processes.drain();
    for (const server of processes.servers) expect(server.said()).toBe('');
  });

  test('who asks for one to three pieces while the producer counts, and while orders end that are being paid: no piece twice, none lost', async () => {
    const market = await open();
    await anyPostRate(market.context);
    const seller = await sellerOf(market.context, 'HTX Chè');
    const { producerId } = seller;
    await bankAccountOf(market.context, producerId, { number: NUMBER, provider: 'sepay' });
    const listing = { titleVi: TITLE };
    const listingId = await publishedListing(market.context, {
      producerId,
      listing,
      variants: [{ stock: 2 * STOCK }],
      photos: [],
    });
    const { variant } = market.context.store.tables;
    const [size] = await market.context.store.read((db) =>
      db.select().from(variant).where(eq(variant.listingId, listingId)),
    );
    const { code, id: variantId } = size ?? { code: '', id: '' };
    const { cookie } = await signedIn(market.context, { role: 'producer_member', producerId });
    const processes = await marketProcesses(market, 2);
    const { context, servers, setClock, drain } = processes;
    const [first, second] = [...servers].map(({ url }) => url);
    const random = seededRandom(11);
    const anyUrl = () => (random() < 0.5 ? first : second) ?? '';

    const held: Awaited<ReturnType<typeof askedFor>>[] = [];
    for (let at = 0; at < HOLDERS; at += 1) {
      const filled = await fillCheckout(anyUrl(), { code, quantity: 1 + (at % 2) });
      const { location } = await confirmOrder(filled);
      held.push(await askedFor(context, location?.replace('/orders/', '') ?? ''));
    }
    const wishes = Array.from({ length: BUYERS }, (): Wish => {
      const quantity = 1 + Math.floor(random() * 3);
      // The same goods twice in one form: what is said last counts.
      return random() < 0.3
        ? { code, variantId, quantity, lines: [3, quantity] }
        : { code, variantId, quantity };
    });
    const { go } = await crowd(processes, wishes);

    let counted = 0;
    async function count(): Promise<void> {
      for (let done = 0; done < COUNTS; ) {
        const { stock } = await shelf(context, variantId);
        const change = random() < 0.5 && stock > 0 ? -1 : 2;
        const form = { variantId, listingId, stock: String(stock + change), seen: String(stock) };
        const answer = await request(anyUrl(), '/seller?index', { cookie, form });
        expect([303, 400], await answer.text()).toContain(answer.status);
        if (answer.status === 400) continue;
        counted += change;
        done += 1;
      }
    }
    const endsAt = Math.max(...held.map(({ order }) => order.payBy));
    const notices = held.map(({ payment }, at) =>
      sepayNotice({
        amount: payment.amount,
        memo: payment.memoCode ?? '',
        number: NUMBER,
        id: at + 1,
        reference: `FT${at + 1}`,
        at: endsAt,
      }),
    );
    setClock(endsAt);
    const [came, , answers] = await Promise.all([
      go(),
      count(),
      Promise.all(notices.map((notice) => sendNotice(anyUrl(), notice))),
    ]);
    expect(answers.map(({ status }) => status)).toEqual(notices.map(() => 200));
    const placed = buyersOf(came);
    await drain();

    const after = await shelf(context, variantId);
    const { orderGroup, bankTransfer } = context.store.tables;
    const { groups, transfers } = await context.store.read(async (db) => ({
      groups: await db.select().from(orderGroup),
      transfers: await db.select().from(bankTransfer),
    }));
    const asked = placed.map(({ wish, answer }) => [answer.location, wish.quantity]);
    const got = after.orders
      .filter(({ id }) => held.every(({ order }) => order.id !== id))
      .map(({ id, groupId }) => [
        `/orders/${groups.find((group) => group.id === groupId)?.code}`,
        ...after.lines.filter(({ orderId }) => orderId === id).map(({ quantity }) => quantity),
      ]);
    expect(got.sort()).toEqual(asked.sort());
    // What was being paid when its time was over is paid or has ended, and where it has ended its money waits for somebody.
    const ended = held.map(({ order: { id } }) => after.orders.find((one) => one.id === id));
    expect(ended.filter((one) => one?.paidAt === null && one.expiredAt === null)).toEqual([]);
    expect(transfers.filter(({ trouble }) => trouble === 'late')).toHaveLength(
      ended.filter((one) => one?.paidAt === null).length,
    );
    expect(transfers).toHaveLength(HOLDERS);
    const { open: kept, sold, released } = pieces(after);
    expect(after.reserved).toBe(kept);
    expect(after.stock + kept + sold).toBe(2 * STOCK + counted);
    const movesOf = (cause: string) => after.moves.filter((move) => move.cause === cause);
    expect(sum(movesOf('count').map(({ stockDelta }) => stockDelta))).toBe(counted);
    expect(sum(movesOf('release').map(({ stockDelta }) => stockDelta))).toBe(released);
    expect(
      after.moves.filter(({ stockAfter, reservedAfter }) => stockAfter < 0 || reservedAfter < 0),
    ).toEqual([]);

    setClock(Math.max(...after.orders.map(({ payBy }) => payBy)));
    await drain();
    const end = await shelf(context, variantId);
    expect([end.stock, end.reserved]).toEqual([2 * STOCK + counted - sold, 0]);
    expect(pieces(end)).toEqual({ sold, released: released + kept, open: 0 });
    expect([...servers].map((server) => server.said())).toEqual(['', '']);
  });
});
