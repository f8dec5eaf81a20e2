import type { ChannelRule } from '#app/domain/channels/rules/channel-rule.ts';
import { brandGiven, linkRight, setChosen } from '#app/domain/channels/usual/listing-rules.ts';
import { photosAtLeast } from '#app/domain/channels/usual/photo-rules.ts';
import { descriptionGiven, starsAsRecognised, titleGiven } from '#app/domain/channels/usual/text-rules.ts';
import { gtinRight, priceIn } from '#app/domain/channels/usual/variant-rules.ts';

const markup = {
  source: 'developers.google.com/search/docs/appearance/structured-data/merchant-listing',
  confirmed: true,
};

/** What our own product page needs so that search engines show it as goods with a price (schema.org JSON-LD). */
export const storefrontRules: readonly ChannelRule[] = [
  titleGiven(markup),
  descriptionGiven({ ...markup, severity: 'warning' }),
  ...starsAsRecognised(),
  linkRight(markup),
  photosAtLeast(1, markup),
  priceIn({ min: 1 }, markup),
  gtinRight({ ...markup, severity: 'warning' }),
  brandGiven(markup),
  setChosen({ ...markup, confirmed: false }),
];
