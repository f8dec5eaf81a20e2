import { openExport } from '#app/domain/channels/exports/read-export.server.ts';
import { attachment } from '#app/routes/attachment.server.ts';
import type { Context } from '#app/server/context.ts';

const types: Readonly<Record<string, string>> = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv; charset=utf-8',
  zip: 'application/zip',
};

/** A kept export as a download under its own name. @param producerId whose; null for those of the whole market. */
export async function sendExport(context: Context, producerId: string | null, id: string): Promise<Response> {
  const { fileName, file } = await openExport(context, producerId, id);
  const contentType = types[fileName.split('.').at(-1) ?? ''] ?? 'application/octet-stream';
  return attachment(file, { fileName, contentType });
}
