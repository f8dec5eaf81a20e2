import { createHash } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { gunzipSync } from 'node:zlib';
import { LRUCache } from 'lru-cache';
import type { CachedAnswer, HtmlCache, SentAnswer } from '#app/server/html-cache/html-cache.server.ts';
import { clientAddress } from '#app/server/http/client-address.ts';
import { readCookie } from '#app/server/http/cookies.ts';
import { contentSecurityPolicy, securityHeaders } from '#app/server/http/security-headers.ts';
import {
  hasSession,
  headerOptions,
  plainHeaders,
  type ServerParts,
  stoppingOf,
} from '#app/server/http/server-parts.ts';
import {
  chooseEncoding,
  compressForKeeping,
  type Encoding,
  isNotModified,
} from '#app/server/http/write-answer.ts';
import { PageNotes } from '#app/server/page-notes.ts';

/** The cookie by which a visitor has declared to be 18 or older. */
export const AGE_COOKIE = 'age';
const AGE_DECLARED = '18';
/** Addresses as visitors write them, and the key of the answer they get; together at most this many bytes. */
const MOST_KNOWN_BYTES = 4 * 1024 * 1024;
/** A longer address is junk more often than not, and finds its page the long way. */
const LONGEST_KNOWN_ADDRESS = 512;
const ENTRY_OVERHEAD_BYTES = 200;
const BYTES_OF_A_LETTER = 2;
const keyOfAddress = new LRUCache<string, string>({
  maxSize: MOST_KNOWN_BYTES,
  sizeCalculation: (key, address) => (key.length + address.length) * BYTES_OF_A_LETTER + ENTRY_OVERHEAD_BYTES,
});

/** For tests: what the known addresses take. */
export function knownAddressBytes(): number {
  return keyOfAddress.calculatedSize;
}

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

/** An answer to keep for everybody, or one for whoever asked. */
type Loaded = { kept: CachedAnswer } | { response: Response };

/** Loads of the same page that are under way: visitors who come meanwhile wait for the one answer. */
const loading = new WeakMap<HtmlCache, Map<string, Promise<Loaded>>>();

/**
 * Sends an anonymous visitor's page, from the cache or freshly loaded into it. When it cannot be loaded (the database
 * is away), the one from before goes on being sent for a while.
 * @returns an answer that may not be kept and has yet to be sent; null when all is done.
 */
export async function sendCacheable(
  parts: ServerParts,
  cache: HtmlCache,
  address: string,
  incoming: IncomingMessage,
  outgoing: ServerResponse,
): Promise<Response | null> {
  const adult = isAdult(incoming.headers.cookie);
  const key = `${adult ? '18' : ''} ${address}`;
  const asked = addressKey(incoming, incoming.headers.cookie);
  if (asked.length <= LONGEST_KNOWN_ADDRESS) keyOfAddress.set(asked, key);
  const known = cache.get(key);
  if (known) {
    sendCached(incoming, outgoing, known);
    return null;
  }
  const loaded = await loadOnce(cache, key, () => {
    const url = new URL(address, parts.context.config.publicUrl);
    return loadForKeeping(parts, cache, key, url, adult, incoming);
  });
  if ('kept' in loaded) {
    sendCached(incoming, outgoing, loaded.kept);
    return null;
  }
  const former = loaded.response.status >= FAILED ? cache.getFormer(key) : null;
  if (!former) return loaded.response;
  await loaded.response.body?.cancel();
  sendCached(incoming, outgoing, former);
  return null;
}

const FAILED = 500;

/** One load at a time of what is for everybody; an answer that is not goes to the first, and the others ask anew. */
async function loadOnce(cache: HtmlCache, key: string, load: () => Promise<Loaded>): Promise<Loaded> {
  const underWay = loading.get(cache) ?? new Map<string, Promise<Loaded>>();
  loading.set(cache, underWay);
  const others = underWay.get(key);
  if (others) {
    const loaded = await others;
    return 'kept' in loaded ? loaded : load();
  }
  const own = load().finally(() => underWay.delete(key));
  underWay.set(key, own);
  return own;
}

/** Loads a page as an anonymous visitor sees it and keeps it, unless the answer may not be kept. */
async function loadForKeeping(
  parts: ServerParts,
  cache: HtmlCache,
  key: string,
  url: URL,
  adult: boolean,
  incoming: IncomingMessage,
): Promise<Loaded> {
  const { config } = parts.context;
  const begunAt = cache.begin();
  const page = new PageNotes();
  const headers = new Headers({ accept: String(incoming.headers.accept ?? '*/*') });
  if (adult) headers.set('cookie', `${AGE_COOKIE}=${AGE_DECLARED}`);
  const response = await parts.pages(new Request(url, { headers }), {
    page,
    clientAddress: clientAddress(incoming, config.trustedProxies),
    // What everybody gets must not depend on where the first of them came from.
    isLocalVisitor: false,
    stopping: stoppingOf(parts),
    mayWait: false,
  });
  if (response.status !== 200 || page.tags.size === 0 || response.headers.has('set-cookie')) {
    return { response };
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
      // Kept packed: hardly a client asks for it, and it is larger than the other two together.
      identity: { ...wholeAnswer(sentHeaders, etag, 'identity', bytes), body: body.gzip, isPacked: true },
      gzip: wholeAnswer(sentHeaders, etag, 'gzip', body.gzip),
      br: wholeAnswer(sentHeaders, etag, 'br', body.br),
    },
    tags: page.tags,
    validUntil: page.validUntil,
  };
  cache.put(key, answer, begunAt);
  return { kept: answer };
}

function wholeAnswer(
  headers: Record<string, string>,
  etag: string,
  encoding: Encoding,
  body: Buffer,
): SentAnswer {
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
  if (incoming.method === 'HEAD') outgoing.end();
  else outgoing.end(sent.isPacked ? gunzipSync(sent.body) : sent.body);
}
