import { BlockList, isIP } from 'node:net';
import { withoutEnd } from '#app/server/text/without-end.ts';

/** [first address, bits that it shares with the others of its range] */
type Ranges = ReadonlyArray<readonly [string, number]>;

/** Only this machine or its own network reaches these (RFC 1122, 1918, 3927, 4193, 4291). */
const localRanges: Ranges = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.168.0.0', 16],
  ['::', 128],
  ['::1', 128],
  ['fc00::', 7],
  ['fe80::', 10],
];

/**
 * What else is no address of the open internet (IANA special-purpose address registries). Behind a provider's shared
 * addresses (100.64/10) stand other customers, so it is no network of ours either.
 */
const reservedRanges: Ranges = [
  ['100.64.0.0', 10],
  ['192.0.0.0', 24],
  ['198.18.0.0', 15],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
];

/**
 * Of IPv6 only this has been given out for the open internet: mapped and translated IPv4 addresses, site-local ones and
 * multicast lie outside. Inside, Teredo and 6to4 lead on to an IPv4 address that nobody has looked at.
 */
const globalRange: Ranges = [['2000::', 3]];
const tunnelRanges: Ranges = [
  ['2001::', 32],
  ['2002::', 16],
];

function listOf(ranges: Ranges): BlockList {
  const list = new BlockList();
  for (const [first, bits] of ranges) list.addSubnet(first, bits, familyOf(first));
  return list;
}

/** An IPv4 address that is written as an IPv6 one (::ffff:10.0.0.1) is found in it as well. */
const local = listOf(localRanges);
const closed = listOf([...localRanges.filter(([first]) => isIP(first) === 4), ...reservedRanges]);
const global = listOf(globalRange);
const tunnels = listOf(tunnelRanges);

/**
 * True for an address that only this machine or its local network can reach: loopback, the private and link-local
 * ranges, and the names "localhost" and "*.local". "Every interface" (0.0.0.0, ::) counts too, because a request sent
 * there ends on this machine; who listens there is another question (`isEveryHost`).
 */
export function isPrivateHost(host: string): boolean {
  const name = plainHost(host);
  if (name === 'localhost' || name.endsWith('.localhost') || name.endsWith('.local')) return true;
  return isIP(name) !== 0 && local.check(name, familyOf(name));
}

/** True for an address of the open internet; false for every other, and for what is no address. */
export function isPublicAddress(host: string): boolean {
  const address = plainHost(host);
  if (isIP(address) === 4) return !closed.check(address);
  return isIP(address) === 6 && global.check(address, 'ipv6') && !tunnels.check(address, 'ipv6');
}

/** True for a host that the open internet may know: a name, or an address of it. */
export function mayBePublicHost(host: string): boolean {
  const name = plainHost(withoutEnd(host, '.'));
  return !isPrivateHost(name) && (isIP(name) === 0 || isPublicAddress(name));
}

/** True for what a server listens on to be reached from everywhere: it says nothing of who can reach it. */
export function isEveryHost(host: string): boolean {
  const name = host.replace(/^\[|\]$/g, '');
  return name === '::' || /^0(\.\d+)*$/.test(name);
}

/** As addresses of pages have it: one way to write each, also of 0x7f.1, 2130706433 and 0:0:0:0:0:0:0:1. */
function plainHost(host: string): string {
  const bare = host
    .replace(/^\[|\]$/g, '')
    .replace(/%.*$/, '')
    .toLowerCase();
  const address = `http://${isIP(bare) === 6 ? `[${bare}]` : bare}/`;
  return URL.canParse(address) ? new URL(address).hostname.replace(/^\[|\]$/g, '') : bare;
}

function familyOf(address: string): 'ipv4' | 'ipv6' {
  return isIP(address) === 6 ? 'ipv6' : 'ipv4';
}
