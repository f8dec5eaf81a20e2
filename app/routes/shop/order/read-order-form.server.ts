import { MAX_PHOTO_BYTES } from '#app/domain/media/photo-limits.ts';
import { MOST_TICKET_PHOTOS } from '#app/domain/orders/tickets/ticket-photo-limits.ts';
import type { SentPhoto } from '#app/domain/orders/tickets/ticket-photos.server.ts';
import { DomainError } from '#app/server/domain-error.ts';
import { isMultipart, readMultipart } from '#app/server/uploads/read-multipart.server.ts';
import type { UploadPlace } from '#app/server/uploads/upload-room.server.ts';

export type OrderForm = { readonly form: FormData; readonly photos: readonly SentPhoto[] };

/**
 * A form of the order's page, with the photos that came along. One more than may be is kept as a sign of that, without its
 * bytes.
 * @param place accounts for the bytes while they are held; the caller leaves it.
 * @throws DomainError uploadCutOff; TooManyTries when there is no room for them now.
 */
export async function readOrderForm(request: Request, place: UploadPlace): Promise<OrderForm> {
  if (!isMultipart(request)) return { form: await request.formData(), photos: [] };
  const form = new FormData();
  const photos: SentPhoto[] = [];
  try {
    const limits = { fileBytes: MAX_PHOTO_BYTES, files: MOST_TICKET_PHOTOS, place };
    for await (const part of readMultipart(request, limits)) {
      if (part.kind === 'field') form.append(part.name, part.value);
      else if (part.kind === 'file') photos.push({ bytes: part.bytes, isTooLarge: part.isTooLarge });
      else photos.push({ bytes: new Uint8Array(), isTooLarge: false });
    }
  } catch (error) {
    if (error instanceof Error && error.name === 'UploadCutOff')
      throw new DomainError('uploadCutOff', { cause: error });
    throw error;
  }
  return { form, photos };
}
