import { timingSafeEqual } from 'node:crypto';
import type { Context } from '#app/server/context.ts';
import { fingerprint } from '#app/server/crypto/derive-key.server.ts';
import { newId } from '#app/server/ids.server.ts';

/**
 * A browser in which an account has signed in before keeps a mark of it. Its tries are counted by themselves, so
 * that somebody who guesses passwords, even from the same address (a whole commune may share one), cannot keep the
 * account's owner out. The mark opens nothing: it only chooses which counter is used.
 */
export function markDevice(context: Context, accountKey: string): string {
  const device = newId();
  return `${device}.${signature(context, accountKey, device)}`;
}

/** The device's name when the mark was made for this account, else null. */
export function readDeviceMark(context: Context, accountKey: string, mark: string | null): string | null {
  const [device, signed, ...rest] = (mark ?? '').split('.');
  if (!device || !signed || rest.length > 0) return null;
  const expected = Buffer.from(signature(context, accountKey, device));
  const given = Buffer.from(signed);
  return given.length === expected.length && timingSafeEqual(given, expected) ? device : null;
}

function signature(context: Context, accountKey: string, device: string): string {
  return fingerprint(context.config.appSecret, 'known-device', `${accountKey}|${device}`);
}
