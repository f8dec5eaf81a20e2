import { z } from 'zod';
import { googleTrouble } from '#app/domain/channels/google/google-trouble.ts';
import {
  type PlatformAnswer,
  type PlatformLine,
  type PlatformRequest,
  type PlatformSession,
  PlatformTrouble,
} from '#app/domain/channels/platform/platform.ts';
import { parseJson, retryAfterMs, tooFast } from '#app/domain/channels/platform/read-answer.ts';

const failure = z.object({
  error: z.object({
    message: z.string().default(''),
    status: z.string().default(''),
    details: z
      .array(
        z.looseObject({
          '@type': z.string().optional(),
          reason: z.string().optional(),
          metadata: z.record(z.string(), z.string()).optional(),
        }),
      )
      .default([]),
  }),
});

type Call<T> = {
  method: PlatformRequest['method'];
  /** "/products/v1/accounts/…" */
  path: string;
  query?: Readonly<Record<string, string>>;
  json?: unknown;
  /** Place in the listing of the size that the call is about. */
  size?: number;
  answer: z.ZodType<T>;
};

/** A call of Merchant API in a seller's name; the token goes in a header, never in the address. @throws PlatformTrouble */
export async function callGoogle<T>(session: PlatformSession, call: Call<T>): Promise<T> {
  const query = new URLSearchParams(call.query).toString();
  const answer = await session.call({
    method: call.method,
    url: `${session.hosts.api}${call.path}${query === '' ? '' : `?${query}`}`,
    headers: {
      authorization: `Bearer ${session.grant.accessToken}`,
      ...(call.json === undefined ? {} : { 'content-type': 'application/json' }),
    },
    ...(call.json === undefined ? {} : { body: JSON.stringify(call.json) }),
  });
  return read(answer, call);
}

/** Success is a 2xx with what was asked for; anything that is no answer of Google's leaves open what was done. */
function read<T>(answer: PlatformAnswer, call: Call<T>): T {
  const sent = parseJson(answer.text);
  if (answer.status >= 400) {
    const told = failure.safeParse(sent);
    if (!told.success) {
      if (answer.status === 429) throw tooFast('Google', answer);
      throw new PlatformTrouble('no-answer', `Google: ${answer.status} without an answer, ${call.path}`);
    }
    const { message, status, details } = told.data.error;
    const info = details.find((one) => one['@type']?.endsWith('ErrorInfo'));
    throw googleTrouble(
      {
        httpStatus: answer.status,
        status,
        message,
        reason: info?.metadata?.REASON ?? info?.reason ?? null,
        location: info?.metadata?.FIELD_LOCATION ?? null,
        retryAfterMs: retryAfterMs(answer.headers),
      },
      call.size,
    );
  }
  const told = call.answer.safeParse(sent);
  if (!told.success) throw new PlatformTrouble('no-answer', `Google: answer not understood, ${call.path}`);
  return told.data;
}

const tokenFailure = z.object({ error: z.string(), error_description: z.string().optional() });

/**
 * A call for tokens (RFC 6749): failures have a form of their own there.
 * @throws PlatformTrouble `reauthorise` when the code or the refresh token is dead, `stop` when our own app is wrong
 */
export async function callGoogleTokens<T>(
  line: PlatformLine,
  params: Readonly<Record<string, string>>,
  answerShape: z.ZodType<T>,
): Promise<T> {
  const answer = await line.call({
    method: 'POST',
    url: `${line.hosts.auth}/token`,
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({
      ...params,
      client_id: line.app.key,
      client_secret: line.app.secret,
    }).toString(),
  });
  const sent = parseJson(answer.text);
  const failed = tokenFailure.safeParse(sent);
  if (failed.success) {
    const { error } = failed.data;
    const isDead = error === 'invalid_grant' || error === 'access_denied';
    throw new PlatformTrouble(isDead ? 'reauthorise' : 'stop', `Google: ${error}`);
  }
  if (answer.status === 429) throw tooFast('Google', answer);
  const told = answerShape.safeParse(sent);
  if (answer.status >= 400 || !told.success) {
    throw new PlatformTrouble('no-answer', `Google: ${answer.status} without tokens`);
  }
  return told.data;
}
