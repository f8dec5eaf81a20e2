import { and, asc, eq, inArray, isNull, like, ne, or } from 'drizzle-orm';
import { itemOf, pageOf } from '#app/domain/register/parse/parse-links.ts';
import type { Context } from '#app/server/context.ts';
import { DomainError } from '#app/server/domain-error.ts';
import type { Db } from '#db/store.ts';
import type { Tables } from '#db/tables/define-tables.ts';

/** A product that stands with the same page on a channel. */
export type PageHolder = { entryId: string; code: string; name: string; producer: string };

/** An address on a channel. `urlKey`: of `urlKey`; one that is empty has no page. */
type PageAddress = { channelCode: string; urlKey: string };

/** The page of an address on a channel, as `holdersOfPages` knows it. */
export function pageKey({ channelCode, urlKey }: PageAddress): string {
  return `${channelCode} ${pageOf(urlKey)}`;
}

/**
 * Which products stand on these pages, by `pageKey`: one page for several is right where it sells their variants, and
 * wrong where a link was copied. Without what was revoked and what the register has put away. Only what may be one of these
 * pages is read, however many a channel has: the same address, or one that holds the platform's own number.
 */
export async function holdersOfPages(
  db: Db,
  { presence, registerEntry, producer }: Tables,
  addresses: ReadonlyArray<PageAddress>,
): Promise<ReadonlyMap<string, ReadonlyArray<PageHolder>>> {
  const asked = new Map(
    addresses.filter(({ urlKey }) => urlKey !== '').map((each) => [pageKey(each), each] as const),
  );
  const holders = new Map<string, Array<PageHolder>>();
  if (asked.size === 0) return holders;
  const pages = [...asked.values()];
  const mayBeOne = [...new Set(pages.map(({ channelCode }) => channelCode))].map((channelCode) => {
    const keys = pages.filter((page) => page.channelCode === channelCode).map(({ urlKey }) => urlKey);
    const items = keys.map(itemOf);
    const whole = keys.filter((_, at) => items[at] === null);
    return and(
      eq(presence.channelCode, channelCode),
      or(
        whole.length > 0 ? inArray(presence.urlKey, whole) : undefined,
        // Nothing but digits, and `_` for the one sign between them.
        ...items
          .map((item) => item && like(presence.urlKey, `%${item.numbers.join('_')}%`))
          .filter((each) => each !== null),
      ),
    );
  });
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
    .where(and(or(...mayBeOne), isNull(presence.revokedAt), isNull(registerEntry.archivedAt)))
    .orderBy(asc(presence.createdAt), asc(presence.id));
  for (const { channelCode, urlKey, ...holder } of rows) {
    const key = pageKey({ channelCode, urlKey });
    if (!asked.has(key)) continue;
    const there = holders.get(key);
    if (!there) holders.set(key, [holder]);
    else if (!there.some(({ entryId }) => entryId === holder.entryId)) there.push(holder);
  }
  return holders;
}

/**
 * The other products that have a page already, before it is recorded for one more: unless a person says that it sells
 * them all, that is a question.
 * @throws DomainError linkOfOther (`field`) where another product has that page and nobody said that it sells both
 */
export async function askForBoth(
  db: Db,
  tables: Tables,
  page: PageAddress & { entryId: string; field: string; isForBoth: boolean },
): Promise<ReadonlyArray<PageHolder>> {
  const holders = (await holdersOfPages(db, tables, [page])).get(pageKey(page)) ?? [];
  const others = holders.filter(({ entryId }) => entryId !== page.entryId);
  const [other] = others;
  if (other && !page.isForBoth)
    throw new DomainError('linkOfOther', {
      field: page.field,
      params: { name: other.name, producer: other.producer },
    });
  return others;
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
    return { own: found, pages: await holdersOfPages(db, store.tables, found) };
  });
  const shared: Record<string, Array<PageHolder>> = {};
  for (const { entryId, ...address } of own) {
    const others = (pages.get(pageKey(address)) ?? []).filter((one) => one.entryId !== entryId);
    if (others.length === 0) continue;
    const there = shared[entryId] ?? [];
    shared[entryId] = [
      ...there,
      ...others.filter((one) => !there.some((known) => known.entryId === one.entryId)),
    ];
  }
  return shared;
}
