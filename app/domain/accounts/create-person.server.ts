import { checkPassword } from '#app/domain/accounts/check-password.server.ts';
import { type Contact, readContact } from '#app/domain/accounts/contact.ts';
import { type GrantRole, grantRole } from '#app/domain/accounts/grant-role.server.ts';
import { hashPassword } from '#app/domain/accounts/hash-password.server.ts';
import {
  contactHash,
  newPersonKey,
  type PersonalData,
  sealPersonalData,
} from '#app/domain/accounts/personal-data.server.ts';
import type { Context } from '#app/server/context.ts';
import { DomainError } from '#app/server/domain-error.ts';
import { newId } from '#app/server/ids.server.ts';
import { recordAudit } from '#app/server/record-audit.server.ts';
import { tidy } from '#app/server/text/fold.ts';

const LONGEST_NAME = 120;

export type CreatePerson = {
  /** As the person writes it, in one piece. */
  name: string;
  /** Any usual way of writing it. */
  phone?: string;
  email?: string;
  /** Absent: the person cannot sign in until a password is set. */
  password?: string;
  language?: 'vi' | 'en';
  isDemo?: boolean;
  /** Granted in the same write: a person who could not get it is not created. */
  role?: Pick<GrantRole, 'role' | 'producerId' | 'communeCode'>;
  /** Who creates them; null for the command line. */
  createdBy?: string | null;
};

/**
 * Creates a person with a key of their own.
 * @returns the person's id.
 * @throws DomainError for a missing name, a contact that is none or is taken, a password that is too easy.
 */
export async function createPerson(context: Context, input: CreatePerson): Promise<string> {
  const { person, personKey } = context.store.tables;
  const { data, phone, email } = readPersonalData(input);
  if (input.password !== undefined) await checkPassword(context, input.password, data);
  const passwordHash = input.password === undefined ? null : await hashPassword(input.password);
  const personId = newId();
  const { own, wrappedKey } = newPersonKey(context.config, personId);
  const now = context.clock.now();
  try {
    await context.store.write(async (tx) => {
      await tx.insert(person).values({
        id: personId,
        personalData: sealPersonalData(own, data),
        phoneHash: phone && contactHash(context.config, phone),
        emailHash: email && contactHash(context.config, email),
        passwordHash,
        passwordChangedAt: passwordHash ? now : null,
        language: input.language ?? 'vi',
        isDemo: input.isDemo ?? false,
        createdAt: now,
      });
      await tx.insert(personKey).values({ personId, wrappedKey });
      await recordAudit(context, tx, {
        personId: input.createdBy ?? null,
        role: null,
        act: 'create-person',
        subject: 'person',
        subjectId: personId,
      });
      if (input.role)
        await grantRole(context, { personId, ...input.role, grantedBy: input.createdBy ?? null });
    });
  } catch (error) {
    const taken = context.store.dialect.violatedUnique(error);
    if (taken === 'person_phone') throw new DomainError('phoneTaken', { field: 'phone', cause: error });
    if (taken === 'person_email') throw new DomainError('emailTaken', { field: 'email', cause: error });
    throw error;
  }
  return personId;
}

function readPersonalData(input: CreatePerson): {
  data: PersonalData;
  phone: Contact | null;
  email: Contact | null;
} {
  const name = readName(input.name);
  const phone = input.phone?.trim() ? readContact(input.phone) : null;
  const email = input.email?.trim() ? readContact(input.email) : null;
  if (input.phone?.trim() && phone?.kind !== 'phone') throw new DomainError('notAPhone', { field: 'phone' });
  if (input.email?.trim() && email?.kind !== 'email') throw new DomainError('notAnEmail', { field: 'email' });
  return {
    data: { name, ...(phone ? { phone: phone.value } : {}), ...(email ? { email: email.value } : {}) },
    phone,
    email,
  };
}

/** A person's name made tidy. @throws DomainError on field `name`. */
export function readName(typed: string): string {
  const name = tidy(typed);
  if (name === '') throw new DomainError('required', { field: 'name' });
  if ([...name].length > LONGEST_NAME)
    throw new DomainError('tooLong', { field: 'name', params: { max: LONGEST_NAME } });
  return name;
}
