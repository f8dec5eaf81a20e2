import { PassThrough } from 'node:stream';
import {
  type ActionFunctionArgs,
  createReadableStreamFromReadable,
  type EntryContext,
  type LoaderFunctionArgs,
} from '@remix-run/node';
import { isRouteErrorResponse, RemixServer } from '@remix-run/react';
import { type PipeableStream, renderToPipeableStream } from 'react-dom/server';

const renderLimitMs = 10_000;

/**
 * Renders a page whole before its first byte leaves: the HTML cache, its ETag and the hashes of the inline scripts
 * (content security policy) need the whole body, and no page of the market streams late parts.
 */
export default function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  remixContext: EntryContext,
): Promise<Response> {
  return new Promise((resolve, reject) => {
    let page: PipeableStream;
    let shellFailed = false;
    const timer = setTimeout(() => page.abort(new Error('The page took too long to render')), renderLimitMs);
    page = renderToPipeableStream(<RemixServer context={remixContext} url={request.url} />, {
      onAllReady() {
        clearTimeout(timer);
        const body = new PassThrough();
        headers.set('content-type', 'text/html; charset=utf-8');
        resolve(new Response(createReadableStreamFromReadable(body), { status, headers }));
        page.pipe(body);
      },
      onShellError(error) {
        clearTimeout(timer);
        shellFailed = true;
        reject(error);
      },
      onError(error) {
        // A failed shell is reported by the rejection above; anything later still renders its boundary.
        if (!shellFailed) status = 500;
        if (!shellFailed && !request.signal.aborted) reportRenderError(error);
      },
    });
  });
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
