import { bareAddress, channelOfUrl } from '#app/domain/register/parse/parse-links.ts';
import type { KnownChannel } from '#app/domain/register/parse/parse-platforms.ts';
import { isSellersOwn, noProductPage } from '#app/domain/register/parse/product-page.ts';
import { DomainError } from '#app/server/domain-error.ts';
import { isAllowedHost } from '#app/server/outbound-fetch.server.ts';
import { mayBePublicHost } from '#app/server/private-host.ts';
import { withoutEnd } from '#app/server/text/without-end.ts';

const LONGEST_URL = 2000;

/**
 * A product's address on a channel, as typed; `shopee.vn/x` gets https, the dot after a host goes.
 * @param isMadeUp whether an address is one of the channel all the same (see `madeUpChannel`).
 * @returns null for nothing typed.
 * @throws DomainError notAUrl, presenceUrlOtherChannel (url)
 */
export function readPresenceUrl(
  text: string,
  channel: { hosts: string[]; name: string },
  isMadeUp: (url: string) => boolean = () => false,
): string | null {
  const typed = bareAddress(text);
  if (typed === '') return null;
  const written = /^https?:\/\//i.test(typed) ? typed : `https://${typed}`;
  const url = URL.canParse(written) ? new URL(written) : null;
  // One page has one address: "shopee.vn." is its host as well.
  if (url) url.hostname = withoutEnd(url.hostname, '.');
  // A name before the host, even an empty one, a backslash or a space: read otherwise by a browser than by a person.
  const isPlain = !/[\\\s]|^https?:\/\/[^/?#]*@/i.test(written);
  // At another port stands another site, whose link would be kept in place of the right one.
  if (url?.port !== '' || !isPlain || !url.hostname.includes('.') || written.length > LONGEST_URL)
    throw new DomainError('notAUrl', { field: 'url' });
  if (!mayBePublicHost(url.hostname)) throw new DomainError('notAUrl', { field: 'url' });
  if (channel.hosts.length > 0 && !isAllowedHost(url.hostname, channel.hosts) && !isMadeUp(url.href))
    throw new DomainError('presenceUrlOtherChannel', {
      field: 'url',
      params: { channel: channel.name, hosts: channel.hosts.join(', ') },
    });
  return url.href;
}

/**
 * In a demo: the channel that a made-up address such as `https://shopee.example/x` plays, as in the demo's register.
 * Nobody can own such a host (RFC 2606). For nothing but a demo.
 */
export function madeUpChannel(url: string, channels: ReadonlyArray<KnownChannel>): string | null {
  return new URL(url).hostname.endsWith('.example') ? channelOfUrl(url, channels) : null;
}

/** On a channel that has closed nothing new can be for sale: what was there before that day may still be recorded. */
export function refuseClosedChannel(
  channel: { name: string; closedOn: string | null },
  seenOn: string,
  field: string,
): void {
  if (channel.closedOn !== null && seenOn >= channel.closedOn)
    throw new DomainError('presenceChannelClosed', { field, params: { channel: channel.name } });
}

/**
 * A platform's front page, search, shop or category sells no product: counted as its page it would move the figure.
 * @param url on one of the channel's hosts, or made up for it.
 * @param by as `noProductPage`.
 * @throws DomainError linkSellersOwn, linkNotProduct, linkNotProductLike (`field`), which say which page to copy
 */
export function refuseOtherPage(
  url: string,
  channel: { name: string; hosts: ReadonlyArray<string> },
  field: string,
  by: { isLookedAt?: boolean } = {},
): void {
  // A producer's own site may sell one thing, on its front page.
  const none = channel.hosts.length === 0 ? null : noProductPage(url, by);
  if (none === null) return;
  if (isSellersOwn(url))
    throw new DomainError('linkSellersOwn', { field, params: { channel: channel.name } });
  const { example } = none;
  throw example === null
    ? new DomainError('linkNotProduct', { field, params: { channel: channel.name } })
    : new DomainError('linkNotProductLike', { field, params: { channel: channel.name, example } });
}
