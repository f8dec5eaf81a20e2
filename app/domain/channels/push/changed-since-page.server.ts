import { and, eq, inArray, isNotNull } from 'drizzle-orm';
import type { SellerActor } from '#app/domain/accounts/actor.ts';
import { type GoneListing, goneListings } from '#app/domain/channels/listing/gone-listings.server.ts';
import { type ChangedSinceSeen, changedSinceSeen } from '#app/domain/channels/listing/seen-listing.server.ts';
import { elsewhereProducts } from '#app/domain/channels/push/elsewhere-products.server.ts';
import { ownShop } from '#app/domain/channels/push/own-shop.server.ts';
import { readPushListings } from '#app/domain/channels/push/read-push-listings.server.ts';
import { standingPresences } from '#app/domain/channels/push/standing-presences.server.ts';
import { channelByCode } from '#app/domain/channels/registry.server.ts';
import type { Context } from '#app/server/context.ts';

/** What was ticked to be pushed and is no longer as the page showed it. */
export type ChangedSincePage = {
  /** On sale no more. */
  gone: GoneListing[];
  /** Otherwise than they were shown. */
  changed: ChangedSinceSeen[];
  /** On sale, and may not be pushed as they are now. */
  lacking: Array<{ id: string; title: string }>;
  /** Came to stand on the channel by a link or in another shop: pushed, they may stand there twice. */
  cameToStand: Array<{ id: string; title: string }>;
};

export type SeenOnPage = {
  shopId: string;
  listingIds: readonly string[];
  /** How the page showed them, by id (`seenText`); one of which nothing is said is compared with nothing. */
  seen: ReadonlyMap<string, string>;
  /** Those that the page showed as standing elsewhere on the channel. */
  seenStanding: readonly string[];
};

/**
 * What has changed since the page on which listings were ticked for a push: it goes out to a platform, so that a person
 * looks at it first.
 * @returns null where nothing has
 * @throws NotFound (shop)
 */
export async function changedSincePage(
  context: Context,
  actor: SellerActor,
  { shopId, listingIds, seen, seenStanding }: SeenOnPage,
): Promise<ChangedSincePage | null> {
  const ids = [...new Set(listingIds)].filter((id) => seen.has(id));
  if (ids.length === 0) return null;
  const shop = await ownShop(context, actor, shopId);
  const channel = channelByCode(shop.channelCode);
  const prepared = await readPushListings(context, channel, actor.producerId, ids);
  const { tables } = context.store;
  const { channelProduct } = tables;
  const { there, presences, elsewhere } = await context.store.read(async (db) => ({
    there: await db
      .select({ id: channelProduct.listingId })
      .from(channelProduct)
      .where(
        and(
          eq(channelProduct.shopId, shop.id),
          inArray(channelProduct.listingId, ids),
          isNotNull(channelProduct.externalId),
        ),
      ),
    presences: await standingPresences(db, tables, channel.code, ids),
    elsewhere: await elsewhereProducts(db, tables, shop, ids),
  }));
  const expected = new Set([...seenStanding, ...there.map(({ id }) => id)]);
  const found = [...prepared.values()];
  const named = ({ listing: { id, titleVi } }: (typeof found)[number]) => ({ id, title: titleVi });
  const able = found.filter(({ gap }) => gap === null);
  const since: ChangedSincePage = {
    gone: await goneListings(
      context,
      actor.producerId,
      ids.filter((id) => !prepared.has(id)),
    ),
    changed: changedSinceSeen(
      able.map(({ listing }) => listing),
      seen,
    ),
    lacking: found.filter(({ gap }) => gap !== null).map(named),
    cameToStand: able
      .map(named)
      .filter(({ id }) => !expected.has(id) && (presences.has(id) || elsewhere.has(id))),
  };
  return Object.values(since).some((list) => list.length > 0) ? since : null;
}
