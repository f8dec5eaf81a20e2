import { and, eq, inArray } from 'drizzle-orm';
import { type PaperKind, paperKind } from '#app/domain/channels/papers/paper-kinds.ts';
import { lostKinds } from '#app/domain/channels/push/lost-papers.server.ts';
import type { PushListing } from '#app/domain/channels/push/read-push-listings.server.ts';
import type { Context } from '#app/server/context.ts';

/**
 * Of these listings those that our rules let go and that are held off sale in a connected shop, as its platform's category must
 * have a paper that holds no more: each with the kinds that were lost, of which one lifts it. What asks for it is the
 * platform's, and no rule of ours tells.
 * @param where one shop, or all of a producer's on a channel
 */
export async function heldForPapers(
  { store }: Context,
  where: { shopId: string } | { producerId: string; channelCode: string },
  prepared: ReadonlyMap<string, PushListing>,
): Promise<Map<string, readonly PaperKind[]>> {
  const { channelProduct, channelShop } = store.tables;
  const lost = new Map(
    [...prepared].flatMap(([id, { gap, wantedPapers, listing }]) => {
      if (gap || wantedPapers) return [];
      const kinds = [...lostKinds(listing)].flatMap((kind) => paperKind.safeParse(kind).data ?? []);
      return kinds.length > 0 ? [[id, kinds] as const] : [];
    }),
  );
  if (lost.size === 0) return new Map();
  const rows = await store.read((db) =>
    db
      .selectDistinct({ listingId: channelProduct.listingId })
      .from(channelProduct)
      .innerJoin(channelShop, eq(channelShop.id, channelProduct.shopId))
      .where(
        and(
          inArray(channelProduct.listingId, [...lost.keys()]),
          eq(channelProduct.heldFor, 'paper'),
          eq(channelShop.state, 'connected'),
          'shopId' in where
            ? eq(channelShop.id, where.shopId)
            : and(
                eq(channelShop.producerId, where.producerId),
                eq(channelShop.channelCode, where.channelCode),
              ),
        ),
      ),
  );
  return new Map(rows.map(({ listingId }) => [listingId, lost.get(listingId) ?? []]));
}
