import { z } from 'zod';
import { multipartBody } from '#app/domain/channels/platform/multipart-body.ts';
import {
  type PlatformAnswer,
  type PlatformLine,
  type PlatformRequest,
  type PlatformSession,
  PlatformTrouble,
} from '#app/domain/channels/platform/platform.ts';
import { parseJson, retryAfterMs } from '#app/domain/channels/platform/read-answer.ts';
import { signTiktokShop } from '#app/domain/channels/tiktok-shop/sign-tiktok-shop.server.ts';
import { tiktokShopTrouble } from '#app/domain/channels/tiktok-shop/tiktok-shop-trouble.ts';

const envelope = z.looseObject({
  code: z.union([z.string(), z.number()]).transform(String),
  message: z.string().nullish(),
  data: z.unknown().optional(),
});

type Call<T> = {
  method: PlatformRequest['method'];
  /** "/product/202309/…" */
  path: string;
  query?: Readonly<Record<string, string>>;
  json?: unknown;
  file?: { field: string; name: string; bytes: Uint8Array; fields: Readonly<Record<string, string>> };
  /** True for the calls that refuse a shop's cipher: pictures, files, and the list of shops. */
  withoutCipher?: true;
  /** What stands in `data`. */
  answer: z.ZodType<T>;
};

/** A call in a shop's name. @throws PlatformTrouble */
export async function callTiktokShop<T>(session: PlatformSession, call: Call<T>): Promise<T> {
  const { app, grant, hosts } = session;
  const body = call.json === undefined ? undefined : JSON.stringify(call.json);
  const form = call.file ? multipartBody(call.file, call.file.fields) : null;
  const query: Record<string, string> = {
    ...call.query,
    app_key: app.key,
    timestamp: String(Math.floor(session.now() / 1000)),
    ...(call.withoutCipher ? {} : { shop_cipher: grant.extra.cipher ?? '' }),
  };
  const sign = signTiktokShop(app.secret, {
    path: call.path,
    query,
    ...(body === undefined ? {} : { body }),
  });
  const answer = await session.call({
    method: call.method,
    url: `${hosts.api}${call.path}?${new URLSearchParams({ ...query, sign })}`,
    headers: {
      'content-type': form?.contentType ?? 'application/json',
      'x-tts-access-token': grant.accessToken,
    },
    ...(form ? { body: form.body } : {}),
    ...(body === undefined ? {} : { body }),
  });
  return read(answer, call);
}

/** A call for tokens: not signed; key and secret stand in the address, which is why nothing may write it down. */
export async function callTiktokShopAuth<T>(
  line: PlatformLine,
  call: { path: string; query: Readonly<Record<string, string>>; answer: z.ZodType<T> },
): Promise<T> {
  const query = new URLSearchParams({ app_key: line.app.key, app_secret: line.app.secret, ...call.query });
  return read(await line.call({ method: 'GET', url: `${line.hosts.auth}${call.path}?${query}` }), call);
}

/** Success is code 0, whatever the status. An answer that is none tells nothing about what was done. */
function read<T>(answer: PlatformAnswer, { path, answer: expected }: Pick<Call<T>, 'path' | 'answer'>): T {
  const sent = envelope.safeParse(parseJson(answer.text));
  if (sent.success && sent.data.code !== '0') {
    throw tiktokShopTrouble(sent.data.code, sent.data.message ?? '', retryAfterMs(answer.headers));
  }
  if (answer.status === 429) throw tiktokShopTrouble('36009002', '', retryAfterMs(answer.headers));
  if (!sent.success || answer.status >= 400) {
    throw new PlatformTrouble('no-answer', `TikTok Shop: ${answer.status} without an answer, ${path}`);
  }
  const told = expected.safeParse(sent.data.data ?? {});
  if (!told.success) throw new PlatformTrouble('no-answer', `TikTok Shop: answer not understood, ${path}`);
  return told.data;
}
