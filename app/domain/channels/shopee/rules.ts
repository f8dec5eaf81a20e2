import type { ChannelRule } from '#app/domain/channels/rules/channel-rule.ts';
import { goodsRules } from '#app/domain/channels/rules/goods-rules.ts';
import { categoryChosen, noServices } from '#app/domain/channels/usual/listing-rules.ts';
import { coverAtLeast, photosAtLeast } from '#app/domain/channels/usual/photo-rules.ts';
import {
  descriptionAtLeast,
  descriptionAtMost,
  descriptionGiven,
  noClaims,
  noContacts,
  noPictographs,
  noPraise,
  starsAsRecognised,
  titleAtLeast,
  titleAtMost,
  titleGiven,
} from '#app/domain/channels/usual/text-rules.ts';
import {
  gtinRight,
  packageGiven,
  priceAtLeast,
  priceIn,
  skuAtMost,
  stockIn,
  variantNames,
  variantsAtMost,
  weightIn,
} from '#app/domain/channels/usual/variant-rules.ts';

const practice = {
  source: 'Seller practice 2026; the live limit stands in get_item_limit and in the template itself',
  confirmed: false,
};
const template = { source: 'Mass-upload template 2026 (compulsory columns)', confirmed: true };
const openPlatform = { source: 'open.shopee.com v2.product.add_item, init_tier_variation', confirmed: true };
const indonesian = { source: 'Template of Shopee Indonesia 2026', confirmed: false };
const asWarning = { severity: 'warning' } as const;

/** What Shopee asks of a listing in its mass-upload workbook. Limits that the file itself states take precedence. */
export const shopeeRules: readonly ChannelRule[] = [
  noServices({ ...template, confirmed: false }),
  ...goodsRules('marketplace'),
  variantsAtMost(50, openPlatform),
  titleGiven(template),
  titleAtMost(120, practice),
  titleAtLeast(10, { ...practice, ...asWarning }),
  ...noContacts({ ...practice, confirmed: true }),
  noPictographs({
    source: 'open.shopee.com: lỗi error_title_character_forbidden, không kể ký tự nào',
    confirmed: false,
  }),
  ...noClaims(),
  ...noPraise(),
  ...starsAsRecognised(),
  descriptionGiven(template),
  descriptionAtMost(3_000, practice),
  descriptionAtLeast(100, practice),
  photosAtLeast(1, openPlatform),
  photosAtLeast(3, practice),
  coverAtLeast(500, { ...practice, ...asWarning }),
  ...variantNames(20, openPlatform, { ...openPlatform, ...asWarning, confirmed: false }),
  priceIn({ min: 1 }, openPlatform),
  priceAtLeast(1_000, practice),
  stockIn({ min: 0 }, openPlatform),
  skuAtMost(100, openPlatform),
  gtinRight(openPlatform),
  ...weightIn({ min: 10, max: 500_000 }, template, indonesian),
  packageGiven({ ...template, ...asWarning }),
  categoryChosen({ ...openPlatform, ...asWarning }),
];
