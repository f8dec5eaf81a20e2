import { data } from '@remix-run/node';
import type { FieldError } from '#app/i18n/errors.ts';
import { isDomainError } from '#app/server/domain-error.ts';

/** Does the work; a refusal becomes a 400 with the error at its field (`field` where it names none). */
export async function formProblem<Result>(field: string, work: () => Promise<Result>) {
  try {
    return await work();
  } catch (error) {
    if (!isDomainError(error)) throw error;
    const problem: FieldError = { code: error.code, params: error.params };
    return data(
      { errors: { [error.field ?? field]: problem } as Record<string, FieldError> },
      { status: 400 },
    );
  }
}
