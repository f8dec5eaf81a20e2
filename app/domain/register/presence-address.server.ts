import { DomainError } from '#app/server/domain-error.ts';
import { isAllowedHost } from '#app/server/outbound-fetch.server.ts';
import { mayBePublicHost } from '#app/server/private-host.ts';
import { withoutEnd } from '#app/server/text/without-end.ts';

const LONGEST_URL = 2000;

/**
 * A product's address on a channel, as typed; `shopee.vn/x` gets https, the dot after a host goes.
 * @returns null for nothing typed.
 * @throws DomainError notAUrl, presenceUrlOtherChannel (url)
 */
export function readPresenceUrl(text: string, channel: { hosts: string[]; name: string }): string | null {
  const typed = text.trim();
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
  if (channel.hosts.length > 0 && !isAllowedHost(url.hostname, channel.hosts))
    throw new DomainError('presenceUrlOtherChannel', {
      field: 'url',
      params: { channel: channel.name, hosts: channel.hosts.join(', ') },
    });
  return url.href;
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
