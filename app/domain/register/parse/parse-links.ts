import type { KnownChannel } from '#app/domain/register/parse/parse-platforms.ts';
import type { CellValue } from '#app/domain/register/parse/parsed.ts';
import { mayBePublicHost } from '#app/server/private-host.ts';
import { fold, UNSEEN } from '#app/server/text/fold.ts';
import { withoutEnd } from '#app/server/text/without-end.ts';

export interface FoundLinks {
  urls: ReadonlyArray<string>;
  /** Pieces that look like an address and are none. */
  unreadable: ReadonlyArray<string>;
  /** Several addresses run together, as in "shopee.vn/a|tiki.vn/b": where one ends nobody can say for sure. */
  joined: ReadonlyArray<string>;
}

/** What word processors put around an address. */
const QUOTES = `"'“”‘’„‟«»‹›\``;
const startsWithin = /[|,](?=https?:\/\/|(?:[a-z0-9-]{1,63}\.){1,6}[a-z]{2,63}(?:\/|$))/i;

/** An address as it was copied, without quotes around it and what nobody sees. */
export function bareAddress(typed: string): string {
  const seen = typed.replace(UNSEEN, '').trim();
  const begin = [...seen].findIndex((letter) => !QUOTES.includes(letter));
  return begin < 0 ? '' : withoutEnd(seen.slice(begin), QUOTES).trim();
}

const LONGEST_URL = 2_000;

