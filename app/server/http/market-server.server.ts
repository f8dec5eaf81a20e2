import { createHash, randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { Context } from '../context.ts';
import { cacheablePage } from '../html-cache/cacheable-pages.ts';
import type { CachedAnswer, HtmlCache } from '../html-cache/html-cache.server.ts';
import { requestScope } from '../log.server.ts';
import { PageNotes } from '../page-notes.ts';
import { mostBodyBytes } from './body-limits.ts';
import { clientAddress } from './client-address.ts';
import { readCookie, sessionCookieName } from './cookies.ts';
import { plainAnswer } from './plain-answer.ts';
import { mayChangeSomething } from './same-origin.ts';
import { contentSecurityPolicy, securityHeaders } from './security-headers.ts';
import { BodyTooLarge, webRequest } from './web-request.ts';
import { chooseEncoding, compressForKeeping, isNotModified, sendStream, sendWhole } from './write-answer.ts';

/** Answers one request with the pages' framework. */
export type PageHandler = (
  request: Request,
  about: { page: PageNotes; clientAddress: string },
) => Promise<Response>;

/** Answers files of the build and of public/; false when it has none at that address. */
export type StaticHandler = (request: IncomingMessage, response: ServerResponse) => Promise<boolean>;

export type ServerParts = {
  context: Context;
  pages: PageHandler;
  files: StaticHandler;
  cache: HtmlCache | null;
  /** What /readyz checks: null when all is well, else what is wrong. */
  readiness: () => Promise<string | null>;
};

/** The cookie by which a visitor has declared to be 18 or older. */
export const AGE_COOKIE = 'age';
const AGE_DECLARED = '18';
const METHODS = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE']);

/** The HTTP server in front of the framework: limits, origin check, files, cache of anonymous pages, headers. */
export function createMarketServer(parts: ServerParts): Server {
  const server = createServer((incoming, outgoing) => {
    const requestId = randomUUID();
    outgoing.setHeader('x-request-id', requestId);
    requestScope.run({ requestId }, () => {
      serve(parts, incoming, outgoing).catch((error: unknown) => failLast(parts, incoming, outgoing, error));
    });
  });
  server.requestTimeout = 300_000;
  server.headersTimeout = 20_000;
  server.keepAliveTimeout = 15_000;
  server.maxHeadersCount = 100;
  return server;
}

async function serve(parts: ServerParts, incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
  const { context } = parts;
  const { config, log } = context;
  const startedAt = performance.now();
  outgoing.on('finish', () => {
    log.debug(
      {
        method: incoming.method,
        path: incoming.url?.split('?')[0],
        status: outgoing.statusCode,
        ms: Math.round(performance.now() - startedAt),
      },
      'answered',
    );
  });
  for (const [name, value] of Object.entries(securityHeaders(headerOptions(config))))
    outgoing.setHeader(name, value);

  const url = addressOf(incoming, config.publicUrl);
  if (!url) return plainAnswer(incoming, outgoing, 400);
  if (!METHODS.has(incoming.method ?? '')) return plainAnswer(incoming, outgoing, 405);
  if (url.pathname === '/healthz') return sendText(outgoing, 200, 'ok\n');
  if (url.pathname === '/readyz') {
    const problem = await parts.readiness();
    return sendText(outgoing, problem ? 503 : 200, problem ? `${problem}\n` : 'ready\n');
  }
  if (
    !mayChangeSomething(incoming, new URL(config.publicUrl).origin) &&
    !url.pathname.startsWith('/webhooks/')
  ) {
    log.warn({ evt: 'csrf.refused', path: url.pathname }, 'refused a request from another site');
    return plainAnswer(incoming, outgoing, 403);
  }
  const mostBytes = mostBodyBytes(url.pathname.replace(/\.data$/, ''));
  if (Number(incoming.headers['content-length'] ?? 0) > mostBytes)
    return plainAnswer(incoming, outgoing, 413);

  const isRead = incoming.method === 'GET' || incoming.method === 'HEAD';
  if (isRead && (await parts.files(incoming, outgoing))) return;
  const cacheable =
    isRead && parts.cache && !hasSession(incoming, config.isPublicHttps) ? cacheablePage(url) : null;
  if (cacheable && parts.cache) return serveCached(parts, parts.cache, cacheable.address, incoming, outgoing);
  await servePage(parts, incoming, outgoing, url, mostBytes);
}

/** Loads of the same page that are under way: visitors who come meanwhile wait for the one answer. */
const loading = new WeakMap<HtmlCache, Map<string, Promise<CachedAnswer | null>>>();

async function serveCached(
  parts: ServerParts,
  cache: HtmlCache,
  address: string,
  incoming: IncomingMessage,
  outgoing: ServerResponse,
): Promise<void> {
  const isAdult = readCookie(incoming.headers.cookie, AGE_COOKIE) === AGE_DECLARED;
  const key = `${isAdult ? '18' : ''} ${address}`;
  const known = cache.get(key);
  if (known) return sendCached(incoming, outgoing, known);

  const underWay = loading.get(cache) ?? new Map<string, Promise<CachedAnswer | null>>();
  loading.set(cache, underWay);
  const url = new URL(address, parts.context.config.publicUrl);
  const load =
    underWay.get(key) ??
    loadForKeeping(parts, cache, key, url, isAdult, incoming).finally(() => underWay.delete(key));
  underWay.set(key, load);
  const answer = await load;
  if (answer) return sendCached(incoming, outgoing, answer);
  await servePage(parts, incoming, outgoing, url, 0);
}

/** Loads a page as an anonymous visitor sees it and keeps it; null when the answer may not be kept. */
async function loadForKeeping(
  parts: ServerParts,
  cache: HtmlCache,
  key: string,
  url: URL,
  isAdult: boolean,
  incoming: IncomingMessage,
): Promise<CachedAnswer | null> {
  const { config } = parts.context;
  const begunAt = cache.begin();
  const page = new PageNotes();
  const headers = new Headers({ accept: String(incoming.headers.accept ?? '*/*') });
  if (isAdult) headers.set('cookie', `${AGE_COOKIE}=${AGE_DECLARED}`);
  const response = await parts.pages(new Request(url, { headers }), { page, clientAddress: '' });
  if (response.status !== 200 || page.tags.size === 0 || response.headers.has('set-cookie')) {
    await response.body?.cancel();
    return null;
  }
  const bytes = Buffer.from(await response.arrayBuffer());
  const type = response.headers.get('content-type') ?? 'text/html';
  const answer: CachedAnswer = {
    status: response.status,
    headers: {
      ...plainHeaders(response),
      'content-type': type,
      'cache-control': 'private, no-cache',
      vary: 'Accept-Encoding, Cookie',
      ...(type.startsWith('text/html')
        ? { 'content-security-policy': contentSecurityPolicy(bytes.toString('utf8'), headerOptions(config)) }
        : {}),
    },
    etag: createHash('sha256').update(bytes).digest('base64url').slice(0, 27),
    body: await compressForKeeping(bytes),
    tags: page.tags,
    validUntil: page.validUntil,
  };
  cache.put(key, answer, begunAt);
  return answer;
}

function sendCached(incoming: IncomingMessage, outgoing: ServerResponse, answer: CachedAnswer): void {
  const encoding = chooseEncoding(String(incoming.headers['accept-encoding'] ?? ''));
  const etag = `"${answer.etag}-${encoding}"`;
  const headers = { ...answer.headers, etag };
  if (isNotModified(incoming, etag)) {
    outgoing.writeHead(304, headers);
    outgoing.end();
    return;
  }
  const body = answer.body[encoding];
  outgoing.writeHead(answer.status, {
    ...headers,
    ...(encoding === 'identity' ? {} : { 'content-encoding': encoding }),
    'content-length': body.length,
  });
  outgoing.end(incoming.method === 'HEAD' ? undefined : body);
}

async function servePage(
  parts: ServerParts,
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  url: URL,
  mostBytes: number,
): Promise<void> {
  const { config } = parts.context;
  const gone = new AbortController();
  outgoing.on('close', () => {
    if (!outgoing.writableFinished) gone.abort();
  });
  const request = webRequest(incoming, url, mostBytes, gone.signal);
  const address = clientAddress(incoming, config.trustedProxies);
  const response = await parts.pages(request, { page: new PageNotes(), clientAddress: address });
  const headers: Record<string, string | string[]> = plainHeaders(response);
  const cookies = response.headers.getSetCookie();
  if (cookies.length > 0) headers['set-cookie'] = cookies;
  headers['cache-control'] ??= 'no-store';
  if (isNotModified(incoming, response.headers.get('etag'))) {
    await response.body?.cancel();
    outgoing.writeHead(304, headers);
    outgoing.end();
    return;
  }
  if (!String(headers['content-type'] ?? '').startsWith('text/html')) {
    return sendStream(incoming, outgoing, response.status, headers, response.body);
  }
  const html = Buffer.from(await response.arrayBuffer());
  headers['content-security-policy'] = contentSecurityPolicy(html.toString('utf8'), headerOptions(config));
  await sendWhole(incoming, outgoing, response.status, headers, html);
}

function plainHeaders(response: Response): Record<string, string> {
  const headers: Record<string, string> = {};
  for (const [name, value] of response.headers) {
    if (name !== 'set-cookie' && name !== 'transfer-encoding' && name !== 'connection') headers[name] = value;
  }
  return headers;
}

function hasSession(incoming: IncomingMessage, isHttps: boolean): boolean {
  return readCookie(incoming.headers.cookie, sessionCookieName(isHttps)) !== null;
}

function headerOptions(config: Context['config']) {
  return { isHttps: config.isPublicHttps, isDevelopment: config.mode === 'development' };
}

/** The address asked for, below our own public address whatever Host says; null when it cannot be one. */
function addressOf(incoming: IncomingMessage, publicUrl: string): URL | null {
  const target = incoming.url ?? '';
  if (!target.startsWith('/') || target.startsWith('//') || target.includes('\0') || /%00/i.test(target))
    return null;
  try {
    const url = new URL(target, publicUrl);
    decodeURIComponent(url.pathname);
    return url;
  } catch {
    return null;
  }
}

function sendText(outgoing: ServerResponse, status: number, text: string): void {
  outgoing.writeHead(status, { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' });
  outgoing.end(text);
}

/** The last resort: nothing that went wrong reaches the visitor but a page that says so. */
function failLast(
  parts: ServerParts,
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  error: unknown,
): void {
  const isCutOff = incoming.destroyed && !incoming.complete;
  if (!isCutOff) parts.context.log.error({ err: error, path: incoming.url?.split('?')[0] }, 'request failed');
  if (outgoing.headersSent) {
    outgoing.destroy();
    return;
  }
  const isFull = parts.context.store.dialect.isStorageFull(error);
  plainAnswer(incoming, outgoing, error instanceof BodyTooLarge ? 413 : isFull ? 503 : 500);
}
