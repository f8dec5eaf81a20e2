import { LRUCache } from 'lru-cache';
import type { Context } from '#app/server/context.ts';
import { TooManyTries } from '#app/server/rate-limit.server.ts';

type Window = { points: number; endsAt: number };

/** Addresses that are counted at a time; the one not seen for longest makes room. */
const MOST_KEYS = 20_000;
const windowsOf = new WeakMap<Context['store'], LRUCache<string, Window>>();

/**
 * Uses up one point of a window, counted in this process alone: for what only reads and comes often, where a write for
 * each would cost more than the answer and would end with the disk's room. Several processes allow as many times more.
 * @param key what is limited: its kind and its parts ("search|<address>").
 * @param points how many a window allows.
 * @param windowMs length of the window, which begins with its first point.
 * @throws TooManyTries when they are used up.
 */
export function takePointInProcess(context: Context, key: string, points: number, windowMs: number): void {
  const now = context.clock.now();
  const windows = windowsOf.get(context.store) ?? new LRUCache<string, Window>({ max: MOST_KEYS });
  windowsOf.set(context.store, windows);
  const known = windows.get(key);
  // A clock that was put back must not leave anybody waiting for the old time to come again.
  const window =
    known && known.endsAt > now && known.endsAt <= now + windowMs
      ? known
      : { points: 0, endsAt: now + windowMs };
  window.points += 1;
  windows.set(key, window);
  if (window.points > points) {
    context.log.warn({ evt: 'limit.hit', limit: key.split('|')[0] }, 'a limit was reached');
    throw new TooManyTries(window.endsAt - now);
  }
}
