import { and, eq, inArray } from 'drizzle-orm';
import type { OpenedTemplate, TemplateCategory } from '#app/domain/channels/channel.ts';
import type { Context } from '#app/server/context.ts';
import { fold } from '#app/server/text/fold.ts';

/** Few enough that one write holds others up for some milliseconds only. */
const rowsPerWrite = 500;
const longestText = 500;

/**
 * Takes over the categories that a seller's workbook names. What the platform itself has told about a category stays as
 * it is; a path that the workbooks name otherwise than before is corrected.
 * @returns how many were new or corrected
 */
export async function readTemplateCategories(
  context: Context,
  channelCode: string,
  opened: OpenedTemplate,
): Promise<number> {
  const categories = (await opened.categories()).filter(
    ({ id, path }) => id.length <= longestText && path.length <= longestText,
  );
  let written = 0;
  for (let at = 0; at < categories.length; at += rowsPerWrite) {
    written += await writeCategories(context, channelCode, categories.slice(at, at + rowsPerWrite));
  }
  return written;
}

async function writeCategories(
  context: Context,
  channelCode: string,
  categories: readonly TemplateCategory[],
): Promise<number> {
  const { channelCategory } = context.store.tables;
  const ids = categories.map(({ id }) => id);
  return context.store.write(async (tx) => {
    const rows = await tx
      .select({ id: channelCategory.id, path: channelCategory.path, source: channelCategory.source })
      .from(channelCategory)
      .where(and(eq(channelCategory.channelCode, channelCode), inArray(channelCategory.id, ids)));
    const known = new Map(rows.map((row) => [row.id, row]));
    const seenAt = context.clock.now();
    let written = 0;
    for (const { id, path } of categories) {
      const before = known.get(id);
      if (before && (before.source === 'platform' || before.path === path)) continue;
      const names = { path, pathKey: fold(path), seenAt };
      await tx
        .insert(channelCategory)
        .values({ channelCode, id, parentId: null, isLeaf: true, source: 'workbook', ...names })
        .onConflictDoUpdate({ target: [channelCategory.channelCode, channelCategory.id], set: names });
      written += 1;
    }
    return written;
  });
}
