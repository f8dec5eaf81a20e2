/**
 * Names in scripts that are read letter by letter, as a carrier here can read them. Han characters are left: one sign is read
 * differently in China, Japan and Korea, so whoever has such a name is asked for it in Latin letters.
 */

/** ICAO Doc 9303, part 3, section 6: as in passports. */
const CYRILLIC: Readonly<Record<string, string>> = pairs(
  'а a б b в v г g ґ g д d е e ё e є ie ж zh з z и i і i ї i й i ј j к k л l љ lj м m н n њ nj о o п p р r с s т t ћ c у u ў u ф f х kh ц ts ч ch џ dz ш sh щ shch ъ ie ы y ь  э e ю iu я ia ђ d',
);
/** ISO 843, type 2. */
const GREEK: Readonly<Record<string, string>> = pairs(
  'α a β v γ g δ d ε e ζ z η i θ th ι i κ k λ l μ m ν n ξ x ο o π p ρ r σ s ς s τ t υ y φ f χ ch ψ ps ω o',
);
/** Hepburn, of hiragana; katakana are the same sounds 0x60 further on. */
const KANA: Readonly<Record<string, string>> = pairs(
  'あ a い i う u え e お o か ka き ki く ku け ke こ ko が ga ぎ gi ぐ gu げ ge ご go さ sa し shi す su せ se そ so ざ za じ ji ず zu ぜ ze ぞ zo た ta ち chi つ tsu て te と to だ da ぢ ji づ zu で de ど do な na に ni ぬ nu ね ne の no は ha ひ hi ふ fu へ he ほ ho ば ba び bi ぶ bu べ be ぼ bo ぱ pa ぴ pi ぷ pu ぺ pe ぽ po ま ma み mi む mu め me も mo や ya ゆ yu よ yo ら ra り ri る ru れ re ろ ro わ wa ゐ i ゑ e を o ん n ゔ vu ゃ ya ゅ yu ょ yo ぁ a ぃ i ぅ u ぇ e ぉ o',
);
const SMALL_KANA = /[ゃゅょぁぃぅぇぉ]/;
/** Revised Romanization of Korea (2000): the three parts of a syllable, in Unicode's order. */
const FIRST = 'g kk n d tt r m b pp s ss - j jj ch k t p h'.split(' ');
const MIDDLE = 'a ae ya yae eo e yeo ye o wa wae oe yo u wo we wi yu eu ui i'.split(' ');
const LAST = '- k k k n n n t l k m l l l p l m p p t t ng t t k t p t'.split(' ');
const HANGUL_FROM = 0xac00;

const READ_BY_LETTER =
  /[\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}ー]+/gu;
const NOT_LATIN = /(?!\p{Script=Latin})\p{L}/u;

function pairs(text: string): Record<string, string> {
  const words = text.split(' ');
  return Object.fromEntries(words.flatMap((word, at) => (at % 2 === 0 ? [[word, words[at + 1] ?? '']] : [])));
}

/** The text with Cyrillic, Greek, Korean and Japanese letters read out: `Иван` gives `Ivan`. All else is left as it is. */
export function inLatin(text: string): string {
  return text.normalize('NFC').replace(READ_BY_LETTER, readRun);
}

/** Whether some of it cannot be read by whoever reads Latin letters, even read out: Chinese, Arabic, Thai … */
export function needsLatin(text: string): boolean {
  return NOT_LATIN.test(inLatin(text));
}

function readRun(run: string): string {
  const letters = [...run];
  let read = '';
  for (const [at, letter] of letters.entries()) {
    const code = letter.codePointAt(0) ?? 0;
    if (code >= HANGUL_FROM && code < HANGUL_FROM + FIRST.length * MIDDLE.length * LAST.length) {
      read += syllable(code - HANGUL_FROM);
      continue;
    }
    const kana = code >= 0x30a1 && code <= 0x30f4 ? String.fromCodePoint(code - 0x60) : letter;
    if (SMALL_KANA.test(kana)) {
      read = joined(read, KANA[kana] ?? '');
    } else if (kana === 'っ') {
      read += doubled(letters[at + 1]);
    } else {
      const isOu = /[υύ]/i.test(letter) && /[οό]/i.test(letters[at - 1] ?? '');
      read += isOu ? 'u' : (KANA[kana] ?? alphabetic(letter));
    }
  }
  return /^\p{Ll}/u.test(read) && !/^\p{Ll}/u.test(run) ? read.charAt(0).toUpperCase() + read.slice(1) : read;
}

function alphabetic(letter: string): string {
  const lower = letter.toLowerCase();
  const plain = lower.normalize('NFD').charAt(0);
  const found = CYRILLIC[lower] ?? GREEK[plain] ?? CYRILLIC[plain];
  if (found === undefined) return letter === 'ー' ? '' : letter;
  return letter === lower ? found : found.charAt(0).toUpperCase() + found.slice(1);
}

function syllable(at: number): string {
  const [last, middle, first] = [
    at % LAST.length,
    Math.floor(at / LAST.length) % MIDDLE.length,
    Math.floor(at / (LAST.length * MIDDLE.length)),
  ];
  return `${FIRST[first]}${MIDDLE[middle]}${LAST[last]}`.replaceAll('-', '');
}

/** きょ: ki + yo gives kyo; しゃ: shi + ya gives sha; ティ: te + i gives ti. */
function joined(before: string, small: string): string {
  const stem = before.replace(/[aiueo]$/, '');
  const isSoft = /(?:sh|ch|j)$/.test(stem);
  return stem + (isSoft ? small.replace(/^y/, '') : small);
}

/** っ doubles the consonant that follows; ch becomes tch. */
function doubled(next: string | undefined): string {
  const sound = next === undefined ? '' : readRun(next).toLowerCase();
  return sound.startsWith('ch') ? 't' : /^[a-z]/.test(sound) ? sound.charAt(0) : '';
}
