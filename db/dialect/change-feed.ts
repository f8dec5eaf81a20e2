import { newId } from '#app/server/ids.server.ts';
import type { Tx } from '#db/store.ts';
import type { Tables } from '#db/tables/define-tables.ts';

type Follower = (tx: Tx, tags: ReadonlyArray<string>, at: number) => Promise<void>;
type Listener = (tags: ReadonlyArray<string>) => void;

/** Leaves `change` rows inside writes and tells this process's listeners after the commit. */
export class ChangeFeed {
  readonly #tables: Tables;
  readonly #listeners = new Set<Listener>();
  readonly #followers = new Set<Follower>();

  constructor(tables: Tables) {
    this.#tables = tables;
  }

  async touch(tx: Tx, tags: ReadonlyArray<string>, at: number, pending: Set<string>): Promise<void> {
    const fresh = [...new Set(tags)].filter((tag) => !pending.has(tag));
    if (fresh.length === 0) return;
    for (const tag of fresh) pending.add(tag);
    await tx.insert(this.#tables.change).values(fresh.map((tag) => ({ id: newId(), tag, at })));
    for (const follow of this.#followers) await follow(tx, fresh, at);
  }

  committed(pending: Set<string>): void {
    if (pending.size === 0) return;
    const tags = [...pending];
    for (const listener of this.#listeners) listener(tags);
  }

  follow(follower: Follower): () => void {
    this.#followers.add(follower);
    return () => this.#followers.delete(follower);
  }

  listen(listener: Listener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }
}
