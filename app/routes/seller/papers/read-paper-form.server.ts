import type { GivenPaper } from '#app/domain/channels/papers/give-paper.server.ts';
import { MAX_PAPER_BYTES, tooBigPaper } from '#app/domain/channels/papers/paper-file.server.ts';
import { typedDay } from '#app/routes/typed-day.ts';
import { DomainError } from '#app/server/domain-error.ts';
import { isMultipart, readMultipart } from '#app/server/uploads/read-multipart.server.ts';
import type { UploadPlace } from '#app/server/uploads/upload-room.server.ts';

const fields = ['kind', 'listing', 'number', 'issuer', 'issuedOn', 'validTo'] as const;
export type PaperFields = Record<(typeof fields)[number], string>;

export type PaperForm = {
  kept: PaperFields;
  /** Null when no file was chosen. */
  file: { fileName: string; bytes: Uint8Array } | null;
  isTooLarge: boolean;
};

/**
 * The form of one paper, as typed.
 * @param place accounts for the file's bytes while they come in.
 * @throws DomainError uploadCutOff; TooManyTries when there is no room for it now.
 */
export async function readPaperForm(request: Request, place: UploadPlace): Promise<PaperForm> {
  const kept: PaperFields = { kind: '', listing: '', number: '', issuer: '', issuedOn: '', validTo: '' };
  const form: PaperForm = { kept, file: null, isTooLarge: false };
  if (!isMultipart(request)) return form;
  try {
    for await (const part of readMultipart(request, { fileBytes: MAX_PAPER_BYTES, files: 1, place })) {
      if (part.kind === 'field') {
        const field = fields.find((one) => one === part.name);
        if (field) kept[field] = part.value;
      } else if (part.kind === 'file' && part.name === 'file') {
        if (part.isTooLarge) form.isTooLarge = true;
        else form.file = { fileName: part.fileName, bytes: part.bytes };
      }
    }
  } catch (error) {
    if (error instanceof Error && error.name === 'UploadCutOff')
      throw new DomainError('uploadCutOff', { cause: error });
    throw error;
  } finally {
    place.leave();
  }
  return form;
}

/** What the use-case takes. @throws DomainError paperMissing, paperTooBig. */
export function paperOf({ kept, file, isTooLarge }: PaperForm): GivenPaper {
  if (isTooLarge) throw tooBigPaper();
  if (!file) throw new DomainError('paperMissing', { field: 'file' });
  const { kind, listing, number, issuer, issuedOn, validTo } = kept;
  return {
    kind,
    listingId: listing,
    number,
    issuer,
    issuedOn: typedDay(issuedOn.trim()),
    validTo: typedDay(validTo.trim()),
    ...file,
  };
}
