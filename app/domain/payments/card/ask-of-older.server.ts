import { and, asc, eq, gte, inArray, isNotNull, isNull, or } from 'drizzle-orm';
import { WON_STATUSES } from '#app/domain/orders/disputes/order-disputes.server.ts';
import type { ByItself } from '#app/domain/payments/reconcile/each-by-itself.ts';
import { listMissingHere } from '#app/domain/payments/reconcile/list-missing-here.server.ts';
import type { ListedThing } from '#app/domain/payments/reconcile/provider-list.ts';
import { listPendingThere, wholeId } from '#app/domain/payments/refunds/gone-there.server.ts';
import type { Context } from '#app/server/context.ts';
import { DAY_MS } from '#app/server/local-date.ts';
import { forgetPoints, isTooManyTries, readWindows, takePoint } from '#app/server/rate-limit.server.ts';

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
const MOST_MISSING = 100;
/** Of each of these, besides those whose turn it is: of which nothing was heard when it was theirs. */
const MOST_AGAIN = 50;
/** A provider that says nothing takes half a minute for each: those whose turn it was not yet come first in the next run. */
const LONGEST_MS = 10 * 60_000;

/** Something over there whose state may change, or that could not be fetched yet, whatever its age. */
export type MayChange = Pick<ListedThing, 'kind' | 'externalId'>;

/** Things of one sort, in their own turn: no other sort has to wait for them. */
type Group = { things: readonly MayChange[]; most: number; everyMs: number };

/**
 * What Stripe is to be asked about by its id, because its lists of new things do not show it: every dispute that is open here,
 * or won without its money being back, once an hour; every refund that is done and young enough to come back, once a day; once
 * an hour what a list has shown before and could not be fetched or placed (`listMissingHere`), and every refund of Stripe's own
 * pages that was on its way.
 * A run asks about `MOST_DISPUTES`, `MOST_REFUNDS` and `MOST_MISSING` at the most, those first that were not asked about for
 * the longest time, so that all have their turn however many there are. Each is one call: with 1,000 young refunds 500 in the
 * first run and in the second, then none until a day has passed.
 *
 * Its turn is taken before the call. One that is not answered is asked about again in the next run, after those whose turn it is
 * then and besides their number: `MOST_AGAIN` of each sort, those first that were not tried for the longest time.
 * @param listed ids that the lists have shown already.
 * @param ask makes the call.
 * @param byItself does each, and keeps those that failed.
 */
export async function askOfOlder<T>(
  context: Context,
  listed: ReadonlySet<string>,
  ask: (thing: MayChange) => Promise<T | null>,
  byItself: ByItself,
): Promise<T[]> {
  const disputes = await openDisputes(context, listed);
  const refunds = await youngRefunds(context, listed);
  const pending = (await context.store.read((db) => listPendingThere(context.store.tables, db))).filter(
    (id) => !listed.has(id),
  );
  const known = new Set([...listed, ...disputes, ...refunds, ...pending]);
  const missing = await listMissingHere(context, 'stripe');
  const groups: Group[] = [
    { things: named('dispute', disputes), most: MOST_DISPUTES, everyMs: ASK_OF_DISPUTE_MS },
    { things: named('refund', refunds), most: MOST_REFUNDS, everyMs: ASK_OF_REFUND_MS },
    { things: named('refund', pending), most: MOST_MISSING, everyMs: ASK_OF_DISPUTE_MS },
    {
      things: missing.filter(({ externalId }) => !known.has(externalId)),
      ...{ most: MOST_MISSING, everyMs: ASK_OF_DISPUTE_MS },
    },
  ];
  const found: T[] = [];
  for (const group of groups) found.push(...(await askOfGroup(context, group, ask, byItself)));
  return found;
}

const named = (kind: MayChange['kind'], externalIds: readonly string[]): MayChange[] =>
  externalIds.map((externalId) => ({ kind, externalId }));

async function askOfGroup<T>(
  context: Context,
  { things, most, everyMs }: Group,
  ask: (thing: MayChange) => Promise<T | null>,
  byItself: ByItself,
): Promise<T[]> {
  const { clock } = context;
  const until = clock.now() + LONGEST_MS;
  const inTurn = await nextInTurn(context, { things, most, everyMs });
  const isInTurn = new Set(inTurn.map(keyOf));
  const unanswered = await readWindows(context, things.map(againKeyOf), ASK_OF_REFUND_MS);
  const again = things
    .filter((thing) => !isInTurn.has(keyOf(thing)) && endOf(unanswered, againKeyOf(thing)) > clock.now())
    .toSorted((a, b) => endOf(unanswered, againKeyOf(a)) - endOf(unanswered, againKeyOf(b)))
    .slice(0, MOST_AGAIN);
  const found: T[] = [];
  for (const thing of [...inTurn, ...again]) {
    if (clock.now() >= until) break;
    if (isInTurn.has(keyOf(thing)) && !(await takeTurn(context, keyOf(thing), everyMs))) continue;
    const asked = await byItself.attempt(nameOf(thing), () => ask(thing));
    if (!asked) await askAgain(context, thing);
    else if (unanswered.has(againKeyOf(thing))) await forgetPoints(context, againKeyOf(thing));
    if (asked && asked.value !== null) found.push(asked.value);
  }
  return found;
}

/** The next run is to ask about it again, whosever turn it is: it was not answered about, or could not be taken over. */
export async function askAgain(context: Context, thing: MayChange): Promise<void> {
  await forgetPoints(context, againKeyOf(thing));
  // By then its own turn has come anew.
  await takeTurn(context, againKeyOf(thing), ASK_OF_REFUND_MS);
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
  const ids = new Set(rows.flatMap(({ externalId }) => (externalId === null ? [] : wholeId(externalId))));
  return [...ids].filter((id) => !listed.has(id));
}

/** Those whose time has come; who was never asked about, or not for long, comes first. */
async function nextInTurn(context: Context, { things, most, everyMs }: Group): Promise<MayChange[]> {
  const windows = await readWindows(context, things.map(keyOf), everyMs);
  const now = context.clock.now();
  return things
    .filter((thing) => endOf(windows, keyOf(thing)) <= now)
    .toSorted((a, b) => endOf(windows, keyOf(a)) - endOf(windows, keyOf(b)))
    .slice(0, most);
}

const endOf = (windows: ReadonlyMap<string, number>, key: string) => windows.get(key) ?? 0;

/** @returns false where another process has just taken it. */
async function takeTurn(context: Context, key: string, everyMs: number): Promise<boolean> {
  try {
    await takePoint(context, key, 1, everyMs);
    return true;
  } catch (error) {
    if (!isTooManyTries(error)) throw error;
    return false;
  }
}

const nameOf = ({ kind, externalId }: MayChange) => `${kind} ${externalId}`;
const keyOf = ({ kind, externalId }: MayChange) => `card-asked|${kind}|${externalId}`;
const againKeyOf = ({ kind, externalId }: MayChange) => `card-unanswered|${kind}|${externalId}`;
