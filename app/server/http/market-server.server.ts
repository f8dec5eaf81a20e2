import { randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { cacheablePage } from '#app/server/html-cache/cacheable-pages.ts';
import { isForPrograms } from '#app/server/http/api-refusal.ts';
import { mostBodyBytes } from '#app/server/http/body-limits.ts';
import { sendCacheable, sendKnown } from '#app/server/http/cached-pages.server.ts';
import { clientAddress } from '#app/server/http/client-address.ts';
import { drainRequest } from '#app/server/http/drain-request.ts';
import { isLocalVisitor } from '#app/server/http/local-visitor.ts';
import { plainAnswer } from '#app/server/http/plain-answer.ts';
import { renderGate } from '#app/server/http/render-gate.ts';
import { isWebhook, mayChangeSomething } from '#app/server/http/same-origin.ts';
import { contentSecurityPolicy, securityHeaders } from '#app/server/http/security-headers.ts';
import {
  hasSession,
  headerOptions,
  type PageHandler,
  plainHeaders,
  type ServerParts,
  stoppingOf,
} from '#app/server/http/server-parts.ts';
import { BodyTooLarge, webRequest, wholeBody, wholeRequest } from '#app/server/http/web-request.ts';
import { isNotModified, sendStream, sendWhole } from '#app/server/http/write-answer.ts';
import { requestScope } from '#app/server/log.server.ts';
import { PageNotes } from '#app/server/page-notes.ts';

const METHODS = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE']);

/** The HTTP server in front of the framework: limits, origin check, files, cache of anonymous pages, headers. */
export function createMarketServer(given: ServerParts): Server {
  const parts = { ...given, pages: gated(given.pages) };
  const server = createServer((incoming, outgoing) => {
    if (sendKnown(parts, incoming, outgoing)) return;
    // Whatever was answered, and by whom: a refusal may come before the whole of what is refused.
    outgoing.on('finish', () => drainRequest(incoming));
    const requestId = nextRequestId();
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

/** Rendering keeps one core busy; more at a time only makes all of them late. */
const MOST_RENDERS_AT_ONCE = 8;

/** What may be long in being answered, as it is written by those who send there: when something has happened, or others were asked. */
const WAITING = /^\/orders\/[^/]+\/(state\.json|card-return)$|^\/seller\/channels\/[^/]+\/callback$/;

/**
 * Pages wait for their turn; what sends a body does not, since a slow upload would hold a place, nor what waits. An address
 * that the routes know in other spellings waits in its one spelling alone: in any other it takes its turn and is answered at
 * once.
 */
function gated(pages: PageHandler): PageHandler {
  const inTurn = renderGate(MOST_RENDERS_AT_ONCE);
  return (request, about) => {
    // A page that is only asked about by HEAD is rendered all the same.
    if (request.method !== 'GET' && request.method !== 'HEAD') return pages(request, about);
    return WAITING.test(new URL(request.url).pathname)
      ? pages(request, { ...about, mayWait: true })
      : inTurn(() => pages(request, about));
  };
}

const processName = randomBytes(6).toString('hex');
let requestCount = 0;

/** Unique among all processes, and cheap: it names a request in the log and guards nothing. */
function nextRequestId(): string {
  requestCount += 1;
  return `${processName}-${requestCount.toString(36)}`;
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
  if (!isWebhook(url.pathname) && !mayChangeSomething(incoming, new URL(config.publicUrl).origin)) {
    log.warn({ evt: 'csrf.refused', path: url.pathname }, 'refused a request from another site');
    return plainAnswer(incoming, outgoing, 403);
  }
  const mostBytes = mostBodyBytes(url.pathname.replace(/\.data$/, ''), incoming.headers['content-type']);
  if (Number(incoming.headers['content-length'] ?? 0) > mostBytes)
    return plainAnswer(incoming, outgoing, 413);

  if (incoming.method === 'POST' && isWebhook(url.pathname))
    return serveNotice(parts, incoming, outgoing, url, mostBytes);
  const isRead = incoming.method === 'GET' || incoming.method === 'HEAD';
  if (isRead && (await parts.files(incoming, outgoing))) return;
  const cacheable =
    isRead && parts.cache && !hasSession(incoming, config.isPublicHttps) ? cacheablePage(url) : null;
  if (cacheable && parts.cache) {
    const unsent = await sendCacheable(parts, parts.cache, cacheable.address, incoming, outgoing);
    return unsent ? sendPage(parts, incoming, outgoing, unsent) : undefined;
  }
  await servePage(parts, incoming, outgoing, url, mostBytes);
}

/**
 * What a payment provider tells. They come by the hundred at once, small and all alike: nothing of them is streamed, and
 * jobs give way to them.
 */
async function serveNotice(
  parts: ServerParts,
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  url: URL,
  mostBytes: number,
): Promise<void> {
  if (parts.noticeComes) outgoing.once('close', parts.noticeComes());
  const { config } = parts.context;
  const body = await wholeBody(incoming, mostBytes);
  if (!body) return plainAnswer(incoming, outgoing, 413);
  const response = await parts.pages(wholeRequest(incoming, url, body), {
    page: new PageNotes(),
    clientAddress: clientAddress(incoming, config.trustedProxies),
    isLocalVisitor: false,
    stopping: stoppingOf(parts),
    mayWait: false,
  });
  // What is no short answer is a refusal for everybody.
  if (!response.headers.get('content-type')?.startsWith('application/json'))
    return sendPage(parts, incoming, outgoing, response);
  const answer = await response.text();
  const headers = { 'cache-control': 'no-store', ...plainHeaders(response) };
  outgoing.writeHead(response.status, { ...headers, 'content-length': Buffer.byteLength(answer) });
  outgoing.end(answer);
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
  let isTooLarge = false;
  const request = webRequest(incoming, url, mostBytes, gone.signal, () => {
    isTooLarge = true;
  });
  const response = await parts.pages(request, {
    page: new PageNotes(),
    clientAddress: clientAddress(incoming, config.trustedProxies),
    isLocalVisitor: isLocalVisitor(incoming, config.trustedProxies),
    stopping: stoppingOf(parts),
    mayWait: false,
  });
  // The framework has made an error page of it by now.
  if (isTooLarge) {
    await response.body?.cancel();
    return plainAnswer(incoming, outgoing, 413);
  }
  if (isForPrograms(url.pathname) && response.status >= 400 && !isOfApi(response)) {
    await response.body?.cancel();
    return plainAnswer(incoming, outgoing, response.status, response.status === 503 ? 'away' : 'full');
  }
  await sendPage(parts, incoming, outgoing, response);
}

/** The framework has JSON of its own for a method that a route does not take. */
function isOfApi(response: Response): boolean {
  return response.headers.has('access-control-allow-origin');
}

/** Sends what the pages answered to this one request. */
async function sendPage(
  { context: { config } }: ServerParts,
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  response: Response,
): Promise<void> {
  // What has no page of its own (a picture, a feed) is refused in the framework's words, which tell nobody anything.
  if (response.headers.has('x-remix-error')) {
    await response.body?.cancel();
    // For want of room it would be a page of its own by now (`cannotSavePage`).
    return plainAnswer(incoming, outgoing, response.status, 'away');
  }
  const headers: Record<string, string | string[]> = plainHeaders(response);
  const cookies = response.headers.getSetCookie();
  if (cookies.length > 0) headers['set-cookie'] = cookies;
  headers['cache-control'] ??= 'no-store';
  // What a route says of it is dropped by the framework on its way through an error page.
  if (response.status === 503 || response.status === 429) headers['retry-after'] ??= '60';
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

/** The address asked for, below our own public address whatever Host says; null when it cannot be one. */
function addressOf(incoming: IncomingMessage, publicUrl: string): URL | null {
  const target = incoming.url ?? '';
  if (!target.startsWith('/') || target.startsWith('//') || target.includes('\0') || /%00/.test(target))
    return null;
  // In a path it is read as a slash, written out or not: `/\elsewhere/` would be another host.
  if (/\\|%5c/i.test(target.split('?', 1)[0] ?? '')) return null;
  try {
    const url = new URL(target, publicUrl);
    decodeURIComponent(url.pathname);
    // The framework's way of old to ask for one loader's data: no page of ours does, and it would log it as a fault.
    if (url.searchParams.has('_data')) return null;
    return url.origin === new URL(publicUrl).origin && url.username === '' ? url : null;
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
  const about = { err: error, path: incoming.url?.split('?')[0] };
  // Browsers give up requests all the time, e.g. for a manifest when a link is pressed: no fault of ours.
  if (outgoing.destroyed) parts.context.log.info(about, 'the visitor left before the answer');
  else if (!isCutOff) parts.context.log.error(about, 'request failed');
  if (outgoing.headersSent) {
    outgoing.destroy();
    return;
  }
  const { dialect } = parts.context.store;
  if (dialect.isAway(error)) plainAnswer(incoming, outgoing, 503, 'away');
  else
    plainAnswer(
      incoming,
      outgoing,
      error instanceof BodyTooLarge ? 413 : dialect.isStorageFull(error) ? 503 : 500,
    );
}
