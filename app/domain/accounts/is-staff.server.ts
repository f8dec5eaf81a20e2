import { and, eq, inArray, isNull } from 'drizzle-orm';
import { OFFICE_ROLES } from '#app/domain/accounts/roles.ts';
import type { Context } from '#app/server/context.ts';
import type { Db } from '#db/store.ts';

/** True when the person holds an office now: then nobody at the desk may hand out a way into their account. */
export async function isStaff(context: Context, personId: string): Promise<boolean> {
  return context.store.read((db) => holdsOffice(context, db, personId));
}

/** The same within a write. */
export async function holdsOffice(context: Context, db: Db, personId: string): Promise<boolean> {
  const { membership } = context.store.tables;
  const held = await db
    .select({ id: membership.id })
    .from(membership)
    .where(
      and(
        eq(membership.personId, personId),
        inArray(membership.role, [...OFFICE_ROLES]),
        isNull(membership.revokedAt),
      ),
    )
    .limit(1);
  return held.length > 0;
}
