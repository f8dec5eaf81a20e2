import type { IncomingMessage, ServerResponse } from 'node:http';

/** `path` is without the platform's own first segment; query and header names as sent, headers in lower case. */
export type FakeRequest = {
  method: string;
  path: string;
  query: URLSearchParams;
  headers: Readonly<Record<string, string>>;
  body: Buffer;
};
export type FakeReply = { status: number; headers: Readonly<Record<string, string>>; body: string };

/** Larger bodies are cut off by closing the connection. */
const MAX_BODY_BYTES = 30 * 1024 * 1024;

export async function readBody(incoming: IncomingMessage): Promise<Buffer | null> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of incoming) {
    size += part.length;
    if (size > MAX_BODY_BYTES) return null;
    parts.push(part);
  }
  return Buffer.concat(parts);
}

export function send(outgoing: ServerResponse, reply: FakeReply): void {
  outgoing.writeHead(reply.status, { 'cache-control': 'no-store', ...reply.headers });
  outgoing.end(reply.body);
}

export const json = (value: unknown, status = 200): FakeReply => ({
  status,
  headers: { 'content-type': 'application/json; charset=utf-8' },
  body: JSON.stringify(value),
});

export const html = (body: string, status = 200): FakeReply => ({
  status,
  headers: { 'content-type': 'text/html; charset=utf-8' },
  body,
});

export const redirect = (location: string): FakeReply => ({ status: 302, headers: { location }, body: '' });

export const escapeHtml = (text: string) => text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);

export type FormPart = { name: string; fileName: string | null; bytes: Buffer };

/** The parts of a multipart body, or null when it is not one. */
export function readMultipart(request: FakeRequest): FormPart[] | null {
  const boundary = /^multipart\/form-data;.*boundary="?([^";]+)"?/i.exec(
    request.headers['content-type'] ?? '',
  )?.[1];
  if (!boundary) return null;
  const mark = Buffer.from(`--${boundary}`);
  const parts: FormPart[] = [];
  let from = request.body.indexOf(mark);
  while (from >= 0) {
    const start = from + mark.length;
    if (request.body.subarray(start, start + 2).toString() === '--') return parts;
    const next = request.body.indexOf(Buffer.from(`\r\n--${boundary}`), start);
    const gap = request.body.indexOf('\r\n\r\n', start);
    if (next < 0 || gap < 0 || gap > next) return null;
    const head = request.body.subarray(start, gap).toString('utf8');
    const name = /[; ]name="([^"]*)"/i.exec(head)?.[1];
    if (name === undefined) return null;
    parts.push({
      name,
      fileName: /filename="([^"]*)"/i.exec(head)?.[1] ?? null,
      bytes: request.body.subarray(gap + 4, next),
    });
    from = next + 2;
  }
  return null;
}

/** The body as JSON, undefined when it is none. */
export function readJson(request: FakeRequest): unknown {
  try {
    return JSON.parse(request.body.toString('utf8'));
  } catch {
    return undefined;
  }
}
