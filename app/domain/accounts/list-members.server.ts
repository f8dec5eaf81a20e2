import { and, asc, eq, isNotNull, isNull, max } from 'drizzle-orm';
import { type Contact, maskContact } from '#app/domain/accounts/contact.ts';
import { openPersonalData, unwrapPersonKey } from '#app/domain/accounts/personal-data.server.ts';
import type { Context } from '#app/server/context.ts';

export type Member = {
  personId: string;
  name: string;
  /** Masked. */
  contacts: string[];
  grantedAt: number;
  /** Null for a person who has never signed in. */
  lastSignInAt: number | null;
  /** They have set a password of their own. */
  hasPassword: boolean;
  isDisabled: boolean;
};

/** The people who may act for a producer now, by when they were let in; for staff. Erased ones are left out. */
export async function listMembers(context: Context, producerId: string): Promise<Member[]> {
  const { membership, person, personKey, session } = context.store.tables;
  const rows = await context.store.read((db) =>
    db
      .select({
        personId: person.id,
        personalData: person.personalData,
        wrappedKey: personKey.wrappedKey,
        passwordHash: person.passwordHash,
        disabledAt: person.disabledAt,
        grantedAt: membership.grantedAt,
        lastSignInAt: max(session.createdAt),
      })
      .from(membership)
      .innerJoin(person, eq(person.id, membership.personId))
      .innerJoin(personKey, eq(personKey.personId, person.id))
      .leftJoin(session, eq(session.personId, person.id))
      .where(
        and(
          eq(membership.producerId, producerId),
          eq(membership.role, 'producer_member'),
          isNull(membership.revokedAt),
          isNotNull(personKey.wrappedKey),
        ),
      )
      .groupBy(
        membership.id,
        person.id,
        person.personalData,
        personKey.wrappedKey,
        person.passwordHash,
        person.disabledAt,
        membership.grantedAt,
      )
      .orderBy(asc(membership.id)),
  );
  return rows.flatMap(({ wrappedKey, personalData, passwordHash, disabledAt, lastSignInAt, ...row }) => {
    if (!wrappedKey) return [];
    const { name, phone, email } = openPersonalData(
      unwrapPersonKey(context.config, row.personId, wrappedKey),
      personalData,
    );
    const contacts: Contact[] = [];
    if (phone) contacts.push({ kind: 'phone', value: phone });
    if (email) contacts.push({ kind: 'email', value: email });
    return {
      ...row,
      name,
      contacts: contacts.map(maskContact),
      lastSignInAt: lastSignInAt === null ? null : Number(lastSignInAt),
      hasPassword: passwordHash !== null,
      isDisabled: disabledAt !== null,
    };
  });
}
