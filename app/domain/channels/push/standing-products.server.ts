import { and, eq, inArray, isNotNull, isNull, or } from 'drizzle-orm';
import type { Db, Store } from '#db/store.ts';
import type { PushItemState } from '#db/tables/pushes.ts';

/** On its way, hidden or on sale: what a platform may hold even where it has not told its number yet. */
export const mayStandThere: PushItemState[] = [
  'waiting',
  'images',
  'creating',
  'unknown',
  'in_review',
  'draft',
  'live',
];

/** Of these listings those that stand in a connected shop of the channel or are on their way there, and how. */
export async function standingProducts(
  db: Db,
  { channelProduct, channelShop }: Store['tables'],
  channelCode: string,
  listingIds: readonly string[],
): Promise<Map<string, PushItemState>> {
  const rows = await db
    .select({ listingId: channelProduct.listingId, state: channelProduct.state })
    .from(channelProduct)
    .innerJoin(channelShop, eq(channelShop.id, channelProduct.shopId))
    .where(
      and(
        inArray(channelProduct.listingId, [...listingIds]),
        eq(channelShop.channelCode, channelCode),
        isNull(channelShop.disconnectedAt),
        or(inArray(channelProduct.state, mayStandThere), isNotNull(channelProduct.externalId)),
      ),
    );
  return new Map(rows.map(({ listingId, state }) => [listingId, state]));
}
