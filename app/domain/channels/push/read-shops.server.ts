import { and, count, desc, eq, inArray, isNull, max, notInArray, or } from 'drizzle-orm';
import type { SellerActor } from '#app/domain/accounts/actor.ts';
import { findLine, type NoLine } from '#app/domain/channels/push/find-line.server.ts';
import {
  countGroups,
  countOff,
  isOnItsWay,
  type OffGroup,
  type RunCounts,
  runGroup,
  standsNow,
  turnedDown,
} from '#app/domain/channels/push/run-counts.ts';
import { channelByCode } from '#app/domain/channels/registry.server.ts';
import type { Context } from '#app/server/context.ts';
import type { PushItemState, ShopState } from '#db/tables/pushes.ts';

export type ShopView = {
  id: string;
  name: string;
  isSimulated: boolean;
  state: ShopState;
  /** ms UTC; null where the platform sets no end. */
  authorisedUntil: number | null;
  followsListing: boolean;
  products: number;
  /** Off the shop, by why. */
  off: Record<OffGroup, number>;
  /** Hidden over there until the seller has looked at them. */
  drafts: number;
  /** Taken off sale because they may not be sold; they come back by themselves. */
  held: number;
  /** When the platform last answered about one of them, ms UTC; null for never. */
  askedAt: number | null;
};

/** A push of a shop, with how its products stand now. */
export type RunLine = {
  id: string;
  createdAt: number;
  shop: { id: string; name: string };
  counts: RunCounts;
};

/** A shop that was disconnected after something was pushed there: what stands there, stands there still. */
export type FormerShop = { id: string; name: string; disconnectedAt: number | null; runs: RunLine[] };

export type ChannelShops = {
  channel: { code: string; name: string };
  /** Why no shop can be connected; null when one can. */
  reason: NoLine | null;
  isSimulated: boolean;
  /** False: buyers are led to our page of the goods. */
  takesOrders: boolean;
  shops: ShopView[];
  /** Shops that the last yes brought and of which none was chosen yet. */
  offers: Array<{ id: string; name: string }>;
  /** The shops that wait for their yes while another came with the last one. */
  awaited: Array<{ id: string; name: string }>;
  /** The last pushes of the shops that are connected. */
  runs: RunLine[];
  /** The one disconnected last first. */
  former: FormerShop[];
};

const LAST_RUNS = 10;

/** A product in these states stands over there. */
const there: ReadonlySet<PushItemState> = new Set(['live', 'in_review', 'draft']);

/**
 * The producer's shops on one channel and what was pushed there lately.
 * @param askedBack our id of the shop that the last yes was to bring back, where that is known: a disconnected one does
 * not say by itself that it is waited for
 * @throws NotFound (channel)
 */
