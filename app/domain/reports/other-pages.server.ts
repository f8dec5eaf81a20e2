import { and, eq, inArray } from 'drizzle-orm';
import { noProductPage } from '#app/domain/register/parse/product-page.ts';
import type { Db, Store } from '#db/store.ts';

/** Far below the engines' limits of parameters. */
const IDS_PER_QUERY = 500;

/**
 * Of these presences those whose link is certainly no product's page: a platform's front page, a search, a shop. Nothing of the
 * kind can be recorded any more (`refuseOtherPage`), but what was recorded before that was so still counts, until a person
 * says what it is. A shop's page that a member of staff has opened and answers for is no such link.
 * @returns their ids.
 */
export async function otherPagesAmong(
  db: Db,
  { channel, presenceCheck }: Store['tables'],
  presences: ReadonlyArray<{ id: string; channelCode: string; url: string | null; source: string }>,
): Promise<ReadonlySet<string>> {
  const channels = await db.select({ code: channel.code, hosts: channel.hosts }).from(channel);
  // A producer's own site may sell one thing, on its front page.
  const platforms = new Set(channels.flatMap(({ code, hosts }) => (hosts.length > 0 ? [code] : [])));
  const isNone = (url: string | null, isLookedAt: boolean) =>
    url !== null && URL.canParse(url) && noProductPage(url, { isLookedAt }) !== null;
  const doubtful = presences.filter(
    ({ channelCode, url }) => platforms.has(channelCode) && isNone(url, false),
  );
  const ids = doubtful.map(({ id }) => id);
  const lookedAt = new Set(doubtful.flatMap(({ id, source }) => (source === 'staff' ? [id] : [])));
  for (let from = 0; from < ids.length; from += IDS_PER_QUERY) {
    const looks = await db
      .selectDistinct({ id: presenceCheck.presenceId })
      .from(presenceCheck)
      .where(
        and(
          inArray(presenceCheck.presenceId, ids.slice(from, from + IDS_PER_QUERY)),
          eq(presenceCheck.method, 'hand'),
          eq(presenceCheck.verified, true),
        ),
      );
    for (const { id } of looks) lookedAt.add(id);
  }
  return new Set(doubtful.flatMap(({ id, url }) => (isNone(url, lookedAt.has(id)) ? [id] : [])));
}
