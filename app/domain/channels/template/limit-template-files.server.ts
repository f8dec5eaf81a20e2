import { and, desc, eq, inArray, ne } from 'drizzle-orm';
import type { Context } from '#app/server/context.ts';
import { TooManyTries } from '#app/server/rate-limit.server.ts';
import { storageKey } from '#app/server/storage/storage.ts';

/** A file that came, or came again, within this time may be about to be filled. */
const IN_USE_MS = 10 * 60_000;
/** Uploads that are looked back at; files of older ones have made room long before. */
const LOOKED_AT = 200;

/**
 * Room for one more workbook within LIMIT_TEMPLATE_BYTES_PER_PRODUCER: the producer's older ones make room, and say
 * afterwards that they are gone. The uploads themselves stay recorded.
 * @throws TooManyTries when they are all of the last minutes
 */
export async function makeRoomForTemplate(
  context: Context,
  producerId: string,
  { bytes }: { bytes: number },
): Promise<void> {
  const { storage, config } = context;
  const most = config.limits.templateBytesPerProducer;
  const files = await keptFiles(context, producerId);
  let used = files.reduce((sum, file) => sum + file.bytes, 0);
  const shared = used + bytes > most ? await sharedHashes(context, producerId, files) : new Set<string>();
  for (const { key, hash, bytes: size } of files.reverse()) {
    if (used + bytes <= most) return;
    if (shared.has(hash) || !(await storage.delete(key, { untouchedMs: IN_USE_MS }))) continue;
    used -= size;
  }
  if (used + bytes <= most) return;
  context.log.warn({ evt: 'limit.hit', limit: 'template-bytes' }, 'a producer has too many workbooks');
  throw new TooManyTries(IN_USE_MS);
}

export function templateKey(fileHash: string): string {
  return storageKey('workbooks', `${fileHash}.xlsx`);
}

/** The producer's workbooks that are still in the storage, the newest first, each file once. */
async function keptFiles({ store, storage }: Context, producerId: string) {
  const { channelTemplate } = store.tables;
  const rows = await store.read((db) =>
    db
      .select({ hash: channelTemplate.fileHash })
      .from(channelTemplate)
      .where(eq(channelTemplate.producerId, producerId))
      .orderBy(desc(channelTemplate.createdAt), desc(channelTemplate.id))
      .limit(LOOKED_AT),
  );
  const files: Array<{ key: string; hash: string; bytes: number }> = [];
  for (const hash of new Set(rows.map((row) => row.hash))) {
    const key = templateKey(hash);
    const bytes = await storage.size(key);
    if (bytes !== undefined) files.push({ key, hash, bytes });
  }
  return files;
}

/** Files that another producer sent too: one copy is kept, and it is theirs as well. */
async function sharedHashes(
  { store }: Context,
  producerId: string,
  files: ReadonlyArray<{ hash: string }>,
): Promise<Set<string>> {
  const { channelTemplate } = store.tables;
  const hashes = files.map(({ hash }) => hash);
  const rows = await store.read((db) =>
    db
      .select({ hash: channelTemplate.fileHash })
      .from(channelTemplate)
      .where(and(ne(channelTemplate.producerId, producerId), inArray(channelTemplate.fileHash, hashes))),
  );
  return new Set(rows.map(({ hash }) => hash));
}
