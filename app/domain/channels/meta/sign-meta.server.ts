import { createHmac } from 'node:crypto';

/** `appsecret_proof`: that a token is used by the app it was given to. Lower-case hex. */
export function metaProof(appSecret: string, accessToken: string): string {
  return createHmac('sha256', appSecret).update(accessToken).digest('hex');
}
