import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import type { StaticHandler } from '#app/server/http/server-parts.ts';
import { chooseEncoding, compressForKeeping, isNotModified } from '#app/server/http/write-answer.ts';

type Kept = { etag: string; headers: string[]; body: Awaited<ReturnType<typeof compressForKeeping>> };

const TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.ico': 'image/x-icon',
  '.jpg': 'image/jpeg',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
};
const COMPRESSIBLE = new Set(['.css', '.js', '.json', '.svg', '.txt']);
const FOR_A_YEAR = 'public, max-age=31536000, immutable';
const FOR_AN_HOUR = 'public, max-age=3600';

/**
 * Files of the build (named by their content, kept for a year) and of public/ (kept for an hour).
 * All of them, about two megabytes, stand in memory from the start: a page that was served before the next build
 * still finds its scripts, and a file that vanishes from the disk cannot stop the process.
 */
export function staticFiles(buildDir: string): StaticHandler {
  const root = join(buildDir, 'client');
  const bytes = new Map<string, Buffer>();
  for (const path of listFiles(root, '')) bytes.set(path, readFileSync(join(root, path)));
  const kept = new Map<string, Promise<Kept>>();

  return async (request, response) => {
    const path = (request.url ?? '').split('?')[0] ?? '';
    const body = bytes.get(path);
    if (!body) return false;
    const file = kept.get(path) ?? keep(path, body);
    kept.set(path, file);
    const { etag, headers, body: encoded } = await file;
    if (isNotModified(request, etag)) {
      response.writeHead(304, headers);
      response.end();
      return true;
    }
    const encoding = chooseEncoding(String(request.headers['accept-encoding'] ?? ''));
    const sent = encoded[encoding];
    response.writeHead(200, [
      ...headers,
      ...(sent === body ? [] : ['content-encoding', encoding]),
      'content-length',
      String(sent.length),
    ]);
    response.end(request.method === 'HEAD' ? undefined : sent);
    return true;
  };
}

/** Compressed once, when first asked for; pictures and fonts are compressed already. */
async function keep(path: string, body: Buffer): Promise<Kept> {
  const extension = extname(path);
  const etag = `"${createHash('sha256').update(body).digest('base64url').slice(0, 27)}"`;
  return {
    etag,
    headers: [
      'content-type',
      TYPES[extension] ?? 'application/octet-stream',
      'cache-control',
      path.startsWith('/assets/') || path.startsWith('/fonts/') ? FOR_A_YEAR : FOR_AN_HOUR,
      'etag',
      etag,
      'vary',
      'Accept-Encoding',
    ],
    body: COMPRESSIBLE.has(extension)
      ? await compressForKeeping(body)
      : { identity: body, gzip: body, br: body },
  };
}

function listFiles(root: string, below: string): string[] {
  if (!existsSync(root)) return [];
  return readdirSync(join(root, below), { withFileTypes: true }).flatMap((entry) => {
    if (entry.name.startsWith('.')) return [];
    const path = `${below}/${entry.name}`;
    return entry.isDirectory() ? listFiles(root, path) : [path];
  });
}
