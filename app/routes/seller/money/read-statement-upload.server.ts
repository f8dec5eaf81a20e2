import { statementLimits } from '#app/domain/payments/statements/read-statement.server.ts';
import { DomainError } from '#app/server/domain-error.ts';
import { isMultipart, readMultipart } from '#app/server/uploads/read-multipart.server.ts';
import type { UploadPlace } from '#app/server/uploads/upload-room.server.ts';

/**
 * The one file of the upload form.
 * @param place holds its bytes while they come in; left when they are there.
 * @throws DomainError statementMissing, statementTooLarge, uploadCutOff (field file); TooManyTries when there is no room.
 */
export async function readStatementUpload(
  request: Request,
  place: UploadPlace,
): Promise<{ fileName: string; file: Buffer }> {
  if (!isMultipart(request)) throw new DomainError('statementMissing', { field: 'file' });
  try {
    for await (const part of readMultipart(request, {
      fileBytes: statementLimits.fileBytes,
      files: 1,
      place,
    })) {
      if (part.kind !== 'file') continue;
      if (part.isTooLarge)
        throw new DomainError('statementTooLarge', {
          field: 'file',
          params: { max: statementLimits.fileBytes / 1024 / 1024 },
        });
      return { fileName: part.fileName, file: part.bytes };
    }
  } catch (error) {
    if (error instanceof Error && error.name === 'UploadCutOff')
      throw new DomainError('uploadCutOff', { field: 'file', cause: error });
    throw error;
  } finally {
    place.leave();
  }
  throw new DomainError('statementMissing', { field: 'file' });
}
