import { and, eq, inArray, isNull, ne } from 'drizzle-orm';
import { pageOf } from '#app/domain/register/parse/parse-links.ts';
import type { Context } from '#app/server/context.ts';
import type { Db } from '#db/store.ts';
import type { Tables } from '#db/tables/define-tables.ts';

/** A product that stands with the same page on a channel. */
export type PageHolder = { entryId: string; code: string; name: string; producer: string };

/** The page of an address on a channel, as `PagesOfChannels` knows it. */
export function pageKey(channelCode: string, urlKey: string): string {
  return `${channelCode} ${pageOf(urlKey)}`;
}

/**
 * Products by the pages on which they stand, by `pageKey`: one page for several is right where it sells their variants, and
 * wrong where a link was copied. Without what was revoked and what the register has put away.
 */
export async function pagesOfChannels(
  db: Db,
  { presence, registerEntry, producer }: Tables,
  channelCodes: ReadonlyArray<string>,
): Promise<ReadonlyMap<string, ReadonlyArray<PageHolder>>> {
  const rows = await db
    .select({
      channelCode: presence.channelCode,
      urlKey: presence.urlKey,
      entryId: registerEntry.id,
      code: registerEntry.code,
      name: registerEntry.name,
      producer: producer.name,
    })
    .from(presence)
    .innerJoin(registerEntry, eq(registerEntry.id, presence.entryId))
    .innerJoin(producer, eq(producer.id, registerEntry.producerId))
    .where(
      and(
        inArray(presence.channelCode, [...new Set(channelCodes)]),
        ne(presence.urlKey, ''),
        isNull(presence.revokedAt),
        isNull(registerEntry.archivedAt),
      ),
    );
  const holders = new Map<string, Array<PageHolder>>();
  for (const { channelCode, urlKey, ...holder } of rows) {
    const key = pageKey(channelCode, urlKey);
    const there = holders.get(key);
    if (!there) holders.set(key, [holder]);
    else if (!there.some(({ entryId }) => entryId === holder.entryId)) there.push(holder);
  }
  return holders;
}

/** Of these entries those that share a page with others, and with which. */
export async function entriesOnSharedPages(
  { store }: Context,
  entryIds: ReadonlyArray<string>,
): Promise<Readonly<Record<string, ReadonlyArray<PageHolder>>>> {
  const { presence } = store.tables;
  const { own, pages } = await store.read(async (db) => {
    const found = await db
      .select({ entryId: presence.entryId, channelCode: presence.channelCode, urlKey: presence.urlKey })
      .from(presence)
      .where(
        and(inArray(presence.entryId, [...entryIds]), ne(presence.urlKey, ''), isNull(presence.revokedAt)),
      );
    const codes = found.map(({ channelCode }) => channelCode);
    return { own: found, pages: found.length > 0 ? await pagesOfChannels(db, store.tables, codes) : null };
  });
  const shared: Record<string, Array<PageHolder>> = {};
  for (const { entryId, channelCode, urlKey } of own) {
    const others = (pages?.get(pageKey(channelCode, urlKey)) ?? []).filter((one) => one.entryId !== entryId);
    if (others.length === 0) continue;
    const there = shared[entryId] ?? [];
    shared[entryId] = [
      ...there,
      ...others.filter((one) => !there.some((known) => known.entryId === one.entryId)),
    ];
  }
  return shared;
}
