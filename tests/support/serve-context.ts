import { once } from 'node:events';
import type { Server } from 'node:http';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { installGlobals, type ServerBuild } from '@remix-run/node';
import { answerPages } from '#app/answer-pages.server.ts';
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

/**
 * Serves a context on a free port of this machine: everything that `npm start` serves, from the built pages. For tests and
 * for the programs that they start.
 */
export async function serveContext(context: Context): Promise<{ url: string; close(): Promise<void> }> {
  const build: ServerBuild = await import(
    /* @vite-ignore */ pathToFileURL(join(BUILD, 'server/remix.js')).href
  );
  const handle = answerPages(build, context.config.mode);
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
  async function close(): Promise<void> {
    stopFollowing();
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
  return { url, close };
}

function portOf(server: Server): number {
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the server has no port');
  return address.port;
}
