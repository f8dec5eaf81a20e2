/**
 * Words that promise a cure or a use to health, or praise that needs proof: one dated table. Review shows all of them to
 * the person who decides, channels refuse the promises and warn of the uses.
 *
 * A word is found as it is written here; where a row says so, also without its marks, because that is how a claim is
 * slipped past a filter. Single words have no such form: "chua" is sour, "tri" is to know.
 */

/** `promise`: of a cure. `use`: to health, which only registered goods may claim. `praise`: needs proof. */
export const claimLevels = ['promise', 'use', 'praise'] as const;
export type ClaimLevel = (typeof claimLevels)[number];

export type ClaimWords = {
  level: ClaimLevel;
  /** A pattern over lower-case NFC text; a space is any run of blanks, and it stands for whole words. */
  pattern: string;
  /** Also found when written without marks. */
  bare: boolean;
  source: string;
  confirmed: boolean;
  /** First and last local day, YYYY-MM-DD; open where absent. */
  validFrom?: string;
  validTo?: string;
};

export type Claim = {
  level: ClaimLevel;
  /** As written in the text. */
  words: string;
  /** Where it stands in the text's NFC form, in UTF-16 units. */
  from: number;
  to: number;
};

const food = { source: 'Nghị định 15/2018/NĐ-CP, Điều 27 khoản 3', confirmed: true } as const;
const list = { source: 'channels 12.1; thực tế duyệt tin', confirmed: false } as const;
const advertising = { source: 'Luật Quảng cáo, Điều 8 khoản 11', confirmed: true } as const;

const ills =
  'đau|nhức|sưng|viêm|ho|sốt|ngứa|mỡ|béo|cân|stress|căng thẳng|mệt mỏi|mất ngủ|huyết áp|đường huyết|mỡ máu|men gan|cholesterol';
const hurts = 'đầu|bụng|lưng|mỏi|khớp|xương|họng|dạ dày|răng|nhức|máu|thừa';
const illsEn =
  'pains?|aches?|headaches?|stomach ?aches?|coughs?|inflammation|fever|stress|insomnia|cancer|diseases?|illness(?:es)?|diabetes|blood pressure|cholesterol';

export const claimWords: readonly ClaimWords[] = [
  {
    level: 'promise',
    pattern:
      '(?:chữa|trị|đặc trị|điều trị|chữa trị) (?:khỏi|dứt điểm|dứt|bệnh|bách bệnh|tận gốc|hoàn toàn|ung thư|tiểu đường)',
    bare: true,
    ...food,
  },
  {
    level: 'promise',
    pattern: 'khỏi hẳn|khỏi bệnh|thần dược|bách bệnh|điều trị|đặc trị|chữa trị',
    bare: true,
    ...food,
  },
  {
    level: 'promise',
    pattern: '(?:cam kết|đảm bảo|bảo đảm) (?:khỏi|hết bệnh)|100 ?% khỏi|hết hẳn bệnh',
    bare: true,
    ...list,
  },
  { level: 'promise', pattern: 'cures?|miracle cure', bare: false, ...food },
  // "giá trị", "sửa chữa" and the like hold the letters of a cure and mean none.
  {
    level: 'use',
    pattern: '(?<!(?:giá|chính|quản|sửa|cứu) )(?:chữa|trị)(?: được)?',
    bare: false,
    ...food,
  },
  { level: 'use', pattern: 'ung thư|tiểu đường|cao huyết áp|vô sinh', bare: true, ...food },
  {
    level: 'use',
    pattern: `(?:giảm|đỡ|hết|bớt|dứt|hạ|ổn định|điều hoà|điều hòa) (?:các )?(?:cơn )?(?:${ills})(?: (?:${hurts}))*`,
    bare: false,
    ...food,
  },
  {
    level: 'use',
    pattern: '(?:bổ|mát|giải độc|thải độc|thanh lọc) (?:thận|gan|máu|phổi|não|tim|tỳ|dương|khí huyết|cơ thể)',
    bare: false,
    ...food,
  },
  {
    level: 'use',
    pattern:
      '(?:tăng|tăng cường|nâng cao) (?:sinh lý|sinh lực|sức đề kháng|đề kháng|(?:hệ )?miễn dịch|trí nhớ|sức khoẻ|sức khỏe)',
    bare: true,
    ...food,
  },
  {
    level: 'use',
    pattern:
      '(?:phòng|ngừa|ngăn|phòng ngừa|ngăn ngừa|phòng chống|chống|kháng) (?:bệnh|viêm|khuẩn|vi khuẩn|virus|vi rút|oxy hoá|oxy hóa|oxi hoá|oxi hóa|lão hoá|lão hóa|đột quỵ)',
    bare: true,
    ...food,
  },
  { level: 'use', pattern: 'đẹp da|trắng da|an thần|lợi tiểu|nhuận tràng', bare: false, ...food },
  {
    level: 'use',
    pattern:
      'tốt cho (?:sức khoẻ|sức khỏe|tim mạch|tim|dạ dày|xương khớp|tiêu hoá|tiêu hóa|gan|thận|người bệnh|bà bầu|mắt)',
    bare: true,
    ...food,
  },
  {
    level: 'use',
    pattern: `heals?|healing|miracle|detox|anti-?cancer|weight loss|(?:treats?|relieves?|reduces?|eases?|prevents?|fights?) (?:\\p{L}+ )?(?:${illsEn})|(?:boosts?|strengthens?) (?:the |your )?immun\\p{L}+|good for (?:the |your )?(?:health|heart|stomach|joints|liver|skin|eyes)`,
    bare: false,
    ...food,
  },
  {
    level: 'praise',
    pattern: '(?:cam kết|đảm bảo|bảo đảm) (?:hiệu quả|100 ?%)',
    bare: true,
    ...advertising,
  },
  {
    level: 'praise',
    pattern: 'tốt nhất|duy nhất|hàng đầu|the best|number one|guaranteed',
    bare: false,
    ...advertising,
  },
  // Not the number of a house, a hamlet or a batch.
  {
    level: 'praise',
    pattern: '(?<!(?:thôn|tổ|đội|đường|khu|nhà|lô|mẫu) )số ?(?:1|một)(?!,? ?(?:đường|phố|ngõ|ngách|tổ|thôn))',
    bare: false,
    ...advertising,
  },
];

