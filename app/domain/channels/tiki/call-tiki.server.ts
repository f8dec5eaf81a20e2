import { z } from 'zod';
import {
  type PlatformAnswer,
  type PlatformLine,
  type PlatformRequest,
  type PlatformSession,
  PlatformTrouble,
} from '#app/domain/channels/platform/platform.ts';
import { parseJson, retryAfterMs } from '#app/domain/channels/platform/read-answer.ts';
import { tikiTrouble } from '#app/domain/channels/tiki/tiki-trouble.ts';

/** Words, or words in an object; OAuth has one word of its own. */
const failure = z.looseObject({
  errors: z
    .array(
      z.union([
        z.string(),
        z.looseObject({ message: z.string().nullish() }).transform((one) => one.message ?? ''),
      ]),
    )
    .nullish(),
  error: z.string().nullish(),
});

type Call<T> = {
  method: PlatformRequest['method'];
  /** "/v2/…", behind "/integration". */
  path: string;
  query?: Readonly<Record<string, string>>;
  json?: unknown;
  /** The whole answer. */
  answer: z.ZodType<T>;
};

/** A call in a shop's name; Tiki signs nothing. @throws PlatformTrouble */
export async function callTiki<T>(session: PlatformSession, call: Call<T>): Promise<T> {
  const query = call.query ? `?${new URLSearchParams(call.query)}` : '';
  const answer = await session.call({
    method: call.method,
    url: `${session.hosts.api}${call.path}${query}`,
    headers: {
      authorization: `Bearer ${session.grant.accessToken}`,
      accept: 'application/json',
      ...(call.json === undefined ? {} : { 'content-type': 'application/json' }),
    },
    ...(call.json === undefined ? {} : { body: JSON.stringify(call.json) }),
  });
  return read(answer, call);
}

/** The same, where "there is no such thing" is an answer. */
export async function callTikiOrNull<T>(session: PlatformSession, call: Call<T>): Promise<T | null> {
  try {
    return await callTiki(session, call);
  } catch (error) {
    if (error instanceof PlatformTrouble && error.refusals.some(({ code }) => code === '404')) return null;
    throw error;
  }
}

/**
 * A call for tokens, our name and secret in the header (client_secret_basic).
 * @throws PlatformTrouble `reauthorise` where what was sent is dead
 */
export async function callTikiAuth<T>(
  line: PlatformLine,
  form: Readonly<Record<string, string>>,
  answer: z.ZodType<T>,
): Promise<T> {
  const told = await line.call({
    method: 'POST',
    url: `${line.hosts.auth}/token`,
    headers: {
      authorization: `Basic ${Buffer.from(`${line.app.key}:${line.app.secret}`).toString('base64')}`,
      'content-type': 'application/x-www-form-urlencoded',
    },
    body: new URLSearchParams({ ...form, client_id: line.app.key }).toString(),
  });
  const said = failure.safeParse(parseJson(told.text));
  const word = said.success ? said.data.error : null;
  if (word === 'invalid_client') throw new PlatformTrouble('stop', 'Tiki: invalid_client');
  if (word) throw new PlatformTrouble('reauthorise', `Tiki: ${word}`);
  return read(told, { path: '/token', answer });
}

/** An answer that is none tells nothing about what was done. */
function read<T>(answer: PlatformAnswer, { path, answer: expected }: Pick<Call<T>, 'path' | 'answer'>): T {
  const parsed = parseJson(answer.text);
  if (answer.status >= 400) {
    const said = failure.safeParse(parsed);
    throw tikiTrouble(
      answer.status,
      said.success ? (said.data.errors ?? []) : [],
      retryAfterMs(answer.headers),
    );
  }
  const told = expected.safeParse(parsed);
  if (!told.success || parsed === null) {
    throw new PlatformTrouble('no-answer', `Tiki: answer not understood, ${path}`);
  }
  return told.data;
}
