import { and, asc, eq, gte, inArray, isNotNull, isNull, or } from 'drizzle-orm';
import { WON_STATUSES } from '#app/domain/orders/disputes/order-disputes.server.ts';
import type { Context } from '#app/server/context.ts';
import { DAY_MS } from '#app/server/local-date.ts';
import { isTooManyTries, readWindows, takePoint } from '#app/server/rate-limit.server.ts';

const HOUR_MS = 3_600_000;

/**
 * A refund that has been done may fail yet: a bank that cannot place it sends it back within 30 days of the day on which it was
 * posted (docs.stripe.com/refunds, "Failed refunds"), which is some working days after it was sent.
 */
export const YOUNG_REFUND_MS = 35 * DAY_MS;
/** The money of a dispute that was won is on its way back for some days. */
const MONEY_BACK_MS = 60 * DAY_MS;

/** A little less than the time between two runs that are to ask, so that none is left out for some seconds. */
const ASK_OF_DISPUTE_MS = HOUR_MS - 10 * 60_000;
const ASK_OF_REFUND_MS = DAY_MS - HOUR_MS / 2;

const MOST_DISPUTES = 200;
const MOST_REFUNDS = 500;

/** Something over there that is known here and whose state may change, whatever its age. */
export type MayChange = { readonly kind: 'dispute' | 'refund'; readonly externalId: string };

/**
 * What Stripe is to be asked about by its id, because its lists of new things do not show it: every dispute that is open here,
 * or won without its money being back, once an hour; every refund that is done and young enough to come back, once a day.
 * A run asks about `MOST_DISPUTES` and `MOST_REFUNDS` at the most, those first that were not asked about for the longest time,
 * so that all have their turn however many there are. Each is one call: with 1,000 young refunds 500 in the first run and in
 * the second, then none until a day has passed.
 * @param listed ids that the lists have shown already.
 * @param ask makes the call; its turn has been taken before, so that one that cannot be answered holds up no other.
 */
export async function askOfOlder<T>(
  context: Context,
  listed: ReadonlySet<string>,
  ask: (thing: MayChange) => Promise<T | null>,
): Promise<T[]> {
  const disputes = await nextInTurn(context, 'dispute', await openDisputes(context, listed), MOST_DISPUTES);
  const refunds = await nextInTurn(context, 'refund', await youngRefunds(context, listed), MOST_REFUNDS);
  const found: T[] = [];
  for (const thing of [...disputes, ...refunds]) {
    if (!(await takeTurn(context, thing))) continue;
    const answer = await ask(thing);
    if (answer !== null) found.push(answer);
  }
  return found;
}

async function openDisputes({ store, clock }: Context, listed: ReadonlySet<string>): Promise<string[]> {
  const { dispute } = store.tables;
  const isMoneyOut = and(
    ...[isNotNull(dispute.withdrawnAt), isNull(dispute.reinstatedAt)],
    ...[inArray(dispute.status, [...WON_STATUSES]), gte(dispute.closedAt, clock.now() - MONEY_BACK_MS)],
  );
  const rows = await store.read((db) =>
    db
      .select({ externalId: dispute.externalId })
      .from(dispute)
      .where(or(isNull(dispute.closedAt), isMoneyOut))
      .orderBy(asc(dispute.openedAt), asc(dispute.id)),
  );
  return rows.flatMap(({ externalId }) => (listed.has(externalId) ? [] : [externalId]));
}

async function youngRefunds({ store, clock }: Context, listed: ReadonlySet<string>): Promise<string[]> {
  const { refund } = store.tables;
  const rows = await store.read((db) =>
    db
      .select({ externalId: refund.externalId })
      .from(refund)
      .where(
        and(
          ...[eq(refund.method, 'card'), isNull(refund.settledBy), isNotNull(refund.externalId)],
          gte(refund.doneAt, clock.now() - YOUNG_REFUND_MS),
        ),
      )
      .orderBy(asc(refund.doneAt), asc(refund.id)),
  );
  // One over there may be several here: `re_…`, `re_…/2`.
  const ids = new Set(rows.flatMap(({ externalId }) => externalId?.split('/')[0] ?? []));
  return [...ids].filter((id) => !listed.has(id));
}

/** Those whose time has come; who was never asked about, or not for long, comes first. */
async function nextInTurn(
  context: Context,
  kind: MayChange['kind'],
  externalIds: readonly string[],
  most: number,
): Promise<MayChange[]> {
  const things = externalIds.map((externalId) => ({ kind, externalId }));
  const windows = await readWindows(context, things.map(keyOf));
  const now = context.clock.now();
  const endOf = (thing: MayChange) => windows.get(keyOf(thing)) ?? 0;
  return things
    .filter((thing) => endOf(thing) <= now)
    .toSorted((a, b) => endOf(a) - endOf(b))
    .slice(0, most);
}

/** @returns false where another process has just asked. */
async function takeTurn(context: Context, thing: MayChange): Promise<boolean> {
  try {
    await takePoint(
      context,
      keyOf(thing),
      1,
      thing.kind === 'dispute' ? ASK_OF_DISPUTE_MS : ASK_OF_REFUND_MS,
    );
    return true;
  } catch (error) {
    if (!isTooManyTries(error)) throw error;
    return false;
  }
}

const keyOf = ({ kind, externalId }: MayChange) => `card-asked|${kind}|${externalId}`;
