import type { ChannelRule } from '#app/domain/channels/rules/channel-rule.ts';
import { photosAtLeast } from '#app/domain/channels/usual/photo-rules.ts';
import { titleGiven } from '#app/domain/channels/usual/text-rules.ts';
import { priceIn } from '#app/domain/channels/usual/variant-rules.ts';

const own = { source: 'Danh mục của chợ', confirmed: true };

/** The market's own file for people: it takes everything that is on sale. */
export const catalogueRules: readonly ChannelRule[] = [
  titleGiven(own),
  photosAtLeast(1, { ...own, severity: 'warning' }),
  priceIn({ min: 1 }, { ...own, severity: 'warning' }),
];
