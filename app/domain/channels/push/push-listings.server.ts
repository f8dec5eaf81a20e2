import { and, eq, inArray } from 'drizzle-orm';
import type { SellerActor } from '#app/domain/accounts/actor.ts';
import { endedUnheard } from '#app/domain/channels/push/explain-refusal.ts';
import { ownShop } from '#app/domain/channels/push/own-shop.server.ts';
import { preparedListings } from '#app/domain/channels/push/prepared-listing.server.ts';
import type { ProductRow } from '#app/domain/channels/push/shop-row.ts';
import { syncProduct } from '#app/domain/channels/push/sync-product.server.ts';
import { channelByCode } from '#app/domain/channels/registry.server.ts';
import type { Context } from '#app/server/context.ts';
import { DomainError } from '#app/server/domain-error.ts';
import { newId } from '#app/server/ids.server.ts';
import { recordAudit } from '#app/server/record-audit.server.ts';
import type { PushItemState } from '#db/tables/pushes.ts';

export type PushListings = {
  shopId: string;
  listingIds: readonly string[];
  /**
   * On sale as soon as the platform has taken it; false: hidden until the seller has looked at it over there. A platform
   * that knows nothing hidden puts it on sale in any case.
   */
  goesOnSale: boolean;
};

export const MOST_A_RUN = 500;

/** A product in these states has nothing under way; a push begins it anew. */
const restarts: ReadonlyArray<PushItemState> = ['rejected', 'failed', 'cancelled'];

/**
 * Puts listings on their way into a shop: a run with one item and one job for each.
 * @returns the run.
 * @throws NotFound (shop); DomainError shopNotConnected, chooseListings (none given, or none of them is ready), tooBig
 */
export async function pushListings(
  context: Context,
  actor: SellerActor,
  { shopId, listingIds, goesOnSale: isWantedOnSale }: PushListings,
): Promise<string> {
  const shop = await ownShop(context, actor, shopId);
  if (shop.state !== 'connected') throw new DomainError('shopNotConnected');
  const wanted = [...new Set(listingIds)];
  if (wanted.length > MOST_A_RUN) {
    throw new DomainError('tooBig', { field: 'listings', params: { max: MOST_A_RUN } });
  }
  const channel = channelByCode(shop.channelCode);
  const goesOnSale = isWantedOnSale || channel.platform?.createsDrafts === false;
  const prepared = await preparedListings(context, channel, actor.producerId, wanted);
  const ready = [...prepared].flatMap(([id, { fit }]) => (fit ? [id] : [])).sort();
  if (ready.length === 0) throw new DomainError('chooseListings', { field: 'listings' });
  const { store, clock } = context;
  const { channelProduct, pushRun, pushItem } = store.tables;
  const runId = newId();
  await store.write(async (tx) => {
    const now = clock.now();
    await tx.insert(pushRun).values({
      id: runId,
      shopId: shop.id,
      producerId: actor.producerId,
      total: ready.length,
      createdAt: now,
      createdBy: actor.personId,
    });
    const known = await tx
      .select()
      .from(channelProduct)
      .where(and(eq(channelProduct.shopId, shop.id), inArray(channelProduct.listingId, ready)));
    const byListing = new Map(known.map((product) => [product.listingId, product]));
    for (const listingId of ready) {
      const before = byListing.get(listingId);
      const productId = before?.id ?? newId();
      if (before) {
        await tx
          .update(channelProduct)
          .set({ goesOnSale, ...(restarts.includes(before.state) ? begunAnew(before) : {}), updatedAt: now })
          .where(eq(channelProduct.id, productId));
      } else {
        await tx.insert(channelProduct).values({
          id: productId,
          shopId: shop.id,
          listingId,
          state: 'waiting',
          goesOnSale,
          idempotencyKey: crypto.randomUUID(),
          variants: {},
          updatedAt: now,
        });
      }
      const state = before && !restarts.includes(before.state) ? before.state : 'waiting';
      await tx.insert(pushItem).values({ runId, listingId, state, updatedAt: now });
      await context.jobs.enqueue(tx, syncProduct, { productId }, { uniqueKey: productId, again: true });
    }
    await recordAudit(context, tx, {
      personId: actor.personId,
      role: 'producer_member',
      act: 'push-listings',
      subject: 'channel_shop',
      subjectId: shop.id,
      detail: { runId, listings: ready.length, goesOnSale },
    });
  });
  return runId;
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
