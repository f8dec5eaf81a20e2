import { and, eq, isNotNull, isNull } from 'drizzle-orm';
import {
  type Disputed,
  type DisputeShares,
  entriesOfShares,
  readDisputed,
  sharesOfDispute,
} from '#app/domain/payments/card/dispute-shares.server.ts';
import { wholeOfNoOrder } from '#app/domain/payments/card/part-by-dispute.server.ts';
import { nextSubject } from '#app/domain/payments/ledger/next-subject.server.ts';
import { type Entry, post } from '#app/domain/payments/ledger/post.server.ts';
import { takenByDisputes } from '#app/domain/payments/ledger/taken-by-disputes.server.ts';
import type { Context } from '#app/server/context.ts';
import type { Store, Tx } from '#db/store.ts';

type DisputeRow = Store['tables']['dispute']['$inferSelect'];

/** What disputes take of money that belongs together, and what of it went back beside them: VND. */
export type SharedDisputes = {
  /** What came in of it. */
  readonly paid: number;
  /** What of it has gone back by refunds, to the card, by transfer, or in the provider's own pages where it is booked; or by other disputes. */
  readonly sent: number;
  /** What lost disputes of it took twice and what is promised of other money makes up for: it settles that (`partByDispute`), and is not claimed. */
  readonly settling: number;
  /** What each of these disputes took that had gone back before, or was not there, by dispute's id: the market bears it. */
  readonly twice: ReadonlyMap<string, number>;
};

/** The bank has taken it for good, and has given it to the buyer. */
export const isLostForGood = ({ closedAt, reinstatedAt, status }: DisputeRow): boolean =>
  closedAt !== null && reinstatedAt === null && status !== 'won';

/**
 * Whom each dispute costs, after something else of its payment went back or came back. No order bears more than what it brought less
 * what went back of it by refunds: what is beyond that was there when the bank took it and has gone by another way since. That, and what
 * cost the market before, is shared as `shareDispute` would share it now. What is not touched by that stays where it is; a
 * difference is posted (`dispute-shared`), nothing where no producer is and the books have as much of no order as is borne by what came
 * too much. What they have of no order beyond that was given twice; but it is money that settles promises of no order (`lostToDispute`),
 * so that each đồng of it is either left to these or claimed.
 * @param disputes those of which money was taken, in the order in which it was.
 * Where the payment settled nothing, disputes cost the market alone, and there is nothing to share; nor is of those of other money that came
 * for a payment which settled (a second time, another sum).
 * @returns the money that settled, and what is of no order, each with its disputes.
 */
export async function reshareDisputes(
  context: Context,
  tx: Tx,
  paymentId: string,
  disputes: readonly DisputeRow[],
): Promise<SharedDisputes[]> {
  const { tables } = context.store;
  const { cardMoney } = tables;
  const moneys = await tx.select().from(cardMoney).where(eq(cardMoney.paymentId, paymentId));
  if (!moneys.some(({ standing }) => standing === 'settles'))
    return [await ofLooseMoney(tables, tx, paymentId, disputes, moneys)];
  const disputed = await readDisputed(tables, tx, { paymentId, disputeId: null });
  const stands = await standsOf(tables, tx, disputes, disputed, moneys.length > 1);
  const parts = [...disputed.orders, disputed.surplus];
  const shared = shareAnew(stands, disputed);
  // What lost disputes took of what came too much, and what stands with it in the books though it was given twice.
  let takenOfSurplus = 0;
  let twiceOfNoOrder = 0;
  for (const { id, isLost, before, after } of shared) {
    const borneBySurplus = after.shares.at(-1) ?? 0;
    const isSame =
      disputed.orders.every(({ isPaid }, at) => !isPaid || before.shares[at] === after.shares[at]) &&
      takenOfNoOrder(before.entries) >= borneBySurplus;
    const entries = isSame ? before.entries : entriesOfShares(after, disputed);
    if (isLost) {
      takenOfSurplus += borneBySurplus;
      twiceOfNoOrder += takenOfNoOrder(entries) - borneBySurplus;
    }
    if (isSame) continue;
    await post(context, tx, {
      kind: 'dispute-shared',
      subject: await nextSubject(tables, tx, 'dispute-shared', `dispute:${id}`),
      entries: differenceOf(before.entries, entries, disputed),
    });
  }
  const twice = new Map(shared.map(({ id, after }) => [id, after.twice]));
  const others = disputes.filter(({ id, reinstatedAt }) => reinstatedAt === null && !twice.has(id));
  const ofRest = await ofNoOrder(tables, tx, paymentId, others, takenOfSurplus);
  const lostOfRest = others.reduce((sum, one) => (isLostForGood(one) ? sum + one.amount : sum), 0);
  const ofSettling: SharedDisputes = {
    paid: parts.reduce((sum, { whole }) => sum + whole, 0),
    sent: parts.reduce((sum, { gone }) => sum + gone, 0),
    settling: Math.min(twiceOfNoOrder, Math.max(0, ofRest.paid - ofRest.sent - lostOfRest)),
    twice,
  };
  return [ofSettling, ofRest];
}

