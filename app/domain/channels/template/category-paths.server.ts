import { and, eq, inArray } from 'drizzle-orm';
import { readEntry } from '#app/domain/channels/template/read-categories.server.ts';
import type { Context } from '#app/server/context.ts';

const idsPerRead = 500;

/**
 * What a platform calls the categories that were chosen: the kept tree's way from the root, by the text that was chosen.
 * Those that the tree does not know are left out.
 */
export async function categoryPaths(
  { store }: Context,
  channelCode: string,
  chosen: ReadonlySet<string>,
): Promise<Map<string, string>> {
  const { channelCategory } = store.tables;
  const idOf = new Map([...chosen].map((text) => [text, readEntry(text)?.id ?? text]));
  const ids = [...new Set(idOf.values())];
  const pathOf = new Map<string, string>();
  for (let at = 0; at < ids.length; at += idsPerRead) {
    const rows = await store.read((db) =>
      db
        .select({ id: channelCategory.id, path: channelCategory.path })
        .from(channelCategory)
        .where(
          and(
            eq(channelCategory.channelCode, channelCode),
            inArray(channelCategory.id, ids.slice(at, at + idsPerRead)),
          ),
        ),
    );
    for (const { id, path } of rows) pathOf.set(id, path);
  }
  return new Map(
    [...idOf].flatMap(([text, id]) => {
      const path = pathOf.get(id);
      return path === undefined ? [] : [[text, path] as const];
    }),
  );
}