/** Every web address in a cell, one a line or separated by blanks, commas or semicolons; `shopee.vn/x` gets https. */
export function parseLinks(cell: CellValue & { link?: string }): FoundLinks {
  const urls = new Set<string>();
  const unreadable: Array<string> = [];
  const joined: Array<string> = [];
  const pieces = cell.text
    .replace(UNSEEN, '')
    .split(/[\s;]+|,(?=\s|https?:|www\.|$)|:(?=https?:\/\/)/u)
    .map((piece) => withoutEnd(piece.replace(/^[(<["'“”‘’„‟«»‹›`]+/, ''), `)>].,${QUOTES}`));
  for (const piece of cell.link ? [...pieces, bareAddress(cell.link)] : pieces) {
    const looksLikeLink =
      /^https?:\/\//i.test(piece) ||
      /^(www\.)?[a-z0-9-]+(\.[a-z0-9-]+)*\.[a-z]{2,}\.?(:\d+)?(\/\S*)?$/i.test(piece);
    if (looksLikeLink && startsWithin.test(piece)) {
      joined.push(piece.slice(0, 80));
      continue;
    }
    if (!looksLikeLink) {
      if (/:\/\//.test(piece)) unreadable.push(piece.slice(0, 80));
      continue;
    }
    const url = readUrl(piece);
    if (url) urls.add(url);
    else unreadable.push(piece.slice(0, 80));
  }
  return { urls: [...urls], unreadable, joined };
}

function readUrl(piece: string): string | null {
  const written = /^https?:\/\//i.test(piece) ? piece : `https://${piece}`;
  if (written.length > LONGEST_URL || !URL.canParse(written)) return null;
  const url = new URL(written);
  // As where one is typed: "shopee.vn." is its host as well.
  url.hostname = withoutEnd(url.hostname, '.');
  // As where one is typed: at another port stands another site, and one's own machine is no shop.
  if (url.username || url.password || url.port !== '') return null;
  if (!url.hostname.includes('.') || !mayBePublicHost(url.hostname)) return null;
  return url.href;
}

/** Parameters that say where a visitor came from, never what is shown. */
const tracking =
  /^(utm_|fbclid|gclid|gbraid|wbraid|msclkid|ttclid|igsh|mc_[ce]id|_ga$|zarsrc|spm$|scm$|sp_atk|xptdk|uls_trackid|smtt$|is_from_webapp|sender_device)/i;

/** Whether a parameter of an address only tells where a visitor came from. */
export function saysWhereFrom(name: string): boolean {
  return tracking.test(name);
}

/** Paths that name the product by the platform's own ids, so that nothing after the question mark says which it is. */
const productPaths: ReadonlyArray<{ host: RegExp; path: RegExp }> = [
  { host: /(^|\.)shopee\.vn$/, path: /(-i\.\d+\.\d+|^\/product\/\d+\/\d+)$/ },
  { host: /(^|\.)lazada\.vn$/, path: /-i\d+(-s\d+)?\.html$/ },
  { host: /(^|\.)tiki\.vn$/, path: /-p\d+\.html$/ },
  { host: /(^|\.)(tiktok|tokopedia)\.com$/, path: /\/product\/(?:[^/]+\/)?\d+$/ },
];

/**
 * Under which two spellings of one address are the same: no scheme, no www, no trailing slash, no fragment, nothing that
 * only tells where a visitor came from.
 */
export function urlKey(address: string): string {
  const url = new URL(address);
  url.hash = '';
  const path = withoutEnd(url.pathname, '/');
  if (productPaths.some((one) => one.host.test(url.hostname) && one.path.test(path))) url.search = '';
  for (const name of [...url.searchParams.keys()]) if (saysWhereFrom(name)) url.searchParams.delete(name);
  return `${url.hostname.replace(/^(www|m)\./, '')}${path}${url.search}`;
}

/**
 * Where the product's words stand in a Shopee address a shop's name may stand too; these are its own lists with numbers. A
 * shop's name has five letters at least.
 */
const SHOPEE_LISTS =
  '(?!(?:orders?|buyer|checkout|events?|verify|flash_sale|cua-hang|collections?|vouchers?|campaigns?|daily_discover|search_user|notifications?|affiliate|portal|article|careers|seller|brands?|pages?)/)';

/**
 * Addresses of products on platforms that number them, by host and whole path: help, lessons, sign-ins, orders and what else
 * has numbers on the same hosts or on others of the platform is none. The words before a number change with the title; the
 * numbers are the platform's own.
 */
const items: ReadonlyArray<{ host: string; hosts: RegExp; item: RegExp }> = [
  {
    host: 'shopee.vn',
    hosts: /^(?:(?:www|m)\.)?shopee\.vn$/,
    item: new RegExp(
      String.raw`^/(?:[^/]*-i\.|product/|universal-link/product/|(?:universal-link/)?${SHOPEE_LISTS}[\w.-]{5,}/)(\d+)[./](\d+)$`,
      'i',
    ),
  },
  {
    host: 'lazada.vn',
    hosts: /^(?:(?:www|m|pdp-m)\.)?lazada\.vn$/,
    item: /^\/(?:products\/)?(?:[^/]*-)?i(\d+)(?:-s\d+)?(?:\.html)?$/,
  },
  {
    host: 'tiki.vn',
    hosts: /^(?:(?:www|m)\.)?tiki\.vn$/,
    item: /^\/(?:[^/]*-)?p(\d+)(?:\.html)?$/,
  },
  {
    host: 'tiktok.com',
    hosts: /^(?:(?:www|m|shop)\.)?tiktok\.com$/,
    item: /^\/(?:(?:view|[a-z]{2})\/)?(?:shop\/)?(?:[a-z]{2}\/)?(?:product|pdp)\/(?:[^/]+\/)?(\d+)$/,
  },
];

/** Under which two addresses show one page: the platform's own number where it has one, else the address itself. @param key of `urlKey` */
export function pageOf(key: string): string {
  const item = itemOf(key);
  return item === null ? key : `${item.host} ${item.numbers.join('.')}`;
}

/**
 * Of what stands somewhere already that which has this page, however its address was spelt: under the same key, else under
 * one that holds the platform's own number of the same product; the first of several.
 * @param key of `urlKey`; '' where only the channel is known
 */
export function withPage<Stands extends { urlKey: string }>(
  there: readonly Stands[],
  key: string,
): Stands | undefined {
  const isSamePage = ({ urlKey }: Stands) => key !== '' && pageOf(urlKey) === pageOf(key);
  return there.find(({ urlKey }) => urlKey === key) ?? there.find(isSamePage);
}

/**
 * The platform's own numbers of what a page sells, as every address of it holds them, one sign apart; null where it has
 * none or shows no product (help, an order, what only a seller opens), so that the address itself is all there is.
 * @param key of `urlKey`
 */
export function itemOf(key: string): { host: string; numbers: ReadonlyArray<string> } | null {
  const end = key.search(/[/?]/);
  const host = end < 0 ? key : key.slice(0, end);
  const path = key.slice(host.length).split('?')[0] ?? '';
  const known = items.find(({ hosts }) => hosts.test(host));
  const found = known ? known.item.exec(path) : null;
  return known && found ? { host: known.host, numbers: found.slice(1) } : null;
}

/**
 * The channel on whose host an address stands; null when the host is nobody's we know (a producer's own site). A
 * channel's name under another ending (`shopee.com`, `tiki.example`) is taken for the channel as well: what a register
 * claims is checked later.
 */
export function channelOfUrl(address: string, channels: ReadonlyArray<KnownChannel>): string | null {
  const host = new URL(address).hostname.toLowerCase();
  for (const channel of channels) {
    if (channel.hosts.some((known) => host === known || host.endsWith(`.${known}`))) return channel.code;
  }
  const labels = host.split('.');
  const ending = labels.length > 2 && /^(com|net|org)$/.test(labels.at(-2) ?? '') ? 3 : 2;
  const name = fold(labels.at(-ending) ?? '').replaceAll(' ', '');
  const named = channels.find((channel) => channel.words.some((word) => word.replaceAll(' ', '') === name));
  return named?.code ?? null;
}
