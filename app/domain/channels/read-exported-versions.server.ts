import { and, desc, eq } from 'drizzle-orm';
import type { Context } from '#app/server/context.ts';

/** Files that are looked back at; a producer makes a few a month. */
const lookedAt = 200;

/** The newest version of each listing that a producer's files for a channel have held, by listing id. */
export async function readExportedVersions(
  context: Context,
  producerId: string,
  channelCode: string,
): Promise<Map<string, number>> {
  const { channelExport } = context.store.tables;
  const rows = await context.store.read((db) =>
    db
      .select({ listings: channelExport.listings })
      .from(channelExport)
      .where(and(eq(channelExport.producerId, producerId), eq(channelExport.channelCode, channelCode)))
      .orderBy(desc(channelExport.createdAt))
      .limit(lookedAt),
  );
  const newest = new Map<string, number>();
  for (const { listingId, version } of rows.flatMap(({ listings }) => listings)) {
    newest.set(listingId, Math.max(version, newest.get(listingId) ?? version));
  }
  return newest;
}
