import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { createRequestHandler, installGlobals, type ServerBuild } from '@remix-run/node';
import type { Context } from '#app/server/context.ts';
import { webRequest } from '#app/server/http/web-request.ts';
import { PageNotes } from '#app/server/page-notes.ts';
import { STEP_HEADER } from '#tests/bench/support/buyer-client.ts';

type Work = (args: { request: Request }) => Promise<unknown>;
type Answer = { value: unknown } | { thrown: unknown };

const MOST_BYTES = 1_000_000;

/**
 * Remix and nothing else behind node:http: the market's own pages, whose loaders and actions do nothing but give what they
 * gave the first time.
 * @param context of the market that answers what is asked for the first time.
 * @returns the address.
 */
export async function serveEmptyRemix(context: Context): Promise<string> {
  installGlobals({ nativeFetch: true });
  const built: ServerBuild = await import(pathToFileURL(join(process.cwd(), 'build/server/remix.js')).href);
  const given = new Map<string, Answer>();
  const recorded = (name: string, work: Work): Work => {
    return async (args) => {
      const key = `${name} ${args.request.headers.get(STEP_HEADER)}`;
      const known = given.get(key) ?? (await answerOf(work, args));
      given.set(key, known);
      if ('thrown' in known) throw fresh(known.thrown);
      return fresh(known.value);
    };
  };
  const routes = Object.fromEntries(
    Object.entries(built.routes).map(([id, route]) => {
      const { loader, action } = (route?.module ?? {}) as { loader?: Work; action?: Work };
      const module = {
        ...route?.module,
        ...(loader && { loader: recorded(`loader ${id}`, loader) }),
        ...(action && { action: recorded(`action ${id}`, action) }),
      };
      return [id, { ...route, module }];
    }),
  );
  const handle = createRequestHandler({ ...built, routes } as unknown as ServerBuild, 'production');
  const server = createServer(async (incoming, outgoing) => {
    const url = new URL(incoming.url ?? '/', context.config.publicUrl);
    const { signal } = new AbortController();
    const request = webRequest(incoming, url, MOST_BYTES, signal, () => undefined);
    const page = new PageNotes();
    const about = {
      page,
      clientAddress: '127.0.0.1',
      isLocalVisitor: true,
      mayWait: false,
      stopping: signal,
      readActor: async () => null,
    };
    const answer = await handle(request, { market: context, ...about });
    const body = Buffer.from(await answer.arrayBuffer());
    const cookies = answer.headers.getSetCookie();
    const headers = { ...Object.fromEntries(answer.headers), 'set-cookie': cookies };
    outgoing.writeHead(answer.status, { ...headers, 'content-length': body.length });
    outgoing.end(body);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

async function answerOf(work: Work, args: { request: Request }): Promise<Answer> {
  try {
    return { value: await work(args) };
  } catch (thrown) {
    return { thrown };
  }
}

/** A response can be read only once. */
function fresh(value: unknown): unknown {
  return value instanceof Response ? value.clone() : value;
}
