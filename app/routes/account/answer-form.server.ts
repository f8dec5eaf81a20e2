import { data } from '@remix-run/node';
import type { ErrorCode } from '#app/i18n/errors.ts';
import { isDomainError } from '#app/server/domain-error.ts';
import { isTooManyTries } from '#app/server/rate-limit.server.ts';

export type FormErrors = Record<string, { code: ErrorCode; params: Record<string, string | number> }>;

/** A form that comes back: what is wrong by field ('' for the whole form), and what was typed but no password. */
export type FormAnswer<Kept> = { errors: FormErrors; kept: Kept };

/**
 * Runs what a form asked for; a refusal becomes the form again, 400, or 429 with Retry-After when there were too many
 * tries.
 * @param kept what the person typed, to be shown again.
 */
export async function answerForm<Result, Kept>(kept: Kept, work: () => Promise<Result>) {
  try {
    return await work();
  } catch (error) {
    if (!isDomainError(error)) throw error;
    const errors: FormErrors = { [error.field ?? '']: { code: error.code, params: { ...error.params } } };
    const answer: FormAnswer<Kept> = { errors, kept };
    return isTooManyTries(error)
      ? data(answer, { status: 429, headers: { 'retry-after': String(error.retryAfterSeconds) } })
      : data(answer, { status: 400 });
  }
}

/** One field of a form as text; a file or an absent field is ''. */
export function textOf(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === 'string' ? value : '';
}
