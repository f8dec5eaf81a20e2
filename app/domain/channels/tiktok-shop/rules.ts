import type { ChannelRule } from '#app/domain/channels/rules/channel-rule.ts';
import { goodsRules } from '#app/domain/channels/rules/goods-rules.ts';
import { pictographs } from '#app/domain/channels/rules/text-shapes.ts';
import { brandAtMost, categoryChosen, noServices } from '#app/domain/channels/usual/listing-rules.ts';
import { coverAtLeast, photosAtLeast } from '#app/domain/channels/usual/photo-rules.ts';
import {
  descriptionAtMost,
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
  skuLike,
  stockIn,
  variantNames,
  variantsAtMost,
  weightIn,
} from '#app/domain/channels/usual/variant-rules.ts';

const create = { source: 'partner.tiktokshop.com: Create Product 202309', confirmed: true };
const images = { source: 'partner.tiktokshop.com: Upload Product Image 202309', confirmed: true };
const formatting = { source: 'partner.tiktokshop.com: lỗi 12052931, 12052932', confirmed: true };
const practice = { source: 'Kinh nghiệm bán hàng 2026', confirmed: false };

const entity = /&(?:[a-z]+|#\d+|#x[\da-f]+);/u;
/** Ten or more of the same character in a row. */
const repeats = /(\S)\1{9,}/u;
const control = /[^\P{Cc}\t\n\r]/u;

const formattingShapes = [pictographs, entity, repeats, control].map((pattern) => ({ pattern }));

/** What TikTok Shop Việt Nam asks of a product. */
export const tiktokShopRules: readonly ChannelRule[] = [
  noServices({ ...create, confirmed: false }),
  ...goodsRules('marketplace'),
  variantsAtMost(100, create),
  titleGiven(create),
  titleAtLeast(25, create),
  titleAtMost(255, create),
  {
    id: 'title-formatting',
    field: 'title',
    check: { kind: 'without', shapes: formattingShapes },
    severity: 'blocking',
    fix: 'fixTitleFormatting',
    ...formatting,
  },
  descriptionGiven(create),
  descriptionAtMost(10_000, create),
  {
    id: 'description-formatting',
    field: 'description',
    check: { kind: 'without', shapes: formattingShapes },
    severity: 'blocking',
    fix: 'fixDescriptionFormatting',
    ...formatting,
  },
  ...noContacts(practice),
  ...noClaims(),
  ...noPraise(),
  ...starsAsRecognised(),
  photosAtLeast(1, create),
  photosAtLeast(3, practice),
  coverAtLeast(300, images),
  ...variantNames(50, create),
  priceIn({ min: 1, max: 180_000_000 }, create),
  stockIn({ min: 1, max: 99_999 }, create),
  skuGiven({ ...create, severity: 'warning' }),
  skuLike(/\S{1,50}/u, create),
  gtinRight(create),
  ...weightIn({ min: 1 }, create),
  packageGiven({ ...create, severity: 'warning' }),
  categoryChosen({ ...create, severity: 'warning' }),
  brandAtMost(70, practice),
];
