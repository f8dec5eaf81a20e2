import { data } from '@remix-run/node';
import type { FieldError } from '#app/i18n/errors.ts';
import { isDomainError } from '#app/server/domain-error.ts';
import { isTooManyTries } from '#app/server/rate-limit.server.ts';

/**
 * Does the work of a form. A refusal becomes a 400 (429 with Retry-After for too many tries) with the error at its field,
 * or at `field` where it names none.
 */
export async function formProblem<Result>(field: string, work: () => Promise<Result>) {
  try {
    return await work();
  } catch (error) {
    if (!isDomainError(error)) throw error;
    const problem: FieldError = { code: error.code, params: error.params };
    const errors: Record<string, FieldError> = { [error.field ?? field]: problem };
    if (!isTooManyTries(error)) return data({ errors }, { status: 400 });
    return data({ errors }, { status: 429, headers: { 'Retry-After': String(error.retryAfterSeconds) } });
  }
}
