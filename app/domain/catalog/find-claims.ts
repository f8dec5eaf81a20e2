/** Finds the words of the table of claims in a text, and where they stand. */

import {
  type ClaimAdvice,
  type ClaimLevel,
  type ClaimWords,
  claimLevels,
  claimWords,
} from '#app/domain/catalog/claim-words.ts';
import { UNSEEN } from '#app/server/text/fold.ts';

export type Claim = {
  level: ClaimLevel;
  advice: ClaimAdvice;
  /** The law that stands against it; null where nobody has read it there yet. */
  source: string | null;
  /** As written in the text. */
  words: string;
  /** Where it stands in the text's NFC form, in UTF-16 units. */
  from: number;
  to: number;
};

/** A day on which the newest rows hold, those to come among them: who writes and who reviews is warned by these. */
export const NEWEST_CLAIMS = '9999-12-31';

/**
 * A denial makes no claim, as the compulsory disclaimer does not, with or without its marks; but only one that governs the
 * claim itself. Between "không" and what is not claimed stand words of these phrases alone: "không [phải là thuốc] chữa
 * bệnh", "không [dùng để] điều trị". Anything else is what is denied, and the claim stands: "không [thể thiếu để] chữa
 * bệnh", "không [dùng hóa chất để] chữa bệnh".
 */
const remedy = '(?:(?:một )?(?:loại |vị |bài )?(?:thuốc|dược phẩm|sản phẩm|thực phẩm) )?';
const able = '(?:có )?(?:tác dụng|công dụng|chức năng|khả năng)(?: (?:như|của) thuốc)? ';
const purpose = '(?:(?:dùng )?để |nhằm (?:mục đích )?|giúp |hỗ trợ |trong (?:việc )?)?';
/** Whom goods do not suit: a warning, no claim. */
const unsuited =
  '(?:(?:cho|với) )?(?:(?:những )?(?:người|ai|bệnh nhân|trẻ em|phụ nữ) )?(?:(?:đang|có|bị|mắc) )*(?:bệnh )?';
const governed = [
  '',
  '(?:dám|nên|hứa|cam kết|tuyên bố|quảng cáo) ',
  `phải (?:là )?${remedy}(?:${able})?`,
  `(?:được |nên |thể )?(?:phép )?(?:coi|xem|gọi|hiểu|quảng cáo) (?:là |như )?${remedy}`,
  '(?:được|thể) ',
  able,
  `(?:được |nên |thể )?(?:dùng|sử dụng|nhằm|giúp|hỗ trợ|thay) (?:(?:mục đích|làm|thay|cho|thế) )*(?:như ${remedy})?`,
  `(?:nên |được )?(?:phù hợp|thích hợp|khuyến nghị|khuyến cáo|khuyên dùng|dành|dùng|sử dụng) (?:dùng )?${unsuited}`,
].join('|');
/** One that is denied may be followed by more of the same. */
const alike =
  '(?:(?:thay|thay thế)(?: cho)?(?: các| mọi)?(?: loại)? thuốc|phòng|ngừa|chữa|trị|điều|đặc|chữa bệnh|trị bệnh|điều trị|chữa trị|điều trị bệnh|phòng bệnh)(?: (?:hay|hoặc|và|cũng như))? ';
const denied = spelt(
  `không (?:hề )?(?:${governed})${purpose}(?:${alike})*|(?:chưa|không) có bằng chứng (?:điều )?|(?:người|ai|bệnh nhân) đang (?:điều )?`,
  true,
);
const treated = '(?:diagnose|mitigate|prevent|treat|heal|cure|relieve|replace)s?';
/** The same in English: "not [a] cure", "does not [claim to] cure"; "cannot [find a better] cure" and "not [just] cure" are none. */
const deniedEn = spelt(
  `(?:(?<!why )not|cannot|\\p{L}+n['’]t) (?:(?:be|been|meant|intended|supposed|claim(?:ed)?|promise|said|used|sold|proven|known|able|help|as|to|for|an?|any|medical|miracle|cancer|cough|medicines?|drugs?|medications?|or|and|nor|${treated},?) )*|never (?:(?:claim(?:ed)?|promise|meant|intended|to|be|or|and|${treated},?) )*`,
  false,
);
/** As far as a denial reaches: to the end of the sentence, or to where the other half of it begins. */
const reach = '(?:(?!(?<!\\p{L})(?:nhưng|mà|vẫn|van|song|but|yet|still)(?!\\p{L}))[^.!?,:;\\n]){0,60}';
/**
 * A denial of a denial promises: "không phải không chữa được", "không bệnh nào không khỏi", "nothing it cannot cure". Two
 * denials that stand side by side ("không phải là thuốc và không chữa bệnh") deny twice.
 */
