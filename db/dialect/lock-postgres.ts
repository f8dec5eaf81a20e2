import pg from 'pg';

/** Any number, the same in every process of the market; the migrations have another. */
const ONE_PROCESS_LOCK = 720_511_206;

/** Waits for the lock, which the server holds for this connection as long as it lives. Returns what releases it. */
export async function lockPostgres(url: string): Promise<() => Promise<void>> {
  const client = new pg.Client({ connectionString: url, keepAlive: true });
  // A connection that breaks has lost the lock; the work behind it fails on its own connections.
  client.on('error', () => undefined);
  await client.connect();
  try {
    await client.query('SELECT pg_advisory_lock($1)', [ONE_PROCESS_LOCK]);
  } catch (error) {
    await client.end();
    throw error;
  }
  return () => client.end();
}
