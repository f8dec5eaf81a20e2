import type { IncomingMessage, ServerResponse } from 'node:http';
import { join } from 'node:path';
import sirv from 'sirv';
import type { StaticHandler } from './server-parts.ts';

/** Files of the build (named by their content, kept for a year) and of public/ (kept for an hour). */
export function staticFiles(buildDir: string): StaticHandler {
  const serveFile = sirv(join(buildDir, 'client'), {
    etag: true,
    dotfiles: false,
    extensions: [],
    setHeaders(response: ServerResponse, path: string) {
      const isHashed = path.startsWith('/assets/');
      response.setHeader(
        'cache-control',
        isHashed ? 'public, max-age=31536000, immutable' : 'public, max-age=3600',
      );
    },
    brotli: true,
    gzip: true,
  });
  return (request, response) =>
    new Promise((resolve) => {
      response.once('finish', () => resolve(true));
      response.once('close', () => resolve(true));
      serveFile(request as IncomingMessage, response, () => resolve(false));
    });
}
