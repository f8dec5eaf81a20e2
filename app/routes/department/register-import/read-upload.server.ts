import { DomainError } from '#app/server/domain-error.ts';
import { registerWorkbookLimits, SpreadsheetRefused } from '#app/server/spreadsheet/spreadsheet-refused.ts';
import { readMultipart } from '#app/server/uploads/read-multipart.server.ts';

export type WorkbookUpload = { file: Buffer; fileName: string };

/**
 * The one file of the upload form, counted while it streams in.
 * @throws DomainError importNoFile; SpreadsheetRefused too_large; UploadCutOff
 */
export async function readWorkbookUpload(request: Request): Promise<WorkbookUpload> {
  if (!request.headers.get('content-type')?.startsWith('multipart/form-data'))
    throw new DomainError('importNoFile');
  const limits = { fileBytes: registerWorkbookLimits.fileBytes, files: 1 };
  for await (const part of readMultipart(request, limits)) {
    if (part.kind !== 'file' || part.name !== 'file') continue;
    if (part.isTooLarge) {
      throw new SpreadsheetRefused('too_large', { limitMb: Math.round(limits.fileBytes / (1024 * 1024)) });
    }
    return { file: part.bytes, fileName: part.fileName };
  }
  throw new DomainError('importNoFile');
}
