import { placesSaying, wordsOf } from '#app/domain/register/parse/ending-words.ts';
import { type KnownChannel, namesIn } from '#app/domain/register/parse/parse-platforms.ts';
import { fold } from '#app/server/text/fold.ts';

/**
 * The clauses of a sentence of a remark, each of which speaks of its own platforms: cut at commas, brackets and dashes,
 * and where a word turns to another platform: "Bỏ Lazada vẫn bán Shopee" is two, "Bỏ Lazada và Shopee" is one.
 */
export function cutClauses(
  sentence: string,
  channels: ReadonlyArray<KnownChannel>,
  isMarked: boolean,
): Array<string> {
  return withRemarksOfNames(sentence, channels)
    .split(/[,(]|\s[-–]\s/u)
    .flatMap((part) => {
      if (fold(part) === '') return [];
      const words = wordsOf(part, channels, isMarked);
      const isName = words.text
        .trim()
        .split(' ')
        .map((word) => word === '@');
      const turns = new Set(placesSaying(words, 'begins'));
      const behindNames = new Set(placesSaying(words, 'beginsBehindName'));
      const clauses: Array<string> = [];
      let from = 0;
      let hasName = false;
      for (const [at, start] of words.starts.entries()) {
        if (at > 0 && (turns.has(at) || (hasName && behindNames.has(at)))) {
          clauses.push(part.slice(from, start));
          from = start;
          hasName = false;
        }
        hasName ||= isName[at] === true;
      }
      return [...clauses, part.slice(from)];
    });
}

/** "Lazada (đã đóng)": what stands in brackets right behind a platform, and names none, is said of that one. */
function withRemarksOfNames(sentence: string, channels: ReadonlyArray<KnownChannel>): string {
  return sentence.replace(/([^,()]*)\(([^()]*)\)/gu, (whole, before: string, inside: string) => {
    const lastWords = wordsOf(before, channels).text.trim().split(' ');
    const isOfName = lastWords.at(-1) === '@' && namesIn(inside, channels).length === 0;
    return isOfName ? `${before} ${inside} ` : whole;
  });
}
