import { DomainError } from '#app/server/domain-error.ts';
import { registerWorkbookLimits, SpreadsheetRefused } from '#app/server/spreadsheet/spreadsheet-refused.ts';
import { isMultipart, readMultipart } from '#app/server/uploads/read-multipart.server.ts';
import type { UploadPlace } from '#app/server/uploads/upload-room.server.ts';

export type WorkbookUpload = { file: Buffer; fileName: string };

/**
 * The one file of the upload form, counted while it streams in.
 * @param place holds its bytes while they come in; left when they are there.
 * @throws DomainError importNoFile, uploadCutOff; SpreadsheetRefused too_large; TooManyTries when there is no room for
 *   it now
 */
export async function readWorkbookUpload(request: Request, place: UploadPlace): Promise<WorkbookUpload> {
  if (!isMultipart(request)) throw new DomainError('importNoFile');
  const limits = { fileBytes: registerWorkbookLimits.fileBytes, files: 1, place };
  try {
    for await (const part of readMultipart(request, limits)) {
      if (part.kind !== 'file' || part.name !== 'file') continue;
      if (part.isTooLarge) {
        throw new SpreadsheetRefused('too_large', { limitMb: Math.round(limits.fileBytes / (1024 * 1024)) });
      }
      return { file: part.bytes, fileName: part.fileName };
    }
  } catch (error) {
    if (error instanceof Error && error.name === 'UploadCutOff')
      throw new DomainError('uploadCutOff', { cause: error });
    throw error;
  } finally {
    place.leave();
  }
  throw new DomainError('importNoFile');
}
