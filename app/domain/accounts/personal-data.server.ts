import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import type { Contact } from '#app/domain/accounts/contact.ts';
import type { Config } from '#app/server/config.server.ts';
import { deriveKey, fingerprint, keysFor } from '#app/server/crypto/derive-key.server.ts';
import { keyId, open, seal, sealedBy } from '#app/server/crypto/seal.server.ts';

const DATA_KEY_BYTES = 32;

const personalData = z.object({
  name: z.string(),
  /** E.164. */
  phone: z.string().optional(),
  email: z.string().optional(),
});

/** Everything that says who a person is; stored nowhere else. */
export type PersonalData = z.infer<typeof personalData>;

/** A person's own key, as used in memory: it never leaves the process unwrapped. */
export type PersonKey = { readonly personId: string; readonly key: Buffer };

/** A new key for a person, and its wrapped form for `person_key`. */
export function newPersonKey(config: Config, personId: string): { own: PersonKey; wrappedKey: string } {
  const key = randomBytes(DATA_KEY_BYTES);
  const wrapping = deriveKey(config.appSecret, 'person-key');
  return { own: { personId, key }, wrappedKey: seal(wrapping, placeOfKey(personId), key.toString('base64')) };
}

/** The person's key from its wrapped form. @throws CannotOpen when APP_SECRET is not the one that wrapped it. */
export function unwrapPersonKey(config: Config, personId: string, wrappedKey: string): PersonKey {
  const wrapping = keysFor(config, 'person-key');
  return { personId, key: Buffer.from(open(wrapping, placeOfKey(personId), wrappedKey), 'base64') };
}

export function sealPersonalData(own: PersonKey, data: PersonalData): string {
  return seal(own.key, `person-data:${own.personId}`, JSON.stringify(data));
}

export function openPersonalData(own: PersonKey, sealed: string): PersonalData {
  return personalData.parse(JSON.parse(open(own.key, `person-data:${own.personId}`, sealed)));
}

export function sealTotpSecret(own: PersonKey, secret: string): string {
  return seal(own.key, `totp:${own.personId}`, secret);
}

export function openTotpSecret(own: PersonKey, sealed: string): string {
  return open(own.key, `totp:${own.personId}`, sealed);
}

/** By which a person is found without their phone or e-mail being stored in clear. */
export function contactHash(config: Pick<Config, 'appSecret'>, { kind, value }: Contact): string {
  return fingerprint(config.appSecret, 'contact-lookup', `${kind}:${value}`);
}

/** All under which a contact may be stored while the secret is being replaced, the present one first. */
export function contactHashes(config: Config, contact: Contact): string[] {
  const { appSecret, previousSecret } = config;
  const secrets = previousSecret ? [appSecret, previousSecret] : [appSecret];
  return secrets.map((secret) => contactHash({ appSecret: secret }, contact));
}

/** A person's key wrapped anew with the present secret; null when it is already. @throws CannotOpen */
export function rewrapPersonKey(config: Config, personId: string, wrappedKey: string): string | null {
  const wrapping = deriveKey(config.appSecret, 'person-key');
  if (sealedBy(wrappedKey) === keyId(wrapping)) return null;
  const { key } = unwrapPersonKey(config, personId, wrappedKey);
  return seal(wrapping, placeOfKey(personId), key.toString('base64'));
}

function placeOfKey(personId: string): string {
  return `person-key:${personId}`;
}
