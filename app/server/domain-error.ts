import type { ErrorCode } from '#app/i18n/errors.ts';

type Params = Readonly<Record<string, string | number>>;

/**
 * A refusal that the person can do something about. `code` is the key of its text in `app/i18n/vi/errors.ts`, which
 * says how to go on; `field` is the form field it belongs to.
 */
export class DomainError extends Error {
  readonly isDomainError = true;
  readonly code: ErrorCode;
  readonly field: string | null;
  readonly params: Params;
  /** What else is wrong with the same form, so that a person learns of all of it at once. */
  readonly others: ReadonlyArray<DomainError>;

  constructor(
    code: ErrorCode,
    options?: { field?: string; params?: Params; cause?: unknown; others?: ReadonlyArray<DomainError> },
  ) {
    super(code, { cause: options?.cause });
    this.name = 'DomainError';
    this.code = code;
    this.field = options?.field ?? null;
    this.params = options?.params ?? {};
    this.others = options?.others ?? [];
  }
}

/**
 * Runs every check of a form, and refuses it once for all that is wrong.
 * @throws DomainError the first refusal, with the rest as its `others`; what is no refusal at once
 */
export function checkTogether(checks: ReadonlyArray<() => void>): void {
  const refusals = checks.flatMap((check) => {
    try {
      check();
      return [];
    } catch (error) {
      if (!isDomainError(error)) throw error;
      return [error];
    }
  });
  refuseTogether(refusals);
}

/** Refuses once for all that is wrong; nothing where nothing is. @throws DomainError as `asOneRefusal` */
export function refuseTogether(refusals: readonly DomainError[]): void {
  const refusal = asOneRefusal(refusals);
  if (refusal) throw refusal;
}

/** The first refusal, with the rest as its `others`; null for none. */
export function asOneRefusal([first, ...others]: readonly DomainError[]): DomainError | null {
  if (!first) return null;
  const { code, field, params } = first;
  const all = [...first.others, ...others];
  return new DomainError(code, { ...(field !== null && { field }), params, others: all, cause: first });
}

/** There is no such thing, or it is somebody else's: both answer 404. */
export class NotFound extends Error {
  readonly isNotFound = true;

  constructor(what = 'not found') {
    super(what);
    this.name = 'NotFound';
  }
}

/** By mark and not by class: the server's bundle and the routes' bundle each hold a copy of the classes. */
export function isDomainError(error: unknown): error is DomainError {
  return error instanceof Error && 'isDomainError' in error;
}

export function isNotFound(error: unknown): error is NotFound {
  return error instanceof Error && 'isNotFound' in error;
}
