import { z } from 'zod';
import { lazadaTrouble } from '#app/domain/channels/lazada/lazada-trouble.ts';
import { signLazada } from '#app/domain/channels/lazada/sign-lazada.server.ts';
import { multipartBody } from '#app/domain/channels/platform/multipart-body.ts';
import {
  type PlatformAnswer,
  type PlatformLine,
  type PlatformSession,
  PlatformTrouble,
} from '#app/domain/channels/platform/platform.ts';
import { parseJson, retryAfterMs, tooFast } from '#app/domain/channels/platform/read-answer.ts';

const failure = z.looseObject({
  code: z.union([z.string(), z.number()]).transform(String),
  message: z.string().nullish(),
  detail: z.array(z.looseObject({ field: z.string().nullish(), message: z.string().nullish() })).nullish(),
});

type Call<T> = {
  method: 'GET' | 'POST';
  /** Without "/rest". */
  path: string;
  params?: Readonly<Record<string, string>>;
  file?: { field: string; name: string; bytes: Uint8Array };
  /** The whole answer. */
  answer: z.ZodType<T>;
};

/** A call in a shop's name. @throws PlatformTrouble */
export function callLazada<T>(session: PlatformSession, call: Call<T>): Promise<T> {
  return send(session, session.hosts.api, { access_token: session.grant.accessToken }, call);
}

/** A call for tokens. @throws PlatformTrouble */
export function callLazadaAuth<T>(line: PlatformLine, call: Call<T>): Promise<T> {
  return send(line, line.hosts.auth, {}, call);
}

async function send<T>(
  line: PlatformLine,
  host: string,
  own: Readonly<Record<string, string>>,
  call: Call<T>,
): Promise<T> {
  const params: Record<string, string> = {
    ...call.params,
    ...own,
    app_key: line.app.key,
    timestamp: String(line.now()),
    sign_method: 'sha256',
  };
  const signed = new URLSearchParams({ ...params, sign: signLazada(line.app.secret, call.path, params) });
  const url = `${host}${call.path}`;
  if (call.file) {
    const { contentType, body } = multipartBody(call.file);
    const headers = { 'content-type': contentType };
    return read(await line.call({ method: 'POST', url: `${url}?${signed}`, headers, body }), call);
  }
  if (call.method === 'GET') return read(await line.call({ method: 'GET', url: `${url}?${signed}` }), call);
  const headers = { 'content-type': 'application/x-www-form-urlencoded;charset=utf-8' };
  return read(await line.call({ method: 'POST', url, headers, body: signed.toString() }), call);
}

/** Success is code "0", whatever the status. An answer that is none tells nothing about what was done. */
function read<T>(answer: PlatformAnswer, call: Call<T>): T {
  const parsed = parseJson(answer.text);
  const sent = failure.safeParse(parsed);
  if (sent.success && sent.data.code !== '0') {
    const { code, message, detail } = sent.data;
    throw lazadaTrouble({ code, message: message ?? '', detail: detail ?? [] }, retryAfterMs(answer.headers));
  }
  if (answer.status === 429) throw tooFast('Lazada', answer);
  if (!sent.success || answer.status >= 400) {
    throw new PlatformTrouble('no-answer', `Lazada: ${answer.status} without an answer, ${call.path}`);
  }
  const told = call.answer.safeParse(parsed);
  if (!told.success) throw new PlatformTrouble('no-answer', `Lazada: answer not understood, ${call.path}`);
  return told.data;
}
