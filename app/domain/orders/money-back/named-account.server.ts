import { z } from 'zod';
import type { PersonKey } from '#app/domain/accounts/personal-data.server.ts';
import { open, seal } from '#app/server/crypto/seal.server.ts';

/** The account that a buyer names for money to go back to; all of it personal, stored only sealed with their own key. */
const namedAccount = z.object({
  /** Six digits, of `db/reference/banks.csv`. */
  bin: z.string(),
  /** Without blanks. */
  number: z.string(),
  /** As the bank writes it, capitals without marks. */
  holder: z.string(),
});

export type NamedAccount = z.infer<typeof namedAccount>;

const placeOf = (id: string) => `refund-account:${id}`;

export function sealNamedAccount(own: PersonKey, id: string, account: NamedAccount): string {
  return seal(own.key, placeOf(id), JSON.stringify(account));
}

/** Null where none was named, or nothing is left of it. */
export function openNamedAccount(own: PersonKey, id: string, sealed: string): NamedAccount | null {
  return sealed === '' ? null : namedAccount.parse(JSON.parse(open(own.key, placeOf(id), sealed)));
}

/** All but the last four characters hidden, as an account is shown to whom it says enough. */
export function maskedNumber(number: string): string {
  return `•••${number.slice(-4)}`;
}
