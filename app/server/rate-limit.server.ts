import { and, inArray, lte, sql } from 'drizzle-orm';
import type { ErrorCode } from '#app/i18n/errors.ts';
import { latestNow } from '#app/server/clock.server.ts';
import type { Context } from '#app/server/context.ts';
import { fingerprint } from '#app/server/crypto/derive-key.server.ts';
import { DomainError } from '#app/server/domain-error.ts';

const MINUTE_MS = 60_000;

/** Too many tries in a while. A DomainError, so that a form can say so; a route answers 429 with `retryAfterSeconds`. */
export class TooManyTries extends DomainError {
  readonly retryAfterSeconds: number;

  /** @param code for what is refused for another reason than too many tries, and for now only. */
  constructor(retryAfterMs: number, code: ErrorCode = 'tooManyRequests') {
    super(code, { params: { minutes: Math.max(1, Math.ceil(retryAfterMs / MINUTE_MS)) } });
    this.name = 'TooManyTries';
    this.retryAfterSeconds = Math.max(1, Math.ceil(retryAfterMs / 1000));
  }
}

/** By mark and not by class, as `isDomainError`. */
export function isTooManyTries(error: unknown): error is TooManyTries {
  return error instanceof Error && 'retryAfterSeconds' in error;
}

/**
 * Uses up one point of a window that begins with its first point; counted in the database, so that all processes
 * share it, and by one statement, so that a thousand at once cannot slip through.
 * @param key what is limited: name its kind and its parts ("sign-in|<account>|<address>"). Only its keyed hash is kept.
 * @param points how many a window allows.
 * @param windowMs length of the window.
 * @param longestMs of the windows of this key, where they differ.
 * @returns how many of the window are used up now.
 * @throws TooManyTries when there was none left.
 */
export async function takePoint(
  context: Context,
  key: string,
  points: number,
  windowMs: number,
  longestMs = windowMs,
): Promise<number> {
  const [used = 0] = await takePoints(context, [{ key, points }], windowMs, longestMs);
  return used;
}

/**
 * The same of several windows of one length, by one statement, which takes them in their order: whoever takes several takes
 * them in the same one. A window that ends later than one that begins now was begun by a clock that was ahead: it is over, or
 * its door would stay shut until that time comes.
 * @returns of each how many are used up now.
 * @throws TooManyTries when any has none left.
 */
export async function takePoints(
  context: Context,
  wanted: ReadonlyArray<{ readonly key: string; readonly points: number }>,
  windowMs: number,
  longestMs = windowMs,
): Promise<number[]> {
  const { rateLimit } = context.store.tables;
  const now = context.clock.now();
  const last = latestNow(context.clock) + longestMs;
  const isOver = sql`(${rateLimit.windowEndsAt} <= ${now} or ${rateLimit.windowEndsAt} > ${last})`;
  const rows = await context.store.write(
    (tx) =>
      tx
        .insert(rateLimit)
        .values(
          wanted.map(({ key }) => ({ key: rateKey(context, key), points: 1, windowEndsAt: now + windowMs })),
        )
        .onConflictDoUpdate({
          target: rateLimit.key,
          set: {
            points: sql`case when ${isOver} then 1 else ${rateLimit.points} + 1 end`,
            windowEndsAt: sql`case when ${isOver} then ${now + windowMs} else ${rateLimit.windowEndsAt} end`,
          },
        })
        .returning({ key: rateLimit.key, points: rateLimit.points, windowEndsAt: rateLimit.windowEndsAt }),
    { isolation: 'guarded' },
  );
  return wanted.map(({ key, points }) => {
    const row = rows.find((one) => one.key === rateKey(context, key));
    if (row && row.points > points) {
      context.log.warn({ evt: 'limit.hit', limit: key.split('|')[0] }, 'a limit was reached');
      throw new TooManyTries(row.windowEndsAt - now);
    }
    return row?.points ?? 0;
  });
}

/** Far below the engines' limits of parameters. */
const KEYS_PER_QUERY = 2_000;

/**
 * When the last window of each of these keys ends or has ended, ms UTC; one that never began, ended more than a day ago, or was
 * begun by a clock that was ahead, is left out.
 * @param windowMs length of the longest of them.
 */
export async function readWindows(
  context: Context,
  keys: readonly string[],
  windowMs: number,
): Promise<Map<string, number>> {
  const { rateLimit } = context.store.tables;
  const last = latestNow(context.clock) + windowMs;
  const names = new Map(keys.map((key) => [rateKey(context, key), key]));
  const hashes = [...names.keys()];
  const ends = new Map<string, number>();
  for (let start = 0; start < hashes.length; start += KEYS_PER_QUERY) {
    const some = hashes.slice(start, start + KEYS_PER_QUERY);
    const rows = await context.store.read((db) =>
      db
        .select({ key: rateLimit.key, windowEndsAt: rateLimit.windowEndsAt })
        .from(rateLimit)
        .where(and(inArray(rateLimit.key, some), lte(rateLimit.windowEndsAt, last))),
    );
    for (const { key, windowEndsAt } of rows) ends.set(names.get(key) ?? key, windowEndsAt);
  }
  return ends;
}

/** Gives a point back: what was tried turned out to be the right person. */
export async function giveBackPoint(context: Context, key: string): Promise<void> {
  const { rateLimit } = context.store.tables;
  await context.store.write(
    (tx) =>
      tx
        .update(rateLimit)
        .set({ points: sql`${rateLimit.points} - 1` })
        .where(sql`${rateLimit.key} = ${rateKey(context, key)} and ${rateLimit.points} > 0`),
    { isolation: 'guarded' },
  );
}

/** Starts a window afresh, e.g. after the right password. */
export async function forgetPoints(context: Context, key: string): Promise<void> {
  const { rateLimit } = context.store.tables;
  await context.store.write(
    (tx) => tx.delete(rateLimit).where(sql`${rateLimit.key} = ${rateKey(context, key)}`),
    { isolation: 'guarded' },
  );
}

function rateKey(context: Context, key: string): string {
  return fingerprint(context.config.appSecret, 'rate-limit', key);
}
