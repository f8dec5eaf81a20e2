import { and, asc, eq } from 'drizzle-orm';
import type { SellerActor } from '#app/domain/accounts/actor.ts';
import { type ExplainedRefusal, explainKept, nextPush } from '#app/domain/channels/push/explain-refusal.ts';
import { refusedTexts } from '#app/domain/channels/push/refused-texts.server.ts';
import {
  countGroups,
  isDone,
  isOff,
  type RunCounts,
  type RunGroup,
  runGroup,
  standsNow,
} from '#app/domain/channels/push/run-counts.ts';
import { channelByCode } from '#app/domain/channels/registry.server.ts';
import type { Context } from '#app/server/context.ts';
import { NotFound } from '#app/server/domain-error.ts';
import type { PushItemState, ShopState } from '#db/tables/pushes.ts';

export type RunItem = {
  listingId: string;
  title: string;
  state: PushItemState;
  /** How the product stands in the shop now, where that is no longer how it ended in this run; null otherwise. */
  now: PushItemState | null;
  /** Where it belongs among the run's products, as it stands now. */
  group: RunGroup;
  /** What still keeps it off the platform; none once it is on its way again or there. */
  refusals: ExplainedRefusal[];
  url: string | null;
};

export type Run = {
  id: string;
  channel: { code: string; name: string };
  shop: { id: string; name: string; isSimulated: boolean; state: ShopState };
  cancelledAt: number | null;
  isEnded: boolean;
  /** The shop was disconnected meanwhile: what is open stays as it is until the shop is connected again. */
  isLeftOpen: boolean;
  /** Nothing will happen for a while: only what the platform reviews is still open. */
  isReviewOnly: boolean;
  /** Nothing is sent for the shop before this; ms UTC. */
  waitUntil: number | null;
  /** As they stand now. */
  counts: RunCounts;
  items: RunItem[];
};

/** A push with its progress and what became of each listing. @throws NotFound */
export async function readRun(context: Context, actor: SellerActor, runId: string): Promise<Run> {
  const { pushRun, pushItem, channelShop, channelProduct, channelGate, listing } = context.store.tables;
  const { found, gate, rows, textsOf } = await context.store.read(async (db) => {
    const [found] = await db
      .select({ run: pushRun, shop: channelShop })
      .from(pushRun)
      .innerJoin(channelShop, eq(channelShop.id, pushRun.shopId))
      .where(and(eq(pushRun.id, runId), eq(pushRun.producerId, actor.producerId)));
    if (!found) throw new NotFound('run');
    const [gate] = await db
      .select({ parkedUntil: channelGate.parkedUntil })
      .from(channelGate)
      .where(eq(channelGate.key, `shop:${found.shop.id}`));
    const rows = await db
      .select({
        listingId: pushItem.listingId,
        title: listing.titleVi,
        state: pushItem.state,
        refusal: pushItem.refusal,
        url: channelProduct.url,
        productState: channelProduct.state,
        productRefusal: channelProduct.refusal,
        externalId: channelProduct.externalId,
      })
      .from(pushItem)
      .innerJoin(listing, eq(listing.id, pushItem.listingId))
      .leftJoin(
        channelProduct,
        and(eq(channelProduct.listingId, pushItem.listingId), eq(channelProduct.shopId, found.shop.id)),
      )
      .where(eq(pushItem.runId, runId))
      .orderBy(asc(pushItem.listingId));
    const refused = rows.filter((row) => row.refusal !== null || row.productRefusal !== null);
    const ids = refused.map(({ listingId }) => listingId);
    return { found, gate, rows, textsOf: await refusedTexts(db, context.store.tables, ids) };
  });
  const { run, shop } = found;
  const channel = channelByCode(shop.channelCode);
  const open = rows.filter(({ state }) => !isDone(state));
  // A simulated platform's addresses exist nowhere; it shows the same page on this machine.
  const stand = shop.isSimulated ? context.simulated?.of(shop.channelCode) : null;
  const pageOf = (url: string) => {
    if (!shop.isSimulated) return url;
    return stand?.url && URL.canParse(url) ? `${stand.url}${new URL(url).pathname}` : null;
  };
  const parked = gate?.parkedUntil ?? null;
  const isAway = shop.state === 'disconnected';
  const items = rows.map(
    ({ listingId, title, state, url, refusal, productState, productRefusal, externalId }) => {
      const now = standsNow(state, productState, isAway);
      const group = runGroup(now ?? state, productRefusal);
      const next = nextPush(shop, { externalId });
      const texts = textsOf(channel.code, listingId);
      const kept = explainKept(channel, productRefusal, next, texts);
      return {
        listingId,
        title,
        state,
        now,
        group,
        url: (now ?? state) === 'live' && url !== null ? pageOf(url) : null,
        refusals: !isOff(now ?? state)
          ? []
          : kept.length > 0
            ? kept
            : explainKept(channel, refusal, next, texts),
      };
    },
  );
  return {
    id: run.id,
    channel: { code: channel.code, name: channel.name },
    shop: { id: shop.id, name: shop.name, isSimulated: shop.isSimulated, state: shop.state },
    cancelledAt: run.cancelledAt,
    isEnded: run.endedAt !== null,
    isLeftOpen: isAway && open.length > 0,
    isReviewOnly: open.length > 0 && open.every(({ state }) => state === 'in_review'),
    waitUntil: parked !== null && parked > context.clock.now() ? parked : null,
    counts: countGroups(items.map(({ group }) => ({ group, products: 1 }))),
    items,
  };
}
