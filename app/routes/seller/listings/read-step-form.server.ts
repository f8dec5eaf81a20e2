import type { SellerActor } from '#app/domain/accounts/actor.ts';
import type { ContentStep } from '#app/domain/catalog/listing-content.ts';
import { type OrderedPhoto, photosFromForm } from '#app/domain/media/photo-order.ts';
import { type PhotoForm, readPhotoForm } from '#app/routes/media/read-photo-form.server.ts';
import { readStepFields, type StepFields } from '#app/routes/seller/listings/step-fields.ts';
import type { Context } from '#app/server/context.ts';
import { readFormFields } from '#app/server/http/read-form.ts';

export type StepFormBody = StepFields & {
  fields: URLSearchParams;
  /** The photo step's photos in their order, and the files that were not taken. */
  photos: OrderedPhoto[];
  refused: PhotoForm['refused'];
};

/** The body of a step's form; files of the photo step are taken in as they arrive. */
export async function readStepForm(
  { context, actor, request }: { context: Context; actor: SellerActor; request: Request },
  step: ContentStep,
): Promise<StepFormBody> {
  if (step !== 'photos') {
    const fields = await readFormFields(request);
    return { fields, photos: [], refused: [], ...readStepFields(step, fields) };
  }
  const { fields, staged, refused } = await readPhotoForm(context, actor, request);
  const photos = photosFromForm(fields, staged);
  return { fields, photos, refused, values: { photos }, controlOf: (path) => (path === '' ? '' : 'photos') };
}
