import { asc } from 'drizzle-orm';
import type { Context } from '#app/server/context.ts';

export type CodeName = { code: string; name: string };

/** Communes, also former ones, by name, and the places where a register can say that a product is on sale. */
export async function listImportNames({
  store,
}: Context): Promise<{ communes: CodeName[]; channels: CodeName[] }> {
  const { commune, channel } = store.tables;
  return store.read(async (db) => {
    const communes = await db
      .select({ code: commune.code, name: commune.fullName })
      .from(commune)
      .orderBy(asc(commune.nameKey), asc(commune.code));
    const channels = await db.select().from(channel).orderBy(asc(channel.position));
    return {
      communes,
      // Our own feeds and files have neither pages nor a name that a register would use.
      channels: channels
        .filter(({ hosts, words }) => hosts.length > 0 || words.length > 0)
        .map(({ code, name }) => ({ code, name })),
    };
  });
}
