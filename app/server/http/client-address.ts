import type { IncomingMessage } from 'node:http';
import { isIP, isIPv6 } from 'node:net';
import type { TrustedProxies } from '#app/server/trusted-proxies.ts';

/** Of an IPv6 address the part that names a network: one household or phone has all the addresses below it. */
const NETWORK_GROUPS = 4;
const SITE_GROUPS = 3;
const PROVIDER_GROUPS = 2;
const ALL_GROUPS = 8;

/**
 * What limits are counted by: the connection's own address, or, when the connection comes from a trusted proxy, the
 * nearest address in X-Forwarded-For that is no trusted proxy itself. IPv6 as its /64, since whoever has one address
 * of a /64 has them all.
 */
export function clientAddress(request: IncomingMessage, trustedProxies: TrustedProxies): string {
  const peer = plainAddress(request.socket.remoteAddress ?? '');
  if (!trustedProxies.has(peer)) return networkOf(peer);
  const forwarded = String(request.headers['x-forwarded-for'] ?? '')
    .split(',')
    .map((one) => plainAddress(one.trim()))
    .filter((one) => isIP(one) !== 0);
  return networkOf(forwarded.reverse().find((address) => !trustedProxies.has(address)) ?? peer);
}

/**
 * Of an address of `clientAddress` the block that one customer of a provider is given at the most: of IPv6 its /48 (RFC 6177),
 * an IPv4 address itself. Whoever rents a server may send from each of its 65,536 networks in turn. It is for telling who has
 * been there before, where the worst is to wait with them. Doors that are shut after so many tries, and what is counted of
 * unpaid orders, go by the /64: some providers give a whole street one /48, and a neighbour must not shut it out.
 */
export function siteOf(clientAddress: string): string {
  const groups = groupsOf(clientAddress);
  return groups ? `${groups.slice(0, SITE_GROUPS).join(':')}::/48` : clientAddress;
}

/**
 * Of an address of `clientAddress` the block that a provider is given at the least: of IPv6 its /32, of IPv4 its /16. However
 * many customers' blocks somebody has at one provider, they are in few of these; those whose provider is another are not
 * among them.
 */
export function providerBlockOf(clientAddress: string): string {
  const groups = groupsOf(clientAddress);
  if (groups) return `${groups.slice(0, PROVIDER_GROUPS).join(':')}::/32`;
  return isIP(clientAddress) === 4
    ? `${clientAddress.split('.').slice(0, 2).join('.')}.0.0/16`
    : clientAddress;
}

/** An address without brackets, port and zone; IPv4 in IPv6's clothes as IPv4. */
export function plainAddress(address: string): string {
  const bare = /^\[([^\]]+)\](:\d+)?$/.exec(address)?.[1] ?? address;
  const unzoned = bare.replace(/%.*$/, '').replace(/^(\d+\.\d+\.\d+\.\d+):\d+$/, '$1');
  return unzoned.replace(/^::ffff:(?=\d+\.\d+\.\d+\.\d+$)/i, '');
}

function networkOf(address: string): string {
  const groups = groupsOf(address);
  return groups ? `${groups.slice(0, NETWORK_GROUPS).join(':')}::/64` : address;
}

/** The eight groups of an IPv6 address, with or without the length of a prefix; null of what is none. */
function groupsOf(text: string): string[] | null {
  const address = text.replace(/\/\d+$/, '');
  if (!isIPv6(address)) return null;
  // The URL parser writes every form of an address in the same groups of hexadecimal digits.
  const [head = '', tail] = new URL(`http://[${address}]`).hostname.slice(1, -1).split('::');
  const before = head.split(':').filter(Boolean);
  const after = (tail ?? '').split(':').filter(Boolean);
  const zeros = Array<string>(ALL_GROUPS - before.length - after.length).fill('0');
  return [...before, ...zeros, ...after];
}
