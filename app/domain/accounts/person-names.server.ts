import { and, eq, inArray, isNotNull } from 'drizzle-orm';
import { openPersonalData, unwrapPersonKey } from '#app/domain/accounts/personal-data.server.ts';
import type { Context } from '#app/server/context.ts';
import type { Db } from '#db/store.ts';

/** The names of these people by id; erased and unknown ones are left out. Only for eyes that may see them. */
export async function personNames(
  { config, store }: Context,
  db: Db,
  personIds: readonly string[],
): Promise<Map<string, string>> {
  const ids = [...new Set(personIds)];
  if (ids.length === 0) return new Map();
  const { person, personKey } = store.tables;
  const rows = await db
    .select({ id: person.id, personalData: person.personalData, wrappedKey: personKey.wrappedKey })
    .from(person)
    .innerJoin(personKey, eq(personKey.personId, person.id))
    .where(and(inArray(person.id, ids), isNotNull(personKey.wrappedKey)));
  return new Map(
    rows.flatMap(({ id, personalData, wrappedKey }) =>
      wrappedKey === null
        ? []
        : [[id, openPersonalData(unwrapPersonKey(config, id, wrappedKey), personalData).name]],
    ),
  );
}
