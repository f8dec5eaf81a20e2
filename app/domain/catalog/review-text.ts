/**
 * Words in a listing's texts that a person must look at before the public reads them. Everything is matched on a form
 * that takes no notice of marks, case, look-alike letters, spaced-out letters or invisible characters, because that is
 * how a claim is hidden. It is meant to stop too much rather than too little: what it stops is only read by a person.
 */
import { claimHints, claimLetters } from '#app/domain/catalog/claim-words.ts';
import { findClaims, NEWEST_CLAIMS } from '#app/domain/catalog/find-claims.ts';
import { fold, foldKeepingMarks } from '#app/server/text/fold.ts';

export const textTouches = [
  'digits',
  'star',
  'ocop',
  'claim',
  'origin',
  'ingredients',
  'contact',
  'strangeLetters',
] as const;
export type TextTouch = (typeof textTouches)[number];

/** Soft hyphens, joiners, fillers, direction marks, variation selectors. */
const INVISIBLE = /\p{Default_Ignorable_Code_Point}/gu;
/** Letters that look like Latin ones: Cyrillic and Greek, as used to slip a word past a filter. */
const LOOK_ALIKES: Readonly<Record<string, string>> = Object.fromEntries(
  [...'аaвbеeкkмmнhоoрpсcтtуyхxіiѕsјjαaβbεeικkμmνvοoρpτtυyχx'].flatMap((letter, at, all) =>
    at % 2 === 0 ? [[letter, all[at + 1] ?? letter]] : [],
  ),
);

/** The text in lower case with look-alikes, wide letters and invisible characters undone. */
export function latin(text: string): string {
  return text
    .normalize('NFKC')
    .replace(INVISIBLE, '')
    .toLowerCase()
    .replace(/[\u0370-\u052f]/g, (letter) => LOOK_ALIKES[letter] ?? letter);
}

/** Long words that mean nothing else, found even when their letters are parted by blanks or dots. */
const SQUEEZED: ReadonlyArray<readonly [TextTouch, RegExp]> = [
  ['ocop', /[o0]c[o0]p/],
  [
    'contact',
    /za[l1]o|facebook|faceb00k|messenger|telegram|viber|tiktok|instagram|shopee|lazada|gmail|hotline|youtube/,
  ],
  ['claim', claimLetters],
  ['star', /(hang|xep|dat|tieuchuan)\d*sao\b/],
];

/**
 * Words and phrases, parted by `|`. A word of the text is the listed one when it has the same letters and marks, or no
 * marks at all where the listed one has some: `bàn gỗ` is not `bản`, `ban` may be.
 */
const PHRASES: Readonly<Partial<Record<TextTouch, string>>> = {
  star: 'sao|star|stars|starred',
  ocop: 'mỗi xã một sản phẩm|one commune one product',
  claim: claimHints.map(({ words }) => words).join('|'),
  origin:
    'xuất xứ|nguồn gốc|sản xuất|làm tại|trồng tại|nhập khẩu|nhập ngoại|hàng ngoại|nội địa|bản địa|đặc sản|vùng|tỉnh|huyện|xã|bản|thôn|làng|made in|origin|imported|grown in|produced in|product of|việt nam|vietnam|vietnamese|trung quốc|china|chinese|thái lan|thailand|hàn quốc|korea|nhật bản|japan|lào cai|yên bái|tây bắc|hà giang|lai châu|sơn la|đà lạt|sapa|chỉ dẫn địa lý|geographical indication',
  ingredients:
    'thành phần|nguyên liệu|phụ gia|chất bảo quản|hương liệu|phẩm màu|nguyên chất|hữu cơ|không đường|không chứa|có chứa|chứa|trộn|pha|sạch|tự nhiên|organic|ingredient|ingredients|contain|contains|additive|additives|preservative|preservatives|gluten|sugar free|pure|vegan|halal|natural',
  contact:
    'sđt|điện thoại|liên hệ|gọi|nhắn tin|kết bạn|inbox|ib|fb|face|phone|call|tel|mobile|whatsapp|wechat|line|website|web|www|http|https|email|mail|a còng|quét mã|mã qr|qr|đặt hàng|page|fanpage|kênh|link|com|vn|net',
};

type Word = { marked: string; bare: string };

/** The listed phrases by the bare form of their first word. */
const phrasesByFirst = new Map<string, Array<{ touch: TextTouch; words: Word[] }>>();
for (const touch of textTouches) {
  for (const phrase of (PHRASES[touch] ?? '').split('|').filter(Boolean)) {
    const words = wordsOf(phrase);
    const first = words[0]?.bare ?? '';
    phrasesByFirst.set(first, [...(phrasesByFirst.get(first) ?? []), { touch, words }]);
  }
}

