import type { ChannelVariant } from '#app/domain/channels/listing/channel-listing.ts';

/**
 * What Tiki calls `market_price`, VND: the price on our own page, beside which a lower one for Tiki stands as a discount.
 * Never below what is asked on Tiki, which it would refuse.
 */
export function listPriceOf({ priceVnd, pagePriceVnd = priceVnd }: ChannelVariant): number {
  return Math.max(priceVnd, pagePriceVnd);
}

/** Tiki takes no price below this part of the list price, per cent (hotro.tiki.vn: giá bán). */
export const LEAST_SHARE = 10;
