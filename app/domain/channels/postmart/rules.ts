import type { ChannelRule } from '#app/domain/channels/rules/channel-rule.ts';
import { goodsRules } from '#app/domain/channels/rules/goods-rules.ts';
import { brandGiven, noServices } from '#app/domain/channels/usual/listing-rules.ts';
import { coverAtLeast, photosAtLeast } from '#app/domain/channels/usual/photo-rules.ts';
import {
  descriptionGiven,
  noClaims,
  noPraise,
  starsAsRecognised,
  titleGiven,
} from '#app/domain/channels/usual/text-rules.ts';
import {
  gtinRight,
  priceIn,
  skuGiven,
  stockIn,
  variantNames,
  weightIn,
} from '#app/domain/channels/usual/variant-rules.ts';

/** Its staff key products in by hand; no limits of its own are public. */
const handOver = { source: 'Nhân viên bưu điện nhập tay; chưa có quy định công khai', confirmed: false };

/** What the post office needs to put a product on Postmart (Buudien.vn). */
export const postmartRules: readonly ChannelRule[] = [
  noServices(handOver),
  ...goodsRules('marketplace'),
  titleGiven(handOver),
  descriptionGiven(handOver),
  ...noClaims(),
  ...noPraise(),
  ...starsAsRecognised(),
  photosAtLeast(1, handOver),
  photosAtLeast(3, handOver),
  coverAtLeast(500, { ...handOver, severity: 'warning' }),
  ...variantNames(120, handOver),
  priceIn({ min: 1 }, handOver),
  stockIn({ min: 0 }, handOver),
  skuGiven(handOver),
  gtinRight({ ...handOver, severity: 'warning' }),
  ...weightIn({ min: 1 }, handOver),
  brandGiven(handOver),
];
