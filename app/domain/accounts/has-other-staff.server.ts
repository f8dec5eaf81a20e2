import { and, eq, inArray, isNotNull, isNull, ne } from 'drizzle-orm';
import type { Actor } from '#app/domain/accounts/actor.ts';
import { DESK_ROLES } from '#app/domain/accounts/roles.ts';
import type { Context } from '#app/server/context.ts';
import type { Db, Store } from '#db/store.ts';

/** Whether somebody else than this person works at the desk and can sign in: a second pair of eyes for what they have begun. */
export async function hasOtherStaff(
  { membership, person }: Store['tables'],
  db: Db,
  personId: string,
): Promise<boolean> {
  const [other] = await db
    .select({ id: membership.id })
    .from(membership)
    .innerJoin(person, eq(person.id, membership.personId))
    .where(
      and(
        ...[inArray(membership.role, [...DESK_ROLES]), isNull(membership.revokedAt)],
        ...[ne(membership.personId, personId), isNull(person.disabledAt), isNotNull(person.passwordHash)],
      ),
    )
    .limit(1);
  return other !== undefined;
}

/** Whether nobody else works at the desk than who looks at it. */
export const isAloneAtDesk = async ({ store }: Context, { personId }: Actor): Promise<boolean> =>
  !(await store.read((db) => hasOtherStaff(store.tables, db, personId)));
