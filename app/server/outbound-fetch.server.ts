import { lookup } from 'node:dns/promises';
import { request } from 'node:https';
import { isIP } from 'node:net';
import { isPrivateHost } from './private-host.ts';

export type OutboundPage = { status: number; finalUrl: string; contentType: string; text: string };
export type OutboundRefusal =
  | 'host-not-allowed'
  | 'not-https'
  | 'private-address'
  | 'unreachable'
  | 'timeout';
export type OutboundResult = { ok: true; page: OutboundPage } | { ok: false; reason: OutboundRefusal };

/** The one way out of the house. */
export type OutboundFetch = {
  /**
   * Reads the first bytes of a page. Only https on port 443, only hosts of `allowedHosts` (or below them), only
   * addresses that are public after resolution; a redirect is not followed, its target is `finalUrl`. A redirect to
   * what is no address is `unreachable`.
   */
  readPage(url: string, allowedHosts: ReadonlyArray<string>): Promise<OutboundResult>;
};

const MOST_BYTES = 256 * 1024;
const TIMEOUT_MS = 10_000;

/** The real one. The connection goes to the very address that was checked, so a name cannot change in between. */
export const outboundFetch: OutboundFetch = {
  async readPage(address, allowedHosts) {
    const url = parseUrl(address);
    if (url?.protocol !== 'https:' || (url.port && url.port !== '443') || url.username || url.password) {
      return { ok: false, reason: 'not-https' };
    }
    if (!isAllowedHost(url.hostname, allowedHosts)) return { ok: false, reason: 'host-not-allowed' };
    const resolved = await resolveOnce(url.hostname);
    if (!resolved) return { ok: false, reason: 'unreachable' };
    if (isPrivateHost(resolved.address) || isIP(url.hostname))
      return { ok: false, reason: 'private-address' };
    return readFrom(url, resolved.address, resolved.family);
  },
};

/** True for a host of the list and for its subdomains. */
export function isAllowedHost(host: string, allowedHosts: ReadonlyArray<string>): boolean {
  const name = host.toLowerCase().replace(/\.$/, '');
  return allowedHosts.some((allowed) => name === allowed || name.endsWith(`.${allowed}`));
}

function parseUrl(address: string, base?: URL): URL | null {
  try {
    return new URL(address, base);
  } catch {
    return null;
  }
}

async function resolveOnce(host: string) {
  try {
    return await lookup(host);
  } catch {
    return null;
  }
}

function readFrom(url: URL, address: string, family: number): Promise<OutboundResult> {
  return new Promise((resolve) => {
    const outgoing = request(
      url,
      {
        method: 'GET',
        headers: { 'user-agent': 'ChoPhien/1.0 (listing check)', accept: 'text/html' },
        lookup: (_host, options, done) => {
          if (options.all) done(null, [{ address, family }]);
          else done(null, address, family);
        },
        signal: AbortSignal.timeout(TIMEOUT_MS),
      },
      (response) => {
        const parts: Buffer[] = [];
        let size = 0;
        // Nothing here may throw: it runs in the connection's own events, where nobody could catch it.
        const target = parseUrl(response.headers.location ?? '', url);
        const finish = () =>
          resolve(
            target
              ? {
                  ok: true,
                  page: {
                    status: response.statusCode ?? 0,
                    finalUrl: target.href,
                    contentType: response.headers['content-type'] ?? '',
                    text: Buffer.concat(parts).subarray(0, MOST_BYTES).toString('utf8'),
                  },
                }
              : { ok: false, reason: 'unreachable' },
          );
        response.on('data', (part: Buffer) => {
          parts.push(part);
          size += part.length;
          if (size >= MOST_BYTES) {
            finish();
            response.destroy();
          }
        });
        response.on('end', finish);
        response.on('error', () => resolve({ ok: false, reason: 'unreachable' }));
      },
    );
    outgoing.on('error', (error) =>
      resolve({
        ok: false,
        reason: error.name === 'TimeoutError' || error.name === 'AbortError' ? 'timeout' : 'unreachable',
      }),
    );
    outgoing.end();
  });
}
