import { AsyncLocalStorage } from 'node:async_hooks';
import { chmodSync, statSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import Database from 'better-sqlite3';
import { sql } from 'drizzle-orm';
import { drizzle } from 'drizzle-orm/better-sqlite3';
import { LRUCache } from 'lru-cache';
import { ChangeFeed } from '#db/dialect/change-feed.ts';
import { createClosedFile } from '#db/dialect/create-closed-file.ts';
import { givingWay } from '#db/dialect/give-way.ts';
import { searchListingsInSqlite } from '#db/dialect/search-sqlite.ts';
import { sqliteTables } from '#db/dialect/sqlite-tables.ts';
import { uniqueIndexByColumns } from '#db/dialect/unique-index-names.ts';
import type { Db, Dialect, Store, Tx } from '#db/store.ts';

const BUSY_GIVE_UP_MS = 15_000;
const BUSY_FIRST_WAIT_MS = 1;
const BUSY_LONGEST_WAIT_MS = 25;
const MOST_KEPT_STATEMENTS = 500;
/** Rows of each index that are looked at for its statistics. */
const ANALYSED_ROWS = 1000;

type WriteScope = { open: boolean; readonly changed: Set<string> };

export type SqliteOptions = {
  path: string;
  /** Refuse a write whose work waited for anything but the database (development and tests). */
  strict: boolean;
};

/** Settings of every connection; see DESIGN section 4. No busy timeout: waiting must not block the event loop. */
export function openSqlite(path: string, options?: { readonly?: boolean }): Database.Database {
  closeToOthers(path);
  const connection = new Database(path, { timeout: 0 });
  connection.pragma('journal_mode = WAL');
  connection.pragma('synchronous = FULL');
  connection.pragma('foreign_keys = ON');
  connection.pragma('temp_store = MEMORY');
  connection.pragma('cache_size = -32768');
  connection.pragma('trusted_schema = OFF');
  if (options?.readonly) connection.pragma('query_only = ON');
  reuseStatements(connection);
  return connection;
}

/**
 * The file is its owner's alone, also one of an earlier release and what SQLite keeps beside it, which takes over the
 * modes of the file itself. By its path only, once it is there: see `createClosedFile`.
 */
function closeToOthers(path: string): void {
  createClosedFile(path);
  for (const file of [path, `${path}-wal`, `${path}-shm`]) {
    const { mode = 0, uid } = statSync(file, { throwIfNoEntry: false }) ?? {};
    // Somebody else's is for them to close.
    if ((mode & 0o077) !== 0 && uid === process.geteuid?.()) chmodSync(file, 0o600);
  }
}

/**
 * Compiling a statement costs more than running most of them, and drizzle compiles at each use. One kept from before
 * may have been left in another result mode, which drizzle expects to choose afresh.
 */
function reuseStatements(connection: Database.Database): void {
  const known = new LRUCache<string, Database.Statement>({ max: MOST_KEPT_STATEMENTS });
  const compile = connection.prepare.bind(connection) as (text: string) => Database.Statement;
  const prepare = (text: string) => {
    const kept = known.get(text);
    if (kept) return kept.reader ? kept.raw(false) : kept;
    const fresh = compile(text);
    known.set(text, fresh);
    return fresh;
  };
  connection.prepare = prepare as Database.Database['prepare'];
}

export function isSqliteBusy(error: unknown): boolean {
  const code = sqliteCode(error);
  return code !== null && (code.startsWith('SQLITE_BUSY') || code.startsWith('SQLITE_LOCKED'));
}

/** The store over one SQLite file: a reading connection and a writing one behind a queue. */
export function openSqliteStore({ path, strict }: SqliteOptions): Store {
  const reading = retryBusyNow(() => openSqlite(path, { readonly: true }));
  const writing = retryBusyNow(() => openSqlite(path));
  const inWrite = new AsyncLocalStorage<WriteScope>();
  const readDb = drizzle(reading, { casing: 'snake_case' }) as unknown as Db;
  /** Refuses a statement that comes after its transaction has ended: it would commit by itself. */
  const refuseLateUse = {
    logQuery() {
      if (!inWrite.getStore()?.open) throw new Error('a transaction was used after it had ended');
    },
  };
  const writeDb = drizzle(writing, { casing: 'snake_case', logger: refuseLateUse }) as unknown as Tx;
  const changes = new ChangeFeed(sqliteTables);
  let queue: Promise<unknown> = Promise.resolve();
  const giveWay = givingWay();

  async function begin() {
    const giveUpAt = performance.now() + BUSY_GIVE_UP_MS;
    for (let wait = BUSY_FIRST_WAIT_MS; ; wait = Math.min(wait * 2, BUSY_LONGEST_WAIT_MS)) {
      try {
        writing.exec('BEGIN IMMEDIATE');
        return;
      } catch (error) {
        if (!isSqliteBusy(error) || performance.now() > giveUpAt) throw error;
        await delay(wait * (0.5 + Math.random()));
      }
    }
  }

  async function runAlone<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    await (giveWay() ?? undefined);
    await begin();
    const scope: WriteScope = { open: true, changed: new Set() };
    let leftTheDatabase = false;
    const watch = strict
      ? setImmediate(() => {
          leftTheDatabase = true;
        })
      : undefined;
    try {
      // A query builder runs when it is awaited, and that must happen inside the scope.
      const result = await inWrite.run(scope, async () => await work(writeDb));
      if (leftTheDatabase) {
        throw new Error(
          'store.write waited for something other than the database; leave a job in it instead',
        );
      }
      writing.exec('COMMIT');
      scope.open = false;
      changes.committed(scope.changed);
      return result;
    } catch (error) {
      scope.open = false;
      if (writing.inTransaction) writing.exec('ROLLBACK');
      throw error;
    } finally {
      if (watch) clearImmediate(watch);
    }
  }

  function write<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    const scope = inWrite.getStore();
    if (scope?.open) return work(writeDb);
    const turn = queue.then(() => runAlone(work));
    queue = turn.catch(() => undefined);
    return turn;
  }

  return {
    tables: sqliteTables,
    dialect: sqliteDialect,
    write,
    async read(work) {
      if (inWrite.getStore()?.open) throw new Error('store.read inside store.write: use the transaction');
      await (giveWay() ?? undefined);
      return work(readDb);
    },
    async readMoment(work) {
      if (inWrite.getStore()?.open)
        throw new Error('store.readMoment inside store.write: use the transaction');
      const own = openSqlite(path, { readonly: true });
      try {
        own.exec('BEGIN');
        return await work(drizzle(own, { casing: 'snake_case' }) as unknown as Db);
      } finally {
        own.close();
      }
    },
    onChange: (listener) => changes.listen(listener),
    onTouch: (follower) => changes.follow(follower),
    touch: (tx, tags, at) => changes.touch(tx, tags, at, inWrite.getStore()?.changed ?? new Set()),
    refreshStatistics: () =>
      write(async () => {
        writing.pragma(`analysis_limit = ${ANALYSED_ROWS}`);
        writing.exec('ANALYZE');
      }),
    async close() {
      await queue;
      reading.close();
      writing.close();
      // Each one that was ever used makes every promise of the process slower (async_hooks of Node 20).
      inWrite.disable();
    },
  };
}

