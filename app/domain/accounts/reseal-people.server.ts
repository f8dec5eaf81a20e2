import { and, asc, eq, gt, isNotNull } from 'drizzle-orm';
import { readContact } from '#app/domain/accounts/contact.ts';
import {
  contactHash,
  openPersonalData,
  rewrapPersonKey,
  unwrapPersonKey,
} from '#app/domain/accounts/personal-data.server.ts';
import type { Context } from '#app/server/context.ts';
import { CannotOpen } from '#app/server/crypto/seal.server.ts';

const AT_A_TIME = 200;

/**
 * Wraps people's keys anew with the present secret, and with each the fingerprints by which the person is found. One that
 * is changed meanwhile was wrapped with the present one.
 */
export async function resealPeople(context: Context): Promise<{ resealed: number; unreadable: number }> {
  const { store } = context;
  const { person, personKey } = store.tables;
  let resealed = 0;
  let unreadable = 0;
  for (let after = ''; ; ) {
    const people = await store.read((db) =>
      db
        .select({ id: person.id, personalData: person.personalData, wrappedKey: personKey.wrappedKey })
        .from(person)
        .innerJoin(personKey, eq(personKey.personId, person.id))
        .where(and(gt(person.id, after), isNotNull(personKey.wrappedKey)))
        .orderBy(asc(person.id))
        .limit(AT_A_TIME),
    );
    for (const one of people) {
      try {
        resealed += await reseal(context, { ...one, wrappedKey: one.wrappedKey ?? '' });
      } catch (error) {
        if (!(error instanceof CannotOpen)) throw error;
        unreadable += 1;
      }
    }
    const last = people.at(-1);
    if (!last) return { resealed, unreadable };
    after = last.id;
  }
}

/** @returns 1 when it was sealed anew, 0 when there was nothing to do. */
async function reseal(
  { store, config }: Context,
  { id, personalData, wrappedKey }: { id: string; personalData: string; wrappedKey: string },
): Promise<number> {
  const fresh = rewrapPersonKey(config, id, wrappedKey);
  if (fresh === null) return 0;
  const { phone, email } = openPersonalData(unwrapPersonKey(config, id, wrappedKey), personalData);
  const hash = (value: string | undefined) => {
    const contact = value === undefined ? null : readContact(value);
    return contact && contactHash(config, contact);
  };
  const { person, personKey } = store.tables;
  return store.write(async (tx) => {
    const wrapped = await tx
      .update(personKey)
      .set({ wrappedKey: fresh })
      .where(and(eq(personKey.personId, id), eq(personKey.wrappedKey, wrappedKey)))
      .returning({ id: personKey.personId });
    if (wrapped.length === 0) return 0;
    await tx
      .update(person)
      .set({ phoneHash: hash(phone), emailHash: hash(email) })
      .where(eq(person.id, id));
    return 1;
  });
}
