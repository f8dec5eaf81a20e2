import { type ContentStep, contentSteps } from '#app/domain/catalog/listing-content.ts';
import { readStoredStep } from '#app/domain/catalog/read-stored-step.server.ts';
import type { SavedStep } from '#app/domain/catalog/save-listing-step.server.ts';
import type { FieldError } from '#app/i18n/errors.ts';
import { actionFor, loaderFor } from '#app/routes/route-guard.server.ts';
import { readStepForm } from '#app/routes/seller/listings/read-step-form.server.ts';
import { saveStepForm } from '#app/routes/seller/listings/step-form.server.ts';
import { NotFound } from '#app/server/domain-error.ts';

/** What a save in the background is answered: the step's new mark, or why it was not saved. */
export type BackgroundSave = SavedStep | { errors: Record<string, FieldError> };

function stepOf(params: Readonly<Record<string, string | undefined>>): ContentStep {
  const step = contentSteps.find((one) => one === params.step);
  if (!step) throw new NotFound('step');
  return step;
}

/** The mark of what a step holds now: a form that shows an older one knows that it is out of date. */
export const loader = loaderFor('seller', async ({ context, actor, params }) => {
  const { mark } = await readStoredStep(context, actor, params.listingId ?? '', stepOf(params));
  return Response.json({ mark });
});

/**
 * Saves a step's form in the background: 200 `SavedStep`, 400 with errors by field. A plain request and not the
 * page's own action, so that a lost connection stays a line in the save bar and takes nothing off the screen.
 */
export const action = actionFor('seller', async (args) => {
  const step = stepOf(args.params);
  const { saved, errors } = await saveStepForm(args, step, await readStepForm(args, step));
  const answer: BackgroundSave = saved ?? { errors };
  return Response.json(answer, { status: saved ? 200 : 400 });
});
