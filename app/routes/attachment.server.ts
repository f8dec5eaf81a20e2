import { Readable } from 'node:stream';
import type { OpenFile } from '#app/server/storage/storage.ts';
import { fileNameOf } from '#app/server/text/file-name.ts';

/**
 * A kept file as a download under its own name, never shown in the browser and never kept by it or on its way.
 * @param contentType from our own table, never from the file.
 */
export function attachment(
  file: OpenFile,
  { fileName: kept, contentType }: { fileName: string; contentType: string },
) {
  // Names that were kept before they were looked at.
  const fileName = fileNameOf(kept);
  const plainName = fileName.normalize('NFD').replace(/[^\x20-\x7e]|["\\]/g, '_');
  return new Response(Readable.toWeb(Readable.from(file.stream)) as ReadableStream, {
    headers: {
      'Content-Type': contentType,
      'Content-Length': String(file.bytes),
      'Content-Disposition': `attachment; filename="${plainName}"; filename*=UTF-8''${encodeURIComponent(fileName)}`,
      'Cache-Control': 'private, no-store',
      'Content-Security-Policy': "sandbox; default-src 'none'",
      'X-Content-Type-Options': 'nosniff',
    },
  });
}
