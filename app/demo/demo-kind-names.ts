import { fold } from '#app/server/text/fold.ts';

/** First words of the English kinds that are names and keep their capital inside a sentence. */
const PROPER = new Set(
  [
    'seng khau tham tam ta vh6 si nam muong muc phong ngu ban sa bac hmong sin nghia na bat san thanh coc',
    'dao dai red tay ocop',
  ]
    .join(' ')
    .split(' '),
);

/** A kind's name as it stands inside a sentence: "dried or pickled chayote", "gạo Séng Cù Mường Khương". */
export function inSentence(language: 'vi' | 'en', name: string): string {
  const [first = ''] = name.split(/[\s/-]/);
  if (language === 'en' && PROPER.has(fold(first))) return name;
  return name.charAt(0).toLocaleLowerCase('vi') + name.slice(1);
}

/**
 * The English name with the marks of the Vietnamese one: "Muong Khuong chilli paste" of "Tương ớt Mường Khương" becomes
 * "Mường Khương chilli paste", so that a place is written one way on every page.
 */
export function withMarks(nameEn: string, nameVi: string): string {
  const marked = new Map((nameVi.normalize('NFC').match(/\p{L}+/gu) ?? []).map((word) => [fold(word), word]));
  return nameEn.replace(/\p{L}+/gu, (word) => {
    const found = marked.get(fold(word));
    if (!found) return word;
    const isCapital = word.charAt(0) !== word.charAt(0).toLowerCase();
    const first = found.charAt(0);
    return (isCapital ? first.toLocaleUpperCase('vi') : first.toLocaleLowerCase('vi')) + found.slice(1);
  });
}