/** Opening sets pragmas, which another process's recovery can hold up for a moment; only at boot. */
function retryBusyNow<T>(open: () => T): T {
  const giveUpAt = performance.now() + BUSY_GIVE_UP_MS;
  for (;;) {
    try {
      return open();
    } catch (error) {
      if (!isSqliteBusy(error) || performance.now() > giveUpAt) throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 5);
    }
  }
}

const sqliteDialect: Dialect = {
  engine: 'sqlite',
  skipLocked: false,
  violatedUnique(error) {
    const cause = rootCause(error);
    if (
      sqliteCode(cause) !== 'SQLITE_CONSTRAINT_UNIQUE' &&
      sqliteCode(cause) !== 'SQLITE_CONSTRAINT_PRIMARYKEY'
    ) {
      return null;
    }
    const columns = (cause as Error).message.replace(/^UNIQUE constraint failed: /, '');
    return uniqueIndexByColumns.get(columns) ?? columns;
  },
  isStorageFull(error) {
    const code = sqliteCode(rootCause(error));
    return code !== null && (code === 'SQLITE_FULL' || code.startsWith('SQLITE_IOERR'));
  },
  isAway: (error) => /^SQLITE_(BUSY|CANTOPEN|LOCKED|PROTOCOL)/.test(sqliteCode(error) ?? ''),
  isInJson: (column, placeholder) =>
    sql`${column} in (select value from json_each(${sql.placeholder(placeholder)}))`,
  searchListings: searchListingsInSqlite,
};

function rootCause(error: unknown): unknown {
  return error instanceof Error && error.cause !== undefined ? rootCause(error.cause) : error;
}

function sqliteCode(error: unknown): string | null {
  const cause = rootCause(error);
  return cause instanceof Error &&
    'code' in cause &&
    typeof cause.code === 'string' &&
    cause.code.startsWith('SQLITE_')
    ? cause.code
    : null;
}
