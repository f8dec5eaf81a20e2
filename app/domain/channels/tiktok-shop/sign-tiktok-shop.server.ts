import { createHmac } from 'node:crypto';

/** A call as its signature sees it. */
export type TiktokShopSigned = {
  /** With its first slash, without host and query. */
  path: string;
  query: Readonly<Record<string, string>>;
  /** Byte for byte as it is sent; empty where there is none, and for forms with files, which are not signed. */
  body?: string;
};

/**
 * TikTok Shop's signature, as its page "Sign your API request" has it: HMAC-SHA256 under the app secret of the text below,
 * lower-case hex.
 */
export function signTiktokShop(appSecret: string, call: TiktokShopSigned): string {
  return createHmac('sha256', appSecret).update(tiktokShopSignText(appSecret, call), 'utf8').digest('hex');
}

/**
 * What is signed: the path, then every parameter of the query but `sign` and `access_token` as name and value in the
 * order of the names' bytes, then the body, all of it between the app secret and the app secret.
 */
export function tiktokShopSignText(appSecret: string, { path, query, body = '' }: TiktokShopSigned): string {
  const names = Object.keys(query)
    .filter((name) => name !== 'sign' && name !== 'access_token')
    .sort((a, b) => (a < b ? -1 : 1));
  return `${appSecret}${path}${names.map((name) => `${name}${query[name]}`).join('')}${body}${appSecret}`;
}
