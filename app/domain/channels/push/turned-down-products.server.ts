import { and, eq, inArray } from 'drizzle-orm';
import type { Channel } from '#app/domain/channels/channel.ts';
import { type ExplainedRefusal, explainKept, nextPush } from '#app/domain/channels/push/explain-refusal.ts';
import { neverChanged, readChangeTimes } from '#app/domain/channels/push/read-change-times.server.ts';
import { isAfterSending } from '#app/domain/channels/push/read-margin.ts';
import type { PushListing } from '#app/domain/channels/push/read-push-listings.server.ts';
import {
  changedSince,
  isAnswered,
  isTurnedDown,
  lookedAtNow,
} from '#app/domain/channels/push/refused-products.ts';
import { refusedTexts } from '#app/domain/channels/push/refused-texts.server.ts';
import type { ProductRow, ShopRow } from '#app/domain/channels/push/shop-row.ts';
import type { Context } from '#app/server/context.ts';
import { localDate } from '#app/server/local-date.ts';

/**
 * Why a platform has turned a product down, and whether its listing has changed since it was sent: in what may mend it, which
 * is known of what may be sent now, and in anything at all.
 */
export type TurnedDown = { refusals: ExplainedRefusal[]; hasChanged: boolean; isTouched: boolean };

/** A product with the shop that it went to. */
export type ProductOfShop = { product: ProductRow; shop: Pick<ShopRow, 'followsListing'> };

/**
 * Of these products those that the channel's people or checks have turned down, by listing; of a listing that several
 * shops turned down, one that has not changed since goes first.
 * @param prepared their listings as a push would send them
 */
export async function turnedDownProducts(
  { store, clock }: Pick<Context, 'store' | 'clock'>,
  channel: Channel,
  products: readonly ProductOfShop[],
  prepared: ReadonlyMap<string, PushListing>,
): Promise<Map<string, TurnedDown>> {
  const refused = products.filter(({ product }) => product.refusal !== null);
  const found = new Map<string, TurnedDown>();
  if (refused.length === 0) return found;
  const ids = [...new Set(refused.map(({ product }) => product.listingId))];
  const about = { channelCode: channel.code, listingIds: ids, today: localDate(clock.now()) };
  const { textsOf, timesOf } = await store.read(async (db) => ({
    textsOf: await refusedTexts(db, store.tables, ids),
    timesOf: await readChangeTimes(db, store.tables, about),
  }));
  for (const { product, shop } of refused) {
    const { listingId } = product;
    const one = prepared.get(listingId);
    const texts = textsOf(channel.code, listingId);
    const refusals = explainKept(channel, product.refusal, nextPush(shop, product), texts);
    if (!one || !isTurnedDown(product.state, refusals)) continue;
    const times = timesOf.get(listingId) ?? neverChanged;
    const changed = changedSince(product, one, times);
    const hasChanged = refusals.some((refusal) => isAnswered(refusal, changed));
    const changedAt = Math.max(times.contentAt, times.sizesAt, ...times.papers.map(({ at }) => at));
    const isTouched = isAfterSending(changedAt, lookedAtNow(product).at);
    if (found.get(listingId)?.hasChanged !== false) found.set(listingId, { refusals, hasChanged, isTouched });
  }
  return found;
}

/** The same of what went from these listings into the shops that are connected on the channel. */
export async function turnedDownInShops(
  context: Context,
  channel: Channel,
  producerId: string,
  prepared: ReadonlyMap<string, PushListing>,
): Promise<Map<string, TurnedDown>> {
  const { channelProduct, channelShop } = context.store.tables;
  const rows = await context.store.read((db) =>
    db
      .select({ product: channelProduct, shop: { followsListing: channelShop.followsListing } })
      .from(channelProduct)
      .innerJoin(channelShop, eq(channelShop.id, channelProduct.shopId))
      .where(
        and(
          inArray(channelProduct.listingId, [...prepared.keys()]),
          eq(channelShop.producerId, producerId),
          eq(channelShop.channelCode, channel.code),
          eq(channelShop.state, 'connected'),
        ),
      ),
  );
  return turnedDownProducts(context, channel, rows, prepared);
}
