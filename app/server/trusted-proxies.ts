import { BlockList, isIP } from 'node:net';

/** The machines whose X-Forwarded-For is believed. */
export type TrustedProxies = {
  readonly isEmpty: boolean;
  /** @param address IPv4 or IPv6, without port and zone. */
  has(address: string): boolean;
};

const BITS = { 4: 32, 6: 128 } as const;
/** An IPv4 address that is written as an IPv6 one has these bits in front. */
const MAPPED_BITS = 96;

/**
 * Reads TRUST_PROXY: addresses and networks (10.0.0.0/8, fd00::/8), comma separated; '' names none.
 * @returns the machines, or the first part that is neither. A network of everybody (/0) is none either: each visitor could
 * then say that they are somebody else.
 */
export function readTrustedProxies(text: string): TrustedProxies | { wrong: string } {
  const list = new BlockList();
  const parts = text
    .split(',')
    .map((one) => one.trim())
    .filter(Boolean);
  for (const part of parts) {
    const network = readNetwork(part);
    if (!network) return { wrong: part };
    list.addSubnet(network.address, network.bits, network.family === 6 ? 'ipv6' : 'ipv4');
  }
  return {
    isEmpty: parts.length === 0,
    has: (address) => isIP(address) !== 0 && list.check(address, isIP(address) === 6 ? 'ipv6' : 'ipv4'),
  };
}

function readNetwork(part: string): { address: string; bits: number; family: 4 | 6 } | null {
  const [, written = '', prefix] = /^([^/]+?)(?:\/(\d{1,3}))?$/.exec(part) ?? [];
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(written)?.[1];
  const address = mapped ?? written;
  const family = isIP(address);
  if ((family !== 4 && family !== 6) || address.includes('%')) return null;
  const bits = prefix === undefined ? BITS[family] : Number(prefix) - (mapped ? MAPPED_BITS : 0);
  return bits > 0 && bits <= BITS[family] ? { address, bits, family } : null;
}
