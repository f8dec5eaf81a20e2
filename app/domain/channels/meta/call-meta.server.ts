import { z } from 'zod';
import { metaTrouble } from '#app/domain/channels/meta/meta-trouble.ts';
import { metaProof } from '#app/domain/channels/meta/sign-meta.server.ts';
import {
  type PlatformAnswer,
  type PlatformLine,
  type PlatformSession,
  PlatformTrouble,
} from '#app/domain/channels/platform/platform.ts';
import { parseJson, retryAfterMs, tooFast } from '#app/domain/channels/platform/read-answer.ts';

/** Of the Graph API; each is kept for at least two years. */
export const graphVersion = 'v25.0';

const failure = z.object({
  error: z.object({
    message: z.string().default(''),
    code: z.number().default(0),
    error_subcode: z.number().optional(),
    error_user_msg: z.string().optional(),
    is_transient: z.boolean().default(false),
  }),
});

type Call<T> = {
  method: 'GET' | 'POST';
  /** "/{catalogue}/items_batch", without the version. */
  path: string;
  query?: Readonly<Record<string, string>>;
  json?: unknown;
  answer: z.ZodType<T>;
};

/** A call in a seller's name: the token in a header, with the proof that it is ours. @throws PlatformTrouble */
export function callMeta<T>(session: PlatformSession, call: Call<T>): Promise<T> {
  const { accessToken } = session.grant;
  const query = { ...call.query, appsecret_proof: metaProof(session.app.secret, accessToken) };
  return send(session, { ...call, query }, { authorization: `Bearer ${accessToken}` });
}

/** A call in our app's own name: its id and secret go where Meta documents them, in the query. @throws PlatformTrouble */
export function callMetaApp<T>(line: PlatformLine, call: Call<T>): Promise<T> {
  return send(line, call, {});
}

async function send<T>(line: PlatformLine, call: Call<T>, own: Readonly<Record<string, string>>): Promise<T> {
  const query = new URLSearchParams(call.query).toString();
  const answer = await line.call({
    method: call.method,
    url: `${line.hosts.api}/${graphVersion}${call.path}?${query}`,
    headers: { ...own, ...(call.json === undefined ? {} : { 'content-type': 'application/json' }) },
    ...(call.json === undefined ? {} : { body: JSON.stringify(call.json) }),
  });
  return read(answer, call);
}

/** A failure is an `error`, whatever the status. An answer that is none tells nothing about what was done. */
function read<T>(answer: PlatformAnswer, call: Call<T>): T {
  const sent = parseJson(answer.text);
  const failed = failure.safeParse(sent);
  if (failed.success) {
    const { code, message, error_subcode: subcode, error_user_msg: words, is_transient } = failed.data.error;
    throw metaTrouble({
      code,
      subcode: subcode ?? null,
      message: words || message,
      isTransient: is_transient,
      retryAfterMs:
        regainAfter(answer.headers['x-business-use-case-usage']) ?? retryAfterMs(answer.headers) ?? null,
    });
  }
  if (answer.status === 429) throw tooFast('Meta', answer);
  const told = call.answer.safeParse(sent);
  if (answer.status >= 400 || !told.success) {
    throw new PlatformTrouble('no-answer', `Meta: ${answer.status} without an answer, ${call.path}`);
  }
  return told.data;
}

const usage = z.record(
  z.string(),
  z.array(z.looseObject({ estimated_time_to_regain_access: z.number().default(0) })),
);

/** The longest wait that Meta names, told in minutes; null where it names none. */
function regainAfter(header: string | undefined): number | null {
  const told = usage.safeParse(parseJson(header ?? ''));
  if (!told.success) return null;
  const minutes = Object.values(told.data).flatMap((all) =>
    all.map((one) => one.estimated_time_to_regain_access),
  );
  const longest = Math.max(0, ...minutes);
  return longest > 0 ? longest * 60_000 : null;
}
