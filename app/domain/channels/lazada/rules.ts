import type { ChannelRule } from '#app/domain/channels/rules/channel-rule.ts';
import { goodsRules } from '#app/domain/channels/rules/goods-rules.ts';
import { brandGiven, categoryChosen, noServices } from '#app/domain/channels/usual/listing-rules.ts';
import { coverAtLeast, photosAtLeast } from '#app/domain/channels/usual/photo-rules.ts';
import {
  descriptionAtMost,
  descriptionGiven,
  noClaims,
  noContacts,
  noPictographs,
  noPraise,
  starsAsRecognised,
  titleAtMost,
  titleGiven,
} from '#app/domain/channels/usual/text-rules.ts';
import {
  gtinRight,
  packageGiven,
  priceIn,
  skuGiven,
  skuLike,
  stockIn,
  variantNames,
  variantsAtMost,
  weightIn,
} from '#app/domain/channels/usual/variant-rules.ts';

const create = { source: 'open.lazada.com /product/create', confirmed: true };
const images = { source: 'open.lazada.com /image/upload', confirmed: true };
const practice = { source: 'Kinh nghiệm bán hàng 2026', confirmed: false };

/** What Lazada Việt Nam asks of a product. Weight and sides are of the package that is sent. */
export const lazadaRules: readonly ChannelRule[] = [
  noServices({ ...create, confirmed: false }),
  ...goodsRules('marketplace'),
  // More time out in one call.
  variantsAtMost(50, create),
  titleGiven(create),
  titleAtMost(255, create),
  descriptionGiven(create),
  descriptionAtMost(25_000, create),
  ...noContacts(practice),
  noPictographs(practice),
  ...noClaims(),
  ...noPraise(),
  ...starsAsRecognised(),
  photosAtLeast(1, create),
  photosAtLeast(3, practice),
  coverAtLeast(330, images),
  ...variantNames(50, practice),
  // That it takes whole VND only is not written anywhere.
  priceIn({ min: 1 }, { ...create, confirmed: false }),
  stockIn({ min: 0 }, create),
  skuGiven(create),
  skuLike(/[^"*^~<>/|\\]{1,50}/u, create),
  gtinRight(create),
  ...weightIn({ min: 10, max: 40_000 }, create),
  packageGiven(create),
  {
    id: 'package-sum',
    field: {
      of: 'variants',
      name: 'package',
      least: 1,
      read: ({ lengthCm, widthCm, heightCm }) =>
        lengthCm === null || widthCm === null || heightCm === null
          ? undefined
          : lengthCm + widthCm + heightCm,
    },
    check: { kind: 'number', max: 300 },
    severity: 'blocking',
    fix: 'fixPackageSum',
    source: 'open.lazada.com: lỗi 4165',
    confirmed: true,
  },
  brandGiven(create),
  categoryChosen({ ...create, severity: 'warning' }),
];
