import { promisify } from 'node:util';
import { gunzip, gzip } from 'node:zlib';
import type { Context } from '#app/server/context.ts';
import { isStorageFull, storageKey } from '#app/server/storage/storage.ts';

const pack = promisify(gzip);
const unpack = promisify(gunzip);

/** It lies with the workbooks for a day at least, and is cleared away with those that nothing holds on to. */
const area = 'workbooks';
const extension = '.seen';
/** A listing takes some eighty characters. */
const MOST_CHARACTERS = 32 * 1024 * 1024;

/**
 * Keeps how a page showed more products than its form could say, by id (`seenText`).
 * @returns the name under which `readKeptSeen` finds it; null where there is no room: then nothing can be compared
 */
export async function keepSeen(
  { storage, log }: Context,
  seen: Iterable<readonly [id: string, text: string]>,
): Promise<string | null> {
  const lines = Array.from(seen, ([id, text]) => `${id} ${text}`);
  try {
    const { sha256 } = await storage.put(area, await pack(lines.join('\n')), { extension });
    return sha256;
  } catch (error) {
    if (!isStorageFull(error)) throw error;
    log.warn({ evt: 'seen.noRoom' }, 'no room to keep how a page showed its products');
    return null;
  }
}

/** What `keepSeen` kept, by id; empty when it is gone, or for a name that is none of ours. */
export async function readKeptSeen({ storage }: Context, name: string): Promise<Map<string, string>> {
  if (!/^[0-9a-f]{64}$/.test(name)) return new Map();
  const packed = await storage.get(storageKey(area, `${name}${extension}`));
  if (!packed) return new Map();
  const text = (await unpack(packed, { maxOutputLength: MOST_CHARACTERS })).toString();
  return new Map(
    text
      .split('\n')
      .filter(Boolean)
      .map((line) => {
        const at = line.indexOf(' ');
        return [line.slice(0, at), line.slice(at + 1)] as const;
      }),
  );
}
