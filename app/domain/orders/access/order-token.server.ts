import { createHash } from 'node:crypto';
import type { Config } from '#app/server/config.server.ts';
import { fingerprint } from '#app/server/crypto/derive-key.server.ts';

/** Opens an order's page in a browser without a phone number; made from the form's key, stored only as a hash. */
export function orderToken({ appSecret }: Pick<Config, 'appSecret'>, checkoutKey: string): string {
  return fingerprint(appSecret, 'order-access', checkoutKey);
}

/** As an order's token is stored. */
export function hashOrderToken(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}
