import { Readable } from 'node:stream';
import { openExport } from '#app/domain/channels/read-export.server.ts';
import type { Context } from '#app/server/context.ts';

const types: Readonly<Record<string, string>> = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv; charset=utf-8',
};

/** A kept export as a download under its own name. @param producerId whose; null for those of the whole market. */
export async function sendExport(context: Context, producerId: string | null, id: string): Promise<Response> {
  const { fileName, file } = await openExport(context, producerId, id);
  const plainName = fileName.normalize('NFD').replace(/[^\x20-\x7e]|["\\]/g, '_');
  return new Response(Readable.toWeb(Readable.from(file.stream)) as ReadableStream, {
    headers: {
      'Content-Type': types[fileName.split('.').at(-1) ?? ''] ?? 'application/octet-stream',
      'Content-Length': String(file.bytes),
      'Content-Disposition': `attachment; filename="${plainName}"; filename*=UTF-8''${encodeURIComponent(fileName)}`,
      'Cache-Control': 'no-store',
    },
  });
}
