import type { ChannelRule } from '#app/domain/channels/rules/channel-rule.ts';
import { goodsRules } from '#app/domain/channels/rules/goods-rules.ts';
import { linkRight, noServices } from '#app/domain/channels/usual/listing-rules.ts';
import { photosAtLeast } from '#app/domain/channels/usual/photo-rules.ts';
import {
  descriptionGiven,
  noClaims,
  starsAsRecognised,
  titleGiven,
} from '#app/domain/channels/usual/text-rules.ts';
import { priceIn, stockIn } from '#app/domain/channels/usual/variant-rules.ts';

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
