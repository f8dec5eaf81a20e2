import { data } from '@remix-run/node';
import type { ErrorCode } from '#app/i18n/errors.ts';
import { type DomainError, isDomainError } from '#app/server/domain-error.ts';
import { isTooManyTries } from '#app/server/rate-limit.server.ts';

/** By the id of the control that each stands beside; those under '' belong to the whole form. */
export type FormErrors = Record<string, { code: ErrorCode; params: Record<string, string | number> }>;

/** A form that comes back: what is wrong, and what was typed but no password. */
export type RefusedForm<Kept> = { errors: FormErrors; kept: Kept };

/** Where the page shows the error of a field; '' is the whole form. */
export type ControlOf = (field: string) => string;

/**
 * Runs what a form asked for; a refusal becomes the form again, 400, or 429 with Retry-After when there were too many
 * tries. Every form of the product that comes back comes back by this.
 * @param kept what the person typed, to be shown again.
 * @param controlOf for a page that calls its controls by other names than the refusal its fields.
 */
export async function answerForm<Result, Kept>(
  kept: Kept,
  work: () => Promise<Result>,
  controlOf?: ControlOf,
) {
  try {
    return await work();
  } catch (error) {
    if (!isDomainError(error)) throw error;
    const refused: RefusedForm<Kept> = { errors: errorsOf(error, controlOf), kept };
    return isTooManyTries(error)
      ? data(refused, { status: 429, headers: { 'Retry-After': String(error.retryAfterSeconds) } })
      : data(refused, { status: 400 });
  }
}

/** A refusal as the errors of its controls, in the order in which they were found. */
export function errorsOf(
  { code, field, params, others }: DomainError,
  controlOf: ControlOf = (name) => name,
): FormErrors {
  const errors: FormErrors = { [controlOf(field ?? '')]: { code, params: { ...params } } };
  for (const other of others) {
    for (const [control, error] of Object.entries(errorsOf(other, controlOf))) errors[control] ??= error;
  }
  return errors;
}

/** One field of a form as text; a file or an absent field is ''. */
export function textOf(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === 'string' ? value : '';
}
