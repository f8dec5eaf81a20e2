import { createHmac } from 'node:crypto';
import type { FakeRequest } from '#tests/fakes/platforms/http.ts';
import { no } from '#tests/fakes/platforms/tiktok-shop/refuse.ts';
import type { Shop, State } from '#tests/fakes/platforms/tiktok-shop/state.ts';

const eldest = 300;
const youngest = 30;

/**
 * The gateway: key, time, signature, token, and the cipher of the shop where the call wants one and nowhere else. Signed is
 * the secret, the path, the sorted query, the body unless it is a form with files, and the secret again.
 * @returns the shop of the token
 */
export function checkCall(state: State, request: FakeRequest, wantsCipher: boolean, now: number): Shop {
  const { query, headers } = request;
  const sign = query.get('sign') || no(36_009_004, 'Missing credentials. No signature in the query.', 401);
  if (query.get('app_key') !== state.app.key)
    no(36_009_004, 'Invalid credentials. Invalid `app_key` query parameter.', 401);
  checkTime(query.get('timestamp'), now);

  const isForm = (headers['content-type'] ?? '').startsWith('multipart/form-data');
  const isJson = (headers['content-type'] ?? '').startsWith('application/json');
  if (!isForm && !isJson)
    no(36_009_022, 'Invalid request format. The content-type must be application/json.', 400);
  const names = [...new Set(query.keys())].filter((name) => name !== 'sign' && name !== 'access_token');
  names.sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)));
  const mac = createHmac('sha256', state.app.secret);
  mac.update(state.app.secret).update(request.path);
  for (const name of names) mac.update(`${name}${query.get(name)}`);
  if (!isForm) mac.update(request.body);
  if (mac.update(state.app.secret).digest('hex') !== sign)
    no(106_001, 'Invalid credentials. The `sign` query parameter is invalid.', 401);

  const token = headers['x-tts-access-token'] ?? '';
  const shop = state.shops.find(({ accessToken }) => token !== '' && accessToken === token);
  if (!shop?.isPermitted)
    return no(36_009_004, 'Invalid credentials. The `x-tts-access-token` header is invalid.', 401);
  if (shop.accessEndsAt <= now)
    no(105_002, 'Expired credentials. The `x-tts-access-token` header has expired.', 401);
  checkCipher(query.get('shop_cipher'), shop, wantsCipher);
  return shop;
}

function checkTime(sent: string | null, now: number): void {
  const words = 'Invalid timestamp. The value of the `timestamp` query parameter must not';
  const age = now / 1000 - Number(sent);
  if (!/^\d{10}$/.test(sent ?? '') || age > eldest)
    no(36_009_004, `${words} be earlier than 5 minutes before the current time.`, 401);
  if (age < -youngest) no(36_009_004, `${words} exceed the current time by more than 30 seconds.`, 401);
}

function checkCipher(sent: string | null, shop: Shop, wantsCipher: boolean): void {
  if (!wantsCipher) {
    if (sent !== null)
      no(36_009_004, 'Unexpected identifier. The `shop_cipher` query parameter is not required.', 400);
    return;
  }
  if (!sent) no(106_013, 'Missing identifier. The `shop_cipher` query parameter is required.', 400);
  if (sent !== shop.cipher)
    no(101_000, 'Invalid query or header. The token does not match the `shop_cipher` query parameter.', 400);
}
