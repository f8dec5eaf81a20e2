import { and, count, desc, eq, inArray, max, ne, or } from 'drizzle-orm';
import type { SellerActor } from '#app/domain/accounts/actor.ts';
import { findLine, type NoLine } from '#app/domain/channels/push/find-line.server.ts';
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
  /** Hidden over there until the seller has looked at them. */
  drafts: number;
  /** Taken off sale because they may not be sold; they come back by themselves. */
  held: number;
  /** When the platform last said how they stand, ms UTC; null for never. */
  askedAt: number | null;
};

export type RunLine = { id: string; createdAt: number; total: number; done: number };

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
  runs: RunLine[];
};

const LAST_RUNS = 10;

/** A product in these states stands over there. */
const there: ReadonlySet<PushItemState> = new Set(['live', 'in_review', 'draft']);

/** The producer's shops on one channel and what was pushed there lately. @throws NotFound (channel) */
export async function readShops(
  context: Context,
  actor: SellerActor,
  channelCode: string,
): Promise<ChannelShops> {
  const channel = channelByCode(channelCode);
  const found = findLine(context, channel);
  const { channelShop, channelProduct, pushRun, pushItem } = context.store.tables;
  const { shops, counts, runs } = await context.store.read(async (db) => {
    const shops = await db
      .select()
      .from(channelShop)
      .where(
        and(
          eq(channelShop.producerId, actor.producerId),
          eq(channelShop.channelCode, channelCode),
          ne(channelShop.state, 'disconnected'),
        ),
      )
      .orderBy(desc(channelShop.connectedAt));
    const ids = shops.map(({ id }) => id);
    const counts = await db
      .select({
        shopId: channelProduct.shopId,
        state: channelProduct.state,
        heldFor: channelProduct.heldFor,
        products: count(),
        askedAt: max(channelProduct.polledAt),
      })
      .from(channelProduct)
      .where(inArray(channelProduct.shopId, ids))
      .groupBy(channelProduct.shopId, channelProduct.state, channelProduct.heldFor);
    const all = db
      .select({ runId: pushItem.runId, done: count().as('done') })
      .from(pushItem)
      .where(or(inArray(pushItem.state, ['live', 'draft', 'rejected', 'failed', 'cancelled'])))
      .groupBy(pushItem.runId)
      .as('done_items');
    const runs = await db
      .select({ id: pushRun.id, createdAt: pushRun.createdAt, total: pushRun.total, done: all.done })
      .from(pushRun)
      .innerJoin(channelShop, eq(channelShop.id, pushRun.shopId))
      .leftJoin(all, eq(all.runId, pushRun.id))
      .where(and(eq(pushRun.producerId, actor.producerId), eq(channelShop.channelCode, channelCode)))
      .orderBy(desc(pushRun.createdAt), desc(pushRun.id))
      .limit(LAST_RUNS);
    return { shops, counts, runs };
  });
  const kept = shops.filter(({ state }) => state !== 'offered');
  const offers = shops.filter(({ state }) => state === 'offered').map(({ id, name }) => ({ id, name }));
  const away = kept.filter(({ state }) => state !== 'connected').map(({ id, name }) => ({ id, name }));
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
      const held = own.filter(({ heldFor }) => heldFor !== null);
      const free = own.filter(({ heldFor }) => heldFor === null);
      return {
        id,
        name,
        isSimulated,
        state,
        authorisedUntil,
        followsListing,
        products: sum(own.filter(({ state }) => there.has(state))),
        drafts: sum(free.filter(({ state }) => state === 'draft')),
        held: sum(held),
        askedAt: own.reduce<number | null>(
          (latest, { askedAt }) => Math.max(latest ?? 0, askedAt ?? 0) || null,
          null,
        ),
      };
    }),
    runs: runs.map(({ done, ...run }) => ({ ...run, done: Number(done ?? 0) })),
  };
}
