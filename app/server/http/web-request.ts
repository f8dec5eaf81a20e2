import type { IncomingMessage } from 'node:http';
import { Readable, Transform } from 'node:stream';

/** The body grew beyond what the route takes. */
export class BodyTooLarge extends Error {}

/**
 * Node's request as a web Request for Remix.
 * @param url canonical address of what is asked for.
 * @param mostBytes limit of the body, counted while it streams (Content-Length can be absent or untrue).
 */
export function webRequest(
  incoming: IncomingMessage,
  url: URL,
  mostBytes: number,
  signal: AbortSignal,
): Request {
  const headers = new Headers();
  for (const [name, value] of Object.entries(incoming.headers)) {
    if (value === undefined || name.startsWith(':')) continue;
    for (const one of Array.isArray(value) ? value : [value]) headers.append(name, one);
  }
  const method = incoming.method ?? 'GET';
  const hasBody = method !== 'GET' && method !== 'HEAD';
  return new Request(url, {
    method,
    headers,
    signal,
    ...(hasBody ? { body: limited(incoming, mostBytes), duplex: 'half' } : {}),
  } as RequestInit);
}

function limited(incoming: IncomingMessage, mostBytes: number): ReadableStream {
  let size = 0;
  const counter = new Transform({
    transform(part: Buffer, _encoding, done) {
      size += part.length;
      if (size > mostBytes) done(new BodyTooLarge());
      else done(null, part);
    },
  });
  incoming.on('error', (error) => counter.destroy(error));
  incoming.on('aborted', () => counter.destroy(new Error('the upload was cut off')));
  return Readable.toWeb(incoming.pipe(counter)) as ReadableStream;
}
