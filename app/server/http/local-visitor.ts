import type { IncomingMessage } from 'node:http';
import { plainAddress } from '#app/server/http/client-address.ts';
import { isPrivateHost } from '#app/server/private-host.ts';
import type { TrustedProxies } from '#app/server/trusted-proxies.ts';

/** What proxies add. One of them is enough: whoever sits before the market may let the whole world in. */
const FORWARDING_HEADERS = [
  'forwarded',
  'via',
  'x-forwarded-for',
  'x-forwarded-host',
  'x-forwarded-proto',
  'x-real-ip',
  'cf-connecting-ip',
  'true-client-ip',
];

/**
 * Whether a request comes from this machine or its own local network, and came straight here: the connection's own
 * address is loopback or private, no proxy is trusted and none has left a header, and the address asked for is a
 * private one. The demo's sign-in without a password is for nobody else. False when in doubt.
 */
export function isLocalVisitor(request: IncomingMessage, trustedProxies: TrustedProxies): boolean {
  const { headers, socket } = request;
  if (!trustedProxies.isEmpty || FORWARDING_HEADERS.some((name) => headers[name] !== undefined)) return false;
  // No browser speaks HTTP/1.0; proxies that leave no header do.
  if (request.httpVersionMajor < 1 || request.httpVersion === '1.0') return false;
  return isPrivateHost(plainAddress(socket.remoteAddress ?? '')) && isPrivateHost(hostOf(headers.host));
}

/** The name in a Host header, without its port; '' when it is none. */
function hostOf(host: string | undefined): string {
  const url = `http://${host ?? ''}`;
  return host && URL.canParse(url) ? new URL(url).hostname : '';
}
