import { AsyncLocalStorage } from 'node:async_hooks';
import { setTimeout as delay } from 'node:timers/promises';
import { sql } from 'drizzle-orm';
import { drizzle } from 'drizzle-orm/node-postgres';
import pg from 'pg';
import { ChangeFeed } from '#db/dialect/change-feed.ts';
import { NamingClient } from '#db/dialect/named-statements.ts';
import { DatabaseSilent, PostgresPulse } from '#db/dialect/postgres-pulse.ts';
import { postgresTables } from '#db/dialect/postgres-tables.ts';
import { searchListingsInPostgres } from '#db/dialect/search-postgres.ts';
import type { Db, Dialect, Store, Tx, WriteOptions } from '#db/store.ts';
import type { Tables } from '#db/tables/define-tables.ts';

const RETRIES = 40;
const FIRST_WAIT_MS = 2;
const LONGEST_WAIT_MS = 250;
const SERIALIZATION_FAILURE = '40001';
const DEADLOCK = '40P01';
const UNIQUE_VIOLATION = '23505';
const STORAGE_CODES = new Set(['53100', '58030']);

/** Far beyond any query of ours, on either side of the wire: nothing waits, or works for nobody, for ever. */
const LONGEST_QUERY_MS = 60_000;

/** So long a new connection may take to be there. */
const CONNECT_WITHIN_MS = 10_000;

/**
 * A client that gives up connecting in time. The pool's own limit would also end the wait for a connection that others are
 * at work on, and a busy market would say that its database is away: that wait ends with their work, which has limits of
 * its own, or with the pulse.
 */
class TimelyClient extends NamingClient {
  constructor(config?: pg.ClientConfig) {
    super({ ...config, connectionTimeoutMillis: CONNECT_WITHIN_MS });
  }
}

type WriteScope = { open: boolean; readonly tx: Tx; readonly changed: Set<string> };

export type PostgresOptions = {
  url: string;
  /** Connections of this process: as many to read as to write. */
  connections: number;
  /** Told about connections that broke while idle (the database went away); the pool opens new ones by itself. */
  onConnectionError: (error: Error) => void;
};

/** The store over PostgreSQL: one pool whose sessions cannot write, one for transactions. */
export function openPostgresStore({ url, connections, onConnectionError }: PostgresOptions): Store {
  const base = {
    connectionString: url,
    max: connections,
    Client: TimelyClient,
    keepAlive: true,
    query_timeout: LONGEST_QUERY_MS + 5_000,
    statement_timeout: LONGEST_QUERY_MS,
  };
  const reading = new pg.Pool({ ...base, options: '-c default_transaction_read_only=on -c timezone=UTC' });
  const writing = new pg.Pool({ ...base, options: '-c timezone=UTC -c lock_timeout=10s' });
  const pulse = new PostgresPulse(url);
  reading.on('error', onConnectionError);
  writing.on('error', onConnectionError);
  const tables = postgresTables as unknown as Tables;
  const readDb = drizzle(reading, { casing: 'snake_case' }) as unknown as Db;
  const inWrite = new AsyncLocalStorage<WriteScope>();
  const transactionOf = new WeakMap<pg.PoolClient, Tx>();
  const changes = new ChangeFeed(tables);

  function transactionOn(client: pg.PoolClient): Tx {
    const refuseLateUse = {
      logQuery() {
        if (!inWrite.getStore()?.open) throw new Error('a transaction was used after it had ended');
      },
    };
    const known = transactionOf.get(client);
    if (known) return known;
    const tx = drizzle(client, { casing: 'snake_case', logger: refuseLateUse }) as unknown as Tx;
    transactionOf.set(client, tx);
    return tx;
  }

  async function attempt<T>(work: (tx: Tx) => Promise<T>, isolation: string): Promise<T> {
    const client = await writing.connect();
    let broken: Error | undefined;
    const scope: WriteScope = { open: true, tx: transactionOn(client), changed: new Set() };
    try {
      await client.query(`BEGIN ISOLATION LEVEL ${isolation}`);
      // A query builder runs when it is awaited, and that must happen inside the scope.
      const result = await inWrite.run(scope, async () => await work(scope.tx));
      // Before COMMIT is on its way, or a statement that nobody waited for would follow it on the wire and stay.
      scope.open = false;
      await client.query('COMMIT');
      changes.committed(scope.changed);
      return result;
    } catch (error) {
      scope.open = false;
      await client.query('ROLLBACK').catch((failure: Error) => {
        broken = failure;
      });
      throw error;
    } finally {
      client.release(broken);
    }
  }

  async function writeAlone<T>(work: (tx: Tx) => Promise<T>, options?: WriteOptions): Promise<T> {
    const isolation = options?.isolation === 'guarded' ? 'READ COMMITTED' : 'SERIALIZABLE';
    for (let tried = 1; ; tried++) {
      try {
        return await attempt(work, isolation);
      } catch (error) {
        if (!isRetryable(error) || tried > RETRIES) throw error;
        await delay(Math.min(FIRST_WAIT_MS * 2 ** tried, LONGEST_WAIT_MS) * Math.random());
      }
    }
  }

  return {
    tables,
    dialect: postgresDialect,
    async read(work) {
      if (inWrite.getStore()?.open) throw new Error('store.read inside store.write: use the transaction');
      return pulse.during(() => work(readDb));
    },
    async readMoment(work) {
      if (inWrite.getStore()?.open)
        throw new Error('store.readMoment inside store.write: use the transaction');
      return pulse.during(() => readOneMoment(reading, work));
    },
    write(work, options) {
      const scope = inWrite.getStore();
      return scope?.open ? work(scope.tx) : pulse.during(() => writeAlone(work, options));
    },
    onChange: (listener) => changes.listen(listener),
    onTouch: (follower) => changes.follow(follower),
    touch: (tx, tags, at) => changes.touch(tx, tags, at, inWrite.getStore()?.changed ?? new Set()),
    async refreshStatistics() {
      await writing.query('ANALYZE');
    },
    async close() {
      await Promise.all([reading.end(), writing.end(), pulse.close()]);
      // Each one that was ever used makes every promise of the process slower (async_hooks of Node 20).
      inWrite.disable();
    },
  };
}

