import { data } from '@remix-run/node';
import { useActionData } from '@remix-run/react';
import { PhotoPicker } from '#app/components/photo-picker.tsx';
import type { Photo } from '#app/domain/media/photo.ts';
import { type OrderedPhoto, photosFromForm } from '#app/domain/media/photo-order.ts';
import { readPhotos } from '#app/domain/media/read-photos.server.ts';
import { catalogMessages } from '#app/i18n/catalog.ts';
import { useT } from '#app/i18n/messages.ts';
import { type PhotoForm, readPhotoForm } from '#app/routes/media/read-photo-form.server.ts';
import { actionFor } from '#app/routes/route-guard.server.ts';
import { answerStep, type StepProblem } from '#app/routes/seller/listings/step-form.server.ts';
import { StepForm, useStepFields } from '#app/routes/seller/listings/step-form.tsx';
import type { Context } from '#app/server/context.ts';

/** A photo step that is shown again: also with the photos as they were sent, and the files that were not taken. */
type PhotoProblem = StepProblem & { photos: Photo[]; refused: PhotoForm['refused'] };

export const action = actionFor('seller', async (args) => {
  const { context, actor, request } = args;
  const { fields, staged, refused } = await readPhotoForm(context, actor, request);
  const photos = photosFromForm(fields, staged);
  const isArranging = ['move', 'remove', 'upload'].some((name) => fields.has(name));
  if (isArranging || refused.length > 0) fields.set('intent', 'stay');
  const answer = await answerStep(args, 'photos', {
    fields,
    values: { values: { photos }, controlOf: () => 'photos' },
  });
  const isRefused = 'data' in answer && 'errors' in answer.data;
  if (!isRefused && refused.length === 0) return answer;
  const problem: PhotoProblem = {
    ...(isRefused ? (answer.data as StepProblem) : { errors: {}, typed: [], mark: '' }),
    photos: await asTyped(context, actor.producerId, photos),
    refused,
  };
  return data(problem, { status: 400 });
});

/** The photos as the form had them, with the descriptions that were typed. */
async function asTyped({ store }: Context, producerId: string, typed: OrderedPhoto[]): Promise<Photo[]> {
  const ids = typed.map(({ photoId }) => photoId);
  const photos = await store.read((db) => readPhotos(db, store.tables, producerId, ids));
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
