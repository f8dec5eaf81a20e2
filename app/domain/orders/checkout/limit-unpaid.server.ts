import { and, eq, gt, inArray, lte } from 'drizzle-orm';
import { latestNow } from '#app/server/clock.server.ts';
import type { Context } from '#app/server/context.ts';
import { fingerprint } from '#app/server/crypto/derive-key.server.ts';
import { DomainError } from '#app/server/domain-error.ts';
import { DAY_MS } from '#app/server/local-date.ts';
import { takePoints } from '#app/server/rate-limit.server.ts';
import type { Tx } from '#db/store.ts';

const MINUTE_MS = 60_000;

/** Who places an order, and from where. */
export type OrderSource = {
  /** Who is signed in; null for a guest. */
  readonly personId: string | null;
  /** E.164, as a guest has typed it: it proves nothing. */
  readonly phone: string;
  /** An address, of IPv6 its /64. */
  readonly clientAddress: string;
};

type Unpaid = { readonly orders: number; readonly pieces: number };

/** Something by which orders are counted together, and how many of them may be unpaid. */
type Count = Unpaid & {
  readonly key: string;
  readonly isNetwork: boolean;
};

/**
 * Keeps one visitor from holding the market's goods without paying: of the orders that a buyer has placed within a day, so
 * many may be unpaid, open or lapsed, and so many pieces in them (OWASP ASVS 5.0.0, 2.3.2); and so many checkouts a minute
 * come from one address. Counted exactly, by all processes together. Part of the checkout's write, and the last of it: the
 * counters are held from here to its end only.
 *
 * - A person who is signed in is counted alone: nobody else can use up what is theirs.
 * - A guest's phone number is counted together with the network that it is typed in; from other networks as many again, so
 *   that somebody who types a stranger's number does not keep the stranger from ordering.
 * - A network (a hotel, a mobile network) stands for many guests, and has room for far more.
 * - Paying and cancelling make room at once (`forgetSource`); what lapses is counted until its day is over.
 * @throws DomainError tooManyUnpaidOrders, tooManyUnpaidPieces, networkUnpaid; TooManyTries.
 */
export async function limitUnpaid(
  context: Context,
  tx: Tx,
  source: OrderSource,
  orders: ReadonlyArray<{ orderId: string; pieces: number }>,
): Promise<void> {
  const { personId, phone, clientAddress } = source;
  const { checkoutPerMinute } = context.config.limits;
  // These rows are held until the write ends, always in this order: who is counted below is counted by one at a time.
  const perMinute = (key: string) => ({ key, points: checkoutPerMinute });
  const ends = [`checkout|${clientAddress}`, `checkout-by|${personId ?? phone}`];
  await takePoints(context, ends.map(perMinute), MINUTE_MS);
  const { orderSource } = context.store.tables;
  const placedAt = context.clock.now();
  const more = { orders: orders.length, pieces: orders.reduce((sum, { pieces }) => sum + pieces, 0) };
  const counts = countsOf(context, source);
  const usedOf = await unpaidOf(context, tx, counts);
  for (const count of counts) {
    const used = usedOf(count);
    if (used.orders + more.orders > count.orders) throw refusal(context, count, 'orders', used, more);
    if (used.pieces + more.pieces > count.pieces) throw refusal(context, count, 'pieces', used, more);
  }
  await tx
    .insert(orderSource)
    .values(
      counts.flatMap(({ key }) => orders.map(({ orderId, pieces }) => ({ key, orderId, pieces, placedAt }))),
    );
}

/** The order is paid or cancelled: it is counted against nobody any more. Part of the write that does so. */
export async function forgetSource({ store }: Context, tx: Tx, orderId: string): Promise<void> {
  const { orderSource } = store.tables;
  await tx.delete(orderSource).where(eq(orderSource.orderId, orderId));
}

function refusal(
  { log }: Context,
  count: Count,
  what: 'orders' | 'pieces',
  used: Unpaid,
  more: Unpaid,
): DomainError {
  log.warn(
    { evt: 'limit.hit', limit: `unpaid-${what}${count.isNetwork ? '-of-network' : ''}` },
    'a limit was reached',
  );
  const own = what === 'orders' ? 'tooManyUnpaidOrders' : 'tooManyUnpaidPieces';
  return new DomainError(count.isNetwork ? 'networkUnpaid' : own, {
    params: { max: count[what], used: used[what], more: more[what] },
  });
}

function countsOf({ config }: Context, { personId, phone, clientAddress }: OrderSource): Count[] {
  const { unpaidOrders, unpaidPieces, unpaidOrdersOfNetwork, unpaidPiecesOfNetwork } = config.limits;
  const keyOf = (...parts: string[]) => fingerprint(config.appSecret, 'order-source', parts.join('|'));
  const own = { orders: unpaidOrders, pieces: unpaidPieces, isNetwork: false };
  if (personId !== null) return [{ ...own, key: keyOf('person', personId) }];
  return [
    { ...own, key: keyOf('here', phone, clientAddress) },
    { key: keyOf('phone', phone), orders: 2 * unpaidOrders, pieces: 2 * unpaidPieces, isNetwork: false },
    {
      key: keyOf('network', clientAddress),
      orders: unpaidOrdersOfNetwork,
      pieces: unpaidPiecesOfNetwork,
      isNetwork: true,
    },
  ];
}

/** What of a day is neither paid nor cancelled, of each: no more rows than are allowed. */
async function unpaidOf(
  { store, clock }: Context,
  tx: Tx,
  counts: readonly Count[],
): Promise<(count: Count) => Unpaid> {
  const { orderSource } = store.tables;
  const keys = counts.map(({ key }) => key);
  const rows = await tx
    .select({ key: orderSource.key, pieces: orderSource.pieces })
    .from(orderSource)
    .where(
      and(
        inArray(orderSource.key, keys),
        gt(orderSource.placedAt, clock.now() - DAY_MS),
        lte(orderSource.placedAt, latestNow(clock)),
      ),
    );
  return ({ key }) => {
    const own = rows.filter((row) => row.key === key);
    return { orders: own.length, pieces: own.reduce((sum, { pieces }) => sum + pieces, 0) };
  };
}
