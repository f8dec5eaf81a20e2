import type { IncomingMessage } from 'node:http';
import { Readable, Transform } from 'node:stream';

/** The body grew beyond what the route takes. */
export class BodyTooLarge extends Error {}

/**
 * Node's request as a web Request for Remix.
 * @param url canonical address of what is asked for.
 * @param mostBytes limit of the body, counted while it streams (Content-Length can be absent or untrue).
 * @param tooLarge called when the body grew beyond it.
 */
export function webRequest(
  incoming: IncomingMessage,
  url: URL,
  mostBytes: number,
  signal: AbortSignal,
  tooLarge: () => void,
): Request {
  const headers = headersOf(incoming);
  settleOrigin(headers);
  const method = incoming.method ?? 'GET';
  const hasBody = method !== 'GET' && method !== 'HEAD';
  return new Request(url, {
    method,
    headers,
    signal,
    ...(hasBody ? { body: limited(incoming, mostBytes, tooLarge), duplex: 'half' } : {}),
  } as RequestInit);
}

/** The same for a small body that is read before anything looks at it; nothing of it is a stream, which costs more than all else. */
export function wholeRequest(incoming: IncomingMessage, url: URL, body: Buffer): Request {
  const init = { method: incoming.method, headers: headersOf(incoming), body };
  return new Request(url, init as RequestInit);
}

/** All that is sent; null when that is more than it may be. */
export function wholeBody(incoming: IncomingMessage, mostBytes: number): Promise<Buffer | null> {
  return new Promise((resolve, reject) => {
    const parts: Buffer[] = [];
    let size = 0;
    incoming.on('data', (part: Buffer) => {
      size += part.length;
      if (size > mostBytes) resolve(null);
      else parts.push(part);
    });
    incoming.once('end', () => resolve(Buffer.concat(parts)));
    incoming.once('error', reject);
    incoming.once('close', () => reject(new Error('what was being sent was cut off')));
  });
}

function headersOf(incoming: IncomingMessage): Headers {
  const headers = new Headers();
  for (const [name, value] of Object.entries(incoming.headers)) {
    if (value === undefined || name.startsWith(':')) continue;
    for (const one of Array.isArray(value) ? value : [value]) headers.append(name, one);
  }
  return headers;
}

/**
 * Remix compares Origin with X-Forwarded-Host or Host, which a stranger can write and a proxy may change. Whether a
 * request may change something was decided before, by our own address (same-origin.ts).
 */
function settleOrigin(headers: Headers): void {
  const origin = headers.get('origin');
  headers.delete('x-forwarded-host');
  // Remix takes it for the name of another host.
  if (origin === 'null') headers.delete('origin');
  else if (origin && URL.canParse(origin)) headers.set('host', new URL(origin).host);
}

function limited(incoming: IncomingMessage, mostBytes: number, tooLarge: () => void): ReadableStream {
  let size = 0;
  const counter = new Transform({
    transform(part: Buffer, _encoding, done) {
      size += part.length;
      if (size <= mostBytes) return done(null, part);
      tooLarge();
      done(new BodyTooLarge());
    },
  });
  incoming.on('error', (error) => counter.destroy(error));
  incoming.on('aborted', () => counter.destroy(new Error('the upload was cut off')));
  return Readable.toWeb(incoming.pipe(counter)) as ReadableStream;
}
