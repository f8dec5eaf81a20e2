import { and, asc, eq } from 'drizzle-orm';
import { withPage } from '#app/domain/register/parse/parse-links.ts';
import type { Db } from '#db/store.ts';
import type { Tables } from '#db/tables/define-tables.ts';

/**
 * The presence that a register entry has already with a page, however its address was spelt (see `withPage`). Revoked ones
 * too.
 * @param page `urlKey` of its address; '' where only the channel is known
 */
export async function presenceOfPage(
  db: Db,
  { presence }: Tables,
  page: { entryId: string; channelCode: string; urlKey: string },
) {
  const there = await db
    .select()
    .from(presence)
    .where(and(eq(presence.entryId, page.entryId), eq(presence.channelCode, page.channelCode)))
    .orderBy(asc(presence.createdAt), asc(presence.id));
  return withPage(there, page.urlKey);
}
