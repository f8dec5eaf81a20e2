import { redirect } from '@remix-run/node';
import { noLimits } from '#app/domain/catalog/listing-problems.ts';
import { readEditor } from '#app/domain/catalog/read-editor.server.ts';
import { loaderFor } from '#app/routes/route-guard.server.ts';

/** A listing opens where there is something to do: the first incomplete step, else the last one. */
export const loader = loaderFor('seller', async ({ context, actor, params }) => {
  const editor = await readEditor(context, actor, params.listingId ?? '', noLimits);
  const missing = editor.problems.find(({ severity }) => severity === 'blocking');
  const isToMend = editor.openState === 'returned' || (editor.isPublished && editor.openState === null);
  const step =
    editor.isEditable && isToMend ? 'what' : editor.isEditable ? (missing?.step ?? 'check') : 'check';
  throw redirect(`/seller/listings/${editor.id}/${step}`);
});