/** A sentence that denies a cure, as the compulsory disclaimer does, is no claim. */
const denial = /không[^.!?\n]{0,60}$/u;

/**
 * The claims in a text on a local day, in their order, none inside or across another. A promise wins over a use that
 * begins at the same place.
 */
export function findClaims(
  text: string,
  today: string,
  levels: readonly ClaimLevel[] = claimLevels,
): Claim[] {
  const composed = text.normalize('NFC');
  return claimsInLower(lowerInPlace(composed), today, levels).map(({ level, from, to }) => ({
    level,
    words: composed.slice(from, to),
    from,
    to,
  }));
}

/** The first promise in a text that is already lower-case NFC; null when there is none. */
export function firstClaim(lower: string, today: string, level: ClaimLevel): string | null {
  const [first] = claimsInLower(lower, today, [level]);
  return first ? lower.slice(first.from, first.to) : null;
}

type Place = { level: ClaimLevel; from: number; to: number };

function claimsInLower(lower: string, today: string, levels: readonly ClaimLevel[]): Place[] {
  const places: Place[] = [];
  for (const level of levels) {
    const shape = shapeOn(today, level);
    if (!shape) continue;
    // Not `matchAll`, which makes a pattern of its own for each text.
    shape.lastIndex = 0;
    for (let match = shape.exec(lower); match; match = shape.exec(lower)) {
      const from = match.index;
      if (level !== 'praise' && denial.test(lower.slice(Math.max(0, from - 70), from))) continue;
      places.push({ level, from, to: from + match[0].length });
    }
  }
  if (places.length < 2) return places;
  places.sort((a, b) => a.from - b.from || rank(a) - rank(b) || b.to - a.to);
  let end = 0;
  return places.filter(({ from, to }) => {
    if (from < end) return false;
    end = to;
    return true;
  });
}

function rank({ level }: Place): number {
  return claimLevels.indexOf(level);
}

const shapes = new Map<string, RegExp | null>();

/** All rows of a level that hold on a day as one pattern; kept, as everything of a day asks for the same. */
function shapeOn(today: string, level: ClaimLevel): RegExp | null {
  const key = `${today} ${level}`;
  const known = shapes.get(key);
  if (known !== undefined) return known;
  if (shapes.size > 100) shapes.clear();
  const rows = claimWords.filter(
    (row) => row.level === level && (row.validFrom ?? today) <= today && today <= (row.validTo ?? today),
  );
  const shape = rows.length === 0 ? null : shapeOf(rows);
  shapes.set(key, shape);
  return shape;
}

function shapeOf(rows: readonly ClaimWords[]): RegExp {
  const patterns = rows.map(({ pattern, bare }) => (bare ? withBare(pattern) : pattern));
  // `\b` knows no Vietnamese letters.
  const source = patterns.join('|').replaceAll(' ?', '\\s*').replaceAll(' ', '\\s+');
  return new RegExp(`(?<![\\p{L}\\d])(?:${source})(?![\\p{L}\\d])`, 'gu');
}

/** Every word with marks may also stand without them. */
function withBare(pattern: string): string {
  return pattern.replace(/\p{L}+/gu, (word) => {
    const plain = word
      .normalize('NFD')
      .replace(/[\u0300-\u036f]/g, '')
      .replaceAll('đ', 'd');
    return plain === word ? word : `(?:${word}|${plain})`;
  });
}

/** Lower case of the same length, so that places in it are places in the text: for "İ" that is a plain i. */
export function lowerInPlace(text: string): string {
  return text.replaceAll('İ', 'i').toLowerCase();
}
