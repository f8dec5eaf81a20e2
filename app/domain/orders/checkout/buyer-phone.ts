import { normalisePhone } from '#app/server/text/normalise-phone.ts';

export type BuyerPhone = { readonly e164: string; readonly isForeign: boolean };

/** ITU-T E.164: a country code and a number, fifteen digits at most; shorter than seven is no number anywhere. */
const FOREIGN = /^\+[1-9]\d{6,14}$/;

/**
 * A buyer's telephone number as E.164: a Vietnamese one however it is written, a foreign one with + or 00 before its
 * country code. Null for what is none; a hotline calls nobody.
 */
export function readBuyerPhone(typed: string): BuyerPhone | null {
  const text = typed.normalize('NFKC').trim();
  if (!/^\+?[\d\s.()/-]+$/.test(text)) return null;
  const vietnamese = normalisePhone(text);
  if (vietnamese?.startsWith('+')) return { e164: vietnamese, isForeign: false };
  const international = text.replace(/^00/, '+').replace(/[^\d+]/g, '');
  if (international.startsWith('+84') || !FOREIGN.test(international)) return null;
  return { e164: international, isForeign: true };
}
