/**
 * Words in a listing's texts that a person must look at before the public reads them. Everything is matched on a form
 * that takes no notice of marks, case, look-alike letters, spaced-out letters or invisible characters, because that is
 * how a claim is hidden. It is meant to stop too much rather than too little: what it stops is only read by a person.
 */
import { fold } from '#app/server/text/fold.ts';

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

/** The text as it is compared: lower case, no marks, single blanks, look-alikes and invisible characters undone. */
function plain(text: string): string {
  const latin = text
    .normalize('NFKC')
    .replace(INVISIBLE, '')
    .toLowerCase()
    .replace(/[\u0370-\u052f]/g, (letter) => LOOK_ALIKES[letter] ?? letter);
  return fold(latin);
}

/** Long words that mean nothing else, found even when their letters are parted by blanks or dots. */
const SQUEEZED: ReadonlyArray<readonly [TextTouch, RegExp]> = [
  ['ocop', /[o0]c[o0]p/],
  [
    'contact',
    /za[l1]o|facebook|faceb00k|messenger|telegram|viber|tiktok|instagram|shopee|lazada|gmail|hotline|youtube/,
  ],
  ['claim', /chuakhoi|khoibenh|dieutri|dactri|thanduoc|bachbenh|ungthu|tieuduong|cancer|diabetes/],
  ['star', /(hang|xep|dat|tieuchuan)\d*sao\b/],
];

/** Whole words or phrases of the folded text, between blanks. */
const WORDS: ReadonlyArray<readonly [TextTouch, RegExp]> = [
  ['star', / (?:sao|star|stars|starred) /],
  ['ocop', / (?:ocop|moi xa mot san pham|one commune one product) /],
  [
    'claim',
    / (?:chua|tri|khoi|benh|thuoc|than duoc|giam can|giam dau|giai doc|bo than|bo gan|tang cuong|sinh ly|khang|ngua|phong ngua|hieu qua|cam ket|bao dam|so 1|so mot|nhat|tot nhat|duy nhat|hang dau|chinh hang|an toan|cure|cures|cured|heal|heals|healing|treat|treats|treatment|medicine|medical|remedy|detox|prevent|prevents|guarantee|guaranteed|best|number one|only) /,
  ],
  ['claim', / (?:huyet ap|mo mau|tim mach|dai trang|xuong khop|mat ngu|da day|vo sinh|covid) /],
  [
    'origin',
    / (?:xuat xu|nguon goc|san xuat tai|lam tai|trong tai|nhap khau|nhap ngoai|hang ngoai|ban dia|dac san|vung|tinh|huyen|xa|ban|thon|lang|made in|origin|imported|grown in|produced in|product of|viet nam|vietnam|trung quoc|china|chinese|thai lan|thailand|han quoc|korea|nhat ban|japan|lao cai|yen bai|tay bac|ha giang|lai chau|son la|da lat|chi dan dia ly|geographical indication) /,
  ],
  [
    'ingredients',
    / (?:thanh phan|nguyen lieu|phu gia|chat bao quan|bao quan|huong lieu|pham mau|nguyen chat|huu co|khong duong|khong chua|co chua|tron voi|pha|organic|ingredient|ingredients|contain|contains|additive|additives|preservative|preservatives|gluten|sugar free|pure|vegan|halal|natural|tu nhien|sach) /,
  ],
  [
    'contact',
    / (?:sdt|dien thoai|so dt|lien he|goi ngay|goi cho|nhan tin|inbox|ib|fb|face|hotline|phone|call|tel|mobile|whatsapp|wechat|line|website|web|www|http|https|email|mail|e mail|a cong|quet ma|ma qr|qr|dat hang|page|fanpage|kenh|link|com|vn|net) /,
  ],
];

/** Number words: five or more in a row are a telephone number spelled out. */
const SPELLED_NUMBER =
  / (?:(?:khong|mot|hai|ba|bon|tu|nam|lam|sau|bay|tam|chin|zero|one|two|three|four|five|six|seven|eight|nine|o) ){5,}/;
const STAR_SIGNS = /[\u2605\u2606\u2b50\u{1f31f}\u2729\u272d-\u2730\u22c6*]/u;
const PERCENT = / (?:phan tram|percent) |[%‰]/;
const CONTACT_SIGNS = /@|:\/\/|\b[a-z0-9-]+\.(?:vn|com|net|org|shop|store|info|me|link)\b/i;

/**
 * What a text touches, in the order of `textTouches`.
 * @param placeNames folded names of communes and districts (two words or more), so that a place named in passing is seen.
 */
export function touchesOf(text: string, placeNames: ReadonlySet<string> = new Set()): TextTouch[] {
  if (text.trim() === '') return [];
  const found = new Set<TextTouch>();
  const normal = text.normalize('NFKC').replace(INVISIBLE, '');
  const words = ` ${plain(text)} `;
  const squeezed = words.replaceAll(' ', '');
  if (/\p{N}/u.test(normal) || PERCENT.test(words) || PERCENT.test(normal)) found.add('digits');
  if (STAR_SIGNS.test(text) || STAR_SIGNS.test(normal)) found.add('star');
  if (CONTACT_SIGNS.test(normal) || SPELLED_NUMBER.test(words)) found.add('contact');
  if (hasStrangeLetters(text)) found.add('strangeLetters');
  for (const [touch, shape] of SQUEEZED) if (shape.test(squeezed)) found.add(touch);
  for (const [touch, shape] of WORDS) if (shape.test(words)) found.add(touch);
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
