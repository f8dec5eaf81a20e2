import { and, asc, eq, isNotNull, lte } from 'drizzle-orm';
import { z } from 'zod';
import type { PlatformProduct, PlatformRefusal } from '#app/domain/channels/platform/platform.ts';
import { callShop, ShopStopped } from '#app/domain/channels/push/call-shop.server.ts';
import { listingsNotForSale } from '#app/domain/channels/push/held-product.server.ts';
import { keepRefusals, lookedAtNow, refusalStanding } from '#app/domain/channels/push/refused-products.ts';
import { refusedTexts } from '#app/domain/channels/push/refused-texts.server.ts';
import { runGroup } from '#app/domain/channels/push/run-counts.ts';
import type { ProductRow, ShopRow } from '#app/domain/channels/push/shop-row.ts';
import { tellOfFall } from '#app/domain/channels/push/tell-of-refusal.server.ts';
import { itemState, tellRegister, writeProduct } from '#app/domain/channels/push/write-product.server.ts';
import type { Context } from '#app/server/context.ts';
import { defineJob, Postponed } from '#app/server/jobs/job-queue.server.ts';
import { DAY_MS } from '#app/server/local-date.ts';
import type { Tx } from '#db/store.ts';

/** How soon after a push the platform is asked first. */
export const FIRST_POLL_MS = 5_000;
const LONGEST_WAIT_MS = 30 * 60_000;
/** What has come to rest is looked at six times a day: a platform takes goods down without telling anybody. */
const LIVE_WAIT_MS = DAY_MS / 6;
const AT_A_TIME = 50;

/**
 * Asks a platform how the products of a shop stand that are due for it, fifty at a time, and comes back when the next is.
 * What came out of a review hidden and was to go on sale, what is on sale and must not be, and what the platform has by new
 * ids, counts as never compared with its listing. A product that is reviewed is asked for less and less often. Some platforms answer for one product at
 * a time: where an answer fails, fewer are asked about together next time, so that one lost answer does not cost
 * forty-nine.
 */
export const pollShop = defineJob({
  kind: 'poll-shop',
  payload: z.object({ shopId: z.string() }),
  lane: 'outside',
  concurrency: 2,
  async run(context, { shopId }, { attempt }) {
    const { channelShop, channelProduct } = context.store.tables;
    const due = await context.store.read(async (db) => {
      const [shop] = await db.select().from(channelShop).where(eq(channelShop.id, shopId));
      const now = context.clock.now();
      const isDue = and(
        eq(channelProduct.shopId, shopId),
        lte(channelProduct.pollAt, now),
        isNotNull(channelProduct.externalId),
      );
      const products = await db
        .select()
        .from(channelProduct)
        .where(isDue)
        .orderBy(asc(channelProduct.pollAt), asc(channelProduct.id))
        .limit(Math.max(1, AT_A_TIME >> (attempt - 1)));
      return { shop, products };
    });
    const { shop, products } = due;
    if (shop?.state !== 'connected') return;
    if (products.length > 0) {
      try {
        const seen = await callShop(context, shop, (platform, session) =>
          platform.poll(session, products.map(asKnown)),
        );
        await keep(context, shop, products, seen);
      } catch (error) {
        if (error instanceof ShopStopped) return;
        throw error;
      }
    }
    const next = await nextPoll(context, shopId);
    // As long as some are due, as few are asked about together as it took to be answered.
    if (next !== null) throw new Postponed(next, undefined, { isFresh: next > context.clock.now() });
  },
});

