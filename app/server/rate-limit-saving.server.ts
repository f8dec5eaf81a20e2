import type { Context } from '#app/server/context.ts';
import { isTooManyTries, type TooManyTries } from '#app/server/rate-limit.server.ts';
import { takePointInProcess } from '#app/server/rate-limit-in-process.server.ts';

const MINUTE_MS = 60_000;

/** Of a minute's forms: so many more are read, but not saved. */
const SHOWN_AGAIN = 0.1;
/** Photos come in many pieces, and have a limit of their own. */
const PIECES = /^\/media\//;
/** What somebody typed, and no files. */
const TYPED = /^application\/x-www-form-urlencoded\b/;

/**
 * Counts a form that a signed-in person sends. People press a few buttons a minute, and a page that saves by itself
 * sends one form at a time; what comes faster is a program that keeps everybody else waiting. Of the typed forms that
 * are too many the first few are let through as far as their first write, so that their page can show what was typed
 * (`refuseWrites`).
 * @returns what is to refuse its writes; null where it may be saved.
 * @throws TooManyTries for what is not even read.
 */
export function limitSaving(context: Context, personId: string, request: Request): TooManyTries | null {
  if (PIECES.test(new URL(request.url).pathname)) return null;
  const { savesPerMinute } = context.config.limits;
  try {
    takePointInProcess(context, `save|${personId}`, savesPerMinute, MINUTE_MS);
    return null;
  } catch (error) {
    if (!isTooManyTries(error) || !TYPED.test(request.headers.get('content-type') ?? '')) throw error;
    const shown = Math.max(1, Math.floor(savesPerMinute * SHOWN_AGAIN));
    takePointInProcess(context, `save-refused|${personId}`, shown, MINUTE_MS);
    return error;
  }
}

/** The same market, in which nothing can be written for now: use-cases read and check, and their write throws `refusal`. */
export function refuseWrites(context: Context, refusal: TooManyTries): Context {
  const write = () => Promise.reject(refusal);
  return { ...context, store: { ...context.store, write } };
}
