import { once } from 'node:events';
import type { Server } from 'node:http';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { createRequestHandler, installGlobals, type ServerBuild } from '@remix-run/node';
import { onTestFinished } from 'vitest';
import { readSession } from '#app/domain/accounts/read-session.server.ts';
import type { Context } from '#app/server/context.ts';
import { followChanges } from '#app/server/html-cache/follow-changes.server.ts';
import { HtmlCache } from '#app/server/html-cache/html-cache.server.ts';
import { checkReadiness } from '#app/server/http/check-readiness.server.ts';
import { createMarketServer } from '#app/server/http/market-server.server.ts';
import { staticFiles } from '#app/server/http/static-files.server.ts';
import { ROOT } from '#tests/support/templates.ts';

const BUILD = join(ROOT, 'build');

installGlobals({ nativeFetch: true });

export type RequestOptions = Omit<RequestInit, 'body'> & {
  /** A Cookie header, e.g. from `signedIn`. */
  cookie?: string;
  /** Sent as a form is sent by a browser of this site. */
  form?: Record<string, string | ReadonlyArray<string>> | FormData;
  body?: RequestInit['body'];
};

export type TestServer = {
  /** http://127.0.0.1:PORT */
  readonly url: string;
  /** A request as a browser on this site would send it; redirects are not followed. */
  fetch(path: string, options?: RequestOptions): Promise<Response>;
  close(): Promise<void>;
};

/**
 * The HTTP server over a test's market, in this process and on its clock: everything that `npm start` serves, from
 * the built pages. Two servers over `market.openAgain()` stand for two processes: they share only the database.
 */
export async function startServer({ context }: { context: Context }): Promise<TestServer> {
  const build: ServerBuild = await import(
    /* @vite-ignore */ pathToFileURL(join(BUILD, 'server/remix.js')).href
  );
  const handle = createRequestHandler(build, context.config.mode);
  const cache = new HtmlCache(context.clock, context.config.htmlCacheBytes);
  const stopFollowing = followChanges(context, cache);
  const server = createMarketServer({
    context,
    cache,
    files: staticFiles(BUILD),
    readiness: checkReadiness(context),
    pages(request, about) {
      let actor: ReturnType<typeof readSession> | undefined;
      const readActor = () => {
        actor ??= readSession(context, request.headers.get('cookie'));
        return actor;
      };
      return handle(request, { market: context, ...about, readActor });
    },
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const url = `http://127.0.0.1:${portOf(server)}`;
  const close = onceOnly(async () => {
    stopFollowing();
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });
  context.onClose(close);
  try {
    onTestFinished(close);
  } catch {
    // Started in a hook: it closes with the market.
  }
  return { url, fetch: (path, options) => request(url, path, options), close };
}

/** A request as the browser of somebody on `url` would send it. */
export function request(url: string, path: string, options: RequestOptions = {}): Promise<Response> {
  const { cookie, form, headers, ...rest } = options;
  const sent = new Headers(headers);
  if (cookie) sent.set('cookie', cookie);
  const body = form instanceof FormData ? form : form ? formBody(form) : rest.body;
  const method = rest.method ?? (body === undefined ? 'GET' : 'POST');
  if (method !== 'GET' && method !== 'HEAD') {
    if (!sent.has('origin')) sent.set('origin', new URL(url).origin);
    if (!sent.has('sec-fetch-site')) sent.set('sec-fetch-site', 'same-origin');
  }
  return fetch(new URL(path, url), { redirect: 'manual', ...rest, method, headers: sent, body });
}

function formBody(form: Record<string, string | ReadonlyArray<string>>): URLSearchParams {
  const pairs = Object.entries(form).flatMap(([name, value]) =>
    (typeof value === 'string' ? [value] : value).map((one) => [name, one]),
  );
  return new URLSearchParams(pairs);
}

function portOf(server: Server): number {
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the server has no port');
  return address.port;
}

function onceOnly(work: () => Promise<void>): () => Promise<void> {
  let done: Promise<void> | undefined;
  return () => {
    done ??= work();
    return done;
  };
}
