import { createHash } from 'node:crypto';
import { departmentMessages } from '#app/i18n/department.ts';
import { errorText } from '#app/i18n/errors.ts';
import { translate } from '#app/i18n/messages.ts';
import { type GuardedArgs, loaderFor } from '#app/routes/route-guard.server.ts';
import { isDomainError, isNotFound } from '#app/server/domain-error.ts';
import { isTooManyTries } from '#app/server/rate-limit.server.ts';
import { limitReading } from '#app/server/rate-limit-reading.server.ts';

/** Anybody's program may read these answers, also from a page on another site; they depend on no cookie. */
const OPEN = {
  'access-control-allow-origin': '*',
  'content-type': 'application/json; charset=utf-8',
} as const;

/**
 * A loader of the open API: JSON with a strong tag, 304 when the reader has it already; a refused parameter is 400 and
 * an unknown thing 404, too many requests of one
 * address 429, each as JSON that says what to do.
 * @param read gives the answer, or throws DomainError (field: the parameter) or NotFound.
 */
export function openDataLoader(read: (args: GuardedArgs<'public'>) => Promise<object>) {
  return loaderFor('public', async (args) => {
    try {
      limitReading(args.context, 'api', args.clientAddress);
      return tagged(args.request, await read(args));
    } catch (error) {
      const refusal = refusalOf(error);
      if (!refusal) throw error;
      return new Response(JSON.stringify({ error: refusal.error }), {
        status: refusal.status,
        headers: { ...OPEN, 'cache-control': 'no-store', ...refusal.headers },
      });
    }
  });
}

function tagged(request: Request, answer: object): Response {
  const body = JSON.stringify(answer);
  const etag = `"${createHash('sha256').update(body).digest('base64url').slice(0, 27)}"`;
  const headers = { ...OPEN, etag, 'cache-control': 'public, no-cache' };
  const known = request.headers.get('if-none-match')?.split(',') ?? [];
  if (known.some((one) => one.trim().replace(/^W\//, '') === etag))
    return new Response(null, { status: 304, headers });
  return new Response(body, { headers });
}

function refusalOf(error: unknown) {
  if (isNotFound(error)) {
    return {
      status: 404,
      headers: undefined,
      error: {
        code: 'notFound',
        parameter: null,
        message: translate(departmentMessages, 'vi')('apiNotFound'),
        messageEn: translate(departmentMessages, 'en')('apiNotFound'),
      },
    };
  }
  if (!isDomainError(error)) return null;
  const isTooMany = isTooManyTries(error);
  return {
    status: isTooMany ? 429 : 400,
    headers: isTooMany ? { 'retry-after': String(error.retryAfterSeconds) } : undefined,
    error: {
      code: error.code,
      parameter: error.field,
      message: errorText('vi', error),
      messageEn: errorText('en', error),
    },
  };
}