async function keep(
  context: Context,
  shop: ShopRow,
  products: readonly ProductRow[],
  seen: readonly PlatformProduct[],
): Promise<void> {
  const now = context.clock.now();
  const { channelProduct } = context.store.tables;
  const live = products.filter((_, at) => seen[at]?.state === 'live').map(({ listingId }) => listingId);
  // What is put away after this is read is compared with its listing by that very change.
  const away = await context.store.read((db) => listingsNotForSale(db, context.store.tables, live));
  for (const [at, before] of products.entries()) {
    const one = seen[at];
    if (!one || one.externalId !== before.externalId) continue;
    await context.store.write(async (tx) => {
      const [product] = await tx.select().from(channelProduct).where(eq(channelProduct.id, before.id));
      // Pushed again while the platform was asked: the answer may be older than what stands there now.
      if (!product || product.updatedAt !== before.updatedAt) return;
      const state = itemState(one.state);
      // Where a product is known by other ids than before, what it costs was told to something else.
      const hasOtherIds = Object.entries(one.variants).some(([code, id]) => product.variants[code] !== id);
      const isLetThrough = product.state === 'in_review' && one.state === 'draft' && product.goesOnSale;
      // On sale as it was before a change was turned down: compared with its listing anew.
      const isBack = one.state === 'live' && (product.state === 'rejected' || product.state === 'failed');
      // Taken off at once, whatever the row said before: a platform lets through what was put away while it looked at it.
      const isUnwanted = one.state === 'live' && (product.heldFor !== null || away.has(product.listingId));
      // Nobody but the seller hides over there what was on sale and is not held: it stays as they want it.
      const isHiddenThere = product.state === 'live' && one.state === 'draft';
      const refusal = withFall(one);
      const isWritten = await writeProduct(context, tx, product, {
        state,
        ...(one.state === 'removed' ? { externalId: null, contentHash: null, offerHash: null } : {}),
        ...(Object.keys(one.variants).length > 0 ? { variants: { ...one.variants } } : {}),
        ...(hasOtherIds ? { offerHash: null } : {}),
        ...(hasOtherIds || isLetThrough || isBack || isUnwanted ? { pushedAt: null } : {}),
        ...(isHiddenThere ? { goesOnSale: false } : {}),
        url: one.url ?? product.url,
        refusal: refusal.length > 0 ? await kept(context, tx, { shop, product, refusal }) : null,
        polledAt: now,
        pollAt: one.state === 'removed' ? null : now + waitAfter(product, one, now),
      });
      if (!isWritten) return;
      const { listingId } = product;
      const seenThere = { ...one, url: one.url ?? product.url };
      const isRegistered = await tellRegister(context, tx, shop, listingId, seenThere);
      if (!isRegistered && product.state === 'live') {
        await tellOfFall(context, tx, { shop, listingId, state: one.state });
      }
    });
  }
}

/** What was taken down is told as that first, the platform's reasons for it after: it got there, and was not turned down. */
function withFall({ state, refusals }: PlatformProduct): readonly PlatformRefusal[] {
  if (state !== 'removed' && state !== 'suspended') return refusals;
  const code = `push:${state}`;
  const isSaid = refusals.some((one) => one.code === code);
  return isSaid ? refusals : [{ code, message: state, field: null }, ...refusals];
}

/** A refusal with what it is of, as a row keeps it. */
async function kept(
  { store }: Context,
  tx: Tx,
  { shop, product, refusal }: { shop: ShopRow; product: ProductRow; refusal: readonly PlatformRefusal[] },
) {
  const { listingId } = product;
  const texts = (await refusedTexts(tx, store.tables, [listingId]))(shop.channelCode, listingId);
  return keepRefusals(refusal, lookedAtNow(product), { texts, before: refusalStanding(product) });
}

/** Twice as long as it has waited so far, between five seconds and half an hour; longer for what has come to rest. */
function waitAfter(product: ProductRow, { state }: PlatformProduct, now: number): number {
  if (state === 'live' || state === 'rejected' || state === 'suspended') return LIVE_WAIT_MS;
  if (state === 'draft' && (!product.goesOnSale || product.heldFor !== null)) return LIVE_WAIT_MS;
  const waited = now - (product.polledAt ?? now - FIRST_POLL_MS);
  return Math.min(Math.max(2 * waited, FIRST_POLL_MS), LONGEST_WAIT_MS);
}

async function nextPoll({ store }: Context, shopId: string): Promise<number | null> {
  const { channelProduct } = store.tables;
  const [next] = await store.read((db) =>
    db
      .select({ at: channelProduct.pollAt })
      .from(channelProduct)
      .where(
        and(
          eq(channelProduct.shopId, shopId),
          isNotNull(channelProduct.pollAt),
          isNotNull(channelProduct.externalId),
        ),
      )
      .orderBy(asc(channelProduct.pollAt))
      .limit(1),
  );
  return next?.at ?? null;
}

/** What is locked there is told as that: platforms say the same of goods that were on sale and of goods that never were. */
function asKnown(product: ProductRow): PlatformProduct {
  const { state, refusal } = product;
  const isLocked = runGroup(state, refusal) === 'locked';
  const isPlain = state === 'live' || state === 'rejected' || state === 'draft';
  return {
    externalId: product.externalId ?? '',
    state: isLocked ? 'suspended' : isPlain ? state : 'in_review',
    variants: product.variants,
    url: product.url,
    refusals: [],
  };
}
