import { and, eq, inArray } from 'drizzle-orm';
import { type Meanwhile, meanwhileIn } from '#app/domain/channels/exports/changed-meanwhile.ts';
import type { KeptExport } from '#app/domain/channels/exports/read-export.server.ts';
import { stoodMeanwhileIn } from '#app/domain/channels/exports/stood-meanwhile.ts';
import { blockedOf, leftOutOf, photosToLookAt } from '#app/domain/channels/pack/pack-report.ts';
import type { BlockedGoods } from '#app/domain/channels/pack/place-in-pack.ts';
import type { Context } from '#app/server/context.ts';

/** What is reported of a file's goods to whoever has just made it. */
export type ExportReport = {
  /** Titles of goods that were left out because they came to stand on the channel while they were being chosen. */
  stoodMeanwhile: string[];
  /** Goods that were chosen for it and on sale no more, and those that are in it otherwise than they were chosen. */
  meanwhile: Meanwhile;
  /** Photos that need a look. */
  photosToLookAt: number;
  /** Titles of goods that the channel does not take. */
  leftOut: string[];
  /** Goods that were left out until something is mended. */
  blocked: BlockedGoods[];
};

/** These files of a producer with their reports, in their order; another's are left out. */
export async function readExportReports<File extends Pick<KeptExport, 'id'>>(
  { store }: Context,
  producerId: string,
  files: readonly File[],
): Promise<Array<File & ExportReport>> {
  if (files.length === 0) return [];
  const { channelExport } = store.tables;
  const ids = files.map(({ id }) => id);
  const rows = await store.read((db) =>
    db
      .select({ id: channelExport.id, report: channelExport.report })
      .from(channelExport)
      .where(and(eq(channelExport.producerId, producerId), inArray(channelExport.id, ids))),
  );
  const reports = new Map(rows.map(({ id, report }) => [id, report]));
  return files.flatMap((file) => {
    if (!reports.has(file.id)) return [];
    const report = reports.get(file.id);
    return [
      {
        ...file,
        stoodMeanwhile: stoodMeanwhileIn(report),
        meanwhile: meanwhileIn(report),
        photosToLookAt: photosToLookAt(report),
        leftOut: leftOutOf(report),
        blocked: blockedOf(report),
      },
    ];
  });
}
