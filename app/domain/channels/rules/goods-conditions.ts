/**
 * Goods that the law or the platforms take only on a condition: a dated table, by product set. A channel says whether it
 * is a marketplace or a feed and gets the rows as rules of its own; what it asks beyond them stands in its folder.
 */
import type { ChannelListing } from '#app/domain/channels/listing/channel-listing.ts';
import type { PaperKind } from '#app/domain/channels/papers/paper-kinds.ts';
import type { ChannelRule, Severity } from '#app/domain/channels/rules/channel-rule.ts';
import type { ChannelMessage } from '#app/i18n/channels.ts';

export type Goods = 'alcohol' | 'health' | 'cosmetic' | 'fresh' | 'food' | 'other';

/** What kind of goods a listing is, by its OCOP product set (QĐ 26/2026) and its own mark for alcohol. */
export function goodsOf({ setCode, isAlcohol }: Pick<ChannelListing, 'setCode' | 'isAlcohol'>): Goods {
  if (isAlcohol) return 'alcohol';
  return goodsBySet[setCode ?? ''] ?? 'other';
}

const goodsBySet: Readonly<Record<string, Goods>> = {
  'QD26-01': 'fresh',
  'QD26-02': 'fresh',
  'QD26-03': 'food',
  'QD26-04': 'food',
  'QD26-05': 'food',
  'QD26-06': 'food',
  'QD26-07': 'food',
  'QD26-08': 'food',
  'QD26-09': 'food',
  'QD26-10': 'food',
  'QD26-11': 'food',
  'QD26-12': 'food',
  'QD26-13': 'food',
  'QD26-14': 'alcohol',
  'QD26-15': 'alcohol',
  'QD26-16': 'food',
  'QD26-17': 'food',
  'QD26-18': 'health',
  'QD26-19': 'cosmetic',
};

/** `marketplace`: a shop of the producer's on a platform. `feed`: our public file, which anyone may read. */
export type Outlet = 'marketplace' | 'feed';

export type GoodsCondition = {
  id: string;
  goods: readonly Goods[];
  on: readonly Outlet[];
  severity: Severity;
  /** True: no paper helps. */
  closes?: true;
  /** Papers of which one lifts it; empty where the text is the condition, or nothing lifts it. */
  liftedBy: readonly PaperKind[];
  /**
   * True: the law asks for the paper, so goods whose paper has ended or was refused may not be sold until another one
   * holds, also where a platform would go on without it.
   */
  mayNotLapse?: true;
  /** True: only a paper that staff have checked lifts it. */
  mustBeChecked?: true;
  /** Met when the description holds this, in lower-case NFC with single blanks. */
  sentence?: string;
  fix: ChannelMessage;
  source: string;
  confirmed: boolean;
  validFrom?: string;
  validTo?: string;
};

const alcoholLaw = 'Luật 44/2019/QH14, Điều 16';
const foodDecree = 'Nghị định 15/2018/NĐ-CP (Nghị định 46/2026 đang ngưng hiệu lực)';

export const goodsConditions: readonly GoodsCondition[] = [
  {
    id: 'alcohol',
    goods: ['alcohol'],
    // A feed has no way to keep those under 18 from reading it.
    on: ['feed'],
    severity: 'blocking',
    closes: true,
    liftedBy: [],
    fix: 'fixAlcohol',
    source: alcoholLaw,
    confirmed: true,
  },
  {
    id: 'alcohol-licence',
    goods: ['alcohol'],
    on: ['marketplace'],
    severity: 'blocking',
    liftedBy: ['alcohol-licence'],
    mustBeChecked: true,
    fix: 'fixAlcoholLicence',
    source: `${alcoholLaw}; danh mục cấm của từng sàn chưa đọc được`,
    confirmed: false,
  },
  {
    id: 'alcohol-care',
    goods: ['alcohol'],
    on: ['marketplace'],
    severity: 'warning',
    liftedBy: [],
    fix: 'fixAlcoholCare',
    source: alcoholLaw,
    confirmed: true,
  },
  {
    id: 'health-registration',
    goods: ['health'],
    on: ['marketplace'],
    severity: 'blocking',
    liftedBy: ['product-registration'],
    fix: 'fixHealthRegistration',
    source: `${foodDecree}, Điều 6`,
    confirmed: false,
  },
  {
    id: 'health-registration-feed',
    goods: ['health'],
    on: ['feed'],
    severity: 'warning',
    liftedBy: ['product-registration'],
    fix: 'fixHealthRegistration',
    source: 'Chính sách của Google và Meta về thực phẩm bổ sung',
    confirmed: false,
  },
  {
    id: 'health-disclaimer',
    goods: ['health'],
    on: ['marketplace', 'feed'],
    severity: 'blocking',
    liftedBy: [],
    sentence: 'không phải là thuốc và không có tác dụng thay thế thuốc chữa bệnh',
    fix: 'fixDisclaimer',
    source: 'Nghị định 15/2018/NĐ-CP, Điều 27 khoản 3',
    confirmed: true,
  },
  {
    id: 'cosmetic-declaration',
    goods: ['cosmetic'],
    on: ['marketplace'],
    severity: 'blocking',
    liftedBy: ['cosmetic-declaration'],
    fix: 'fixCosmeticDeclaration',
    source: 'Thông tư 06/2011/TT-BYT; giấy tờ theo ngành hàng của sàn',
    confirmed: false,
  },
  {
    id: 'fresh-papers',
    goods: ['fresh'],
    on: ['marketplace'],
    severity: 'warning',
    liftedBy: ['food-safety', 'food-safety-commitment', 'test-report'],
    fix: 'fixFresh',
    source: `${foodDecree}; giấy tờ theo ngành hàng của sàn`,
    confirmed: false,
  },
  {
    id: 'food-papers',
    goods: ['food'],
    on: ['marketplace'],
    severity: 'warning',
    liftedBy: ['food-safety', 'food-safety-commitment', 'self-declaration', 'product-registration'],
    mayNotLapse: true,
    fix: 'fixFoodPapers',
    source: foodDecree,
    confirmed: false,
  },
];

