import { MAX_PHOTO_BYTES } from '#app/domain/media/photo-limits.ts';
import type { PhotoRefusal } from '#app/domain/media/sniff-photo.ts';
import type { ErrorCode } from '#app/i18n/errors.ts';
import { DomainError } from '#app/server/domain-error.ts';

/** The text for each reason; every one of them says what to send instead. */
export const REFUSAL_CODES: Readonly<Record<PhotoRefusal, ErrorCode>> = {
  empty: 'photoEmpty',
  tooBig: 'photoTooBig',
  heic: 'photoHeic',
  gif: 'photoGif',
  svg: 'photoSvg',
  tiff: 'photoTiff',
  rawCamera: 'photoRawCamera',
  pdf: 'photoPdf',
  video: 'photoVideo',
  office: 'photoOffice',
  notAPhoto: 'photoNotAPhoto',
  damaged: 'photoDamaged',
  tooManyPixels: 'photoTooManyPixels',
  tooSmall: 'photoTooSmall',
  tooHeavy: 'photoTooHeavy',
};

/** What the texts of refusals name. */
export const REFUSAL_PARAMS = { megabytes: MAX_PHOTO_BYTES / (1024 * 1024) } as const;

/** The refusal as an error of the `photos` field. */
export function refusedPhoto(refusal: PhotoRefusal): DomainError {
  return new DomainError(REFUSAL_CODES[refusal], { field: 'photos', params: REFUSAL_PARAMS });
}