async function readOneMoment<T>(pool: pg.Pool, work: (db: Db) => Promise<T>): Promise<T> {
  const client = await pool.connect();
  let broken: Error | undefined;
  try {
    await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
    return await work(drizzle(client, { casing: 'snake_case' }) as unknown as Db);
  } finally {
    await client.query('ROLLBACK').catch((failure: Error) => {
      broken = failure;
    });
    client.release(broken);
  }
}

const postgresDialect: Dialect = {
  engine: 'postgres',
  skipLocked: true,
  violatedUnique(error) {
    const cause = databaseError(error);
    return cause?.code === UNIQUE_VIOLATION ? (cause.constraint ?? '') : null;
  },
  isStorageFull: (error) => STORAGE_CODES.has(databaseError(error)?.code ?? ''),
  isAway,
  isInJson: (column, placeholder) =>
    sql`${column} = any(array(select json_array_elements_text(${sql.placeholder(placeholder)}::json)))`,
  searchListings: searchListingsInPostgres,
};

/**
 * Class 08 (the connection); a server that stops, starts or hung up on who was idle; no connection left; a database that
 * takes none for now (55000), is not there while it is restored (3D000) or only read from while another takes over
 * (25006); a lock that somebody else keeps for too long (55P03), and a statement that was stopped for it (57014).
 */
const AWAY_CODE = /^(08\w{3}|57P0[1235]|57014|53300|55000|55P03|3D000|25006)$/;
const AWAY_CALLS = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EPIPE',
  'ETIMEDOUT',
]);
/** The driver gives these no code. */
const AWAY_WORDS =
  /^(timeout expired|Connection terminated|Client has encountered a connection error|Query read timeout|Connection ended)/;

function isAway(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if (error instanceof DatabaseSilent) return true;
  if (error instanceof pg.DatabaseError) return AWAY_CODE.test(error.code ?? '');
  const code = 'code' in error ? String(error.code) : '';
  return AWAY_CALLS.has(code) || AWAY_WORDS.test(error.message) || isAway(error.cause);
}

function isRetryable(error: unknown): boolean {
  const code = databaseError(error)?.code;
  return code === SERIALIZATION_FAILURE || code === DEADLOCK;
}

function databaseError(error: unknown): pg.DatabaseError | null {
  if (error instanceof pg.DatabaseError) return error;
  return error instanceof Error && error.cause !== undefined ? databaseError(error.cause) : null;
}
