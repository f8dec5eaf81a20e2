/**
 * Words that promise a cure or a use to health, or praise that needs proof: one dated table, with what to write instead.
 * Seller and reviewer see them marked in the text, channels refuse the promises and warn of the uses; `find-claims.ts`
 * looks for them. At its end stand the single words that only make a person read a change (`review-text.ts`).
 *
 * A word is found as it is written here; where a row says so, also without its marks, because that is how a claim is
 * slipped past a filter. Single words have no such form: "chua" is sour, "tri" is to know.
 */

/** `promise`: of a cure. `use`: to health, which only registered goods may claim. `praise`: needs proof. */
export const claimLevels = ['promise', 'use', 'praise'] as const;
export type ClaimLevel = (typeof claimLevels)[number];

/** What to write in its place: of a cure, an illness, the body, the best, a warrant. Sentences stand in the messages. */
export const claimAdvices = ['cure', 'illness', 'body', 'best', 'warrant'] as const;
export type ClaimAdvice = (typeof claimAdvices)[number];

export type ClaimWords = {
  level: ClaimLevel;
  advice: ClaimAdvice;
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

const food = { source: 'Nghị định 15/2018/NĐ-CP, Điều 27 khoản 3', confirmed: true } as const;
const list = { source: 'thực tế duyệt tin của các sàn', confirmed: false } as const;
const advertising = { source: 'Luật Quảng cáo, Điều 8 khoản 11', confirmed: true } as const;

const ills =
  'đau|nhức|sưng|viêm|ho|sốt|ngứa|mỡ|béo|cân|stress|căng thẳng|mệt mỏi|mất ngủ|huyết áp|đường huyết|mỡ máu|men gan|cholesterol';
const hurts = 'đầu|bụng|lưng|mỏi|khớp|xương|họng|dạ dày|răng|nhức|máu|thừa';
const illsEn =
  'pains?|aches?|headaches?|stomach ?aches?|coughs?|inflammation|fever|stress|insomnia|cancer|diseases?|illness(?:es)?|diabetes|blood pressure|cholesterol';

const praised = 'ngon|rẻ|sạch|thơm|uy tín|chất lượng|an toàn|nổi tiếng|hảo hạng';
/** Whole words only: "nhất là" leads on, "nhất Lào Cai" and "nhất làng" boast. */
const best = 'nhất(?! (?:là|định|thiết|quán|trí)(?!\\p{L}))';

export const claimWords: readonly ClaimWords[] = [
  {
    level: 'promise',
    advice: 'cure',
    pattern:
      '(?:chữa|trị|đặc trị|điều trị|chữa trị) (?:khỏi|dứt điểm|dứt|bệnh|bách bệnh|tận gốc|hoàn toàn|ung thư|tiểu đường)',
    bare: true,
    ...food,
  },
  {
    level: 'promise',
    advice: 'cure',
    pattern: 'khỏi hẳn|khỏi bệnh|thần dược|bách bệnh|điều trị|đặc trị|chữa trị',
    bare: true,
    ...food,
  },
  {
    level: 'promise',
    advice: 'cure',
    pattern: '(?:cam kết|đảm bảo|bảo đảm) (?:khỏi|hết bệnh)|100 ?% khỏi|hết hẳn bệnh',
    bare: true,
    ...list,
  },
  {
    level: 'promise',
    advice: 'cure',
    pattern:
      'dứt điểm|tiệt nọc|đẩy lùi (?:bệnh|ung thư|tiểu đường)|tiêu diệt (?:tế bào )?ung thư|linh dược|tiên dược',
    bare: true,
    ...list,
  },
  // Without marks these read as other words: "khói", "lạnh", "tri ân".
  {
    level: 'promise',
    advice: 'cure',
    pattern:
      '(?:cam kết|đảm bảo|bảo đảm) (?:sẽ )?(?:chữa|trị|dứt|lành|hết (?:đau|ho|ngứa|nhức|viêm|mất ngủ))|khỏi (?:hoàn toàn|ho|đau|viêm|ung thư|tiểu đường)|(?:hết|dứt|lành) bệnh|chữa lành',
    bare: false,
    ...list,
  },
  {
    level: 'promise',
    advice: 'cure',
    pattern:
      '(?<!(?<!\\p{L})(?:giá|chính|quản|sửa|cứu) )(?:chữa|trị)(?! giá(?!\\p{L})) (?:\\p{L}+ ){1,4}(?:tận gốc|khỏi|hoàn toàn)',
    bare: false,
    ...food,
  },
  // Not tobacco, and not what is sprayed on a field.
  {
    level: 'promise',
    advice: 'cure',
    pattern:
      '(?:thay|thay thế) (?:hoàn toàn )?(?:cho )?(?:các |mọi )?(?:loại )?thuốc(?! (?:lá|lào|nhuộm|trừ|bảo|kích|tăng|diệt|sâu)(?!\\p{L}))|không cần (?:dùng |uống )?(?:đến )?thuốc(?! (?:lá|lào|nhuộm|trừ|bảo|kích|tăng|diệt|sâu)(?!\\p{L}))',
    bare: true,
    ...food,
  },
  {
    level: 'promise',
    advice: 'cure',
    pattern:
      '(?:replaces?|instead of|substitutes? for) (?:any |all |your )?(?:medicines?|medications?|drugs?)',
    bare: false,
    ...food,
  },
  { level: 'promise', advice: 'cure', pattern: 'cures?|miracle cure', bare: false, ...food },
  // "giá trị", "sửa chữa" and the like hold the letters of a cure and mean none.
  {
    level: 'use',
    advice: 'cure',
    pattern: '(?<!(?<!\\p{L})(?:giá|chính|quản|sửa|cứu) )(?:chữa|trị)(?: được)?',
    bare: false,
    ...food,
  },
  {
    level: 'use',
    advice: 'illness',
    pattern: 'ung thư|tiểu đường|cao huyết áp|vô sinh',
    bare: true,
    ...food,
  },
  {
    level: 'use',
    advice: 'illness',
    pattern: `(?:giảm|đỡ|hết|bớt|dứt|hạ|ổn định|điều hoà|điều hòa) (?:các )?(?:cơn )?(?:${ills})(?: (?:${hurts}))*`,
    bare: false,
    ...food,
  },
  {
    level: 'use',
    advice: 'body',
    pattern: '(?:bổ|mát|giải độc|thải độc|thanh lọc) (?:thận|gan|máu|phổi|não|tim|tỳ|dương|khí huyết|cơ thể)',
    bare: false,
    ...food,
  },
  {
    level: 'use',
    advice: 'body',
    pattern:
      '(?:tăng|tăng cường|nâng cao) (?:sinh lý|sinh lực|sức đề kháng|đề kháng|(?:hệ )?miễn dịch|trí nhớ|sức khoẻ|sức khỏe)',
    bare: true,
    ...food,
  },
  {
    level: 'use',
    advice: 'illness',
    pattern:
      '(?:phòng|ngừa|ngăn|phòng ngừa|ngăn ngừa|phòng chống|chống|kháng) (?:bệnh|viêm|khuẩn|vi khuẩn|virus|vi rút|oxy hoá|oxy hóa|oxi hoá|oxi hóa|lão hoá|lão hóa|đột quỵ)',
    bare: true,
    ...food,
  },
  {
    level: 'use',
    advice: 'body',
    pattern: 'đẹp da|trắng da|an thần|lợi tiểu|nhuận tràng',
    bare: false,
    ...food,
  },
  {
    level: 'use',
    advice: 'body',
    pattern:
      'tốt cho (?:sức khoẻ|sức khỏe|tim mạch|tim|dạ dày|xương khớp|tiêu hoá|tiêu hóa|gan|thận|người bệnh|bà bầu|mắt)',
    bare: true,
    ...food,
  },
  {
    level: 'use',
    advice: 'illness',
    pattern: `heals?|healing|miracle|detox|anti-?cancer|weight loss|(?:treats?|relieves?|reduces?|eases?|prevents?|fights?) (?:\\p{L}+ )?(?:${illsEn})|(?:boosts?|strengthens?) (?:the |your )?immun\\p{L}+|good for (?:the |your )?(?:health|heart|stomach|joints|liver|skin|eyes)`,
    bare: false,
    ...food,
  },
  {
    level: 'praise',
    advice: 'warrant',
    pattern: '(?:cam kết|đảm bảo|bảo đảm) (?:hiệu quả|100 ?%)',
    bare: true,
    ...advertising,
  },
  {
    level: 'praise',
    advice: 'best',
    pattern: 'tốt nhất|duy nhất|hàng đầu|the best|number one|guaranteed',
    bare: false,
    ...advertising,
  },
  // Beside a word of praise only: "thứ nhất" counts, "thống nhất" agrees, and what comes after "nhất là" is one of many.
  {
    level: 'praise',
    advice: 'best',
    pattern: `(?:${praised}) ${best}`,
    bare: true,
    ...advertising,
    validFrom: '2013-01-01',
  },
  // Without marks these read as other words: "ngọt nhạt", "bơ nhạt", "dép Nhật".
  {
    level: 'praise',
    advice: 'best',
    pattern: `(?:ngọt|bổ|đẹp|xịn|đỉnh) ${best}|cheapest|most delicious|tastiest|best quality`,
    bare: false,
    ...advertising,
    validFrom: '2013-01-01',
  },
  // Not the number of a house, a hamlet or a batch.
  {
    level: 'praise',
    advice: 'best',
    pattern:
      '(?<!(?<!\\p{L})(?:thôn|tổ|đội|đường|khu|nhà|lô|mẫu) )số ?(?:1|một)(?!,? ?(?:đường|phố|ngõ|ngách|tổ|thôn)(?!\\p{L}))',
    bare: false,
    ...advertising,
  },
];

/**
 * Single words that claim nothing by themselves: "hiệu quả", "thuốc". A change of a plain text that holds one is read by
 * a person before the public sees it; nobody is warned of it. Matched whatever its marks, case or look-alike letters.
 */
export type ClaimHints = {
  /** Words and phrases, parted by `|`. */
  words: string;
  source: string;
  confirmed: boolean;
};

export const claimHints: readonly ClaimHints[] = [
  {
    words:
      'chữa|trị|khỏi|bệnh|thuốc|giảm cân|giảm đau|giải độc|bổ thận|bổ gan|tăng cường|sinh lý|kháng|ngừa|an toàn|huyết áp|mỡ máu|tim mạch|đại tràng|xương khớp|mất ngủ|dạ dày|covid|treat|treats|treatment|medicine|medical|medicinal|remedy|prevent|prevents|safe',
    ...food,
  },
  {
    words: 'hiệu quả|cam kết|bảo đảm|đảm bảo|số một|nhất|chính hãng|guarantee|guarantees|best|only',
    ...advertising,
  },
];

/** Long words of the table that mean nothing else, bare: found even when their letters are parted by blanks or dots. */
export const claimLetters =
  /chuakhoi|khoibenh|dieutri|dactri|thanduoc|bachbenh|ungthu|tieuduong|cancer|diabetes/;
