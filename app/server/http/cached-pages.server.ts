import { createHash } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { LRUCache } from 'lru-cache';
import type { CachedAnswer, HtmlCache } from '../html-cache/html-cache.server.ts';
import { PageNotes } from '../page-notes.ts';
import { readCookie } from './cookies.ts';
import { contentSecurityPolicy, securityHeaders } from './security-headers.ts';
import { hasSession, headerOptions, plainHeaders, type ServerParts } from './server-parts.ts';
import { chooseEncoding, compressForKeeping, type Encoding, isNotModified } from './write-answer.ts';

/** The cookie by which a visitor has declared to be 18 or older. */
export const AGE_COOKIE = 'age';
const AGE_DECLARED = '18';
/** Addresses as visitors write them, and the key of the answer they get. */
const MOST_KNOWN_ADDRESSES = 10_000;
const keyOfAddress = new LRUCache<string, string>({ max: MOST_KNOWN_ADDRESSES });

/** The short way for most visitors: an anonymous page that is kept, asked for by an address that was seen before. */
export function sendKnown(
  { cache, context }: ServerParts,
  incoming: IncomingMessage,
  outgoing: ServerResponse,
): boolean {
  if (!cache || (incoming.method !== 'GET' && incoming.method !== 'HEAD')) return false;
  const cookies = incoming.headers.cookie;
  if (cookies !== undefined && hasSession(incoming, context.config.isPublicHttps)) return false;
  const key = keyOfAddress.get(addressKey(incoming, cookies));
  const answer = key === undefined ? null : cache.get(key);
  if (!answer) return false;
  sendCached(incoming, outgoing, answer);
  return true;
}

function addressKey(incoming: IncomingMessage, cookies: string | undefined): string {
  return isAdult(cookies) ? `18 ${incoming.url}` : ` ${incoming.url}`;
}

function isAdult(cookies: string | undefined): boolean {
  return cookies !== undefined && readCookie(cookies, AGE_COOKIE) === AGE_DECLARED;
}

/** Loads of the same page that are under way: visitors who come meanwhile wait for the one answer. */
const loading = new WeakMap<HtmlCache, Map<string, Promise<CachedAnswer | null>>>();

/**
 * Sends an anonymous visitor's page, from the cache or freshly loaded into it.
 * @returns false when the page may not be kept; nothing was sent then.
 */
export async function sendCacheable(
  parts: ServerParts,
  cache: HtmlCache,
  address: string,
  incoming: IncomingMessage,
  outgoing: ServerResponse,
): Promise<boolean> {
  const adult = isAdult(incoming.headers.cookie);
  const key = `${adult ? '18' : ''} ${address}`;
  keyOfAddress.set(addressKey(incoming, incoming.headers.cookie), key);
  const underWay = loading.get(cache) ?? new Map<string, Promise<CachedAnswer | null>>();
  loading.set(cache, underWay);
  const known = cache.get(key);
  if (known) {
    sendCached(incoming, outgoing, known);
    return true;
  }
  const load =
    underWay.get(key) ??
    loadForKeeping(
      parts,
      cache,
      key,
      new URL(address, parts.context.config.publicUrl),
      adult,
      incoming,
    ).finally(() => underWay.delete(key));
  underWay.set(key, load);
  const answer = await load;
  if (!answer) return false;
  sendCached(incoming, outgoing, answer);
  return true;
}

/** Loads a page as an anonymous visitor sees it and keeps it; null when the answer may not be kept. */
async function loadForKeeping(
  parts: ServerParts,
  cache: HtmlCache,
  key: string,
  url: URL,
  adult: boolean,
  incoming: IncomingMessage,
): Promise<CachedAnswer | null> {
  const { config } = parts.context;
  const begunAt = cache.begin();
  const page = new PageNotes();
  const headers = new Headers({ accept: String(incoming.headers.accept ?? '*/*') });
  if (adult) headers.set('cookie', `${AGE_COOKIE}=${AGE_DECLARED}`);
  const response = await parts.pages(new Request(url, { headers }), { page, clientAddress: '' });
  if (response.status !== 200 || page.tags.size === 0 || response.headers.has('set-cookie')) {
    await response.body?.cancel();
    return null;
  }
  const bytes = Buffer.from(await response.arrayBuffer());
  const type = response.headers.get('content-type') ?? 'text/html';
  const body = await compressForKeeping(bytes);
  const etag = createHash('sha256').update(bytes).digest('base64url').slice(0, 27);
  const sentHeaders = {
    ...securityHeaders(headerOptions(config)),
    ...plainHeaders(response),
    'content-type': type,
    'cache-control': 'private, no-cache',
    vary: 'Accept-Encoding, Cookie',
    ...(type.startsWith('text/html')
      ? { 'content-security-policy': contentSecurityPolicy(bytes.toString('utf8'), headerOptions(config)) }
      : {}),
  };
  const answer: CachedAnswer = {
    status: response.status,
    sent: {
      identity: wholeAnswer(sentHeaders, etag, 'identity', body.identity),
      gzip: wholeAnswer(sentHeaders, etag, 'gzip', body.gzip),
      br: wholeAnswer(sentHeaders, etag, 'br', body.br),
    },
    tags: page.tags,
    validUntil: page.validUntil,
  };
  cache.put(key, answer, begunAt);
  return answer;
}

function wholeAnswer(
  headers: Record<string, string>,
  etag: string,
  encoding: Encoding,
  body: Buffer,
): CachedAnswer['sent']['identity'] {
  const tag = `"${etag}-${encoding}"`;
  const common = [...Object.entries(headers).flat(), 'etag', tag];
  return {
    etag: tag,
    body,
    notModified: common,
    headers: [
      ...common,
      ...(encoding === 'identity' ? [] : ['content-encoding', encoding]),
      'content-length',
      String(body.length),
    ],
  };
}

function sendCached(incoming: IncomingMessage, outgoing: ServerResponse, answer: CachedAnswer): void {
  const sent = answer.sent[chooseEncoding(incoming.headers['accept-encoding'] as string | undefined)];
  if (isNotModified(incoming, sent.etag)) {
    outgoing.writeHead(304, sent.notModified);
    outgoing.end();
    return;
  }
  outgoing.writeHead(answer.status, sent.headers);
  outgoing.end(incoming.method === 'HEAD' ? undefined : sent.body);
}
