import { onTestFinished } from 'vitest';
import type { Context } from '#app/server/context.ts';
import { type RequestOptions, request } from '#tests/support/request.ts';
import { serveContext } from '#tests/support/serve-context.ts';

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
  const served = await serveContext(context);
  const { url } = served;
  const close = onceOnly(served.close);
  context.onClose(close);
  try {
    onTestFinished(close);
  } catch {
    // Started in a hook: it closes with the market.
  }
  return { url, fetch: (path, options) => request(url, path, options), close };
}

function onceOnly(work: () => Promise<void>): () => Promise<void> {
  let done: Promise<void> | undefined;
  return () => {
    done ??= work();
    return done;
  };
}
