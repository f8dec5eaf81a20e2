import type { IncomingMessage } from 'node:http';

const SAFE_METHODS = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * True when a request may change something: it comes from our own pages. A browser says so by Sec-Fetch-Site or by
 * Origin; a request that changes something and says neither is refused. Webhooks are exempt by their own signature.
 */
export function mayChangeSomething(request: IncomingMessage, publicOrigin: string): boolean {
  if (SAFE_METHODS.has(request.method ?? 'GET')) return true;
  const site = request.headers['sec-fetch-site'];
  if (site !== undefined && site !== 'same-origin') return false;
  const origin = request.headers.origin;
  if (origin === undefined) return site === 'same-origin';
  return origin === publicOrigin || isOwnHost(origin, request.headers.host);
}

/** The browser fills in Host itself, so a page of another site cannot make the two agree. */
function isOwnHost(origin: string, host: string | undefined): boolean {
  if (!host) return false;
  try {
    const url = new URL(origin);
    return url.host === host && (url.protocol === 'http:' || url.protocol === 'https:');
  } catch {
    return false;
  }
}
