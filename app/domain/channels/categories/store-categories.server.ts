import { setImmediate } from 'node:timers/promises';
import { and, eq, inArray, sql } from 'drizzle-orm';
import { type PathedCategory, pathsOf } from '#app/domain/channels/categories/paths-of.ts';
import type { PlatformCategory } from '#app/domain/channels/platform/platform.ts';
import type { Context } from '#app/server/context.ts';
import { fold } from '#app/server/text/fold.ts';

/** Few enough that one write holds others up for some milliseconds only. */
const rowsPerWrite = 100;

export type StoredCategories = { written: number; removed: number };

/**
 * Keeps a platform's category tree as it told it: new and changed categories are written, those that it no longer has
 * go. What sellers' workbooks name besides stays. An empty tree is not believed: it says that the platform was asked in
 * vain, not that it sells nothing.
 */
export async function storeCategories(
  context: Context,
  channelCode: string,
  told: readonly PlatformCategory[],
): Promise<StoredCategories> {
  const { store } = context;
  const { channelCategory } = store.tables;
  const tree = pathsOf(told);
  if (tree.length === 0) return { written: 0, removed: 0 };
  const rows = await store.read((db) =>
    db.select().from(channelCategory).where(eq(channelCategory.channelCode, channelCode)),
  );
  const known = new Map(rows.map((row) => [row.id, row]));
  const changed = tree.filter(({ id, parentId, path, isLeaf }) => {
    const row = known.get(id);
    return (
      row?.source !== 'platform' || row.parentId !== parentId || row.path !== path || row.isLeaf !== isLeaf
    );
  });
  const stillThere = new Set(tree.map(({ id }) => id));
  const gone = rows
    .filter(({ id, source }) => source === 'platform' && !stillThere.has(id))
    .map(({ id }) => id);
  for (let from = 0; from < changed.length; from += rowsPerWrite) {
    await write(context, channelCode, changed.slice(from, from + rowsPerWrite));
    // Others have their turn before the next rows.
    await setImmediate();
  }
  for (let from = 0; from < gone.length; from += rowsPerWrite) {
    const ids = gone.slice(from, from + rowsPerWrite);
    await store.write((tx) =>
      tx
        .delete(channelCategory)
        .where(
          and(
            eq(channelCategory.channelCode, channelCode),
            eq(channelCategory.source, 'platform'),
            inArray(channelCategory.id, ids),
          ),
        ),
    );
  }
  return { written: changed.length, removed: gone.length };
}

function write({ store, clock }: Context, channelCode: string, categories: readonly PathedCategory[]) {
  const { channelCategory } = store.tables;
  const seenAt = clock.now();
  const rows = categories.map((one) => ({
    ...one,
    channelCode,
    pathKey: fold(one.path),
    source: 'platform' as const,
    seenAt,
  }));
  return store.write((tx) =>
    tx
      .insert(channelCategory)
      .values(rows)
      .onConflictDoUpdate({
        target: [channelCategory.channelCode, channelCategory.id],
        set: {
          parentId: sql`excluded.parent_id`,
          path: sql`excluded.path`,
          pathKey: sql`excluded.path_key`,
          isLeaf: sql`excluded.is_leaf`,
          source: sql`excluded.source`,
          seenAt: sql`excluded.seen_at`,
        },
      }),
  );
}