/** A paper that ends within this many days is warned of. */
const soonDays = 30;

/** The conditions of an outlet as rules of a channel. */
export function goodsRules(outlet: Outlet): ChannelRule[] {
  return goodsConditions.flatMap((condition) =>
    condition.on.includes(outlet)
      ? [...ruleOf(condition), ...endingSoon(condition), ...lapsed(condition)]
      : [],
  );
}

function ruleOf(condition: GoodsCondition): ChannelRule[] {
  const { goods, sentence, id, severity, closes, liftedBy, fix, source, confirmed } = condition;
  return [
    {
      id,
      field: {
        of: 'listing',
        path: sentence === undefined ? 'papers' : 'descriptionVi',
        read: (listing) => {
          if (!goods.includes(goodsOf(listing))) return undefined;
          if (sentence !== undefined) return holdsSentence(listing.descriptionVi, sentence);
          return liftingPapers(listing, condition).length > 0;
        },
      },
      check: { kind: 'oneOf', values: [true] },
      severity,
      ...(closes ? { closes } : {}),
      ...(liftedBy.length > 0 ? { liftedBy } : {}),
      fix,
      source,
      ...daysOf(condition),
      confirmed,
    },
  ];
}

function endingSoon(condition: GoodsCondition): ChannelRule[] {
  const { goods, id, liftedBy, source, confirmed } = condition;
  if (liftedBy.length === 0) return [];
  return [
    {
      id: `${id}-ending`,
      field: {
        of: 'listing',
        path: 'papers',
        read: (listing, today) => {
          if (!goods.includes(goodsOf(listing))) return undefined;
          const papers = liftingPapers(listing, condition);
          const lasting = papers.some(
            ({ validTo }) => validTo === null || daysBetween(today, validTo) > soonDays,
          );
          if (papers.length === 0 || lasting) return undefined;
          const last =
            papers
              .flatMap(({ validTo }) => validTo ?? [])
              .sort()
              .at(-1) ?? '';
          return last.split('-').reverse().join('/');
        },
      },
      // Only a date gets here, and a date is always too near.
      check: { kind: 'oneOf', values: [''] },
      severity: 'warning',
      liftedBy,
      fix: 'fixPaperEnding',
      source,
      ...daysOf(condition),
      confirmed,
    },
  ];
}

/** A paper that was there and is none any more: one rule for what the calendar did, one for what staff decided. */
function lapsed(condition: GoodsCondition): ChannelRule[] {
  const { goods, id, liftedBy, mayNotLapse, source, confirmed } = condition;
  if (!mayNotLapse) return [];
  const lastEnd = (listing: ChannelListing): string | null | undefined => {
    if (!goods.includes(goodsOf(listing)) || liftingPapers(listing, condition).length > 0) return undefined;
    const wanted = listing.lapsedPapers.filter(({ kind }) => (liftedBy as readonly string[]).includes(kind));
    if (wanted.length === 0) return undefined;
    return (
      wanted
        .flatMap(({ endedOn }) => endedOn ?? [])
        .sort()
        .at(-1) ?? null
    );
  };
  const rule = { severity: 'blocking' as const, liftedBy, source, ...daysOf(condition), confirmed };
  return [
    {
      ...rule,
      id: `${id}-ended`,
      field: {
        of: 'listing',
        path: 'papers',
        read: (listing) => lastEnd(listing)?.split('-').reverse().join('/'),
      },
      check: { kind: 'oneOf', values: [''] },
      fix: 'fixPaperEnded',
    },
    {
      ...rule,
      id: `${id}-refused`,
      field: {
        of: 'listing',
        path: 'papers',
        read: (listing) => (lastEnd(listing) === null ? false : undefined),
      },
      check: { kind: 'oneOf', values: [true] },
      fix: 'fixPaperRefused',
    },
  ];
}

function liftingPapers({ papers }: ChannelListing, { liftedBy, mustBeChecked }: GoodsCondition) {
  return papers.filter(
    ({ kind, isChecked }) => (liftedBy as readonly string[]).includes(kind) && (isChecked || !mustBeChecked),
  );
}

function holdsSentence(text: string, sentence: string): boolean {
  return text.normalize('NFC').toLowerCase().replace(/\s+/g, ' ').includes(sentence);
}

function daysOf({ validFrom, validTo }: GoodsCondition) {
  return { ...(validFrom ? { validFrom } : {}), ...(validTo ? { validTo } : {}) };
}

function daysBetween(from: string, to: string): number {
  return (Date.parse(to) - Date.parse(from)) / 86_400_000;
}

/** Papers that some law or platform makes a condition: about these producers are told before they end. */
export const conditionPapers: ReadonlySet<string> = new Set(
  goodsConditions.flatMap(({ liftedBy }) => liftedBy),
);
