import { randomInt } from 'node:crypto';
import { isSound, MEMO_CODES, memoCodeFrom, PREFIX } from '#app/domain/payments/memo-code/memo-code.ts';

/** A memo code drawn by lot. It may have been drawn before: whoever keeps it draws again until it is a new one. */
export function makeMemoCode(): string {
  for (;;) {
    const code = memoCodeFrom(randomInt(MEMO_CODES));
    if (isSound(code.slice(PREFIX.length))) return code;
  }
}
