import { createHmac } from 'node:crypto';

/**
 * Lazada's signature of a call, as its page "Signature" has it: the path, then every parameter but `sign` as name and
 * value in the order of the names' bytes, without anything between; HMAC-SHA256 under the app secret, upper-case hex.
 * Files are not signed.
 * @param path without "/rest": "/order/get".
 */
export function signLazada(
  appSecret: string,
  path: string,
  params: Readonly<Record<string, string>>,
): string {
  return createHmac('sha256', appSecret)
    .update(lazadaSignText(path, params), 'utf8')
    .digest('hex')
    .toUpperCase();
}

/** What is signed. */
export function lazadaSignText(path: string, params: Readonly<Record<string, string>>): string {
  const names = Object.keys(params)
    .filter((name) => name !== 'sign')
    .sort((a, b) => (a < b ? -1 : 1));
  return `${path}${names.map((name) => `${name}${params[name]}`).join('')}`;
}
