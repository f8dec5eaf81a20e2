/** Finds the words of the table of claims in a text, and where they stand. */
import {
  type ClaimAdvice,
  type ClaimLevel,
  type ClaimWords,
  claimLevels,
  claimWords,
} from '#app/domain/catalog/claim-words.ts';

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
 * Words that deny a cure, as the compulsory disclaimer does, make no claim, with or without their marks; "không chỉ",
 * "không chất bảo quản" and the like deny something else. Whole words only: "Note: heals" denies nothing. What stands behind
 * "nhưng", "mà" or "but" is said and not denied.
 */
const denied = withBare(
  String.raw`không\s+(?:phải(?!\s+ai(?!\p{L}))|có\s+(?:tác|công)\s+dụng(?!\s+phụ)|có\s+chức\s+năng|có\s+khả\s+năng|thể(?!\s+(?:tin|ngờ))|được|dùng|nhằm|giúp|hề|thay)(?!\p{L}|\s+(?:chỉ|bỏ\s+lỡ)(?!\p{L}))`,
);
const deniedBefore = withBare(
  // Nor does a warning to those whom a doctor treats.
  String.raw`không\s+(?:dám\s+|nên\s+(?:dùng\s+)?|quảng\s+cáo\s+|tuyên\s+bố\s+)?|(?:chưa|không)\s+có\s+bằng\s+chứng\s+(?:điều\s+)?|(?:người|ai|bệnh\s+nhân)\s+đang\s+(?:điều\s+)?`,
);
const deniedEn = String.raw`(?:not|never|cannot)(?!\p{L}|\s+(?:only|believe|seen|before)(?!\p{L}))`;
/** As far as a denial reaches: to the end of the sentence, or to where the other half of it begins. */
const reach = String.raw`(?:(?!(?<!\p{L})(?:nhưng|mà|song|but|yet)(?!\p{L}))[^.!?,:;\n]){0,60}`;
/** The disclaimer that other countries' law prescribes names what is not done in a list. */
const disclaimer = String.raw`(?<!\p{L})not\s+intended\s+to\s[^.!?;\n]{0,60}`;
const denial = new RegExp(
  String.raw`(?:(?<!\p{L})(?:${denied}|${deniedEn})${reach}|${disclaimer}|(?<!\p{L})(?:${deniedBefore})|n['’]t(?!\p{L})${reach})$`,
  'u',
);

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
  const lower = lowerInPlace(composed);
  return claimsInLower(lower, today, levels).map(({ level, from, to }) => {
    const row = rowAt(lower, from, level, today);
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

/**
 * Made once for many texts: the first claim of a level in a text that is already lower-case NFC, null when there is
 * none.
 */
export function claimFinder(level: ClaimLevel, today: string): (lower: string) => string | null {
  const shape = shapeOn(today, level);
  if (!shape) return () => null;
  return (lower) => {
    const first = nextClaim(shape, level, lower, 0);
    return first && lower.slice(first.from, first.to);
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

function nextClaim(shape: RegExp, level: ClaimLevel, lower: string, from: number): Place | null {
  shape.lastIndex = from;
  for (let match = shape.exec(lower); match !== null; match = shape.exec(lower)) {
    const at = match.index;
    // Asked of what was found: a pattern that asks it of every place in a text takes many times longer.
    if (endsInWord.test(lower.slice(Math.max(0, at - 2), at))) shape.lastIndex = at + 1;
    else if (level === 'praise' || !denial.test(lower.slice(Math.max(0, at - 70), at))) {
      return { level, from: at, to: at + match[0].length };
    }
  }
  return null;
}

/** The row that found a claim: the first of its level that matches where the claim begins. */
function rowAt(lower: string, from: number, level: ClaimLevel, today: string): ClaimWords | undefined {
  return rowsOn(today, level).find((row) => {
    const shape = ownShapes.get(row) ?? shapeOf([row], 'uy');
    ownShapes.set(row, shape);
    shape.lastIndex = from;
    return shape.test(lower);
  });
}

function rank({ level }: Place): number {
  return claimLevels.indexOf(level);
}

const shapes = new Map<string, RegExp | null>();
const ownShapes = new Map<ClaimWords, RegExp>();

/** `\b` knows no Vietnamese letters. */
const endsInWord = /[\p{L}\d]$/u;

/** All rows of a level that hold on a day as one pattern; kept, as everything of a day asks for the same. */
function shapeOn(today: string, level: ClaimLevel): RegExp | null {
  const key = `${today} ${level}`;
  const known = shapes.get(key);
  if (known !== undefined) return known;
  if (shapes.size > 100) shapes.clear();
  const rows = rowsOn(today, level);
  const shape = rows.length === 0 ? null : shapeOf(rows, 'gu');
  shapes.set(key, shape);
  return shape;
}

function rowsOn(today: string, level: ClaimLevel): ClaimWords[] {
  return claimWords.filter(
    (row) => row.level === level && (row.validFrom ?? today) <= today && today <= (row.validTo ?? today),
  );
}

function shapeOf(rows: readonly ClaimWords[], flags: string): RegExp {
  const patterns = rows.map(({ pattern, bare }) => (bare ? withBare(pattern) : pattern));
  const source = patterns.join('|').replaceAll(' ?', '\\s*').replaceAll(' ', '\\s+');
  return new RegExp(`(?:${source})(?![\\p{L}\\d])`, flags);
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
