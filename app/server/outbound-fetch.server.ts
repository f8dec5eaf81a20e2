import { lookup } from 'node:dns/promises';
import type { ClientRequest, IncomingMessage, RequestOptions } from 'node:http';
import { request } from 'node:https';
import { isIP } from 'node:net';
import { isPublicAddress } from '#app/server/private-host.ts';

export type OutboundPage = { status: number; finalUrl: string; contentType: string; text: string };
export type OutboundRefusal =
  | 'host-not-allowed'
  | 'not-https'
  | 'private-address'
  | 'unreachable'
  | 'timeout';
export type OutboundResult = { ok: true; page: OutboundPage } | { ok: false; reason: OutboundRefusal };

/** One call of a platform's interface. */
export type OutboundCall = {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  url: string;
  headers?: Readonly<Record<string, string>>;
  body?: string | Uint8Array;
};

/**
 * Why there is no answer. `not-sent`: nothing has reached the other side, so nothing was done there. `no-answer`: it was
 * sent, or may have been, and what became of it is not known; an answer that is too long or cut off counts as none.
 */
export type OutboundCallRefusal =
  | 'host-not-allowed'
  | 'not-https'
  | 'private-address'
  | 'not-sent'
  | 'no-answer';

/** Names and addresses are left out of refusals: an address may carry a token. */
export type OutboundCallResult =
  | { ok: true; status: number; headers: Readonly<Record<string, string>>; text: string }
  | { ok: false; reason: OutboundCallRefusal };

/** The one way out of the house. */
export type OutboundFetch = {
  /**
   * Reads the first bytes of a page. Only https on port 443, only hosts of `allowedHosts` (or below them), only
   * addresses that are public after resolution; a redirect is not followed, its target is `finalUrl`. A redirect to
   * what is no address is `unreachable`.
   */
  readPage(url: string, allowedHosts: ReadonlyArray<string>): Promise<OutboundResult>;
  /** Calls an interface under the same rules; the whole answer, up to 4 MB, within 30 s. A redirect is an answer. */
  call(call: OutboundCall, allowedHosts: ReadonlyArray<string>): Promise<OutboundCallResult>;
};

const MOST_BYTES = 256 * 1024;
const TIMEOUT_MS = 10_000;
const MOST_ANSWER_BYTES = 4 * 1024 * 1024;
const CALL_TIMEOUT_MS = 30_000;

/** The real one. The connection goes to the very address that was checked, so a name cannot change in between. */
export const outboundFetch: OutboundFetch = {
  async readPage(address, allowedHosts) {
    const place = await findPlace(address, allowedHosts);
    if ('reason' in place) return { ok: false, reason: place.reason };
    return readFrom(place.url, place.address, place.family);
  },
  async call(call, allowedHosts) {
    const place = await findPlace(call.url, allowedHosts);
    if ('reason' in place) {
      return { ok: false, reason: place.reason === 'unreachable' ? 'not-sent' : place.reason };
    }
    const { url, address, family } = place;
    return sendCall(
      (options, done) => request(url, { ...options, lookup: pinned(address, family) }, done),
      call,
    );
  },
};

type Place = { url: URL; address: string; family: number };

async function findPlace(
  address: string,
  allowedHosts: ReadonlyArray<string>,
): Promise<Place | { reason: Exclude<OutboundRefusal, 'timeout'> }> {
  const url = parseUrl(address);
  if (url?.protocol !== 'https:' || (url.port && url.port !== '443') || url.username || url.password) {
    return { reason: 'not-https' };
  }
  if (!isAllowedHost(url.hostname, allowedHosts)) return { reason: 'host-not-allowed' };
  const resolved = await resolveOnce(url.hostname);
  if (!resolved) return { reason: 'unreachable' };
  if (!isPublicAddress(resolved.address) || isIP(url.hostname.replace(/^\[|\]$/g, '')))
    return { reason: 'private-address' };
  return { url, ...resolved };
}

/** A lookup that always gives the address that was checked. */
function pinned(address: string, family: number): NonNullable<RequestOptions['lookup']> {
  return (_host, options, done) => {
    if (options.all) done(null, [{ address, family }]);
    else done(null, address, family);
  };
}

type Open = (options: RequestOptions, done: (response: IncomingMessage) => void) => ClientRequest;

/**
 * Sends one call over a connection that `open` makes, and reads its answer. Until the connection stands nothing can have
 * been done on the other side; from then on it may.
 */
export function sendCall(open: Open, call: OutboundCall): Promise<OutboundCallResult> {
  return new Promise((resolve) => {
    let isConnected = false;
    const fail = () => resolve({ ok: false, reason: isConnected ? 'no-answer' : 'not-sent' });
    const outgoing = open(
      {
        method: call.method,
        headers: { 'user-agent': 'ChoPhien/1.0', ...call.headers, ...lengthOf(call.body) },
        signal: AbortSignal.timeout(CALL_TIMEOUT_MS),
        // A kept connection that the other side is just closing would look like a call that was sent.
        agent: false,
      },
      (response) => {
        isConnected = true;
        const parts: Buffer[] = [];
        let size = 0;
        response.on('data', (part: Buffer) => {
          size += part.length;
          if (size > MOST_ANSWER_BYTES) response.destroy(new Error('too long'));
          else parts.push(part);
        });
        response.on('end', () =>
          resolve({
            ok: true,
            status: response.statusCode ?? 0,
            headers: plainHeaders(response),
            text: Buffer.concat(parts).toString('utf8'),
          }),
        );
        response.on('error', fail);
        response.on('close', fail);
      },
    );
    outgoing.on('socket', (socket) => {
      // Over TLS nothing is sent before the other side's certificate was found right.
      const isReady = 'encrypted' in socket ? 'secureConnect' : 'connect';
      socket.once(isReady, () => {
        isConnected = true;
      });
    });
    outgoing.on('error', fail);
    outgoing.end(call.body);
  });
}

function lengthOf(body: OutboundCall['body']): Record<string, string> {
  return body === undefined ? {} : { 'content-length': String(Buffer.byteLength(body)) };
}

function plainHeaders({ headers }: IncomingMessage): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, Array.isArray(value) ? value.join(', ') : value]],
    ),
  );
}

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
        lookup: pinned(address, family),
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
