import { and, eq, inArray } from 'drizzle-orm';
import type { PlatformProduct, PlatformRefusal } from '#app/domain/channels/platform/platform.ts';
import { explainRefusal, nextPush } from '#app/domain/channels/push/explain-refusal.ts';
import { refusalSubject } from '#app/domain/channels/push/refusal-subject.ts';
import type { ShopRow } from '#app/domain/channels/push/shop-row.ts';
import { channelByCode } from '#app/domain/channels/registry.server.ts';
import { tellOfOneMore } from '#app/domain/notices/tell-of-one-more.server.ts';
import { type RefusalWords, refusalSentence } from '#app/i18n/refusals.ts';
import type { Context } from '#app/server/context.ts';
import type { Tx } from '#db/store.ts';

type Refused = { shopId: string; listingId: string; refusals: readonly PlatformRefusal[] };

/**
 * Tells the producer that a product of some runs came to no good end there: once for a run, reason and way to go on, with
 * how many products it is. Part of the caller's write.
 */
export async function tellOfRefusal(
  context: Context,
  tx: Tx,
  runIds: readonly string[],
  { shopId, listingId, refusals }: Refused,
): Promise<void> {
  const [reason] = refusals;
  if (!reason || runIds.length === 0) return;
  const { channelShop, channelProduct, listing, pushRun } = context.store.tables;
  const [about] = await tx
    .select({
      channelCode: channelShop.channelCode,
      producerId: channelShop.producerId,
      followsListing: channelShop.followsListing,
      product: listing.titleVi,
      externalId: channelProduct.externalId,
    })
    .from(channelShop)
    .innerJoin(listing, eq(listing.id, listingId))
    .leftJoin(
      channelProduct,
      and(eq(channelProduct.shopId, channelShop.id), eq(channelProduct.listingId, listing.id)),
    )
    .where(eq(channelShop.id, shopId));
  if (!about) return;
  const { channelCode, producerId, product } = about;
  const { words, next } = explainRefusal(channelByCode(channelCode), reason, nextPush(about, about));
  const runs = await tx
    .select({ id: pushRun.id })
    .from(pushRun)
    .where(and(inArray(pushRun.id, [...runIds]), eq(pushRun.producerId, producerId)));
  for (const { id } of runs) {
    await tellOfOneMore(context, tx, {
      producerId,
      kind: 'push-refused',
      params: {
        product,
        channel: channelCode,
        causeVi: refusalSentence('vi', words),
        causeEn: refusalSentence('en', words),
        next: next ?? '',
        how: howItEnded(words),
      },
      path: `/seller/channels/${channelCode}/pushes/${id}`,
      subject: refusalSubject(id, reason.code, next),
    });
  }
}

/** How it came to no good end: the platform took it no longer, the market itself held back, or the platform refused. */
function howItEnded(words: RefusalWords): 'gone' | 'notMade' | 'refused' {
  if (words === 'removed' || words === 'suspended') return 'gone';
  return ownDecisions.has(words) ? 'notMade' : 'refused';
}

/** The market's own: the platform was not asked, or has not answered. */
const ownDecisions: ReadonlySet<RefusalWords> = new Set([
  'notReady',
  'categoryMissing',
  'attributeMissing',
  'busy',
  'stop',
  'exists',
  'notThere',
]);

/** The states in which a product is gone from sale over there. */
const down: ReadonlySet<PlatformProduct['state']> = new Set(['rejected', 'suspended', 'removed']);

/**
 * A product that was on sale there is so no longer, and stands in no register that would tell of it: its producer is told
 * here; of several that fall in one shop in one way, once, with how many. Part of the caller's write.
 */
export async function tellOfFall(
  context: Context,
  tx: Tx,
  { shop, listingId, state }: { shop: ShopRow; listingId: string; state: PlatformProduct['state'] },
): Promise<void> {
  if (!down.has(state)) return;
  const { listing } = context.store.tables;
  const [row] = await tx.select({ title: listing.titleVi }).from(listing).where(eq(listing.id, listingId));
  await tellOfOneMore(context, tx, {
    producerId: shop.producerId,
    kind: 'product-down',
    params: { product: row?.title ?? '', channel: shop.channelCode, state },
    path: `/seller/channels/${shop.channelCode}/push?${new URLSearchParams({ shop: shop.id })}#refused`,
    subject: `${shop.id} ${state}`,
  });
}
