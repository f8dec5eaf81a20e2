import type { ActionFunctionArgs, EntryContext, LoaderFunctionArgs } from '@remix-run/node';
import { isRouteErrorResponse, RemixServer } from '@remix-run/react';
import { renderToReadableStream } from 'react-dom/server.browser';

const renderLimitMs = 10_000;

/**
 * Renders a page whole before its first byte leaves: the HTML cache, its ETag and the hashes of the inline scripts
 * (content security policy) need the whole body, and no page of the market streams late parts.
 * By the renderer for web streams: that of React 18 for Node's puts NUL bytes into words whose letters take several
 * bytes, wherever one falls on the end of its buffer.
 */
export default async function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  remixContext: EntryContext,
): Promise<Response> {
  const tooLong = new AbortController();
  const timer = setTimeout(() => tooLong.abort(new Error('The page took too long to render')), renderLimitMs);
  let failed = false;
  let hasShell = false;
  try {
    const page = await renderToReadableStream(<RemixServer context={remixContext} url={request.url} />, {
      signal: tooLong.signal,
      onError(error) {
        // A failed shell is reported by the rejection; anything later still renders its boundary.
        if (!hasShell) return;
        failed = true;
        if (!request.signal.aborted) reportRenderError(error);
      },
    });
    hasShell = true;
    await page.allReady;
    headers.set('content-type', 'text/html; charset=utf-8');
    return new Response(page, { status: failed ? 500 : status, headers });
  } finally {
    // Or it would cut off a page that is long done, which React reports as an error of that page.
    clearTimeout(timer);
  }
}

/**
 * What a loader or action failed with, as a line of the server's log; Remix would print it to the console. A refusal
 * (404, 403, a form that comes back) is an answer and no failure.
 */
export function handleError(
  error: unknown,
  { request, context }: LoaderFunctionArgs | ActionFunctionArgs,
): void {
  if (request.signal.aborted || isRouteErrorResponse(error)) return;
  context.market.log.error({ err: error, path: new URL(request.url).pathname }, 'request failed');
}

/** Render errors reach the server's log through the process warning channel, which server.ts writes as JSON. */
function reportRenderError(error: unknown) {
  process.emitWarning(error instanceof Error ? error : new Error(String(error)), { type: 'RenderError' });
}
