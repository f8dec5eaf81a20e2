import { and, desc, eq, inArray, isNull } from 'drizzle-orm';
import type { SellerActor } from '#app/domain/accounts/actor.ts';
import { endedUnheard } from '#app/domain/channels/push/explain-refusal.ts';
import { ownShop } from '#app/domain/channels/push/own-shop.server.ts';
import { readPushListings } from '#app/domain/channels/push/read-push-listings.server.ts';
import type { ProductRow } from '#app/domain/channels/push/shop-row.ts';
import { standingPresences } from '#app/domain/channels/push/standing-presences.server.ts';
import { syncProduct } from '#app/domain/channels/push/sync-product.server.ts';
import { endRuns, underWay } from '#app/domain/channels/push/write-product.server.ts';
import { channelByCode } from '#app/domain/channels/registry.server.ts';
import type { Context } from '#app/server/context.ts';
import { DomainError } from '#app/server/domain-error.ts';
import { newId } from '#app/server/ids.server.ts';
import { recordAudit } from '#app/server/record-audit.server.ts';
import type { Tx } from '#db/store.ts';
import type { PushItemState } from '#db/tables/pushes.ts';

export type PushListings = {
  shopId: string;
  listingIds: readonly string[];
  /**
   * On sale as soon as the platform has taken it; false: hidden until the seller has looked at it over there. A platform
   * that knows nothing hidden puts it on sale in any case.
   */
  goesOnSale: boolean;
  /**
   * What stands on the channel by a link and is not found in the shop by its SKU is made anew all the same; false: it is
   * left, so that nothing stands there twice.
   */
  makesAnew?: boolean;
};

export const MOST_A_RUN = 500;

/** A product in these states has nothing under way; a push begins it anew. */
const restarts: ReadonlyArray<PushItemState> = ['rejected', 'failed', 'cancelled'];

/**
 * Puts listings on their way into a shop: a run with one item and one job for each. What an earlier run has under way
 * stays in that run alone, and is only brought up to the listing again: pressing twice, or in two windows, is one push.
 * @returns the run; the earlier one where it has all of them.
 * @throws NotFound (shop); DomainError shopNotConnected, chooseListings (none given), nothingReady, tooManyToPush
 */
export async function pushListings(
  context: Context,
  actor: SellerActor,
  { shopId, listingIds, goesOnSale: isWantedOnSale, makesAnew = false }: PushListings,
): Promise<string> {
  const shop = await ownShop(context, actor, shopId);
  if (shop.state !== 'connected') throw new DomainError('shopNotConnected');
  const wanted = [...new Set(listingIds)];
  if (wanted.length === 0) throw new DomainError('chooseListings', { field: 'listings' });
  if (wanted.length > MOST_A_RUN) {
    throw new DomainError('tooManyToPush', { field: 'listings', params: { max: MOST_A_RUN } });
  }
  const channel = channelByCode(shop.channelCode);
  const goesOnSale = isWantedOnSale || channel.platform?.createsDrafts === false;
  const prepared = await readPushListings(context, channel, actor.producerId, wanted);
  const ready = [...prepared].flatMap(([id, { fit }]) => (fit ? [id] : [])).sort();
  if (ready.length === 0) throw new DomainError('nothingReady', { field: 'listings' });
  const { store, clock } = context;
  const { channelProduct, pushRun, pushItem } = store.tables;
  return store.write(async (tx) => {
    const now = clock.now();
    const open = await itemsUnderWay(context, tx, shop.id, ready);
    const fresh = ready.filter((id) => !open.has(id));
    const [earlier] = open.values();
    const runId = fresh.length === 0 && earlier ? earlier : newId();
    if (fresh.length > 0) {
      await tx.insert(pushRun).values({
        id: runId,
        shopId: shop.id,
        producerId: actor.producerId,
        total: fresh.length,
        createdAt: now,
        createdBy: actor.personId,
      });
    }
    const known = await tx
      .select()
      .from(channelProduct)
      .where(and(eq(channelProduct.shopId, shop.id), inArray(channelProduct.listingId, ready)));
    const byListing = new Map(known.map((product) => [product.listingId, product]));
    const presences = await standingPresences(tx, store.tables, channel.code, ready);
    for (const listingId of ready) {
      const isOnlyLinked = !makesAnew && presences.has(listingId);
      const before = byListing.get(listingId);
      const productId = before?.id ?? newId();
      if (before) {
        await tx
          .update(channelProduct)
          .set({
            goesOnSale,
            isOnlyLinked,
            ...(restarts.includes(before.state) ? begunAnew(before) : {}),
            updatedAt: now,
          })
          .where(eq(channelProduct.id, productId));
      } else {
        await tx.insert(channelProduct).values({
          id: productId,
          shopId: shop.id,
          listingId,
          state: 'waiting',
          goesOnSale,
          isOnlyLinked,
          idempotencyKey: crypto.randomUUID(),
          variants: {},
          updatedAt: now,
        });
      }
      if (!open.has(listingId)) {
        const state = before ? stateAgain(before, goesOnSale) : 'waiting';
        await tx.insert(pushItem).values({ runId, listingId, state, updatedAt: now });
      }
      await context.jobs.enqueue(tx, syncProduct, { productId }, { uniqueKey: productId, again: true });
    }
    if (fresh.length === 0) return runId;
    // Of what stands there already nothing may be under way.
    await endRuns(store.tables, tx, [runId], now);
    await recordAudit(context, tx, {
      personId: actor.personId,
      role: 'producer_member',
      act: 'push-listings',
      subject: 'channel_shop',
      subjectId: shop.id,
      detail: { runId, listings: fresh.length, goesOnSale },
    });
    return runId;
  });
}

/** How the item of a product that is known begins: as it stands there, on its way where it is to come out of hiding. */
function stateAgain({ state }: ProductRow, goesOnSale: boolean): PushItemState {
  if (restarts.includes(state)) return 'waiting';
  return state === 'draft' && goesOnSale ? 'in_review' : state;
}

/** Of these listings those that a run into the shop has under way, with the run; the newest run first. */
async function itemsUnderWay(
  { store }: Context,
  tx: Tx,
  shopId: string,
  listingIds: readonly string[],
): Promise<Map<string, string>> {
  const { pushRun, pushItem } = store.tables;
  const items = await tx
    .select({ runId: pushRun.id, listingId: pushItem.listingId })
    .from(pushRun)
    .innerJoin(pushItem, eq(pushItem.runId, pushRun.id))
    .where(
      and(
        eq(pushRun.shopId, shopId),
        isNull(pushRun.endedAt),
        inArray(pushItem.listingId, [...listingIds]),
        inArray(pushItem.state, underWay),
      ),
    )
    .orderBy(desc(pushRun.createdAt), desc(pushRun.id));
  return new Map(items.map(({ listingId, runId }) => [listingId, runId]));
}

/**
 * What was refused is sent again even where nothing of it seems to have changed. A create that came to a plain end gets a
 * key of its own the next time, or the platform would answer as it did before; one that ended unheard keeps its key, and
 * is waited for before the platform is asked.
 */
function begunAnew({ externalId, refusal }: ProductRow): Partial<ProductRow> {
  const isUnheard = externalId === null && endedUnheard(refusal);
  return {
    state: isUnheard ? 'unknown' : 'waiting',
    refusal: null,
    contentHash: null,
    offerHash: null,
    ...(externalId === null && !isUnheard ? { idempotencyKey: crypto.randomUUID() } : {}),
  };
}
