import { and, gt, inArray } from 'drizzle-orm';
import type { Context } from '#app/server/context.ts';
import { idFloor } from '#app/server/ids.server.ts';

/** How soon the commits of other processes are heard of. */
const POLL_MS = 150;
/** A slow transaction's rows become visible after younger ones; they are looked for this far back. */
const LOOK_BACK_MS = 10_000;

type Listener = { readonly tags: readonly string[]; readonly call: () => void };

const feeds = new WeakMap<Context['store'], TagFeed>();

/**
 * Calls whenever a commit may have changed something that these tags name (`store.touch`): at once for this process's own
 * commits, in a moment for those of others. It may call for nothing, so whoever listens looks at what it is about. All
 * listeners of a process cost one small query a moment, and none while nobody listens.
 * @returns ends it.
 */
export function listenForChanges(context: Context, tags: readonly string[], call: () => void): () => void {
  const feed = feeds.get(context.store) ?? new TagFeed(context.store);
  feeds.set(context.store, feed);
  return feed.listen({ tags, call });
}

class TagFeed {
  readonly #store: Context['store'];
  readonly #listeners = new Set<Listener>();
  readonly #seen = new Set<string>();
  #stopOwn: (() => void) | null = null;
  #timer: NodeJS.Timeout | undefined;

  constructor(store: Context['store']) {
    this.#store = store;
  }

  listen(listener: Listener): () => void {
    this.#listeners.add(listener);
    this.#stopOwn ??= this.#store.onChange((tags) => this.#tell(new Set(tags)));
    this.#timer ??= setTimeout(() => void this.#poll(), POLL_MS).unref();
    return () => {
      this.#listeners.delete(listener);
      if (this.#listeners.size > 0) return;
      this.#stopOwn?.();
      this.#stopOwn = null;
      clearTimeout(this.#timer);
      this.#timer = undefined;
      this.#seen.clear();
    };
  }

  async #poll(): Promise<void> {
    try {
      this.#tell(await this.#heardOf());
    } catch {
      // The database is away: who listens finds that out by looking.
      for (const { call } of this.#listeners) call();
    }
    // Somebody may have begun to listen meanwhile, after the last one had ended.
    clearTimeout(this.#timer);
    this.#timer = undefined;
    if (this.#listeners.size > 0) this.#timer = setTimeout(() => void this.#poll(), POLL_MS).unref();
  }

  /** Tags of rows that were not there at the last look. */
  async #heardOf(): Promise<Set<string>> {
    const { change } = this.#store.tables;
    const tags = [...new Set([...this.#listeners].flatMap((one) => one.tags))];
    const rows = await this.#store.read((db) =>
      db
        .select({ id: change.id, tag: change.tag })
        .from(change)
        .where(and(inArray(change.tag, tags), gt(change.id, idFloor(Date.now() - LOOK_BACK_MS)))),
    );
    const fresh = rows.filter(({ id }) => !this.#seen.has(id));
    this.#seen.clear();
    for (const { id } of rows) this.#seen.add(id);
    return new Set(fresh.map(({ tag }) => tag));
  }

  #tell(tags: ReadonlySet<string>): void {
    if (tags.size === 0) return;
    for (const listener of [...this.#listeners]) {
      if (listener.tags.some((tag) => tags.has(tag))) listener.call();
    }
  }
}