export async function readShops(
  context: Context,
  actor: SellerActor,
  channelCode: string,
  askedBack: string | null = null,
): Promise<ChannelShops> {
  const channel = channelByCode(channelCode);
  const found = findLine(context, channel);
  const { channelShop, channelProduct, pushRun, pushItem } = context.store.tables;
  const { shops, gone, counts, off, runs, items } = await context.store.read(async (db) => {
    const known = await db
      .select()
      .from(channelShop)
      .where(and(eq(channelShop.producerId, actor.producerId), eq(channelShop.channelCode, channelCode)))
      .orderBy(desc(channelShop.connectedAt));
    const shops = known.filter(({ state }) => state !== 'disconnected');
    const gone = known.filter(({ state }) => state === 'disconnected');
    const ids = shops.map(({ id }) => id);
    const counts = await db
      .select({
        shopId: channelProduct.shopId,
        state: channelProduct.state,
        heldFor: channelProduct.heldFor,
        goesOnSale: channelProduct.goesOnSale,
        products: count(),
        askedAt: max(channelProduct.polledAt),
      })
      .from(channelProduct)
      .where(inArray(channelProduct.shopId, ids))
      .groupBy(
        channelProduct.shopId,
        channelProduct.state,
        channelProduct.heldFor,
        channelProduct.goesOnSale,
      );
    const off = await db
      .select({
        shopId: channelProduct.shopId,
        state: channelProduct.state,
        refusal: channelProduct.refusal,
      })
      .from(channelProduct)
      .where(and(inArray(channelProduct.shopId, ids), inArray(channelProduct.state, [...turnedDown])));
    const lastRuns = (some: typeof known) =>
      db
        .select({ id: pushRun.id, createdAt: pushRun.createdAt, shopId: pushRun.shopId })
        .from(pushRun)
        .where(
          inArray(
            pushRun.shopId,
            some.map(({ id }) => id),
          ),
        )
        .orderBy(desc(pushRun.createdAt), desc(pushRun.id))
        .limit(LAST_RUNS);
    const runs = [...(await lastRuns(shops)), ...(await lastRuns(gone))];
    const ofProduct = and(
      eq(channelProduct.shopId, pushRun.shopId),
      eq(channelProduct.listingId, pushItem.listingId),
    );
    const ofRuns = inArray(
      pushItem.runId,
      runs.map(({ id }) => id),
    );
    const others = await db
      .select({
        runId: pushItem.runId,
        state: pushItem.state,
        productState: channelProduct.state,
        products: count(),
      })
      .from(pushItem)
      .innerJoin(pushRun, eq(pushRun.id, pushItem.runId))
      .leftJoin(channelProduct, ofProduct)
      .where(and(ofRuns, or(isNull(channelProduct.state), notInArray(channelProduct.state, [...turnedDown]))))
      .groupBy(pushItem.runId, pushItem.state, channelProduct.state);
    // Of these the refusal says whether they were deleted or locked over there.
    const down = await db
      .select({
        runId: pushItem.runId,
        state: pushItem.state,
        productState: channelProduct.state,
        refusal: channelProduct.refusal,
      })
      .from(pushItem)
      .innerJoin(pushRun, eq(pushRun.id, pushItem.runId))
      .innerJoin(channelProduct, ofProduct)
      .where(and(ofRuns, inArray(channelProduct.state, [...turnedDown])));
    const items = [
      ...others.map((one) => ({ ...one, refusal: null })),
      ...down.map((one) => ({ ...one, products: 1 })),
    ];
    return { shops, gone, counts, off, runs, items };
  });
  const kept = shops.filter(({ state }) => state !== 'offered');
  const offers = shops.filter(({ state }) => state === 'offered').map(({ id, name }) => ({ id, name }));
  const apart = [...kept.filter(({ state }) => state !== 'connected'), ...gone];
  const expected = apart.filter(({ id }) => id === askedBack);
  const waiting = expected.length > 0 ? expected : apart.filter(({ state }) => state !== 'disconnected');
  const away = waiting.map(({ id, name }) => ({ id, name }));
  return {
    channel: { code: channel.code, name: channel.name },
    reason: 'reason' in found ? found.reason : null,
    isSimulated: !('reason' in found) && found.isSimulated,
    takesOrders: !channel.platform?.leadsBuyersHere,
    offers,
    awaited: offers.length > 0 ? away : [],
    shops: kept.map(({ id, name, isSimulated, state, authorisedUntil, followsListing }) => {
      const own = counts.filter(({ shopId }) => shopId === id);
      const sum = (some: typeof own) => some.reduce((all, { products }) => all + Number(products), 0);
      const held = own.filter(({ heldFor }) => heldFor !== null && heldFor !== 'away');
      const free = own.filter(({ heldFor }) => heldFor === null);
      return {
        id,
        name,
        isSimulated,
        state,
        authorisedUntil,
        followsListing,
        products: sum(own.filter(({ state }) => there.has(state))),
        off: countOff(off.filter(({ shopId }) => shopId === id)),
        drafts: sum(free.filter((one) => one.state === 'draft' && !isOnItsWay(one))),
        held: sum(held),
        askedAt: own.reduce<number | null>(
          (latest, { askedAt }) => Math.max(latest ?? 0, askedAt ?? 0) || null,
          null,
        ),
      };
    }),
    runs: linesOf(kept),
    former: gone
      .map(({ id, name, disconnectedAt }) => ({ id, name, disconnectedAt, runs: linesOf([{ id, name }]) }))
      .filter(({ runs }) => runs.length > 0)
      .sort((a, b) => (b.disconnectedAt ?? 0) - (a.disconnectedAt ?? 0)),
  };

  function linesOf(some: ReadonlyArray<{ id: string; name: string }>): RunLine[] {
    return runs.flatMap(({ id, createdAt, shopId }) => {
      const shop = some.find((one) => one.id === shopId);
      if (!shop) return [];
      const isAway = gone.some((one) => one.id === shopId);
      const groups = items
        .filter(({ runId }) => runId === id)
        .map(({ state, productState, refusal, products }) => ({
          group: runGroup(standsNow(state, productState, isAway) ?? state, refusal),
          products: Number(products),
        }));
      return [{ id, createdAt, shop: { id: shop.id, name: shop.name }, counts: countGroups(groups) }];
    });
  }
}
