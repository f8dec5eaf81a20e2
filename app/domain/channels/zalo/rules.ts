import type { ChannelRule } from '#app/domain/channels/channel-rule.ts';
import { goodsRules } from '#app/domain/channels/goods-conditions.ts';
import {
  descriptionGiven,
  linkRight,
  noClaims,
  noServices,
  photosAtLeast,
  priceIn,
  starsAsRecognised,
  stockIn,
  titleGiven,
} from '#app/domain/channels/usual-rules.ts';

/** Only old toolkits name the fields of a shop's product; whether the store still answers is not known. */
const oldToolkits = { source: 'Bộ công cụ Zalo OA v2.0 cũ (cửa hàng của OA)', confirmed: false };

/** What a product in a Zalo OA's store seems to need. */
export const zaloRules: readonly ChannelRule[] = [
  noServices(oldToolkits),
  ...goodsRules('feed'),
  titleGiven(oldToolkits),
  descriptionGiven(oldToolkits),
  ...noClaims(),
  ...starsAsRecognised(),
  linkRight(oldToolkits),
  photosAtLeast(1, oldToolkits),
  priceIn({ min: 1 }, oldToolkits),
  stockIn({ min: 0 }, oldToolkits),
];
