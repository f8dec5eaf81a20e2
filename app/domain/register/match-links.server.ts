import { and, asc, eq, inArray, isNull } from 'drizzle-orm';
import type { SellerActor } from '#app/domain/accounts/actor.ts';
import { placeOf } from '#app/domain/register/claim-link.server.ts';
import { lookAtPage } from '#app/domain/register/look-at-page.server.ts';
import { pageOf, parseLinks, urlKey } from '#app/domain/register/parse/parse-links.ts';
import { isSellersOwn, noProductPage } from '#app/domain/register/parse/product-page.ts';
import { isShortLink } from '#app/domain/register/parse/short-link.ts';
import { speaksOf } from '#app/domain/register/read-page.ts';
import { holdersOfPages, type PageHolder, pageKey } from '#app/domain/register/shared-pages.server.ts';
import type { Context } from '#app/server/context.ts';
import { isDemoMarket } from '#app/server/demo-market.server.ts';
import { DomainError } from '#app/server/domain-error.ts';
import { localDate } from '#app/server/local-date.ts';
import { isTooManyTries, takePoint } from '#app/server/rate-limit.server.ts';

export type MatchedLink = {
  url: string;
  /** Null: on no channel that we know. */
  channel: { code: string; name: string } | null;
  /** The channel has closed: nothing new can be for sale there. */
  isClosed: boolean;
  /** The platform's front page, a search, a shop or the like: it shows no one product and is not recorded. */
  isOtherPage: boolean;
  /** Of such pages one behind the seller's own sign-in. */
  isSellersOwn: boolean;
  /** A link to share: it leads to a product and does not name it. */
  isShort: boolean;
  /** The producer's product that it seems to be; null when nothing says so. */
  entryId: string | null;
  /** What says so: the address itself, the page's title, or that there is only one product. */
  by: 'address' | 'title' | 'only' | null;
  /** It stands in the register already, for this product. */
  isKnown: boolean;
  /** Products that have this page already. */
  holders: PageHolder[];
  /** The producer has said that the page sells them all. */
  isForBoth: boolean;
};

export type MatchedLinks = {
  links: MatchedLink[];
  unreadable: string[];
  /** Several that run together as one. */
  joined: string[];
  /** Pasted lines in which no link was found, cut where they are long. */
  ignored: string[];
};

export const MOST_LINKS = 100;
/** Pages whose title is asked for while the producer waits; each may take ten seconds. */
const TITLES_AT_ONCE = 3;
const TITLES_AN_HOUR = 30;
const HOUR_MS = 3_600_000;

/**
 * Reads pasted links, one or a column of them, and says of each on which channel it is and which of the producer's
 * products it seems to show. Writes nothing: the producer confirms what `claimPresences` then records.
 * @param chosen what the producer has said of them already, by address; `entryId` is empty where one is left out
 * @throws DomainError required, tooManyLinks (links)
 */
export async function matchLinks(
  context: Context,
  actor: SellerActor,
  text: string,
  chosen: ReadonlyMap<string, { entryId: string; isForBoth: boolean }> = new Map(),
): Promise<MatchedLinks> {
  const { urls: found, unreadable, joined } = parseLinks({ text });
  const urls = eachPageOnce(found);
  if (urls.length + unreadable.length + joined.length === 0)
    throw new DomainError('linksMissing', { field: 'links' });
  if (urls.length > MOST_LINKS)
    throw new DomainError('tooManyLinks', { field: 'links', params: { max: MOST_LINKS } });
  const { channels, entries, known } = await readOwn(context, actor);
  const today = localDate(context.clock.now());
  const isDemo = await isDemoMarket(context);
  const [only] = entries.length === 1 ? entries : [];
  const links = urls.map((url): MatchedLink & { hosts: string[] } => {
    const place = placeOf(url, { channels, isDemo });
    const named = place ? bestEntry(wordsOf(url), entries) : null;
    const said = chosen.get(url);
    const entryId = said ? said.entryId || null : (named ?? only?.id ?? null);
    return {
      url,
      channel: place ? { code: place.code, name: place.name } : null,
      isClosed: place !== undefined && place.closedOn !== null && place.closedOn <= today,
      isOtherPage: place !== undefined && place.hosts.length > 0 && noProductPage(url) !== null,
      isSellersOwn: place !== undefined && place.hosts.length > 0 && isSellersOwn(url),
      isShort: isShortLink(url),
      entryId,
      by: said !== undefined ? null : named ? 'address' : only ? 'only' : null,
      isKnown: false,
      holders: [],
      isForBoth: said?.isForBoth === true,
      hosts: place?.hosts ?? [],
    };
  });
  const unsaid = links.filter(
    (link) =>
      link.channel && !link.isClosed && !link.isOtherPage && link.entryId === null && chosen.size === 0,
  );
  await Promise.all(
    unsaid.slice(0, TITLES_AT_ONCE).map((link) => matchByTitle(context, actor, link, entries)),
  );
  const { tables } = context.store;
  const addressOf = ({ channel, url }: MatchedLink) => ({
    channelCode: channel?.code ?? '',
    urlKey: channel ? urlKey(url) : '',
  });
  const pages = await context.store.read((db) => holdersOfPages(db, tables, links.map(addressOf)));
  return {
    links: links.map(({ hosts: _, ...link }) => ({
      ...link,
      isKnown: known.has(`${link.entryId} ${link.channel?.code} ${pageOf(urlKey(link.url))}`),
      holders: [...(pages.get(pageKey(addressOf(link))) ?? [])],
    })),
    unreadable: [...unreadable],
    joined: [...joined],
    ignored: linesWithout(text),
  };
}

