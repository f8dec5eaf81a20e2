import { and, desc, eq, isNull } from 'drizzle-orm';
import type { Context } from '#app/server/context.ts';
import { NotFound } from '#app/server/domain-error.ts';
import type { OpenFile } from '#app/server/storage/storage.ts';

export type KeptExport = {
  id: string;
  channelCode: string;
  channelName: string;
  fileName: string;
  byteSize: number;
  listingCount: number;
  createdAt: number;
};

const mostShown = 20;

/** Files that left for channels, the newest first. @param producerId whose; null for those of the whole market. */
export async function listExports(context: Context, producerId: string | null): Promise<KeptExport[]> {
  const { channelExport, channel } = context.store.tables;
  const rows = await context.store.read((db) =>
    db
      .select({
        id: channelExport.id,
        channelCode: channelExport.channelCode,
        channelName: channel.name,
        fileName: channelExport.fileName,
        byteSize: channelExport.byteSize,
        listings: channelExport.listings,
        createdAt: channelExport.createdAt,
      })
      .from(channelExport)
      .innerJoin(channel, eq(channel.code, channelExport.channelCode))
      .where(ownedBy(context, producerId))
      .orderBy(desc(channelExport.createdAt), desc(channelExport.id))
      .limit(mostShown),
  );
  return rows.map(({ listings, ...row }) => ({ ...row, listingCount: listings.length }));
}

/** A kept file to send. @throws NotFound for somebody else's, or when its bytes are gone. */
export async function openExport(
  context: Context,
  producerId: string | null,
  id: string,
): Promise<{ fileName: string; file: OpenFile }> {
  const { channelExport } = context.store.tables;
  const [row] = await context.store.read((db) =>
    db
      .select({ fileName: channelExport.fileName, storageKey: channelExport.storageKey })
      .from(channelExport)
      .where(and(eq(channelExport.id, id), ownedBy(context, producerId)))
      .limit(1),
  );
  const file = row?.storageKey ? await context.storage.open(row.storageKey) : undefined;
  if (!row || !file) throw new NotFound('export');
  return { fileName: row.fileName, file };
}

function ownedBy({ store }: Context, producerId: string | null) {
  const column = store.tables.channelExport.producerId;
  return producerId === null ? isNull(column) : eq(column, producerId);
}
