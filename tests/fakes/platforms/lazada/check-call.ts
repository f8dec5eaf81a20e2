import { createHmac } from 'node:crypto';
import type { FakeRequest } from '#tests/fakes/platforms/http.ts';
import { no } from '#tests/fakes/platforms/lazada/refuse.ts';
import type { Seller, State } from '#tests/fakes/platforms/lazada/state.ts';

const windowMs = 7_200_000;

/** Parameters of the query, and of the form where there is one. A file's part is none. */
export function readParams(request: FakeRequest): Map<string, string> {
  const isForm = request.headers['content-type']?.startsWith('application/x-www-form-urlencoded');
  const form = isForm ? new URLSearchParams(request.body.toString('utf8')) : [];
  return new Map([...request.query, ...form]);
}

/** @param path without "/rest". @returns the seller, null for token calls */
export function checkCall(
  state: State,
  path: string,
  params: ReadonlyMap<string, string>,
  now: number,
): Seller | null {
  const need = (name: string) =>
    params.get(name) || no('MissingParameter', `The input parameter "${name}" is missing`);
  if (need('app_key') !== state.app.key) no('InvalidAppKey', 'The specified App Key is invalid');
  if (need('sign_method') !== 'sha256') no('InvalidSignMethod', 'sign_method');
  const timestamp = Number(need('timestamp'));
  if (!(Math.abs(now - timestamp) <= windowMs))
    no('IllegalTimestamp', 'The specified timestamp is out of the window');

  const names = [...params.keys()].filter((name) => name !== 'sign');
  names.sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)));
  const mac = createHmac('sha256', state.app.secret);
  mac.update(path);
  for (const name of names) mac.update(`${name}${params.get(name)}`);
  const sign = mac.digest('hex').toUpperCase();
  if (need('sign') !== sign)
    no('IncompleteSignature', 'The request signature does not conform to platform standards');

  if (path.startsWith('/auth/')) return null;
  const token = need('access_token');
  const seller = state.sellers.find(({ accessToken }) => accessToken === token);
  const isGood = seller?.isPermitted && seller.accessEndsAt > now;
  return (isGood && seller) || no('IllegalAccessToken', 'The specified access token is invalid or expired');
}
