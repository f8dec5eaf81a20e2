import type { IncomingMessage, ServerResponse } from 'node:http';

const BELOW = '/api/';

/** What a program reads by; the sentences beside it are for people. */
const CODES: Readonly<Record<number, string>> = {
  400: 'badAddress',
  403: 'otherSite',
  404: 'notFound',
  405: 'methodNotAllowed',
  413: 'tooLarge',
  503: 'unavailable',
};

/** Whether a program asked, which reads no pages. */
export function isForPrograms(target: string | undefined): boolean {
  return (target ?? '').startsWith(BELOW);
}

/** The refusals of the open API that no route of it made: of the one shape that openapi.json describes as `Error`. */
export function sendApiRefusal(
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  status: number,
  text: { vi: string; en: string },
): void {
  const code = CODES[status] ?? 'failed';
  const error = { code, parameter: null, message: text.vi, messageEn: text.en };
  outgoing.writeHead(status, {
    'access-control-allow-origin': '*',
    'content-type': 'application/json; charset=utf-8',
    'cache-control': 'no-store',
    ...(status === 503 ? { 'retry-after': '60' } : {}),
    ...(status === 405 ? { allow: 'GET, HEAD' } : {}),
  });
  outgoing.end(incoming.method === 'HEAD' ? undefined : JSON.stringify({ error }));
}
