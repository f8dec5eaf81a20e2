import type { ChannelRule } from '#app/domain/channels/rules/channel-rule.ts';
import { goodsRules } from '#app/domain/channels/rules/goods-rules.ts';
import { LEAST_SHARE, listPriceOf } from '#app/domain/channels/tiki/list-price.ts';
import { tikiPaperRules } from '#app/domain/channels/tiki/paper-rules.ts';
import { blocking } from '#app/domain/channels/usual/grounds.ts';
import { brandGiven, categoryChosen, noServices } from '#app/domain/channels/usual/listing-rules.ts';
import { coverAtLeast, photosAtLeast } from '#app/domain/channels/usual/photo-rules.ts';
import {
  descriptionGiven,
  noClaims,
  noContacts,
  noPraise,
  starsAsRecognised,
  titleAtLeast,
  titleAtMost,
  titleGiven,
} from '#app/domain/channels/usual/text-rules.ts';
import {
  gtinRight,
  packageGiven,
  priceIn,
  skuGiven,
  stockIn,
  variantNames,
  variantsAtMost,
  weightIn,
} from '#app/domain/channels/usual/variant-rules.ts';

const request = { source: 'open.tiki.vn: product requests v2.1', confirmed: true };
const academy = { source: 'hocvien.tiki.vn: đặt tên sản phẩm', confirmed: true };
const practice = { source: 'Kinh nghiệm bán hàng 2026', confirmed: false };

const prices = { source: 'hotro.tiki.vn: giá bán và giá niêm yết', confirmed: true };

/** What Tiki asks of a product request; people at Tiki review each. */
export const tikiRules: readonly ChannelRule[] = [
  noServices({ ...request, confirmed: false }),
  ...goodsRules('marketplace'),
  ...tikiPaperRules,
  variantsAtMost(50, practice),
  titleGiven(academy),
  titleAtLeast(3, academy),
  titleAtMost(255, academy),
  descriptionGiven(request),
  ...noContacts(practice),
  ...noClaims(),
  ...noPraise(),
  ...starsAsRecognised(),
  photosAtLeast(1, request),
  photosAtLeast(3, practice),
  // It hides what is not larger than 500 × 500.
  coverAtLeast(501, request),
  ...variantNames(50, practice),
  priceIn({ min: 1 }, request),
  {
    id: 'price-share',
    field: {
      of: 'variants',
      name: 'priceVnd',
      least: 1,
      read: (variant) =>
        variant.priceVnd >= 1 ? Math.floor((variant.priceVnd * 100) / listPriceOf(variant)) : undefined,
    },
    check: { kind: 'number', min: LEAST_SHARE },
    ...blocking,
    fix: 'fixPriceShare',
    ...prices,
  },
  stockIn({ min: 0 }, request),
  skuGiven(request),
  gtinRight({ ...practice, severity: 'warning' }),
  ...weightIn({ min: 1 }, request),
  packageGiven(request),
  brandGiven(request),
  categoryChosen({ ...request, severity: 'warning' }),
];
