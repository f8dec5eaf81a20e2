import { and, count, desc, eq, isNull } from 'drizzle-orm';
import type { SellerActor } from '#app/domain/accounts/actor.ts';
import { readNames } from '#app/domain/accounts/read-names.server.ts';
import { pushedSince } from '#app/domain/channels/exports/pushed-since.server.ts';
import type { Context } from '#app/server/context.ts';
import { NotFound } from '#app/server/domain-error.ts';
import type { OpenFile } from '#app/server/storage/storage.ts';

/** A file that left for a channel. What is reported of its goods may be long, and is read apart (`readExportReports`). */
export type KeptExport = {
  id: string;
  channelCode: string;
  channelName: string;
  fileName: string;
  byteSize: number;
  listingCount: number;
  createdAt: number;
  /** How many of its goods were pushed to the channel after it was made: handed in now, it would double them. */
  pushedSince: number;
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
  const pushed = producerId === null ? null : await pushedSince(context, producerId, rows);
  return rows.map(({ listings, ...row }) => ({
    ...row,
    pushedSince: pushed?.get(row.id) ?? 0,
    listingCount: countHeld(listings),
  }));
}

export type ExportRecord = KeptExport & {
  sha256: string;
  /** Name of who made it; null for one who was erased since. */
  madeBy: string | null;
  /** Made from the command line. */
  isByOperator: boolean;
  /** False once its bytes are swept. */
  isKept: boolean;
};

/** The producer's files for channels with what is on record of the files, twenty at a time, the newest first. */
export async function listOwnExports(
  context: Context,
  { producerId }: SellerActor,
  asked: number,
): Promise<{ files: ExportRecord[]; page: number; pages: number }> {
  const { channelExport, channel } = context.store.tables;
  const own = eq(channelExport.producerId, producerId);
  const { rows, page, pages } = await context.store.read(async (db) => {
    const [counted] = await db.select({ n: count() }).from(channelExport).where(own);
    const pages = Math.max(1, Math.ceil(Number(counted?.n ?? 0) / mostShown));
    const page = Math.min(Math.max(1, asked), pages);
    const rows = await db
      .select({
        file: {
          id: channelExport.id,
          channelCode: channelExport.channelCode,
          fileName: channelExport.fileName,
          byteSize: channelExport.byteSize,
          listings: channelExport.listings,
          createdAt: channelExport.createdAt,
          createdBy: channelExport.createdBy,
          sha256: channelExport.sha256,
          storageKey: channelExport.storageKey,
        },
        channelName: channel.name,
      })
      .from(channelExport)
      .innerJoin(channel, eq(channel.code, channelExport.channelCode))
      .where(own)
      .orderBy(desc(channelExport.createdAt), desc(channelExport.id))
      .limit(mostShown)
      .offset((page - 1) * mostShown);
    return { rows, page, pages };
  });
  const names = await readNames(
    context,
    rows.flatMap(({ file }) => file.createdBy ?? []),
  );
  const pushed = await pushedSince(
    context,
    producerId,
    rows.map(({ file }) => file),
  );
  const files = await Promise.all(
    rows.map(async ({ file, channelName }) => ({
      id: file.id,
      channelCode: file.channelCode,
      channelName,
      fileName: file.fileName,
      byteSize: file.byteSize,
      listingCount: countHeld(file.listings),
      createdAt: file.createdAt,
      pushedSince: pushed.get(file.id) ?? 0,
      sha256: file.sha256,
      madeBy: names[file.createdBy ?? ''] ?? null,
      isByOperator: file.createdBy === null,
      isKept: file.storageKey !== null && (await context.storage.exists(file.storageKey)),
    })),
  );
  return { files, page, pages };
}

/** Version 0 stands for one that the file says is gone. */
function countHeld(listings: ReadonlyArray<{ version: number }>): number {
  return listings.filter(({ version }) => version > 0).length;
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
