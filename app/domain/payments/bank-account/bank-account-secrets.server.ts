import { z } from 'zod';
import type { Config } from '#app/server/config.server.ts';
import { deriveKey, fingerprint, keysFor } from '#app/server/crypto/derive-key.server.ts';
import { open, seal } from '#app/server/crypto/seal.server.ts';

/** What of a bank account is nobody's business (Law 91/2025 counts account numbers as sensitive). */
export const bankAccountSecrets = z.object({
  /** Without blanks. */
  number: z.string(),
  /** As the bank writes it, capitals without marks. */
  holder: z.string(),
  /** By which the provider's notices are checked; null where there is no provider. */
  providerSecret: z.string().nullable(),
});
export type BankAccountSecrets = z.infer<typeof bankAccountSecrets>;

const placeOf = (accountId: string) => `bank-account:${accountId}`;

export function sealBankAccount(config: Config, accountId: string, secrets: BankAccountSecrets): string {
  return seal(deriveKey(config.appSecret, 'bank-account'), placeOf(accountId), JSON.stringify(secrets));
}

/** @throws CannotOpen */
export function openBankAccount(config: Config, accountId: string, sealed: string): BankAccountSecrets {
  return bankAccountSecrets.parse(
    JSON.parse(open(keysFor(config, 'bank-account'), placeOf(accountId), sealed)),
  );
}

/** By which an account is found without its number being stored in clear. */
export function accountNumberHash(config: Pick<Config, 'appSecret'>, number: string): string {
  return fingerprint(config.appSecret, 'bank-account', number.replace(/[\s.-]/g, '').toUpperCase());
}
