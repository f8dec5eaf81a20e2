import { z } from 'zod';
import {
  type PlatformAnswer,
  type PlatformLine,
  type PlatformRequest,
  type PlatformSession,
  PlatformTrouble,
} from '#app/domain/channels/platform/platform.ts';
import { parseJson, retryAfterMs, tooFast } from '#app/domain/channels/platform/read-answer.ts';
import { shopeeTrouble } from '#app/domain/channels/shopee/shopee-trouble.ts';
import { signShopee } from '#app/domain/channels/shopee/sign-shopee.server.ts';

const envelope = z.looseObject({
  error: z.string().optional(),
  message: z.string().optional(),
  response: z.unknown().optional(),
});

type Call<T> = {
  method: 'GET' | 'POST';
  /** "/api/v2/…" */
  path: string;
  /** Business parameters; a list becomes the parameter several times. */
  query?: Readonly<Record<string, string | number | readonly string[]>>;
  json?: unknown;
  form?: { contentType: string; body: Uint8Array };
  /** What stands in `response`, or beside `error` where a path has no `response`. */
  answer: z.ZodType<T>;
};

/** A call in a shop's name. @throws PlatformTrouble */
export function callShop<T>(session: PlatformSession, call: Call<T>): Promise<T> {
  return send(session, call, { accessToken: session.grant.accessToken, shopId: session.grant.shopId });
}

/** A call in our own name: tokens and pictures. @throws PlatformTrouble */
export function callPublic<T>(line: PlatformLine, call: Call<T>): Promise<T> {
  return send(line, call);
}

/** The query that every call carries. */
export function signedQuery(
  line: Pick<PlatformLine, 'app' | 'now'>,
  path: string,
  shop?: { accessToken: string; shopId: string },
): URLSearchParams {
  const timestamp = Math.floor(line.now() / 1000);
  const sign = signShopee(line.app.secret, {
    partnerId: line.app.key,
    path,
    timestamp,
    ...(shop ? { shop } : {}),
  });
  return new URLSearchParams({
    partner_id: line.app.key,
    timestamp: String(timestamp),
    sign,
    ...(shop ? { access_token: shop.accessToken, shop_id: shop.shopId } : {}),
  });
}

async function send<T>(
  line: PlatformLine,
  call: Call<T>,
  shop?: { accessToken: string; shopId: string },
): Promise<T> {
  const query = signedQuery(line, call.path, shop);
  for (const [name, value] of Object.entries(call.query ?? {})) {
    for (const one of Array.isArray(value) ? value : [value]) query.append(name, String(one));
  }
  const request: PlatformRequest = {
    method: call.method,
    url: `${line.hosts.api}${call.path}?${query}`,
    ...(call.form ? { headers: { 'content-type': call.form.contentType }, body: call.form.body } : {}),
    ...(call.json === undefined
      ? {}
      : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(call.json) }),
  };
  return read(await line.call(request), call);
}

/** Success is an empty `error`, whatever the status. An answer that is none tells nothing about what was done. */
function read<T>(answer: PlatformAnswer, call: Call<T>): T {
  const sent = envelope.safeParse(parseJson(answer.text));
  if (sent.success && sent.data.error)
    throw shopeeTrouble(sent.data.error, sent.data.message ?? '', retryAfterMs(answer.headers));
  if (answer.status === 429) throw tooFast('Shopee', answer);
  if (!sent.success || answer.status >= 400) {
    throw new PlatformTrouble('no-answer', `Shopee: ${answer.status} without an answer, ${call.path}`);
  }
  const told = call.answer.safeParse(sent.data.response ?? sent.data);
  if (!told.success) throw new PlatformTrouble('no-answer', `Shopee: answer not understood, ${call.path}`);
  return told.data;
}
