import { data, redirect } from '@remix-run/node';
import type { SellerActor } from '#app/domain/accounts/actor.ts';
import { type ContentStep, contentSteps } from '#app/domain/catalog/listing-content.ts';
import { loadOwnListing, stepMark } from '#app/domain/catalog/own-listing.server.ts';
import { type SavedStep, saveListingStep } from '#app/domain/catalog/save-listing-step.server.ts';
import { stepInput } from '#app/domain/catalog/step-input.ts';
import { type FieldError, isErrorCode } from '#app/i18n/errors.ts';
import { readStepFields, type StepFields } from '#app/routes/seller/listings/step-fields.ts';
import type { Context } from '#app/server/context.ts';
import { isDomainError } from '#app/server/domain-error.ts';

/** What a refused step shows again: its errors, what was typed, and the mark of what is stored now. */
export type StepProblem = {
  errors: Record<string, FieldError>;
  typed: Array<[name: string, value: string]>;
  mark: string;
};

type Form = { fields: URLSearchParams; values?: StepFields };

export type StepRequest = {
  context: Context;
  actor: SellerActor;
  params: Readonly<Record<string, string | undefined>>;
};

/**
 * Saves what a step's form sent. A press of Save goes on to the next step (303) or stays; a save in the background
 * answers with the step's new mark.
 * @returns a redirect, the saved step, or a 400 with `StepProblem`.
 */
export async function answerStep({ context, actor, params }: StepRequest, step: ContentStep, form: Form) {
  const listingId = params.listingId ?? '';
  const { fields, values = readStepFields(step, form.fields) } = form;
  const intent = fields.get('intent') ?? 'next';
  const parsed = stepInput.safeParse({ step, values: values.values });
  const errors: Record<string, FieldError> = {};
  let saved: SavedStep | null = null;
  if (parsed.success) {
    try {
      saved = await saveListingStep(context, actor, {
        listingId,
        seen: fields.get('seen') ?? '',
        input: parsed.data,
      });
    } catch (error) {
      if (!isDomainError(error)) throw error;
      errors[values.controlOf(error.field ?? '')] = { code: error.code, params: error.params };
    }
  } else {
    for (const issue of parsed.error.issues) {
      const control = values.controlOf(issue.path.slice(1).join('.'));
      errors[control] ??= fieldErrorOf(issue);
    }
  }
  if (!saved) return data(await problemOf({ context, actor, params }, step, fields, errors), { status: 400 });
  if (intent === 'auto') return data(saved);
  return redirect(pathAfter(listingId, step, intent, saved), 303);
}

function fieldErrorOf(issue: { message: string; params?: unknown }): FieldError {
  const code = isErrorCode(issue.message) ? issue.message : 'invalid';
  return { code, params: issue.params as Record<string, string | number> | undefined };
}

async function problemOf(
  { context, actor, params }: StepRequest,
  step: ContentStep,
  fields: URLSearchParams,
  errors: Record<string, FieldError>,
): Promise<StepProblem> {
  const { store } = context;
  const { content } = await store.read((db) =>
    loadOwnListing(db, store.tables, actor.producerId, params.listingId ?? ''),
  );
  const typed = [...fields].filter(([name]) => name !== 'seen' && name !== 'intent');
  return { errors, typed, mark: stepMark(content, step) };
}

function pathAfter(listingId: string, step: ContentStep, intent: string, { savedAt }: SavedStep): string {
  const base = `/seller/listings/${listingId}`;
  const told = `done=saved&at=${savedAt}`;
  if (intent === 'more') return `${base}/${step}?${told}&more=1#more`;
  if (intent !== 'next') return `${base}/${step}?${told}`;
  return `${base}/${contentSteps[contentSteps.indexOf(step) + 1] ?? 'check'}?${told}`;
}