const takenOfNoOrder = (entries: readonly Entry[]) =>
  entries.reduce(
    (sum, { account, orderId = null, amount }) =>
      account === 'fees' && orderId === null ? sum + amount : sum,
    0,
  );

/**
 * Of what came for a payment beside its orders' prices: a second time, another sum, too much. It is one, whichever of it a bank was asked
 * for: its buyer is owed the sum (`partByDispute`).
 * @param takenOfSurplus VND that lost disputes of the money that settled took of it.
 */
async function ofNoOrder(
  tables: Store['tables'],
  tx: Tx,
  paymentId: string,
  disputes: readonly DisputeRow[],
  takenOfSurplus: number,
): Promise<SharedDisputes> {
  const { refund } = tables;
  const refunds = await tx
    .select()
    .from(refund)
    .where(and(eq(refund.paymentId, paymentId), isNull(refund.orderId), isNotNull(refund.doneAt)));
  const sent = refunds.filter(({ currency, settledBy }) => currency === 'VND' && settledBy !== 'dispute');
  return {
    paid: await wholeOfNoOrder(tables, tx, paymentId),
    sent: sent.reduce((sum, { amount }) => sum + amount, takenOfSurplus),
    settling: 0,
    twice: new Map(disputes.map(({ id, amount }) => [id, amount])),
  };
}

/** Of money that settled nothing: all that its bank takes stands with the market, and whatever went back before went twice. */
async function ofLooseMoney(
  { refund }: Store['tables'],
  tx: Tx,
  paymentId: string,
  disputes: readonly DisputeRow[],
  moneys: ReadonlyArray<{ amount: number; currency: string }>,
): Promise<SharedDisputes> {
  const isVnd = ({ currency }: { currency: string }) => currency === 'VND';
  const own = moneys.filter(isVnd);
  const refunds = await tx
    .select()
    .from(refund)
    .where(and(eq(refund.paymentId, paymentId), isNotNull(refund.doneAt)));
  const sent = refunds.filter((row) => isVnd(row) && row.settledBy !== 'dispute');
  const sumOf = (rows: ReadonlyArray<{ amount: number }>) =>
    rows.reduce((sum, { amount }) => sum + amount, 0);
  return {
    paid: sumOf(own),
    sent: sumOf(sent),
    settling: 0,
    twice: new Map(own.length === 0 ? [] : disputes.map(({ id, amount }) => [id, amount])),
  };
}

/** A dispute as the books have it: what it takes of each part, and the entries that say so. */
type Stands = {
  readonly id: string;
  readonly isLost: boolean;
  readonly before: DisputeShares & { readonly entries: readonly Entry[] };
};

