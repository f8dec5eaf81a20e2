import { lockPostgres } from '#db/dialect/lock-postgres.ts';
import { lockSqlite } from '#db/dialect/lock-sqlite.ts';

export type OneProcessOptions = {
  /** A postgres:// address, or null for the embedded SQLite file. */
  databaseUrl: string | null;
  sqlitePath: string;
};

/**
 * Runs work that only one process may do at a time; others wait for it, and then run theirs. The lock goes with its
 * process: after a crash, and after nothing else, the next one gets it at once.
 */
export async function inOneProcess<T>(options: OneProcessOptions, work: () => Promise<T>): Promise<T> {
  const release = options.databaseUrl
    ? await lockPostgres(options.databaseUrl)
    : await lockSqlite(`${options.sqlitePath}-one-process`);
  try {
    return await work();
  } finally {
    await release();
  }
}
