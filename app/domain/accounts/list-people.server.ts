import { and, asc, eq, isNull } from 'drizzle-orm';
import type { Membership } from '#app/domain/accounts/actor.ts';
import { type Contact, maskContact } from '#app/domain/accounts/contact.ts';
import { openPersonalData, unwrapPersonKey } from '#app/domain/accounts/personal-data.server.ts';
import type { Context } from '#app/server/context.ts';

export type ListedPerson = {
  personId: string;
  name: string;
  /** Masked. */
  contacts: string[];
  memberships: Membership[];
  hasPassword: boolean;
  hasSecondFactor: boolean;
  isDisabled: boolean;
};

/**
 * Everybody who has not been erased, by when they were created, or of them the one asked for; for the operator's
 * command line.
 */
export async function listPeople(
  context: Context,
  { personId }: { personId?: string } = {},
): Promise<ListedPerson[]> {
  const { person, personKey, membership } = context.store.tables;
  const { people, roles } = await context.store.read(async (db) => ({
    people: await db
      .select({ person, wrappedKey: personKey.wrappedKey })
      .from(person)
      .innerJoin(personKey, eq(personKey.personId, person.id))
      .where(personId === undefined ? undefined : eq(person.id, personId))
      .orderBy(asc(person.id)),
    roles: await db
      .select()
      .from(membership)
      .where(
        and(
          isNull(membership.revokedAt),
          personId === undefined ? undefined : eq(membership.personId, personId),
        ),
      )
      .orderBy(asc(membership.id)),
  }));
  return people.flatMap(({ person: row, wrappedKey }) => {
    if (!wrappedKey) return [];
    const { name, phone, email } = openPersonalData(
      unwrapPersonKey(context.config, row.id, wrappedKey),
      row.personalData,
    );
    const contacts: Contact[] = [];
    if (phone) contacts.push({ kind: 'phone', value: phone });
    if (email) contacts.push({ kind: 'email', value: email });
    return {
      personId: row.id,
      name,
      contacts: contacts.map(maskContact),
      memberships: roles.filter(({ personId }) => personId === row.id),
      hasPassword: row.passwordHash !== null,
      hasSecondFactor: row.totpEnabledAt !== null,
      isDisabled: row.disabledAt !== null,
    };
  });
}
