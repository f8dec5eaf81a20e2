import { and, eq, inArray, isNull, notExists, notInArray } from 'drizzle-orm';
import type { PlatformProduct, PlatformRefusal } from '#app/domain/channels/platform/platform.ts';
import { heldNotes } from '#app/domain/channels/push/held-product.server.ts';
import { isOnItsWay } from '#app/domain/channels/push/run-counts.ts';
import { settleRefusals } from '#app/domain/channels/push/settle-refusals.server.ts';
import type { ProductRow, ShopRow } from '#app/domain/channels/push/shop-row.ts';
import { tellOfRefusal } from '#app/domain/channels/push/tell-of-refusal.server.ts';
import { recordApiPresence } from '#app/domain/register/record-api-presence.server.ts';
import type { Context } from '#app/server/context.ts';
import type { Tx } from '#db/store.ts';
import type { HeldFor, PushItemState } from '#db/tables/pushes.ts';

/** Items of a run in these states have come to their end there; what happens to the product later is not theirs. */
const ended: PushItemState[] = ['live', 'rejected', 'failed', 'cancelled'];
/** A run goes on while one of its items is in one of these. */
export const underWay: PushItemState[] = ['waiting', 'images', 'creating', 'unknown', 'in_review'];

const states = {
  draft: 'draft',
  in_review: 'in_review',
  live: 'live',
  rejected: 'rejected',
  suspended: 'rejected',
  removed: 'failed',
} as const satisfies Record<PlatformProduct['state'], PushItemState>;

/** What a product in a shop is for us when the platform says this. */
export function itemState(state: PlatformProduct['state']): PushItemState {
  return states[state];
}

export type ProductChange = Partial<
  Pick<
    ProductRow,
    | 'externalId'
    | 'variants'
    | 'url'
    | 'contentHash'
    | 'offerHash'
    | 'pushedAt'
    | 'polledAt'
    | 'pollAt'
    | 'goesOnSale'
    | 'heldFor'
    | 'updatedAt'
  >
> & {
  /** Left out where the step says nothing about it: the row keeps the one that it has in that moment. */
  state?: PushItemState;
  refusal?: readonly PlatformRefusal[] | null;
};

/**
 * Writes how a product in a shop stands, and shows it in the runs that wait for it. Part of the caller's write.
 * @param seen it is only written while the row stands as it was seen.
 * @returns the row as it is then; null when it was cancelled, or is not as it was seen, and nothing was written.
 */
export async function writeProduct(
  context: Context,
  tx: Tx,
  product: Pick<ProductRow, 'id' | 'shopId' | 'listingId'>,
  change: ProductChange,
  seen?: Pick<ProductRow, 'state' | 'updatedAt'>,
): Promise<ProductRow | null> {
  const { store, clock } = context;
  const { channelProduct, pushRun, pushItem } = store.tables;
  const now = clock.now();
  const [written] = await tx
    .update(channelProduct)
    .set({ updatedAt: now, ...change })
    .where(
      and(
        eq(channelProduct.id, product.id),
        notInArray(channelProduct.state, ['cancelled']),
        seen && eq(channelProduct.state, seen.state),
        seen && eq(channelProduct.updatedAt, seen.updatedAt),
      ),
    )
    .returning();
  if (!written) return null;
  const { state } = written;
  const runs = tx.select({ id: pushRun.id }).from(pushRun).where(eq(pushRun.shopId, product.shopId));
  const touched = await tx
    .update(pushItem)
    .set({
      state: isOnItsWay(written) ? 'in_review' : state,
      ...(change.refusal === undefined ? {} : { refusal: change.refusal }),
      updatedAt: now,
    })
    .where(
      and(
        eq(pushItem.listingId, product.listingId),
        inArray(pushItem.runId, runs),
        notInArray(pushItem.state, ended),
      ),
    )
    .returning({ runId: pushItem.runId });
  const runIds = touched.map(({ runId }) => runId);
  await endRuns(store.tables, tx, runIds, now);
  if (state === 'rejected' || state === 'failed') {
    const { shopId, listingId } = product;
    await tellOfRefusal(context, tx, runIds, { shopId, listingId, refusals: change.refusal ?? [] });
  } else if (state === 'live' || (state === 'draft' && !isOnItsWay)) {
    await settleRefusals(context, tx, product.shopId);
  }
  return written;
}

/** Ends those of the runs in which nothing is under way any more. */
export async function endRuns(
  { pushRun, pushItem }: Context['store']['tables'],
  tx: Tx,
  runIds: readonly string[],
  now: number,
): Promise<void> {
  if (runIds.length === 0) return;
  const open = tx
    .select({ id: pushItem.runId })
    .from(pushItem)
    .where(and(eq(pushItem.runId, pushRun.id), inArray(pushItem.state, underWay)));
  await tx
    .update(pushRun)
    .set({ endedAt: now })
    .where(and(inArray(pushRun.id, [...runIds]), isNull(pushRun.endedAt), notExists(open)));
}

/**
 * What the platform says of a product becomes what the register knows: on sale there, sold out, or no longer. A listing
 * that belongs to no entry of the register stands in no figure.
 * @returns whether it belongs to one.
 */
export async function tellRegister(
  context: Context,
  tx: Tx,
  shop: ShopRow,
  listingId: string,
  seen: PlatformProduct,
  /** We took it off sale ourselves, and the producer knows: why, or null when they put it away. */
  { takenDownFor }: { takenDownFor?: HeldFor | null } = {},
): Promise<boolean> {
  const { listing, variant } = context.store.tables;
  const [row] = await tx.select({ entryId: listing.entryId }).from(listing).where(eq(listing.id, listingId));
  if (!row?.entryId) return false;
  const sizes = await tx
    .select({ stock: variant.stock })
    .from(variant)
    .where(and(eq(variant.listingId, listingId), eq(variant.isPublished, true), isNull(variant.archivedAt)));
  const isSoldOut = sizes.every(({ stock }) => stock === 0);
  const found = {
    draft: null,
    in_review: null,
    live: isSoldOut ? ('out_of_stock' as const) : ('live' as const),
    rejected: 'rejected' as const,
    suspended: 'suspended' as const,
    removed: 'removed' as const,
  }[seen.state];
  if (found === null) return true;
  await recordApiPresence(context, tx, {
    entryId: row.entryId,
    channelCode: shop.channelCode,
    url: seen.url,
    state: found,
    isSimulated: shop.isSimulated,
    ...(takenDownFor === undefined ? {} : { isTold: true, note: takenDownFor && heldNotes[takenDownFor] }),
  });
  return true;
}
