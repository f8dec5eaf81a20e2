import { DAY_MS } from '#app/server/local-date.ts';
import type { Storage, StorageArea } from '#app/server/storage/storage.ts';

const BATCH = 200;

/**
 * Clears away the files of an area that nothing holds on to any more, a batch at a time.
 * @param usedOf those of a batch's keys that are still held. A file that came within the last day has no row yet, perhaps,
 *   and stays.
 * @returns how many went
 */
export async function sweepArea(
  storage: Storage,
  area: StorageArea,
  signal: AbortSignal,
  usedOf: (keys: readonly string[]) => Promise<ReadonlySet<string | null>>,
): Promise<number> {
  let deleted = 0;
  const sweep = async (keys: readonly string[]) => {
    if (keys.length === 0) return;
    const used = await usedOf(keys);
    for (const key of keys) {
      if (!used.has(key) && (await storage.delete(key, { untouchedMs: DAY_MS }))) deleted += 1;
    }
  };
  let batch: string[] = [];
  for await (const { key } of storage.list(area)) {
    signal.throwIfAborted();
    batch.push(key);
    if (batch.length < BATCH) continue;
    await sweep(batch);
    batch = [];
  }
  await sweep(batch);
  return deleted;
}
