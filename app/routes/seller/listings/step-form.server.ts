import { data, redirect } from '@remix-run/node';
import type { SellerActor } from '#app/domain/accounts/actor.ts';
import { type ContentStep, contentSteps } from '#app/domain/catalog/listing-content.ts';
import { readStoredStep } from '#app/domain/catalog/read-stored-step.server.ts';
import { type SavedStep, saveListingStep } from '#app/domain/catalog/save-listing-step.server.ts';
import { stepInput } from '#app/domain/catalog/step-input.ts';
import type { OrderedPhoto } from '#app/domain/media/photo-order.ts';
import { type FieldError, isErrorCode } from '#app/i18n/errors.ts';
import { errorsOf } from '#app/routes/answer-form.server.ts';
import { meetStoredSizes } from '#app/routes/seller/listings/meet-stored-sizes.ts';
import { readStepForm, type StepFormBody } from '#app/routes/seller/listings/read-step-form.server.ts';
import { savedFields } from '#app/routes/seller/listings/step-fields.ts';
import { markFor } from '#app/routes/seller/seen-mark.tsx';
import type { Context } from '#app/server/context.ts';
import { isDomainError } from '#app/server/domain-error.ts';

/** What a refused step shows again: its errors, what was typed, and what is stored now, with the mark of that. */
export type StepProblem = {
  errors: Record<string, FieldError>;
  typed: Array<[name: string, value: string]>;
  mark: string;
  /** By control. */
  stored: Record<string, string>;
  /** Of the photo step, whose controls hold no texts alone. */
  storedPhotos?: OrderedPhoto[];
};

export type StepRequest = {
  context: Context;
  actor: SellerActor;
  params: Readonly<Record<string, string | undefined>>;
};

/** Saves what a step's form sent. @returns the saved step, or null with errors by control. */
export async function saveStepForm(
  { context, actor, params }: StepRequest,
  step: ContentStep,
  { fields, values, controlOf }: StepFormBody,
): Promise<{ saved: SavedStep | null; errors: Record<string, FieldError> }> {
  const errors: Record<string, FieldError> = {};
  const parsed = stepInput.safeParse({ step, values });
  if (!parsed.success) {
    for (const issue of parsed.error.issues) {
      errors[controlOf(issue.path.slice(1).join('.'))] ??= fieldErrorOf(issue);
    }
    return { saved: null, errors };
  }
  try {
    const saved = await saveListingStep(context, actor, {
      listingId: params.listingId ?? '',
      seen: fields.get('seen') ?? '',
      input: parsed.data,
    });
    return { saved, errors };
  } catch (error) {
    if (!isDomainError(error)) throw error;
    return { saved: null, errors: errorsOf(error, controlOf) };
  }
}

/**
 * Answers a press of Save: on to the next step (303), or 400 with the step as it was typed.
 * @throws nothing for refusals: they are the answer.
 */
export async function answerStep(request: StepRequest & { request: Request }, step: ContentStep) {
  const body = await readStepForm(request, step);
  const { saved, errors } = await saveStepForm(request, step, body);
  if (!saved) return data(await problemOf(request, step, body.fields, errors), { status: 400 });
  const intent = body.fields.get('intent') ?? 'next';
  return redirect(pathAfter(request.params.listingId ?? '', step, intent, saved), 303);
}

function fieldErrorOf(issue: { message: string; params?: unknown }): FieldError {
  const code = isErrorCode(issue.message) ? issue.message : 'invalid';
  return { code, params: issue.params as Record<string, string | number> | undefined };
}

/**
 * The step as it was typed, with what is stored now, both of one moment. Only who was told that something was saved elsewhere may
 * save over it: refused for a field, they have seen no more than before. Photos always show what is stored beside what was sent.
 */
export async function problemOf(
  { context, actor, params }: StepRequest,
  step: ContentStep,
  fields: URLSearchParams,
  errors: Record<string, FieldError>,
): Promise<StepProblem> {
  const now = await readStoredStep(context, actor, params.listingId ?? '', step);
  const { content, stocks } = now;
  const mark = step === 'photos' ? now.mark : markFor(now.mark, { errors, seen: fields.get('seen') ?? '' });
  const typed = [...fields].filter(([name]) => name !== 'seen' && name !== 'intent');
  const stored = savedFields(content, stocks);
  if (step === 'photos') return { errors, typed, mark, stored, storedPhotos: content.photos };
  if (step !== 'sizes') return { errors, typed, mark, stored };
  const storedIds = content.variants.map(({ variantId }) => variantId);
  return { errors, mark, ...meetStoredSizes(typed, { stored, storedIds, liveIds: Object.keys(stocks) }) };
}

export function pathAfter(
  listingId: string,
  step: ContentStep,
  intent: string,
  { savedAt }: SavedStep,
): string {
  const base = `/seller/listings/${listingId}`;
  if (intent === 'more') return `${base}/${step}?more=${savedAt}#more`;
  if (intent !== 'next') return `${base}/${step}?saved=${savedAt}`;
  return `${base}/${contentSteps[contentSteps.indexOf(step) + 1] ?? 'check'}`;
}
