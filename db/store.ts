import type { AnyColumn, SQL } from 'drizzle-orm';
import type { BaseSQLiteDatabase } from 'drizzle-orm/sqlite-core';
import type { Tables } from '#db/tables/define-tables.ts';

/**
 * A query surface, typed as SQLite's and true of both engines as long as queries are awaited
 * (never `.get()`, `.all()`, `.run()`).
 */
export type Db = Omit<
  BaseSQLiteDatabase<'async', unknown>,
  'run' | 'get' | 'all' | 'values' | 'transaction' | 'batch' | '_' | 'resultKind' | 'dialect' | 'session'
>;

/** A `Db` inside one transaction. */
export type Tx = Db & { readonly isTransaction: true };

export type Engine = 'sqlite' | 'postgres';

/** What the two engines do differently and the rest of the code asks for by meaning. */
export type Dialect = {
  readonly engine: Engine;
  /** The unique index or constraint that a statement violated, as named in db/tables; null for any other error. */
  violatedUnique(error: unknown): string | null;
  /** True when the disk is full or cannot be written: the market goes on reading and says so. */
  isStorageFull(error: unknown): boolean;
  /** True when the database cannot be reached or does not answer for now; nothing is wrong with what was asked. */
  isAway(error: unknown): boolean;
  /** Numbers of the rows of `listing_search` that hold every token, highest first. */
  searchListings(db: Db, query: SearchMatch): Promise<number[]>;
  /** A condition for prepared queries: `column` is one of the texts of the JSON list given for `placeholder`. */
  isInJson(column: AnyColumn, placeholder: string): SQL;
  /** Claims due rows of `job` so that no other worker gets the same one. */
  readonly skipLocked: boolean;
};

export type SearchMatch = {
  /** Which words are compared: those without marks [a-z0-9], or those with them. */
  column: 'folded' | 'marked';
  /** All must be there. */
  tokens: string[];
  /** The last one may be unfinished. */
  lastIsPrefix: boolean;
  /** Most hits returned. */
  cap: number;
};

export type WriteOptions = {
  /**
   * `serializable` (default): as if writes ran one after another, retried when PostgreSQL cannot order them.
   * `guarded`: for writes whose every statement carries its own guard (`UPDATE … WHERE stock >= n`), which then
   * wait for each other's rows instead of being retried.
   */
  isolation?: 'serializable' | 'guarded';
};

/**
 * The only two doors to the data.
 * `read` cannot write, by construction. `write` is one transaction: all of it or nothing; it must hold database
 * work only (no network, files, hashing, timers): leave a job in the same transaction instead.
 */
export type Store = {
  readonly tables: Tables;
  readonly dialect: Dialect;
  read<T>(work: (db: Db) => Promise<T>): Promise<T>;
  /**
   * As `read`, but all its queries see the data of one moment, whatever is written meanwhile: for figures that must add up.
   * It costs a connection of its own, and an old moment holds up cleaning: minutes at most.
   */
  readMoment<T>(work: (db: Db) => Promise<T>): Promise<T>;
  /**
   * Inside another `write` it joins that one. A `read` inside a `write` throws: use `tx`.
   * The work may run again after a serialization failure, so it must not touch anything outside the database.
   */
  write<T>(work: (tx: Tx) => Promise<T>, options?: WriteOptions): Promise<T>;
  /** Called after each commit of this process that left rows in `change`, with their tags. */
  onChange(listener: (tags: ReadonlyArray<string>) => void): () => void;
  /**
   * Called inside each write of this process that touches tags, with those that are new to it: what the follower writes
   * (database work only) commits together with the change, or not at all.
   */
  onTouch(follower: (tx: Tx, tags: ReadonlyArray<string>, at: number) => Promise<void>): () => void;
  /** Remembers, inside a write, that pages showing `tags` are out of date. */
  touch(tx: Tx, tags: ReadonlyArray<string>, at: number): Promise<void>;
  /** Lets the planner know how the data lies; some 20 ms on SQLite, whatever its size. */
  refreshStatistics(): Promise<void>;
  close(): Promise<void>;
};
