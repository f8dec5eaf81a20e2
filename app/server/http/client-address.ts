import type { IncomingMessage } from 'node:http';

/**
 * The address that limits are counted by: the connection's own, or, when the connection comes from a trusted proxy,
 * the nearest address in X-Forwarded-For that is no trusted proxy itself.
 */
export function clientAddress(request: IncomingMessage, trustedProxies: ReadonlyArray<string>): string {
  const peer = plain(request.socket.remoteAddress ?? '');
  if (!trustedProxies.includes(peer)) return peer;
  const forwarded = String(request.headers['x-forwarded-for'] ?? '')
    .split(',')
    .map((one) => plain(one.trim()))
    .filter(Boolean);
  return forwarded.reverse().find((address) => !trustedProxies.includes(address)) ?? peer;
}

function plain(address: string): string {
  return address.replace(/^::ffff:/, '');
}
