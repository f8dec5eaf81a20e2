import { tidy } from '#app/server/text/fold.ts';

const LONGEST = 200;

/**
 * A file's name as somebody's device gave it, fit to be kept, shown and sent on: one line of letters that can be seen,
 * without direction marks, which would make "giấy<U+202E>gpj.exe" read as a picture. At most 200 characters, its ending
 * kept; '' when nothing is left.
 */
export function fileNameOf(given: string): string {
  return tidy(given.replace(/\p{Cf}/gu, ''))
    .slice(-LONGEST)
    .replace(/\p{Surrogate}/gu, '')
    .trim();
}
