import { openPostgresStore } from '#db/dialect/postgres.ts';
import { openSqliteStore } from '#db/dialect/sqlite.ts';
import type { Store } from '#db/store.ts';

export type StoreOptions = {
  /** A postgres:// address, or null for the embedded SQLite file. */
  databaseUrl: string | null;
  sqlitePath: string;
  connections: number;
  strict: boolean;
  onConnectionError: (error: Error) => void;
};

export function openStore(options: StoreOptions): Store {
  return options.databaseUrl
    ? openPostgresStore({
        url: options.databaseUrl,
        connections: options.connections,
        onConnectionError: options.onConnectionError,
      })
    : openSqliteStore({ path: options.sqlitePath, strict: options.strict });
}
