import type { SellerActor } from '#app/domain/accounts/actor.ts';
import type { Photo } from '#app/domain/media/photo.ts';
import { MAX_PHOTO_BYTES, MAX_PHOTOS_PER_LISTING } from '#app/domain/media/photo-limits.ts';
import { readOwnPhotos } from '#app/domain/media/read-own-photos.server.ts';
import { refusedPhoto } from '#app/domain/media/refuse-photo.ts';
import { stagePhoto } from '#app/domain/media/stage-photo.server.ts';
import type { Context } from '#app/server/context.ts';
import { DomainError, isDomainError } from '#app/server/domain-error.ts';
import { readFormFields } from '#app/server/http/read-form.ts';
import { isMultipart, readMultipart, type UploadedFile } from '#app/server/uploads/read-multipart.server.ts';
import { uploadPlace } from '#app/server/uploads/upload-room.server.ts';

export type PhotoForm = {
  /** Every text field, in the order of the form. */
  fields: URLSearchParams;
  /** The photos that were taken in, in the order of the form; none whose picture the form holds already. */
  staged: Photo[];
  /** The files that were not, each with its reason; the form is shown again with these texts. */
  refused: Array<{ fileName: string; code: DomainError['code']; params: DomainError['params'] }>;
};

/**
 * The body of the photo step as a browser without JavaScript sends it: text fields and several files in the input
 * `files`. Each file is taken in as it arrives; one that is refused does not stop the others.
 * @throws DomainError `photoCutOff` when the body is not whole (what had arrived is staged, and found again when the
 *   same files are sent once more); TooManyTries when there is no room for it now
 */
export async function readPhotoForm(
  context: Context,
  actor: SellerActor,
  request: Request,
): Promise<PhotoForm> {
  const form: PhotoForm = { fields: new URLSearchParams(), staged: [], refused: [] };
  if (!isMultipart(request)) {
    form.fields = await readFormFields(request);
    return form;
  }
  const place = uploadPlace(context, actor.producerId);
  const limits = { fileBytes: MAX_PHOTO_BYTES, files: MAX_PHOTOS_PER_LISTING, place };
  try {
    for await (const part of readMultipart(request, limits)) {
      if (part.kind === 'field') form.fields.append(part.name, part.value);
      else if (part.kind === 'file') await takeIn(context, actor, part, form);
      else
        refuse(form, '', new DomainError('tooManyFilesAtOnce', { params: { max: MAX_PHOTOS_PER_LISTING } }));
    }
  } catch (error) {
    if (error instanceof Error && error.name === 'UploadCutOff') {
      throw new DomainError('photoCutOff', { field: 'photos', cause: error });
    }
    throw error;
  } finally {
    place.leave();
  }
  await leaveOutDoubles(context, actor, form);
  return form;
}

/** A picture that stands in the form's list, or came twice with it, is said to be there; the others go on. */
async function leaveOutDoubles(context: Context, actor: SellerActor, form: PhotoForm): Promise<void> {
  if (form.staged.length === 0) return;
  const listed = await readOwnPhotos(context, actor.producerId, form.fields.getAll('photoId'));
  const seen = new Set(listed.map(({ hash }) => hash));
  form.staged = form.staged.filter(({ hash, fileName }) => {
    if (seen.has(hash)) refuse(form, fileName ?? '', new DomainError('photoInListing', { field: 'photos' }));
    return !seen.has(hash) && seen.add(hash);
  });
}

async function takeIn(
  context: Context,
  actor: SellerActor,
  file: UploadedFile,
  form: PhotoForm,
): Promise<void> {
  try {
    if (file.isTooLarge) throw refusedPhoto('tooBig');
    const fileName = file.fileName || null;
    form.staged.push(await stagePhoto(context, actor, { bytes: file.bytes, clientKey: null, fileName }));
  } catch (error) {
    if (!isDomainError(error)) throw error;
    refuse(form, file.fileName, error);
  }
}

function refuse(form: PhotoForm, fileName: string, { code, params }: DomainError): void {
  form.refused.push({ fileName, code, params });
}
