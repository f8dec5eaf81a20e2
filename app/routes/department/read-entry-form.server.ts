import type { Actor } from '#app/domain/accounts/actor.ts';
import { MAX_PHOTO_BYTES } from '#app/domain/media/photo-limits.ts';
import { refusedPhoto } from '#app/domain/media/refuse-photo.ts';
import { stageEvidence } from '#app/domain/media/stage-evidence.server.ts';
import type { Context } from '#app/server/context.ts';
import { DomainError } from '#app/server/domain-error.ts';
import { readFormFields } from '#app/server/http/read-form.ts';
import { isMultipart, readMultipart } from '#app/server/uploads/read-multipart.server.ts';
import { uploadPlace } from '#app/server/uploads/upload-room.server.ts';

export type EntryForm = {
  /** Every text field. */
  fields: Readonly<Record<string, string>>;
  /** Takes the screenshot in, where one was chosen, and gives its hash. */
  keepScreenshot: () => Promise<string | null>;
};

/**
 * A form about an entry, with or without a screenshot in the input `screenshot`.
 * @throws DomainError photoCutOff when the body is not whole
 */
export async function readEntryForm(context: Context, actor: Actor, request: Request): Promise<EntryForm> {
  const fields: Record<string, string> = {};
  let screenshot: { bytes: Buffer; isTooLarge: boolean } | null = null;
  if (isMultipart(request)) {
    const place = uploadPlace(context, actor.personId);
    try {
      for await (const part of readMultipart(request, { fileBytes: MAX_PHOTO_BYTES, files: 1, place })) {
        if (part.kind === 'field') fields[part.name] = part.value;
        else if (part.kind === 'file') screenshot = part;
      }
    } catch (error) {
      if (!(error instanceof Error) || error.name !== 'UploadCutOff') throw error;
      throw new DomainError('photoCutOff', { field: 'screenshot', cause: error });
    } finally {
      place.leave();
    }
  } else {
    for (const [name, value] of await readFormFields(request)) fields[name] = value;
  }
  const sent = screenshot;
  return {
    fields,
    async keepScreenshot() {
      if (sent === null) return null;
      if (sent.isTooLarge) {
        const { code, params } = refusedPhoto('tooBig');
        throw new DomainError(code, { field: 'screenshot', params });
      }
      return (await stageEvidence(context, actor, sent.bytes)).hash;
    },
  };
}
