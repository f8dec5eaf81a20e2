import { join } from 'node:path';
import Database from 'better-sqlite3';
import pg from 'pg';
import type { BenchMarket } from '#tests/bench/support/bench-market.ts';

const CONNECTIONS = 8;

/** One row each, by the driver alone, as durable as the market's own. @returns commits a second. */
export async function bareCommits(market: BenchMarket, count: number): Promise<number> {
  const row = 'x'.repeat(300);
  if (market.databaseUrl === null) {
    const raw = new Database(join(market.dataDir, 'market.sqlite'));
    raw.pragma('synchronous = FULL');
    raw.exec('CREATE TABLE IF NOT EXISTS bare (id INTEGER PRIMARY KEY, text TEXT)');
    const insert = raw.prepare('INSERT INTO bare (text) VALUES (?)');
    const startedAt = performance.now();
    for (let at = 0; at < count; at += 1) insert.run(row);
    const took = performance.now() - startedAt;
    raw.close();
    return (count * 1000) / took;
  }
  const pool = new pg.Pool({ connectionString: market.databaseUrl, max: CONNECTIONS });
  await pool.query('CREATE TABLE IF NOT EXISTS bare (id bigserial PRIMARY KEY, text text)');
  const startedAt = performance.now();
  await atOnce(CONNECTIONS, count, () => pool.query('INSERT INTO bare (text) VALUES ($1)', [row]));
  const took = performance.now() - startedAt;
  await pool.end();
  return (count * 1000) / took;
}

/** Calls `work` so often, so many at a time. */
export async function atOnce(
  many: number,
  count: number,
  work: (at: number) => Promise<unknown>,
): Promise<void> {
  let next = 0;
  await Promise.all(
    Array.from({ length: many }, async () => {
      while (next < count) {
        next += 1;
        await work(next - 1);
      }
    }),
  );
}
