import { and, asc, count, eq, inArray, like, sql } from 'drizzle-orm';
import type { SellerActor } from '#app/domain/accounts/actor.ts';
import { titlePattern } from '#app/domain/catalog/title-key.ts';
import { seenText } from '#app/domain/channels/listing/seen-listing.server.ts';
import {
  type ElsewhereProduct,
  elsewhereProducts,
} from '#app/domain/channels/push/elsewhere-products.server.ts';
import { heldForPapers } from '#app/domain/channels/push/held-for-papers.server.ts';
import { ownShop } from '#app/domain/channels/push/own-shop.server.ts';
import {
  type HeldGap,
  type PushGap,
  readPushListings,
} from '#app/domain/channels/push/read-push-listings.server.ts';
import {
  type StandingPresence,
  standingPresences,
} from '#app/domain/channels/push/standing-presences.server.ts';
import {
  type TurnedDown,
  turnedDownProducts,
} from '#app/domain/channels/push/turned-down-products.server.ts';
import { givenToReviewers } from '#app/domain/channels/readiness/given-to-reviewers.server.ts';
import { channelByCode } from '#app/domain/channels/registry.server.ts';
import type { Context } from '#app/server/context.ts';
import type { PushItemState, ShopState } from '#db/tables/pushes.ts';

export type Pushable = {
  id: string;
  title: string;
  /** Why it may not go; `waiting`: a reviewer has the change that lets it go, `paper`: it is there and held; null when it may. */
  gap: PushGap | HeldGap | { why: 'waiting' } | null;
  /** How it stands in the shop; null when it never went there. */
  state: PushItemState | null;
  /** It stands on the channel by a link, and the shop does not know it: pushing may double it. */
  presence: StandingPresence | null;
  /** It stands in another shop of the producer there, also in one that is not connected: pushing doubles it. */
  elsewhere: ElsewhereProduct | null;
  /** The platform has turned it down: why, and whether it has changed since; null otherwise. */
  turnedDown: TurnedDown | null;
  /** How it is shown, for what is pushed from this page to be compared with (`seenText`). */
  seen: string;
};

export type PushableAsked = {
  shopId: string;
  /** Words of the title; '' for all. */
  query: string;
  /** Of the one product that is asked for; all without it. */
  listingId?: string | null;
  /** From 1; the nearest there is. */
  page: number;
};

export type PushableListings = {
  channel: { code: string; name: string };
  /** Anything goes into it only while it is connected. */
  shop: { id: string; name: string; state: ShopState };
  isSimulated: boolean;
  /** Staff have stopped the producer's selling: nothing goes anywhere, whatever the products have. */
  isSuspended: boolean;
  /** Whether goods can stay hidden over there until the seller has looked at them. */
  keepsHidden: boolean;
  listings: Pushable[];
  /** Of all pages. */
  total: number;
  page: number;
  pages: number;
};

export const PUSHABLE_PAGE = 100;

/**
 * The producer's published listings and which of them may go into the shop, a hundred at a time: those whose stored score
 * is ready first, of them what never went there, so that a shop with thousands finds the next hundred on the first page
 * after each push; then by name. On each page those that may go come first. @throws NotFound
 */
export async function listPushable(
  context: Context,
  actor: SellerActor,
  { shopId, query, listingId = null, page }: PushableAsked,
): Promise<PushableListings> {
  const shop = await ownShop(context, actor, shopId);
  const channel = channelByCode(shop.channelCode);
  const { tables } = context.store;
  const { listing, channelProduct, channelReadiness, producer } = tables;
  const pattern = titlePattern(query);
  const { ids, isSuspended, total, shown, pages, products, presences, elsewhere } = await context.store.read(
    async (db) => {
      const where = and(
        eq(listing.producerId, actor.producerId),
        eq(listing.state, 'published'),
        pattern === null ? undefined : like(listing.titleKey, pattern),
        listingId === null ? undefined : eq(listing.id, listingId),
      );
      const [counted] = await db.select({ total: count() }).from(listing).where(where);
      const total = Number(counted?.total ?? 0);
      const pages = Math.max(1, Math.ceil(total / PUSHABLE_PAGE));
      const shown = Math.min(Math.max(1, page), pages);
      const rows = await db
        .select({ id: listing.id })
        .from(listing)
        .leftJoin(
          channelReadiness,
          and(eq(channelReadiness.listingId, listing.id), eq(channelReadiness.channelCode, channel.code)),
        )
        .leftJoin(
          channelProduct,
          and(eq(channelProduct.listingId, listing.id), eq(channelProduct.shopId, shop.id)),
        )
        .where(where)
        .orderBy(
          sql`case when ${channelReadiness.state} = 'ready' then 0 else 1 end`,
          sql`case when ${channelProduct.id} is null or (${channelProduct.state} = 'cancelled' and ${channelProduct.externalId} is null) then 0 when ${channelProduct.state} in ('rejected', 'failed', 'cancelled') then 1 else 2 end`,
          asc(listing.titleKey),
          asc(listing.id),
        )
        .limit(PUSHABLE_PAGE)
        .offset((shown - 1) * PUSHABLE_PAGE);
      const ids = rows.map(({ id }) => id);
      const [seller] = await db
        .select({ suspendedAt: producer.suspendedAt })
        .from(producer)
        .where(eq(producer.id, actor.producerId));
      const products = await db
        .select()
        .from(channelProduct)
        .where(and(eq(channelProduct.shopId, shop.id), inArray(channelProduct.listingId, ids)));
      return {
        ids,
        isSuspended: seller?.suspendedAt != null,
        total,
        shown,
        pages,
        products,
        presences: await standingPresences(db, tables, channel.code, ids),
        elsewhere: await elsewhereProducts(db, tables, shop, ids),
      };
    },
  );
  const prepared = await readPushListings(context, channel, actor.producerId, ids);
  const held = await heldForPapers(context, { shopId: shop.id }, prepared);
  const sent = products.map((product) => ({ product, shop }));
  const turnedDown = await turnedDownProducts(context, channel, sent, prepared);
  const given = [...prepared.values()].some(({ gap }) => gap?.why === 'rules')
    ? await givenToReviewers(context, actor.producerId, channel.code)
    : new Set<string>();
  const listings = ids.flatMap((id) => {
    const one = prepared.get(id);
    const product = products.find(({ listingId }) => listingId === id);
    if (!one) return [];
    const papers = held.get(id);
    const gap = papers ? { why: 'paper' as const, papers } : one.gap;
    return {
      id,
      title: one.listing.titleVi,
      gap: gap?.why === 'rules' && given.has(id) ? { why: 'waiting' as const } : gap,
      // Called off before it was sent: it never was there.
      state:
        product && !(product.state === 'cancelled' && product.externalId === null) ? product.state : null,
      presence: product?.externalId ? null : (presences.get(id) ?? null),
      elsewhere: product?.externalId ? null : (elsewhere.get(id) ?? null),
      turnedDown: turnedDown.get(id) ?? null,
      seen: seenText(one.listing, { isCategoryShown: true }),
    };
  });
  return {
    channel: { code: channel.code, name: channel.name },
    shop: { id: shop.id, name: shop.name, state: shop.state },
    isSimulated: shop.isSimulated,
    isSuspended,
    keepsHidden: channel.platform?.createsDrafts ?? false,
    listings: listings.sort((a, b) => Number(b.gap === null) - Number(a.gap === null)),
    total,
    page: shown,
    pages,
  };
}