/** Those whose money is away; where other money came for the payment as well, without those that are of no order, and may be of that. */
async function standsOf(
  tables: Store['tables'],
  tx: Tx,
  disputes: readonly DisputeRow[],
  { orders }: Disputed,
  hasOtherMoney: boolean,
): Promise<Stands[]> {
  const live = disputes.filter(({ reinstatedAt }) => reinstatedAt === null);
  const taken = await takenByDisputes(
    tables,
    tx,
    live.map(({ id }) => id),
  );
  return live.flatMap((row) => {
    const entries = taken.filter(({ subject }) => subject === `dispute:${row.id}`);
    if (hasOtherMoney && entries.every(({ orderId }) => orderId === null)) return [];
    const sumOf = (account: string, orderId: string | null) =>
      entries.reduce(
        (sum, one) => (one.account === account && one.orderId === orderId ? sum + one.amount : sum),
        0,
      );
    const shares = orders.map(({ orderId, isPaid }) => sumOf(isPaid ? 'producer_payable' : 'fees', orderId));
    const twice = orders.reduce(
      (sum, { orderId, isPaid }) => (isPaid ? sum + sumOf('fees', orderId) : sum),
      0,
    );
    return [
      {
        id: row.id,
        isLost: isLostForGood(row),
        before: { shares: [...shares, sumOf('fees', null)], twice, entries },
      },
    ];
  });
}

/**
 * Takes from each part what is beyond its room, of what is not decided yet before what is lost, the latest first; then shares that,
 * and what cost the market, among what is left: what was lost comes first, because it is certain, and where nothing is left beside
 * what is not decided it takes the place of that.
 */
function shareAnew<One extends Pick<Stands, 'isLost'> & { readonly before: DisputeShares }>(
  stands: readonly One[],
  disputed: Disputed,
): Array<One & { after: DisputeShares }> {
  const parts = [...disputed.orders, disputed.surplus];
  const shared = stands.map((one) => ({ one, shares: [...one.before.shares], twice: one.before.twice }));
  const lost = shared.filter(({ one }) => one.isLost);
  const undecided = shared.filter(({ one }) => !one.isLost);
  const borneOf = (of: typeof shared, at: number) =>
    of.reduce((sum, { shares }) => sum + (shares[at] ?? 0), 0);
  const keepToRooms = () => {
    for (const [at, { whole, gone }] of parts.entries()) {
      let over = borneOf(shared, at) - Math.max(0, whole - gone);
      for (const of of [...lost, ...undecided].toReversed()) {
        const less = Math.min(Math.max(0, over), of.shares[at] ?? 0);
        of.shares[at] = (of.shares[at] ?? 0) - less;
        of.twice += less;
        over -= less;
      }
    }
  };
  /** Among what is left beside those. */
  const place = (of: (typeof shared)[number], beside: typeof shared) => {
    if (of.twice === 0) return;
    const stand = <Part extends Disputed['surplus']>(part: Part, at: number) => ({
      ...part,
      gone: part.gone + borneOf(beside, at),
    });
    const placed = sharesOfDispute(of.twice, {
      orders: disputed.orders.map(stand),
      surplus: stand(disputed.surplus, disputed.orders.length),
      there: disputed.there,
    });
    of.shares = of.shares.map((share, at) => share + (placed.shares[at] ?? 0));
    of.twice = placed.twice;
  };
  keepToRooms();
  for (const of of lost) place(of, shared);
  for (const of of lost) place(of, lost);
  keepToRooms();
  for (const of of undecided) place(of, shared);
  return shared.map(({ one, shares, twice }) => ({ ...one, after: { shares, twice } }));
}

/** What is to be posted so that the entries of before come to those of now. */
function differenceOf(
  before: readonly Entry[],
  after: readonly Entry[],
  { orders }: Pick<Disputed, 'orders'>,
): Entry[] {
  const sums = new Map<string, Entry>();
  const add = ({ account, orderId = null, amount }: Entry, sign: 1 | -1) => {
    const name = `${account} ${orderId}`;
    const producerId =
      account === 'producer_payable'
        ? (orders.find((order) => order.orderId === orderId)?.producerId ?? null)
        : null;
    const sum = (sums.get(name)?.amount ?? 0) + sign * amount;
    sums.set(name, { account, orderId, producerId, amount: sum });
  };
  for (const entry of before) add(entry, -1);
  for (const entry of after) add(entry, 1);
  return [...sums.values()];
}
