import { sellerWorkbookLimits } from '#app/domain/channels/template/seller-workbook.server.ts';
import { DomainError } from '#app/server/domain-error.ts';
import { isMultipart, readMultipart } from '#app/server/uploads/read-multipart.server.ts';
import type { UploadPlace } from '#app/server/uploads/upload-room.server.ts';

/**
 * The one file of the upload form.
 * @param place holds its bytes while they come in; left when they are there.
 * @param where the right file is had, for refusals
 * @throws DomainError templateMissing, templateTooBig, uploadCutOff; TooManyTries when there is no room for it now
 */
export async function readTemplateUpload(
  request: Request,
  place: UploadPlace,
  where: string,
): Promise<{ fileName: string; file: Buffer }> {
  if (!isMultipart(request)) throw new DomainError('templateMissing', { params: { where } });
  const { fileBytes } = sellerWorkbookLimits;
  try {
    for await (const part of readMultipart(request, { fileBytes, files: 1, place })) {
      if (part.kind !== 'file') continue;
      if (part.isTooLarge) {
        throw new DomainError('templateTooBig', {
          params: { limit: `${fileBytes / 1024 / 1024} MB`, where },
        });
      }
      return { fileName: part.fileName, file: part.bytes };
    }
  } catch (error) {
    if (error instanceof Error && error.name === 'UploadCutOff')
      throw new DomainError('uploadCutOff', { cause: error });
    throw error;
  } finally {
    place.leave();
  }
  throw new DomainError('templateMissing', { params: { where } });
}
