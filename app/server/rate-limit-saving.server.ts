import type { Context } from '#app/server/context.ts';
import { takePointInProcess } from '#app/server/rate-limit-in-process.server.ts';

const MINUTE_MS = 60_000;

/** Photos come in many pieces, and have a limit of their own. */
const PIECES = /^\/media\//;

/**
 * Counts a form that a signed-in person sends. People press a few buttons a minute, and a page that saves by itself
 * sends one form at a time; what comes faster is a program that keeps everybody else waiting.
 * @throws TooManyTries.
 */
export function limitSaving(context: Context, personId: string, path: string): void {
  if (PIECES.test(path)) return;
  takePointInProcess(context, `save|${personId}`, context.config.limits.savesPerMinute, MINUTE_MS);
}
