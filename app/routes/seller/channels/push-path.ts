/**
 * The page where goods are chosen for a push.
 * @param shopId where it is known; without one the page takes the only connected shop of the channel.
 * @param listingId of the one product that is shown and ticked there; without one all are shown.
 */
export function pushPath(
  channelCode: string,
  { shopId, listingId }: { shopId?: string | null; listingId?: string | null },
): string {
  const search = new URLSearchParams();
  if (shopId) search.set('shop', shopId);
  if (listingId) search.set('listing', listingId);
  return `/seller/channels/${channelCode}/push${search.size > 0 ? `?${search}` : ''}`;
}
