import { normalisePhone } from '#app/server/text/normalise-phone.ts';

export type Contact = { kind: 'phone'; value: string } | { kind: 'email'; value: string };

/** RFC 5321's longest address; the pattern only refuses what can be no address, delivery decides the rest. */
const LONGEST_EMAIL = 254;
const EMAIL = /^[^\s\p{C}@"(),:;<>[\\\]]+@[^\s\p{C}@.]+(\.[^\s\p{C}@.]+)+$/u;

/** What a person typed to be known by: a phone number as `+84…`, or an e-mail address in lower case. Null for neither. */
export function readContact(typed: string): Contact | null {
  const text = typed.normalize('NFC').trim();
  if (text.includes('@')) {
    const value = text.toLowerCase();
    return value.length <= LONGEST_EMAIL && EMAIL.test(value) ? { kind: 'email', value } : null;
  }
  if (!/^[\d\s.()+-]+$/.test(text)) return null;
  const value = normalisePhone(text);
  return value ? { kind: 'phone', value } : null;
}

/** A contact that one can recognise as one's own and nobody else can use: `09•• ••• 678`, `n•••@vidu.vn`. */
export function maskContact({ kind, value }: Contact): string {
  if (kind === 'phone') return `${value.replace(/^\+84/, '0').slice(0, 2)}•• ••• ${value.slice(-3)}`;
  const at = value.lastIndexOf('@');
  return `${value.slice(0, 1)}•••${value.slice(at)}`;
}
