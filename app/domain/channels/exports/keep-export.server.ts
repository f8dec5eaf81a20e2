import { and, eq, gte, isNull } from 'drizzle-orm';
import type { SentListing } from '#app/domain/channels/exports/sent-listing.ts';
import type { Context } from '#app/server/context.ts';
import { newId } from '#app/server/ids.server.ts';
import { localDate, startOfLocalDay } from '#app/server/local-date.ts';
import { recordAudit } from '#app/server/record-audit.server.ts';
import type { StorageContent } from '#app/server/storage/storage.ts';
import type { Tx } from '#db/store.ts';

export type ExportToKeep = {
  channelCode: string;
  /** Null for a file of the whole market. */
  producerId: string | null;
  /** Null when the operator makes it from the command line. */
  personId: string | null;
  role: string;
  /**
   * Makes its name. `again` is '' and, for the second, third… of a producer's files of one day that would have the same
   * name, "-lan-2", "-lan-3"…: so that none of what they sent that day is taken for another. It must be in the name.
   */
  fileName: (again: string) => string;
  /** Of a file in several parts: how many times the first of them is there already, see `keepExport`. */
  nthOfDay?: number;
  extension: '.xlsx' | '.csv' | '.zip';
  /** Packs are large and are swept after a while; everything else stays. Default: exports. */
  area?: 'exports' | 'packs';
  content: StorageContent;
  /**
   * Before the first of what it holds was read, ms UTC: the moment that the file is of. What is saved while it is being
   * written counts as newer, though some of it may be in.
   */
  readAt: number;
  /** Asked for after the content is written: a streamed file knows its listings only then. */
  listings: () => SentListing[];
  /** Or what gives it once the content is written. */
  report: unknown | (() => unknown);
};

/**
 * Keeps a file that leaves for a channel: its bytes, checksum, listings and versions, and what could not be filled.
 * @returns its name, which no other file of its owner's day has, and `nthOfDay`: the how many-eth of that name it is, to be
 * handed in with the parts that belong to it.
 */
export async function keepExport(
  context: Context,
  file: ExportToKeep,
): Promise<{ id: string; fileName: string; nthOfDay: number }> {
  const stored = await context.storage.put(file.area ?? 'exports', file.content, {
    extension: file.extension,
  });
  const id = newId();
  const { channelExport } = context.store.tables;
  const named = await context.store.write(async (tx) => {
    const named = await nameOf(context, tx, file);
    await tx.insert(channelExport).values({
      id,
      channelCode: file.channelCode,
      producerId: file.producerId,
      fileName: named.fileName,
      sha256: stored.sha256,
      byteSize: stored.bytes,
      listings: file.listings(),
      report: typeof file.report === 'function' ? file.report() : file.report,
      storageKey: stored.key,
      createdAt: file.readAt,
      createdBy: file.personId,
    });
    await recordAudit(context, tx, {
      personId: file.personId,
      role: file.role,
      act: 'export-channel',
      subject: 'channel_export',
      subjectId: id,
      detail: { channelCode: file.channelCode, sha256: stored.sha256, listings: file.listings().length },
    });
    return named;
  });
  return { id, ...named };
}

async function nameOf(
  { store }: Context,
  tx: Tx,
  { fileName, nthOfDay = 1, producerId, readAt }: ExportToKeep,
): Promise<{ fileName: string; nthOfDay: number }> {
  const { channelExport } = store.tables;
  const whose =
    producerId === null ? isNull(channelExport.producerId) : eq(channelExport.producerId, producerId);
  const ofDay = gte(channelExport.createdAt, startOfLocalDay(localDate(readAt)));
  const rows = await tx.select({ name: channelExport.fileName }).from(channelExport).where(and(whose, ofDay));
  const taken = new Set(rows.map(({ name }) => name));
  if (fileName('-lan-2') === fileName('')) throw new Error('the name does not say which of the day it is');
  const nameOfNth = (nth: number) => fileName(nth === 1 ? '' : `-lan-${nth}`);
  let nth = nthOfDay;
  while (taken.has(nameOfNth(nth))) nth += 1;
  return { fileName: nameOfNth(nth), nthOfDay: nth };
}
