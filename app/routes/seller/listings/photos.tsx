import { data, redirect } from '@remix-run/node';
import { useActionData } from '@remix-run/react';
import { PhotoPicker } from '#app/components/photo-picker.tsx';
import type { Photo } from '#app/domain/media/photo.ts';
import type { OrderedPhoto } from '#app/domain/media/photo-order.ts';
import { readOwnPhotos } from '#app/domain/media/read-own-photos.server.ts';
import { catalogMessages } from '#app/i18n/catalog.ts';
import { useT } from '#app/i18n/messages.ts';
import type { PhotoForm } from '#app/routes/media/read-photo-form.server.ts';
import { actionFor } from '#app/routes/route-guard.server.ts';
import {
  meetStoredPhotos,
  type OtherPhotos,
  SEEN_PHOTOS,
} from '#app/routes/seller/listings/meet-stored-photos.ts';
import { PhotosElsewhere, SeenPhotos } from '#app/routes/seller/listings/photos-elsewhere.tsx';
import { readStepForm } from '#app/routes/seller/listings/read-step-form.server.ts';
import {
  pathAfter,
  problemOf,
  type StepProblem,
  saveStepForm,
} from '#app/routes/seller/listings/step-form.server.ts';
import { StepForm, useStepFields } from '#app/routes/seller/listings/step-form.tsx';
import type { Context } from '#app/server/context.ts';

/**
 * A photo step that is shown again: also with the photos as they were sent and have met those that are stored, with what
 * differs, and with the files that were not taken.
 */
type PhotoProblem = StepProblem & {
  photos: Photo[];
  other: OtherPhotos | null;
  refused: PhotoForm['refused'];
};

export const action = actionFor('seller', async (args) => {
  const body = await readStepForm(args, 'photos');
  const { fields, photos, refused } = body;
  const { saved, errors } = await saveStepForm(args, 'photos', body);
  if (saved && refused.length === 0) {
    const isArranging = ['move', 'remove', 'upload'].some((name) => fields.has(name));
    const intent = isArranging ? 'stay' : (fields.get('intent') ?? 'next');
    return redirect(pathAfter(args.params.listingId ?? '', 'photos', intent, saved), 303);
  }
  const stepProblem = await problemOf(args, 'photos', fields, errors);
  const isElsewhere = !saved && stepProblem.mark !== fields.get('seen');
  const met = isElsewhere
    ? meetStoredPhotos(photos, stepProblem.storedPhotos ?? [], fields.get(SEEN_PHOTOS))
    : { photos, other: null };
  const problem: PhotoProblem = {
    ...stepProblem,
    photos: await asTyped(args.context, args.actor.producerId, met.photos),
    other: met.other,
    refused,
  };
  return data(problem, { status: 400 });
});

/** The photos as the form had them, with the descriptions that were typed. */
async function asTyped(context: Context, producerId: string, typed: OrderedPhoto[]): Promise<Photo[]> {
  const photos = await readOwnPhotos(
    context,
    producerId,
    typed.map(({ photoId }) => photoId),
  );
  return photos.map((photo) => withAlt(photo, typed));
}

function withAlt(photo: Photo, typed: readonly OrderedPhoto[]): Photo {
  const own = typed.find(({ photoId }) => photoId === photo.id);
  return { ...photo, altVi: own?.altVi ?? '', altEn: own?.altEn ?? '' };
}

export default function PhotosStep() {
  const t = useT(catalogMessages);
  const problem = useActionData<typeof action>() as PhotoProblem | undefined;
  const { editor, errors } = useStepFields();
  const { content } = editor;
  return (
    <StepForm step="photos" autoSave encType="multipart/form-data">
      {(saveNow) => (
        <>
          <SeenPhotos photos={problem?.storedPhotos ?? content.photos} />
          {problem?.other && (
            <PhotosElsewhere other={problem.other} shownIds={problem.photos.map(({ id }) => id)} />
          )}
          <p className="measure">{t('photosLead')}</p>
          <PhotoPicker
            scope={editor.id}
            photos={problem?.photos ?? editor.photos.map((photo) => withAlt(photo, content.photos))}
            suggestedAlt={{ vi: content.titleVi, en: content.titleEn }}
            errors={errors.photos}
            refused={problem?.refused}
            onChange={saveNow}
          />
        </>
      )}
    </StepForm>
  );
}