const denier = withBare('(?:không|chẳng|chả|chưa)');
const deniedAgain = withBare(
  '(?:phải|thể|lẽ|(?:có\\s+)?(?:(?:bệnh|loại\\s+bệnh|chứng)\\s+)?(?:gì|nào)|lý\\s+do\\s+gì)(?:\\s+(?:mà|lại|là))*',
);
const beyondDenialEn =
  "(?:nothing|no)(?:\\s+(?!(?:and|or|but|nor)(?!\\p{L}))\\p{L}+){0,5}?(?:\\s+(?:not|never|cannot)|n['’]t)";
const denialDenied = new RegExp(
  String.raw`(?<!\p{L})(?:${denier}\s+${deniedAgain}\s+${denier}|${beyondDenialEn})(?!\p{L})${reach}$`,
  'u',
);
/** The disclaimer that other countries' law prescribes names what is not done in a list. */
const disclaimer = String.raw`(?<!\p{L})not\s+intended\s+to\s[^.!?;\n]{0,60}`;
const denial = new RegExp(String.raw`(?:(?<!\p{L})(?:${denied}|${deniedEn})|${disclaimer})$`, 'u');

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
  const { seen, placeOf } = withoutUnseen(lowerInPlace(composed));
  return claimsInLower(seen, today, levels).map((place) => {
    const { level } = place;
    const row = shapeOn(today, level)?.rows.find((one) => endOf(one, seen, place.from) !== null)?.row;
    const [from, to] = [placeOf(place.from), placeOf(place.to - 1) + 1];
    return {
      level,
      advice: row?.advice ?? 'cure',
      source: row?.confirmed ? row.source : null,
      words: composed.slice(from, to),
      from,
      to,
    };
  });
}

/** What stands inside a word and is not seen: with it a claim is slipped past a filter, and browsers break lines at it. */
const unseen = new RegExp(`${UNSEEN.source}|\\u00ad`, 'u');
/**
 * What may be one of them: halves of pairs stand for what lies beyond the first plane. Without the flag `u` this is found
 * three times sooner, and feeds ask it of every text of the market.
 */
const maybeUnseen =
  /[\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ud800-\udfff\ufdd0-\ufdef\ufeff\ufffe\uffff]/;

/** A text as it is seen, and where a place of it stands in the text itself. */
function withoutUnseen(text: string): { seen: string; placeOf: (at: number) => number } {
  // Asked first, as hardly any text holds one.
  if (!(maybeUnseen.test(text) && unseen.test(text))) return { seen: text, placeOf: (at) => at };
  const places: number[] = [];
  let seen = '';
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charAt(at);
    if (unseen.test(unit)) continue;
    places.push(at);
    seen += unit;
  }
  return { seen, placeOf: (at) => places[at] ?? at };
}

/**
 * Made once for many texts: the first claim of a level in a text that is already lower-case NFC, null when there is
 * none.
 */
export function claimFinder(level: ClaimLevel, today: string): (lower: string) => string | null {
  const shape = shapeOn(today, level);
  if (!shape) return () => null;
  return (lower) => {
    const { seen } = withoutUnseen(lower);
    const first = nextClaim(shape, level, seen, 0);
    return first && seen.slice(first.from, first.to);
  };
}

type Place = { level: ClaimLevel; from: number; to: number };