/** One page in several spellings is one link: the first of them. */
function eachPageOnce(urls: readonly string[]): string[] {
  return [...new Map([...urls].reverse().map((url) => [pageOf(urlKey(url)), url])).values()].reverse();
}

const LONGEST_LINE = 80;

/** Lines that hold something and no link: whoever pasted them is to know that nothing was read from them. */
function linesWithout(text: string): string[] {
  const lines = text.split(/[\r\n]+/).map((line) => line.trim());
  const without = lines.filter((line) => {
    const { urls, unreadable, joined } = parseLinks({ text: line });
    return line !== '' && urls.length + unreadable.length + joined.length === 0;
  });
  return [...new Set(without.map((line) => line.slice(0, LONGEST_LINE)))].slice(0, MOST_LINKS);
}

type Entry = { id: string; name: string };

async function readOwn({ store }: Context, actor: SellerActor) {
  const { channel, registerEntry, presence } = store.tables;
  return store.read(async (db) => {
    const entries: Entry[] = await db
      .select({ id: registerEntry.id, name: registerEntry.name })
      .from(registerEntry)
      .where(and(eq(registerEntry.producerId, actor.producerId), isNull(registerEntry.archivedAt)))
      .orderBy(asc(registerEntry.nameKey), asc(registerEntry.id));
    const presences = await db
      .select({ entryId: presence.entryId, channelCode: presence.channelCode, urlKey: presence.urlKey })
      .from(presence)
      .where(
        inArray(
          presence.entryId,
          entries.map(({ id }) => id),
        ),
      );
    return {
      entries,
      known: new Set(presences.map((one) => `${one.entryId} ${one.channelCode} ${pageOf(one.urlKey)}`)),
      channels: await db.select().from(channel).orderBy(asc(channel.position)),
    };
  });
}

async function matchByTitle(
  context: Context,
  actor: SellerActor,
  link: MatchedLink & { hosts: string[] },
  entries: ReadonlyArray<Entry>,
): Promise<void> {
  try {
    await takePoint(context, `link-title|${actor.producerId}`, TITLES_AN_HOUR, HOUR_MS);
  } catch (error) {
    // The producer chooses from the list instead.
    if (isTooManyTries(error)) return;
    throw error;
  }
  const { title } = await lookAtPage(context, {
    ...{ channelCode: link.channel?.code ?? '', url: link.url },
    ...{ hosts: link.hosts, product: '' },
  });
  const entryId = title === null ? null : bestEntry(title, entries);
  if (entryId !== null) Object.assign(link, { entryId, by: 'title' });
}

/** Platforms put the product's name into its address: `/mat-ong-hoa-nhan-i.1.2`. */
function wordsOf(url: string): string {
  const { pathname } = new URL(url);
  try {
    return decodeURIComponent(pathname).replace(/[-_/.+]+/g, ' ');
  } catch {
    return pathname.replace(/[-_/.+]+/g, ' ');
  }
}

/** The one product of which a text speaks; null when it speaks of none, or of several. */
function bestEntry(text: string, entries: ReadonlyArray<Entry>): string | null {
  const found = entries.filter(({ name }) => speaksOf(text, name));
  return found.length === 1 ? (found[0]?.id ?? null) : null;
}
