const COMBINING_MARKS = /[\u0300-\u036f]/g;
// biome-ignore lint/suspicious/noControlCharactersInRegex: the range is that of ASCII
const ASCII = /^[\u0000-\u007f]*$/;

/**
 * The key under which Vietnamese texts are the same word for search and matching: no marks, đ as d, lower case,
 * everything that is neither letter nor digit as one blank. `Hoà`, `hòa` and NFD `HOÀ` give `hoa`.
 */
export function fold(text: string): string {
  const plain = ASCII.test(text)
    ? text
    : text.normalize('NFD').replace(COMBINING_MARKS, '').replace(/[đĐ]/g, 'd').normalize('NFC');
  return plain
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** The text without marks, case and punctuation kept: `Đồng Tháp` → `Dong Thap`. */
export function withoutMarks(text: string): string {
  return text
    .normalize('NFD')
    .replace(COMBINING_MARKS, '')
    .replaceAll('đ', 'd')
    .replaceAll('Đ', 'D')
    .normalize('NFC');
}

const TONES = /[\u0300\u0301\u0303\u0309\u0323]/g;

/**
 * Like `fold`, but vowels keep their hats and horns and every syllable keeps its tone, wherever it was written: the
 * tone stands behind the syllable, so that `hoà` and `hòa` agree while `mận` and `mắn` do not.
 */
export function foldKeepingMarks(text: string): string {
  return text
    .normalize('NFD')
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ')
    .trim()
    .split(' ')
    .map((syllable) => {
      const tones = syllable.match(TONES)?.join('') ?? '';
      return (syllable.replace(TONES, '') + tones).normalize('NFC');
    })
    .join(' ');
}

/** Whether the text has any Vietnamese mark: then a match with the same marks should come first. */
export function hasMarks(text: string): boolean {
  return withoutMarks(text) !== text.normalize('NFC');
}

/**
 * What nobody sees and no text needs: joiners, direction marks and overrides (they make a name read as another), code
 * points that are no letters. XML, feeds and other people's systems refuse some of them.
 */
export const UNSEEN =
  /[\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\p{Noncharacter_Code_Point}]/gu;

/**
 * A name made one: NFC, ordinary blanks, none at the ends, none doubled, no control characters and none of `UNSEEN`.
 * Letters and case stay.
 */
export function tidy(text: string): string {
  return text
    .replace(UNSEEN, '')
    .normalize('NFC')
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim();
}

/** Vietnamese alphabetical order as letters and digits that every collation sorts alike: ă after a, đ after d. */
const letterKeys: Readonly<Record<string, string>> = {
  ă: 'az',
  â: 'azz',
  đ: 'dz',
  ê: 'ez',
  ô: 'oz',
  ơ: 'ozz',
  ư: 'uz',
};
const toneKeys: Readonly<Record<string, string>> = {
  '\u0300': '2',
  '\u0309': '3',
  '\u0303': '4',
  '\u0301': '5',
  '\u0323': '6',
};

/**
 * A key whose plain comparison is the order of a Vietnamese dictionary: letters first, tones (ngang huyền hỏi ngã
 * sắc nặng) only between words of the same letters. Only a–z and digits, so that databases with different
 * collations agree.
 */
export function sortKey(text: string): string {
  let letters = '';
  let tones = '';
  for (const syllable of foldKeepingMarks(text).split(' ')) {
    const decomposed = syllable.normalize('NFD');
    const tone = decomposed.match(TONES)?.[0];
    const plain = decomposed.replace(TONES, '').normalize('NFC');
    for (const letter of plain) {
      letters += letterKeys[letter] ?? (/[0-9]/.test(letter) ? `1${letter}` : withoutMarks(letter));
    }
    letters += '0';
    tones += tone ? (toneKeys[tone] ?? '1') : '1';
  }
  return `${letters}0${tones}`;
}
