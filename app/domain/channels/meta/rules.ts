import type { ChannelRule } from '#app/domain/channels/rules/channel-rule.ts';
import { goodsRules } from '#app/domain/channels/rules/goods-rules.ts';
import { linkRight, noServices, setChosen } from '#app/domain/channels/usual/listing-rules.ts';
import { coverAtLeast, photosAtLeast } from '#app/domain/channels/usual/photo-rules.ts';
import {
  descriptionAtMost,
  descriptionGiven,
  noClaims,
  starsAsRecognised,
  titleAtMost,
  titleGiven,
} from '#app/domain/channels/usual/text-rules.ts';
import {
  gtinRight,
  priceAsOnPage,
  priceIn,
  stockIn,
  variantCodeAtMost,
} from '#app/domain/channels/usual/variant-rules.ts';

const fields = { source: 'developers.facebook.com: catalog fields (feed, items_batch)', confirmed: true };
const policy = { source: 'Chính sách thương mại của Meta', confirmed: false };

/** Letters without a single small one among them. */
const allCapitals = /^(?!.*\p{Ll})(?=.*\p{Lu}.*\p{Lu}).*$/su;

/** What Meta's catalogue asks of an item. */
export const metaRules: readonly ChannelRule[] = [
  noServices(policy),
  ...goodsRules('feed'),
  titleGiven(fields),
  titleAtMost(200, fields),
  descriptionGiven(fields),
  descriptionAtMost(9_999, fields),
  {
    id: 'description-capitals',
    field: {
      of: 'listing',
      path: 'descriptionVi',
      read: ({ descriptionVi }) => allCapitals.test(descriptionVi),
    },
    check: { kind: 'noneOf', values: [true] },
    severity: 'blocking',
    fix: 'fixCapitals',
    ...fields,
  },
  ...noClaims(),
  ...starsAsRecognised(),
  linkRight(fields),
  photosAtLeast(1, fields),
  coverAtLeast(500, fields),
  variantCodeAtMost(100, fields),
  priceIn({ min: 1 }, fields),
  priceAsOnPage({ ...policy, severity: 'warning' }),
  stockIn({ min: 0 }, fields),
  gtinRight({ ...fields, severity: 'warning' }),
  setChosen({ ...fields, confirmed: false }),
];
