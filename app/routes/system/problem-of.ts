import type { ErrorCode } from '#app/i18n/errors.ts';

/** What kind of trouble a page is in, and the HTTP status that says so to machines. */
export type Problem = {
  kind:
    | 'notFound'
    | 'notOnSale'
    | 'forbidden'
    | 'badRequest'
    | 'tooLarge'
    | 'tooMany'
    | 'away'
    | 'full'
    | 'server'
    | 'offline';
  status: number;
  /** A refusal with its own sentence (DomainError). */
  refusal?: { code: ErrorCode; params?: Readonly<Record<string, string | number>> };
};

/** Thrown with a 404 for goods that were on sale once, so that the page can say so. */
export const NOT_ON_SALE = { isNotOnSale: true } as const;

const kinds: Readonly<Record<number, Problem['kind']>> = {
  400: 'badRequest',
  403: 'forbidden',
  404: 'notFound',
  405: 'badRequest',
  410: 'notFound',
  413: 'tooLarge',
  415: 'badRequest',
  429: 'tooMany',
  503: 'away',
};

/**
 * Sorts an error into what a person can do about it.
 * @param response the thrown response (`isRouteErrorResponse`), or null for an unexpected error. In a browser without
 *   a connection an unexpected error is most likely just that.
 */
export function problemOf(response: { status: number; data: unknown } | null): Problem {
  if (response) {
    if (isNotOnSale(response.data)) return { kind: 'notOnSale', status: response.status };
    // The market that is away says nothing; one without room has sent the page of `cannotSavePage`.
    if (response.status === 503 && typeof response.data === 'string' && response.data !== '')
      return { kind: 'full', status: response.status };
    const kind = kinds[response.status] ?? (response.status < 500 ? 'badRequest' : 'server');
    return { kind, status: response.status, refusal: refusalIn(response.data) };
  }
  const isOffline = typeof navigator !== 'undefined' && navigator.onLine === false;
  return isOffline ? { kind: 'offline', status: 0 } : { kind: 'server', status: 500 };
}

function isNotOnSale(data: unknown): boolean {
  return typeof data === 'object' && data !== null && 'isNotOnSale' in data;
}

function refusalIn(data: unknown): Problem['refusal'] {
  if (typeof data !== 'object' || data === null || !('code' in data) || typeof data.code !== 'string')
    return undefined;
  return data as Problem['refusal'];
}
