/**
 * Goods that the law or the platforms take only on a condition: a dated table, by product set. `goods-rules.ts` makes it
 * rules of a channel; what a channel asks beyond them stands in its folder.
 */
import type { ChannelListing } from '#app/domain/channels/listing/channel-listing.ts';
import type { PaperKind } from '#app/domain/channels/papers/paper-kinds.ts';
import type { Severity } from '#app/domain/channels/rules/channel-rule.ts';
import type { ChannelMessage } from '#app/i18n/channels.ts';

export type Goods = 'alcohol' | 'health' | 'cosmetic' | 'fresh' | 'food' | 'other';

/** What kind of goods a listing is, by its OCOP product set (QĐ 26/2026) and its own mark for alcohol. */
export function goodsOf({ setCode, isAlcohol }: Pick<ChannelListing, 'setCode' | 'isAlcohol'>): Goods {
  if (isAlcohol) return 'alcohol';
  return goodsBySet[setCode ?? ''] ?? 'other';
}

/** The product sets whose goods are all of these kinds. */
export function setsOf(goods: readonly Goods[]): string[] {
  return Object.keys(goodsBySet).filter((setCode) => goods.includes(goodsOf({ setCode, isAlcohol: false })));
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

/** Papers that some law or platform makes a condition: about these producers are told before they end. */
export const conditionPapers: ReadonlySet<string> = new Set(
  goodsConditions.flatMap(({ liftedBy }) => liftedBy),
);
