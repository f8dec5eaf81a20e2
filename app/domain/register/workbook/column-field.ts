import { fold } from '#app/server/text/fold.ts';

/** What a column of a register can mean. `channel:<code>` and `stars:<n>` are columns that hold only a tick or a link. */
export const plainFields = [
  'rowNumber',
  'code',
  'product',
  'producer',
  'legalType',
  'phone',
  'address',
  'commune',
  'district',
  'group',
  'stars',
  'decisionNumber',
  'decisionDate',
  'issuer',
  'expires',
  'platforms',
  'links',
  'listed',
  'note',
  'blocker',
  'owner',
  'nextStep',
  'womenLed',
  'minorityLed',
] as const;

export type PlainField = (typeof plainFields)[number];
export type ColumnField = PlainField | `channel:${string}` | `stars:${1 | 2 | 3 | 4 | 5}`;

/** Fields that may stand in more than one column. */
export function mayRepeat(field: ColumnField): boolean {
  return field === 'links' || field === 'platforms' || field === 'note';
}

/** Whether a text from a form or a stored setting is a field. */
export function isColumnField(text: string): text is ColumnField {
  return (
    (plainFields as ReadonlyArray<string>).includes(text) ||
    /^channel:[a-z0-9_-]{1,40}$/.test(text) ||
    /^stars:[1-5]$/.test(text)
  );
}

interface HeadingRule {
  field: PlainField;
  /** Of the lowest heading of the column, folded. */
  leaf: RegExp;
  /** Of the headings above it; absent: whatever stands there. */
  above?: RegExp;
  weight: number;
}

/** Most telling first; a heading takes the rule of the highest weight that fits. */
const rules: ReadonlyArray<HeadingRule> = [
  { field: 'rowNumber', leaf: /^(tt|stt|so tt|so thu tu|no|s tt)$/, weight: 90 },
  {
    field: 'code',
    leaf: /^(ma|ma so|ma muc|ma san pham|ma sp|ma ocop|ma ho so|ma tra cuu|code)( ocop| san pham)?$/,
    weight: 80,
  },
  {
    field: 'product',
    leaf: /^(ten |ten goi )?(cac )?(san pham|sp|hang hoa|mat hang|dac san)( ocop| dac trung)?( duoc cong nhan| tham gia| dat sao)?$|^ten (san pham|sp|hang|mat hang)\b|^product( name)?$/,
    weight: 90,
  },
  { field: 'product', leaf: /^ten$/, above: /\bsan pham\b/, weight: 85 },
  {
    field: 'producer',
    leaf: /^(ten )?(chu the|chu co so|co so|don vi|nha|nguoi|ho)( ocop| san xuat| kinh doanh| tham gia)*( san pham.*)?$|^ten (chu the|co so|don vi|htx|doanh nghiep|to chuc)\b|^producer( name)?$|^(chu the|don vi|co so) (san xuat|ocop)\b/,
    weight: 88,
  },
  { field: 'producer', leaf: /^(ten|ten goi|ho ten)$/, above: /\b(chu the|don vi|co so)\b/, weight: 86 },
  { field: 'producer', leaf: /^(htx|hop tac xa|doanh nghiep|htx dn|doanh nghiep htx).{0,40}$/, weight: 50 },
  {
    field: 'legalType',
    leaf: /\b(loai hinh|hinh thuc to chuc|loai chu the|loai hinh chu the|hinh thuc so huu|legal type)\b/,
    weight: 90,
  },
  {
    field: 'phone',
    leaf: /\b(dien thoai|sdt|so dt|dt lien he|hotline|phone|mobile|so may|so lien (he|lac)|di dong)\b|^(dt|tel|lien he|lien lac)$/,
    weight: 85,
  },
  {
    field: 'commune',
    leaf: /^(ten )?(xa|phuong|thi tran|xa phuong|phuong xa|xa thi tran)\b|^don vi hanh chinh cap xa|^cap xa$|^commune$/,
    weight: 85,
  },
  {
    field: 'district',
    leaf: /^(ten )?(huyen|thi xa|thanh pho|tx|tp|quan huyen|cap huyen)\b|^don vi hanh chinh cap huyen|^district$|^dia phuong$|^huyen/,
    weight: 84,
  },
  {
    field: 'address',
    leaf: /^(thon|xom|to dan pho)\b|\b(dia chi|noi (san xuat|sx|o|cu tru|thuong tru|lam)|cho o|que quan|thuong tru|vung (san xuat|trong|nguyen lieu)|xuat xu|nguon goc|dia diem|dia ban|khu vuc|tru so|address)\b/,
    weight: 70,
  },
  {
    field: 'group',
    leaf: /\b(nhom|nganh hang|nganh|chung loai|phan loai|loai hang|dong san pham|linh vuc|bo san pham|phan nhom|loai san pham|nhom nganh)\b/,
    weight: 85,
  },
  {
    field: 'stars',
    leaf: /\b(hang sao|so sao|cap sao|muc sao|xep sao|hang ocop|cap hang|thu hang|xep hang|phan hang|dat sao|hang san pham|ket qua phan hang|stars?)\b|^(hang|sao|xep loai|ket qua( danh gia| xep hang)?)$/,
    weight: 86,
  },
  {
    field: 'decisionDate',
    leaf: /\b(ngay (cap|ky|qd|quyet dinh|cong nhan|duoc cong nhan|chung nhan|phe duyet|ban hanh)|thoi gian (cong nhan|cap)|nam (cong nhan|cap|dat|danh gia|phan hang|xep hang)|thoi diem cong nhan|ngay thang)\b|^decision date$/,
    weight: 88,
  },
  {
    field: 'decisionDate',
    leaf: /^(ngay|thoi gian|nam|ngay thang nam)\b/,
    above: /\b(quyet dinh|qd|cong nhan|chung nhan)\b/,
    weight: 87,
  },
  {
    field: 'decisionNumber',
    leaf: /\b(so qd|so quyet dinh|so hieu|so van ban|so vb|so gcn|so giay chung nhan)\b|^decision( number| no)?$/,
    weight: 88,
  },
  {
    field: 'decisionNumber',
    leaf: /^(so|so ky hieu)$/,
    above: /\b(quyet dinh|qd|cong nhan|chung nhan|van ban)\b/,
    weight: 87,
  },
  { field: 'decisionNumber', leaf: /\b(quyet dinh|qd|giay chung nhan|can cu)\b/, weight: 75 },
  {
    field: 'issuer',
    leaf: /\b(co quan (cap|ban hanh|cong nhan)|noi cap|cap cong nhan|don vi cap|cap ban hanh)\b/,
    weight: 92,
  },
  {
    field: 'expires',
    leaf: /\b(het han|het hieu luc|hieu luc den|(co )?gia tri den|han den|thoi han|ngay het|han su dung gcn)\b/,
    weight: 92,
  },
  {
    field: 'links',
    leaf: /\b(link|links|duong dan|lien ket|url|dia chi (web|gian hang|website|truy cap|tren san|san(?! xuat))|website|trang web)\b/,
    weight: 91,
  },
  {
    field: 'listed',
    leaf: /^(da |dang |duoc )?(len|dua len|tham gia|co mat tren|ban tren|ban qua|ban o) (cac )?san( tmdt| thuong mai dien tu)?( x| chua| co khong)?$|^tinh trang len san/,
    weight: 89,
  },
  {
    field: 'platforms',
    leaf: /\b(ten san|cac san|san tmdt|san thuong mai|san giao dich|kenh ban|nen tang|platforms?|san dang ban|gian hang (dien tu|truc tuyen|online)|noi ban online)\b|^san$/,
    weight: 80,
  },
  {
    field: 'blocker',
    leaf: /\b(ly do|nguyen nhan|vuong mac|kho khan|tro ngai|han che|ton tai|blocker)\b/,
    weight: 89,
  },
  {
    field: 'owner',
    leaf: /\b(phu trach|dau moi|nguoi thuc hien|nguoi theo doi|chuyen vien|giao cho|don vi ho tro|can bo|nguoi ho tro|trach nhiem)\b/,
    weight: 89,
  },
  {
    field: 'nextStep',
    leaf: /\b(huong xu ly|huong giai quyet|viec can lam|can lam gi|giai phap|viec tiep theo|bien phap|buoc tiep|ke hoach ho tro|de xuat)\b/,
    weight: 89,
  },
  {
    field: 'note',
    leaf: /\b(ghi chu|chu thich|chu y|luu y|nhan xet|y kien|dien giai|thong tin (khac|them)|noi dung khac|notes?|remarks?)\b|^khac$|^(tinh trang|tinh hinh|hien trang)( hien nay| hien tai| san pham)?$/,
    weight: 85,
  },
  {
    field: 'womenLed',
    leaf: /\b(nu lam chu|phu nu|gioi tinh|chu the nu|nu chu|lanh dao nu|women)\b|^nu$|^(chu the |nguoi )?la nu$/,
    weight: 93,
  },
  { field: 'minorityLed', leaf: /\b(dtts|dan toc|nguoi dan toc|minority)\b/, weight: 93 },
];

