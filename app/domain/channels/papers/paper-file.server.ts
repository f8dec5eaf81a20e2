import { waitingDecoder } from '#app/domain/media/decoders.server.ts';
import { refusedPhoto } from '#app/domain/media/refuse-photo.ts';
import { SNIFF_BYTES, sniffPhoto } from '#app/domain/media/sniff-photo.ts';
import { DomainError } from '#app/server/domain-error.ts';

/** What we keep of a paper: a PDF as it came, a photo of it written anew. */
export type PaperFile = {
  bytes: Uint8Array;
  mediaType: 'application/pdf' | 'image/jpeg';
  extension: '.pdf' | '.jpg';
};

export const MAX_PAPER_BYTES = 10 * 1024 * 1024;

/** A whole PDF says so near its end (ISO 32000-1, 7.5.5; Acrobat looks through the last 1024 bytes). */
const PDF_END_BYTES = 2048;

/**
 * Looks at the bytes, never at the name: a PDF stays as it is, a JPEG or PNG goes through the decoder of photos, so that
 * nothing of the upload's own bytes is kept.
 * @throws DomainError with `field: 'file'`: what to send instead.
 */
export async function readPaperFile(bytes: Uint8Array): Promise<PaperFile> {
  if (bytes.byteLength === 0) throw new DomainError('paperMissing', { field: 'file' });
  if (bytes.byteLength > MAX_PAPER_BYTES) throw tooBigPaper();
  const head = sniffPhoto(bytes.subarray(0, SNIFF_BYTES));
  if ('refusal' in head && head.refusal === 'pdf') {
    const end = Buffer.from(bytes.subarray(-PDF_END_BYTES)).toString('latin1');
    if (!end.includes('%%EOF')) throw new DomainError('paperDamaged', { field: 'file' });
    return { bytes, mediaType: 'application/pdf', extension: '.pdf' };
  }
  if ('refusal' in head || (head.format !== 'jpeg' && head.format !== 'png')) {
    throw new DomainError('paperNotTaken', { field: 'file' });
  }
  const answer = await waitingDecoder().prepare(bytes);
  if ('refusal' in answer) {
    const { code, params } = refusedPhoto(answer.refusal);
    throw new DomainError(code, { field: 'file', params });
  }
  return { bytes: answer.photo.master, mediaType: 'image/jpeg', extension: '.jpg' };
}

/** The refusal of a file that is too large, also before it has come in whole. */
export function tooBigPaper(): DomainError {
  return new DomainError('paperTooBig', {
    field: 'file',
    params: { megabytes: MAX_PAPER_BYTES / 1024 / 1024 },
  });
}
