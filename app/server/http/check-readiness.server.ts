import { statfs } from 'node:fs/promises';
import { sql } from 'drizzle-orm';
import type { Context } from '#app/server/context.ts';

const LEAST_FREE_SHARE = 0.05;
const ANSWER_WITHIN_MS = 2_000;

/**
 * What /readyz says: null when this process can serve and save, else the first thing that is wrong. A database that
 * does not answer in time counts as away.
 */
export function checkReadiness(context: Context): () => Promise<string | null> {
  const { store, config } = context;
  return async () => {
    try {
      const { databaseStamp } = store.tables;
      const answered = await within(
        ANSWER_WITHIN_MS,
        store.read((db) => db.select({ one: sql<number>`1` }).from(databaseStamp).limit(1)),
      );
      if (answered.length === 0) return 'database is empty';
    } catch {
      return 'database does not answer';
    }
    const disk = await statfs(config.dataDir).catch(() => null);
    if (!disk) return 'data folder cannot be read';
    return disk.bavail / disk.blocks < LEAST_FREE_SHARE ? 'disk is almost full' : null;
  };
}

function within<T>(ms: number, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error('too late')), ms);
  });
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
}
