import { data } from '@remix-run/node';
import type { FieldError } from '#app/i18n/errors.ts';
import { isDomainError } from '#app/server/domain-error.ts';

/** What a refused form of one field shows again: the error at its field, and what was typed. */
export type Refusal = { errors: Record<string, FieldError>; typed: string };

/** Does the work; a refusal becomes a 400 with its text at `field`, and what was typed there. */
export async function refusal<Result>(field: string, work: () => Promise<Result>, typed = '') {
  try {
    return await work();
  } catch (error) {
    if (!isDomainError(error)) throw error;
    const refused: Refusal = { errors: { [field]: { code: error.code, params: error.params } }, typed };
    return data(refused, { status: 400 });
  }
}