export interface HeadingMatch {
  field: ColumnField;
  weight: number;
}

/**
 * The meaning of a column from its headings, from the top one to the lowest.
 * @param channelWords folded names of channels with their code, longest first
 */
export function fieldOfHeading(
  headings: ReadonlyArray<string>,
  channelWords: ReadonlyArray<{ word: string; code: string }>,
): HeadingMatch | null {
  const folded = headings.map(fold).filter((heading) => heading !== '');
  const leaf = folded.at(-1);
  if (leaf === undefined) return null;
  const above = folded.slice(0, -1).join(' ');

  // Before the channels: the market is one of them.
  if (/^(ma|ma so|ma muc|ma san pham|code)( \S+){0,2} cho phien$|^our( entry)? code$/.test(leaf))
    return { field: 'code', weight: 96 };
  const channel = channelWords.find(({ word }) => ` ${leaf} `.includes(` ${word} `));
  if (channel && leaf.split(' ').length <= channel.word.split(' ').length + 3)
    return { field: `channel:${channel.code}`, weight: 95 };
  const starColumn = /^([1-5])( sao)?$/.exec(leaf);
  if (starColumn && (leaf.endsWith('sao') || /\b(sao|hang)\b/.test(above)))
    return { field: `stars:${Number(starColumn[1]) as 1 | 2 | 3 | 4 | 5}`, weight: 80 };

  const best = bestRule(leaf, above);
  if (best) return best;
  // "Chủ thể (HTX, cơ sở)": what goes before the brackets names the field; a heading that is nothing else goes before.
  const [beginning = '', ...bracketed] = (headings.findLast((each) => fold(each) !== '') ?? '').split('(');
  const named = bracketed.length > 0 && fold(beginning) !== '' ? bestRule(fold(beginning), above) : null;
  return named && { ...named, weight: BEGINNING_WEIGHT };
}

/** Below that of every rule. */
const BEGINNING_WEIGHT = 45;

function bestRule(leaf: string, above: string): HeadingMatch | null {
  let best: HeadingMatch | null = null;
  for (const rule of rules) {
    if (!rule.leaf.test(leaf) || (rule.above && !rule.above.test(above))) continue;
    if (!best || rule.weight > best.weight) best = { field: rule.field, weight: rule.weight };
  }
  return best;
}
