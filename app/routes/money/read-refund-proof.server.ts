import { MAX_PAPER_BYTES, tooBigPaper } from '#app/domain/channels/papers/paper-file.server.ts';
import type { RefundProven } from '#app/domain/payments/refunds/prove-refund.server.ts';
import { DomainError } from '#app/server/domain-error.ts';
import { readFormFields } from '#app/server/http/read-form.ts';
import { isMultipart, readMultipart } from '#app/server/uploads/read-multipart.server.ts';
import type { UploadPlace } from '#app/server/uploads/upload-room.server.ts';

export type RefundProofForm = {
  refundId: string;
  reference: string;
  /** The account that the page had shown. */
  accountId: string;
  /** Where it went, when another account was named meanwhile: that one's id, `shown` for the one shown before, '' unsaid. */
  toAccount: string;
  /** Null when no file was chosen. */
  file: Uint8Array | null;
  /** What was wrong with it before it was looked at. */
  refusal: DomainError | null;
};

/**
 * The form by which a refund is said to be sent, as typed.
 * @param place accounts for the file's bytes while they come in.
 * @throws TooManyTries when there is no room for it now.
 */
export async function readRefundProof(request: Request, place: UploadPlace): Promise<RefundProofForm> {
  const form: RefundProofForm = {
    ...{ refundId: '', reference: '', accountId: '', toAccount: '' },
    ...{ file: null, refusal: null },
  };
  const keep = (name: string, value: string) => {
    if (name === 'refundId' || name === 'reference' || name === 'accountId' || name === 'toAccount')
      form[name] = value;
  };
  if (!isMultipart(request)) {
    for (const [name, value] of await readFormFields(request)) keep(name, value);
    return form;
  }
  try {
    for await (const part of readMultipart(request, { fileBytes: MAX_PAPER_BYTES, files: 1, place })) {
      if (part.kind === 'field') keep(part.name, part.value);
      else if (part.kind === 'file' && part.name === 'file') {
        if (part.isTooLarge) form.refusal = tooBigPaper();
        else form.file = part.bytes;
      }
    }
  } catch (error) {
    if (!(error instanceof Error) || error.name !== 'UploadCutOff') throw error;
    form.refusal = new DomainError('uploadCutOff', { field: 'file', cause: error });
  } finally {
    place.leave();
  }
  return form;
}

/** What the use-case takes. @throws DomainError paperTooBig, uploadCutOff (file). */
export function provenBy(form: RefundProofForm): RefundProven {
  const { refundId, reference, accountId, toAccount, file, refusal } = form;
  if (refusal) throw refusal;
  const isAccountSure = toAccount === 'shown';
  return {
    ...{ refundId, reference, file, isAccountSure },
    accountId: isAccountSure || toAccount === '' ? accountId : toAccount,
  };
}
