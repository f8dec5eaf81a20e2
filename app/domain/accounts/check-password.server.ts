import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { PersonalData } from '#app/domain/accounts/personal-data.server.ts';
import type { Context } from '#app/server/context.ts';
import { DomainError } from '#app/server/domain-error.ts';
import { fold } from '#app/server/text/fold.ts';

/** OWASP ASVS 5.0.0, 6.2.1 and 6.2.9: at least 8, and at least 64 must be allowed. No rules of composition (6.2.5). */
export const SHORTEST_PASSWORD = 8;
export const LONGEST_PASSWORD = 256;

let common: Promise<ReadonlySet<string>> | undefined;

/**
 * Refuses a password that is too short, one of the 12,000 most used of that length (6.2.4, 6.2.12), or the person's
 * own name, phone or e-mail.
 * @throws DomainError on field `password`.
 */
export async function checkPassword(context: Context, password: string, person: PersonalData): Promise<void> {
  const text = password.normalize('NFC');
  const length = [...text].length;
  if (length < SHORTEST_PASSWORD) {
    throw new DomainError('passwordTooShort', { field: 'password', params: { min: SHORTEST_PASSWORD } });
  }
  if (length > LONGEST_PASSWORD) {
    throw new DomainError('tooLong', { field: 'password', params: { max: LONGEST_PASSWORD } });
  }
  common ??= readCommonPasswords(context.config.rootDir);
  if ((await common).has(text.toLowerCase()) || isOneCharacter(text)) {
    throw new DomainError('passwordTooCommon', { field: 'password' });
  }
  if (isAboutPerson(text, person)) throw new DomainError('passwordAboutYou', { field: 'password' });
}

/** One password a line, lower case; see the head of docs/decisions/002-accounts.md for where they come from. */
async function readCommonPasswords(rootDir: string): Promise<ReadonlySet<string>> {
  const text = await readFile(join(rootDir, 'app/domain/accounts/common-passwords.txt'), 'utf8');
  return new Set(text.split('\n').filter(Boolean));
}

function isOneCharacter(text: string): boolean {
  return new Set(text).size === 1;
}

function isAboutPerson(text: string, { name, phone, email }: PersonalData): boolean {
  const squeezed = fold(text).replaceAll(' ', '');
  const digits = text.replace(/\D/g, '');
  const known = [fold(name), fold(email ?? ''), fold(email?.split('@')[0] ?? '')].map((one) =>
    one.replaceAll(' ', ''),
  );
  const isNumber =
    phone !== undefined && digits !== '' && digits === text && phone.endsWith(digits.replace(/^(84|0)/, ''));
  return isNumber || known.some((one) => one !== '' && one === squeezed);
}
