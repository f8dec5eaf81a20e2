import type { IncomingMessage } from 'node:http';

const SAFE_METHODS = new Set(['GET', 'HEAD', 'OPTIONS']);

/** Addresses that other servers send to; each checks the sender's signature itself. */
const WEBHOOKS = new Set(['/webhooks/stripe', '/webhooks/sepay', '/webhooks/casso', '/webhooks/payos']);

/** Whether a request to this path needs no proof that it comes from our own pages. */
export function isWebhook(path: string): boolean {
  return WEBHOOKS.has(path);
}

/**
 * True when a request may change something: it comes from our own pages. A browser says so by Sec-Fetch-Site or by
 * Origin; a request that changes something and says neither is refused. Webhooks are exempt by their own signature.
 *
 * `Origin: null` alone says nothing: sandboxed frames, data: addresses and redirects through another site send it. But
 * so does our own page where the browser sends no referrer (by the page's policy or the visitor's settings), and then
 * Sec-Fetch-Site tells the two apart. No page can forge that: scripts may set no header that begins with `Sec-`, and
 * the browser writes `same-origin` only when the sender's origin and every address of the redirects are ours. An
 * opaque origin, as a sandboxed frame has even with our own page in it, is `cross-site` (W3C Fetch Metadata, 2.3).
 */
export function mayChangeSomething(request: IncomingMessage, publicOrigin: string): boolean {
  if (SAFE_METHODS.has(request.method ?? 'GET')) return true;
  const site = request.headers['sec-fetch-site'];
  if (site !== undefined && site !== 'same-origin') return false;
  const origin = request.headers.origin;
  if (origin === undefined || origin === 'null') return site === 'same-origin';
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
