import { count, gt } from 'drizzle-orm';
import type { Context } from '#app/server/context.ts';
import type { HtmlCache } from '#app/server/html-cache/html-cache.server.ts';
import { idFloor } from '#app/server/ids.server.ts';

const POLL_MS = 300;
/** A slow transaction's rows become visible after younger ones; they are looked for this far back. */
const LOOK_BACK_MS = 10_000;
/** A database that has not answered for this long cannot be heard: the cache stands aside. */
const SILENCE_MS = 2_000;
/** After a longer silence the rows read no longer reach back to its beginning. */
const LONGEST_GAP_MS = LOOK_BACK_MS / 2;

/**
 * Keeps the cache in step with the database: at once for this process's own commits, within a second for those of
 * others. Returns what stops it.
 */
export function followChanges(context: Pick<Context, 'store' | 'log'>, cache: HtmlCache): () => void {
  const { store, log } = context;
  const { change } = store.tables;
  const seen = new Map<string, number>();
  /** Rows of the whole table at the last poll; null before the first. */
  let known: number | null = null;
  let heardAt = performance.now();
  /** When the oldest question that has no answer yet was asked. A late timer alone says nothing of the database. */
  let askedAt: number | null = null;
  let stopped = false;
  let timer: NodeJS.Timeout;

  async function poll() {
    askedAt ??= performance.now();
    const since = Date.now() - LOOK_BACK_MS;
    const { total, rows } = await readChanges(idFloor(since));
    const fresh = rows.filter(({ id }) => !seen.has(id));
    for (const { id } of fresh) seen.set(id, Date.now());
    for (const [id, at] of seen) {
      if (at > since - LOOK_BACK_MS) break;
      seen.delete(id);
    }
    // More came than was read: a writer whose clock is behind gave them ids below where we look.
    const isMissed = known !== null && total > known + fresh.length;
    known = total;
    if (isMissed || performance.now() - heardAt > LONGEST_GAP_MS) cache.clear();
    if (fresh.length > 0) cache.drop(fresh.map(({ tag }) => tag));
    heardAt = performance.now();
    askedAt = null;
    cache.setListening(true);
  }

  /** The rows from `floor` on and the number of all, as of one moment. */
  async function readChanges(floor: string) {
    const found = await store.read((db) => {
      const all = db
        .select({ total: count().as('total') })
        .from(change)
        .as('all_changes');
      return db
        .select({ total: all.total, id: change.id, tag: change.tag })
        .from(all)
        .leftJoin(change, gt(change.id, floor));
    });
    const rows = found.flatMap(({ id, tag }) => (id !== null && tag !== null ? [{ id, tag }] : []));
    return { total: Number(found[0]?.total ?? 0), rows };
  }

  async function pollForEver() {
    try {
      await poll();
    } catch (error) {
      log.warn({ err: error }, 'cannot read changes');
    }
    if (!stopped) timer = setTimeout(pollForEver, POLL_MS).unref();
  }

  // Apart from the poll, because a poll may hang on a database that has gone away.
  const watch = setInterval(() => {
    if (askedAt !== null && performance.now() - askedAt > SILENCE_MS) cache.setListening(false);
  }, SILENCE_MS / 4).unref();
  const stopListening = store.onChange((tags) => cache.drop(tags));
  timer = setTimeout(pollForEver, 0).unref();
  return () => {
    stopped = true;
    clearTimeout(timer);
    clearInterval(watch);
    stopListening();
  };
}
