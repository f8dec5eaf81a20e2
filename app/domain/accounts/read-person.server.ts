import { eq, inArray, type SQL } from 'drizzle-orm';
import type { Contact } from '#app/domain/accounts/contact.ts';
import {
  contactHashes,
  openPersonalData,
  type PersonalData,
  type PersonKey,
  unwrapPersonKey,
} from '#app/domain/accounts/personal-data.server.ts';
import type { Context } from '#app/server/context.ts';
import { NotFound } from '#app/server/domain-error.ts';
import type { Db } from '#db/store.ts';

/** The person of this id. @throws NotFound, also for an erased one. */
export async function readPerson(context: Context, personId: string) {
  const found = await context.store.read((db) =>
    findPerson(context, db, eq(context.store.tables.person.id, personId)),
  );
  if (!found) throw new NotFound('no such person');
  return found;
}

/** The person who is known by this phone or e-mail, or null. */
export async function findByContact(context: Context, contact: Contact) {
  const { person } = context.store.tables;
  const column = contact.kind === 'phone' ? person.phoneHash : person.emailHash;
  return context.store.read((db) =>
    findPerson(context, db, inArray(column, contactHashes(context.config, contact))),
  );
}

async function findPerson(context: Context, db: Db, which: SQL) {
  const { person, personKey } = context.store.tables;
  const [row] = await db
    .select({ person, wrappedKey: personKey.wrappedKey })
    .from(person)
    .innerJoin(personKey, eq(personKey.personId, person.id))
    .where(which);
  if (!row?.wrappedKey) return null;
  const own: PersonKey = unwrapPersonKey(context.config, row.person.id, row.wrappedKey);
  const data: PersonalData = openPersonalData(own, row.person.personalData);
  return { ...row.person, own, data };
}
