import { setTimeout as delay } from 'node:timers/promises';
import Database from 'better-sqlite3';
import { isSqliteBusy } from '#db/dialect/sqlite.ts';

const WAIT_MS = 50;

/**
 * Waits for the lock: an open transaction on a file of its own, since one on the market's file would keep its own
 * holder from writing there. The system lets go of it when the process ends, however it ends. Returns what releases it.
 */
export async function lockSqlite(path: string): Promise<() => Promise<void>> {
  const connection = new Database(path, { timeout: 0 });
  for (;;) {
    try {
      connection.exec('BEGIN EXCLUSIVE');
      return async () => void connection.close();
    } catch (error) {
      if (!isSqliteBusy(error)) {
        connection.close();
        throw error;
      }
      await delay(WAIT_MS);
    }
  }
}
