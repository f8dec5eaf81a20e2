import { data } from '@remix-run/node';
import type { FieldError } from '#app/i18n/errors.ts';
import { isDomainError } from '#app/server/domain-error.ts';

/** Does the work; a refusal becomes a 400 with its text at `field`. */
export async function refusal<Result>(field: string, work: () => Promise<Result>) {
  try {
    return await work();
  } catch (error) {
    if (!isDomainError(error)) throw error;
    const errors: Record<string, FieldError> = { [field]: { code: error.code, params: error.params } };
    return data({ errors }, { status: 400 });
  }
}