function wordsOf(text: string): Word[] {
  return foldKeepingMarks(text)
    .split(' ')
    .filter(Boolean)
    .map((marked) => ({ marked, bare: fold(marked) }));
}

function isSameWord(word: Word | undefined, listed: Word): boolean {
  if (word === undefined) return false;
  return word.marked === listed.marked || (word.marked === word.bare && word.bare === listed.bare);
}

function phrasesIn(text: string): TextTouch[] {
  const words = wordsOf(text);
  return words.flatMap(({ bare }, at) =>
    (phrasesByFirst.get(bare) ?? []).flatMap((phrase) =>
      phrase.words.every((listed, step) => isSameWord(words[at + step], listed)) ? [phrase.touch] : [],
    ),
  );
}

/** Number words: five or more in a row are a telephone number spelled out. */
const SPELLED_NUMBER =
  / (?:(?:khong|mot|hai|ba|bon|tu|nam|lam|sau|bay|tam|chin|zero|one|two|three|four|five|six|seven|eight|nine|o) ){5,}/;
const STAR_SIGNS = /[\u2605\u2606\u2b50\u{1f31f}\u2729\u272d-\u2730\u22c6*]/u;
const PERCENT = / (?:phan tram|percent) |[%‰]/;
/** Eight digits or more with nothing but blanks, dots and dashes between them. */
const LONG_NUMBER = /\d(?:[\s.()-]{0,3}\d){7,}/;
const CONTACT_SIGNS = /@|:\/\/|[a-z0-9-]\.(?:vn|com|net|org|shop|store|info|me|link)\b/i;

/**
 * What a text touches, in the order of `textTouches`.
 * @param placeNames folded names of communes and districts (two words or more), so that a place named in passing is seen.
 */
export function touchesOf(text: string, placeNames: ReadonlySet<string> = new Set()): TextTouch[] {
  if (text.trim() === '') return [];
  const found = new Set<TextTouch>();
  const normal = text.normalize('NFKC').replace(INVISIBLE, '');
  const readable = latin(text);
  const words = ` ${fold(readable)} `;
  const squeezed = words.replaceAll(' ', '');
  if (/\p{N}/u.test(text + normal) || PERCENT.test(words) || PERCENT.test(normal)) found.add('digits');
  if (STAR_SIGNS.test(text) || STAR_SIGNS.test(normal)) found.add('star');
  if (CONTACT_SIGNS.test(normal) || LONG_NUMBER.test(normal) || SPELLED_NUMBER.test(words))
    found.add('contact');
  if (hasStrangeLetters(text)) found.add('strangeLetters');
  for (const [touch, shape] of SQUEEZED) if (shape.test(squeezed)) found.add(touch);
  for (const touch of phrasesIn(readable)) found.add(touch);
  if (findClaims(readable, NEWEST_CLAIMS).length > 0) found.add('claim');
  if (namesPlace(words, placeNames)) found.add('origin');
  return textTouches.filter((touch) => found.has(touch));
}

const VIETNAMESE_MARKS = /[\u0300\u0301\u0302\u0303\u0306\u0309\u031b\u0323]/g;
/** Picks the look of the emoji before it; phones put it in by themselves. */
const EMOJI_STYLE = /\ufe0f/g;

/** Letters of another script or drawn to look like letters, foreign marks, invisible characters: no honest text needs them. */
function hasStrangeLetters(text: string): boolean {
  const shown = text.replace(EMOJI_STYLE, '');
  const bare = shown.normalize('NFD').replace(VIETNAMESE_MARKS, '');
  return (
    /\p{M}/u.test(bare) ||
    /(?![A-Za-z\u00c0-\u024f])\p{L}/u.test(bare) ||
    shown.replace(INVISIBLE, '') !== shown
  );
}

const LONGEST_PLACE_WORDS = 4;

function namesPlace(words: string, placeNames: ReadonlySet<string>): boolean {
  if (placeNames.size === 0) return false;
  const tokens = words.trim().split(' ');
  for (let from = 0; from < tokens.length; from += 1) {
    for (let count = 2; count <= LONGEST_PLACE_WORDS && from + count <= tokens.length; count += 1) {
      if (placeNames.has(tokens.slice(from, from + count).join(' '))) return true;
    }
  }
  return false;
}
