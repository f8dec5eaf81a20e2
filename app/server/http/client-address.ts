import type { IncomingMessage } from 'node:http';
import { isIP, isIPv6 } from 'node:net';
import type { TrustedProxies } from '#app/server/trusted-proxies.ts';

/** Of an IPv6 address the part that names a network: one household or phone has all the addresses below it. */
const NETWORK_GROUPS = 4;
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

/** An address without brackets, port and zone; IPv4 in IPv6's clothes as IPv4. */
export function plainAddress(address: string): string {
  const bare = /^\[([^\]]+)\](:\d+)?$/.exec(address)?.[1] ?? address;
  const unzoned = bare.replace(/%.*$/, '').replace(/^(\d+\.\d+\.\d+\.\d+):\d+$/, '$1');
  return unzoned.replace(/^::ffff:(?=\d+\.\d+\.\d+\.\d+$)/i, '');
}

function networkOf(address: string): string {
  if (!isIPv6(address)) return address;
  // The URL parser writes every form of an address in the same groups of hexadecimal digits.
  const [head = '', tail] = new URL(`http://[${address}]`).hostname.slice(1, -1).split('::');
  const before = head.split(':').filter(Boolean);
  const after = (tail ?? '').split(':').filter(Boolean);
  const zeros = Array<string>(ALL_GROUPS - before.length - after.length).fill('0');
  return `${[...before, ...zeros, ...after].slice(0, NETWORK_GROUPS).join(':')}::/64`;
}
