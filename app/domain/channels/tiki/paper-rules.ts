import type { ChannelRule } from '#app/domain/channels/rules/channel-rule.ts';
import { conditionPapers } from '#app/domain/channels/rules/goods-conditions.ts';
import { warning } from '#app/domain/channels/usual/grounds.ts';

const papers = {
  source: 'open.tiki.vn, hotro.tiki.vn: giấy tờ theo ngành hàng và thương hiệu',
  confirmed: true,
};

/**
 * Tiki's people look for the papers that a category demands, and for proof that the brand is the seller's. Which documents a
 * category demands, and of which brands it wants proof, stands in its seller centre only: so goods without any paper are warned
 * of. What the law asks of goods stands in `goodsRules`.
 */
export const tikiPaperRules: readonly ChannelRule[] = [
  {
    id: 'category-papers',
    field: {
      of: 'listing',
      path: 'papers',
      read: (listing) =>
        listing.category === null ? undefined : listing.papers.some(({ kind }) => conditionPapers.has(kind)),
    },
    check: { kind: 'oneOf', values: [true] },
    ...warning,
    fix: 'fixCategoryPapers',
    ...papers,
  },
];