function claimsInLower(lower: string, today: string, levels: readonly ClaimLevel[]): Place[] {
  const places: Place[] = [];
  for (const level of levels) {
    const shape = shapeOn(today, level);
    if (!shape) continue;
    let place = nextClaim(shape, level, lower, 0);
    while (place) {
      places.push(place);
      place = nextClaim(shape, level, lower, place.to);
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

function nextClaim(
  { any, some, rows }: LevelShape,
  level: ClaimLevel,
  lower: string,
  from: number,
): Place | null {
  if (from === 0 && !some.test(lower)) return null;
  any.lastIndex = from;
  for (let match = any.exec(lower); match !== null; match = any.exec(lower)) {
    const at = match.index;
    // Asked of what was found: a pattern that asks it of every place in a text takes many times longer.
    const isWordsEnd = endsInWord.test(lower.slice(Math.max(0, at - 2), at));
    const to = isWordsEnd ? null : firstEnd(rows, lower, at);
    if (to === null) any.lastIndex = at + 1;
    else if (level === 'praise' || !isDenied(lower.slice(Math.max(0, at - FARTHEST), at))) {
      return { level, from: at, to };
    } else any.lastIndex = to;
  }
  return null;
}

/** How far before a claim words are read that make something else of it, in UTF-16 units. */
const FARTHEST = 70;

function isDenied(before: string): boolean {
  return denial.test(before) && !denialDenied.test(before);
}

function firstEnd(rows: readonly RowShape[], lower: string, at: number): number | null {
  for (const row of rows) {
    const end = endOf(row, lower, at);
    if (end !== null) return end;
  }
  return null;
}

/** Where a row's words end that begin at a place; null where others stand there, or what stands around makes them honest. */
function endOf(
  { words, notAfter, notBefore, notBeside }: RowShape,
  lower: string,
  at: number,
): number | null {
  words.lastIndex = at;
  const found = words.exec(lower);
  if (!found) return null;
  const end = at + found[0].length;
  if (notAfter?.test(lower.slice(Math.max(0, at - FARTHEST), at))) return null;
  if (notBefore) {
    notBefore.lastIndex = end;
    if (notBefore.test(lower)) return null;
  }
  return notBeside?.test(sentenceAround(lower, at, end)) ? null : end;
}

/** The sentence of a place, as far as it is near. */
function sentenceAround(lower: string, from: number, to: number): string {
  const before = lower.slice(Math.max(0, from - FARTHEST), from);
  const behind = lower.slice(to, to + FARTHEST);
  return `${/[^.!?;\n]*$/.exec(before)?.[0]}${lower.slice(from, to)}${/^[^.!?;\n]*/.exec(behind)?.[0]}`;
}

function rank({ level }: Place): number {
  return claimLevels.indexOf(level);
}

/** A row's words from a place on, and what around them makes them honest. */
type RowShape = {
  row: ClaimWords;
  words: RegExp;
  notAfter: RegExp | null;
  notBefore: RegExp | null;
  notBeside: RegExp | null;
};
/**
 * `any`: all rows of a level as one pattern, to find the places of which the rows are asked one by one. `some`: the same
 * for texts that hold none, which are nearly all. It need not go on from a place, and begins at the beginnings of words
 * alone, which takes half the time.
 */
type LevelShape = { any: RegExp; some: RegExp; rows: readonly RowShape[] };

const shapes = new Map<string, LevelShape | null>();

/** `\b` knows no Vietnamese letters. */
const endsInWord = /[\p{L}\d]$/u;

/**
 * A letter or digit of Vietnamese or English, in lower case: no claim begins behind one (`endsInWord`). To ask for all that
 * Unicode has takes longer than it spares.
 */
const WORDS_LETTER = '[a-z0-9ß-öø-ɏḀ-ỿ]';

/** The rows of a level that hold on a day; kept, as everything of a day asks for the same. */
function shapeOn(today: string, level: ClaimLevel): LevelShape | null {
  const key = `${today} ${level}`;
  const known = shapes.get(key);
  if (known !== undefined) return known;
  if (shapes.size > 100) shapes.clear();
  const rows = rowsOn(today, level);
  const words = rows.map(({ pattern, bare }) => spelt(pattern, bare));
  const shape =
    rows.length === 0
      ? null
      : {
          any: wordsOf(words, 'gu'),
          some: new RegExp(`(?<!${WORDS_LETTER})${wordsOf(words, 'u').source}`, 'u'),
          rows: rows.map(shapeOfRow),
        };
  shapes.set(key, shape);
  return shape;
}

function shapeOfRow(row: ClaimWords): RowShape {
  const written = (pattern: string | undefined) => pattern && spelt(pattern, row.bare);
  const [after, before, beside] = [row.notAfter, row.notBefore, row.notBeside].map(written);
  return {
    row,
    words: wordsOf([spelt(row.pattern, row.bare)], 'uy'),
    notAfter: after ? new RegExp(`(?<![\\p{L}\\d])(?:${after})\\s+$`, 'u') : null,
    notBefore: before ? new RegExp(`\\s*(?:${before})(?![\\p{L}\\d])`, 'uy') : null,
    notBeside: beside ? new RegExp(`(?<![\\p{L}\\d])(?:${beside})(?![\\p{L}\\d])`, 'u') : null,
  };
}

function rowsOn(today: string, level: ClaimLevel): ClaimWords[] {
  return claimWords.filter(
    (row) => row.level === level && (row.validFrom ?? today) <= today && today <= (row.validTo ?? today),
  );
}

function wordsOf(patterns: readonly string[], flags: string): RegExp {
  return new RegExp(`(?:${patterns.join('|')})(?![\\p{L}\\d])`, flags);
}

/** A pattern of the table as it is matched. */
function spelt(pattern: string, bare: boolean): string {
  return (bare ? withBare(pattern) : pattern).replaceAll(' ?', '\\s*').replaceAll(' ', '\\s+');
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
  // Asked first, as hardly any text holds one.
  return (text.includes('İ') ? text.replaceAll('İ', 'i') : text).toLowerCase();
}
