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

/** Of what stands before a bracket, as much is looked at as the name of a platform takes. */
const LONGEST_NAME = 60;

/**
 * "Lazada (đã đóng)": what stands in brackets right behind a platform, and names none, is said of that one. Each bracket is
 * looked at from itself, so that a cell of any length is read in one pass.
 */
function withRemarksOfNames(sentence: string, channels: ReadonlyArray<KnownChannel>): string {
  return sentence.replace(/\(([^()]*)\)/gu, (whole, inside: string, at: number) => {
    const before =
      sentence
        .slice(Math.max(0, at - LONGEST_NAME), at)
        .split(/[,()]/)
        .at(-1) ?? '';
    const isOfName = wordsOf(before, channels).text.endsWith('@ ') && namesIn(inside, channels).length === 0;
    return isOfName ? ` ${inside} ` : whole;
  });
}
