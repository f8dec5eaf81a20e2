import type { IncomingMessage, ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { promisify } from 'node:util';
import { brotliCompress, constants, createGzip, gzip } from 'node:zlib';

export type Encoding = 'identity' | 'gzip' | 'br';

const gzipBytes = promisify(gzip);
const brotliBytes = promisify(brotliCompress);
/** Kept answers are compressed once and sent often. */
const KEPT_GZIP_LEVEL = 7;
const KEPT_BROTLI_QUALITY = 6;
const STREAM_GZIP_LEVEL = 5;
const COMPRESSIBLE =
  /^(text\/|application\/(json|xml|rss\+xml|ld\+json|manifest\+json|javascript)|image\/svg\+xml)/;

/** What browsers really send is a handful of texts. */
const MOST_KNOWN_HEADERS = 200;
const chosen = new Map<string, Encoding>();

/** The best encoding that the browser takes. A quality of 0 means "not this one". */
export function chooseEncoding(acceptEncoding: string | undefined): Encoding {
  if (!acceptEncoding) return 'identity';
  const known = chosen.get(acceptEncoding);
  if (known) return known;
  const offers = new Map(
    acceptEncoding.split(',').map((part) => {
      const [name = '', ...parameters] = part.trim().toLowerCase().split(';');
      const quality = parameters.map((one) => one.trim()).find((one) => one.startsWith('q='));
      return [name.trim(), quality ? Number(quality.slice(2)) : 1] as const;
    }),
  );
  const best = (offers.get('br') ?? 0) > 0 ? 'br' : (offers.get('gzip') ?? 0) > 0 ? 'gzip' : 'identity';
  if (chosen.size < MOST_KNOWN_HEADERS) chosen.set(acceptEncoding, best);
  return best;
}

/** Whether an answer may be sent gzipped. */
export function takesGzip(acceptEncoding: string | null | undefined): boolean {
  if (!acceptEncoding) return false;
  const [, parameters] = /(?:^|,)\s*gzip\s*(;[^,]*)?(?:,|$)/i.exec(acceptEncoding) ?? [null, null];
  if (parameters === null) return false;
  return parameters === undefined || !/;\s*q=0(\.0+)?\s*$/i.test(parameters);
}

export async function compressForKeeping(body: Buffer) {
  const [zipped, brotli] = await Promise.all([
    gzipBytes(body, { level: KEPT_GZIP_LEVEL }),
    brotliBytes(body, {
      params: {
        [constants.BROTLI_PARAM_QUALITY]: KEPT_BROTLI_QUALITY,
        [constants.BROTLI_PARAM_SIZE_HINT]: body.length,
      },
    }),
  ]);
  return { identity: body, gzip: zipped, br: brotli };
}

/** True when one of the client's validators names this entity (weak comparison, as If-None-Match asks for). */
export function isNotModified(request: IncomingMessage, etag: string | null): boolean {
  const header = request.headers['if-none-match'];
  if (!header || !etag) return false;
  if (header.trim() === '*') return true;
  const opaque = (tag: string) => tag.trim().replace(/^W\//, '');
  return header.split(',').some((tag) => opaque(tag) === opaque(etag));
}

/** Sends a body that is whole in memory, compressed on the way when that is worth it. */
export async function sendWhole(
  request: IncomingMessage,
  response: ServerResponse,
  status: number,
  headers: Record<string, string | string[]>,
  body: Buffer,
): Promise<void> {
  const compress =
    body.length > 1024 &&
    COMPRESSIBLE.test(String(headers['content-type'] ?? '')) &&
    chooseEncoding(String(request.headers['accept-encoding'] ?? '')) !== 'identity';
  const sent = compress ? await gzipBytes(body, { level: STREAM_GZIP_LEVEL }) : body;
  response.writeHead(status, {
    ...headers,
    ...(compress ? { 'content-encoding': 'gzip' } : {}),
    vary: 'Accept-Encoding, Cookie',
    'content-length': String(sent.length),
  });
  response.end(request.method === 'HEAD' ? undefined : sent);
}

/** Sends a body as it is made, so that a large feed or zip never stands in memory. */
export async function sendStream(
  request: IncomingMessage,
  response: ServerResponse,
  status: number,
  headers: Record<string, string | string[]>,
  body: ReadableStream<Uint8Array> | null,
): Promise<void> {
  if (!body || request.method === 'HEAD') {
    await body?.cancel();
    response.writeHead(status, headers);
    response.end();
    return;
  }
  const compress =
    headers['content-encoding'] === undefined &&
    COMPRESSIBLE.test(String(headers['content-type'] ?? '')) &&
    chooseEncoding(String(request.headers['accept-encoding'] ?? '')) !== 'identity';
  const source = Readable.fromWeb(body as import('node:stream/web').ReadableStream);
  if (!compress) {
    response.writeHead(status, headers);
    await pipeline(source, response);
    return;
  }
  const { 'content-length': _length, ...rest } = headers;
  response.writeHead(status, { ...rest, 'content-encoding': 'gzip', vary: 'Accept-Encoding, Cookie' });
  await pipeline(source, createGzip({ level: STREAM_GZIP_LEVEL }), response);
}
