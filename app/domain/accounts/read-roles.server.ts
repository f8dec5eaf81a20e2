import { and, eq, isNull } from 'drizzle-orm';
import type { Context } from '#app/server/context.ts';
import type { Db } from '#db/store.ts';
import type { Role } from '#db/tables/accounts.ts';

/** The roles that a person holds now, in any place; each once. */
export async function readRoles(context: Context, db: Db, personId: string): Promise<Role[]> {
  const { membership } = context.store.tables;
  const rows = await db
    .select({ role: membership.role })
    .from(membership)
    .where(and(eq(membership.personId, personId), isNull(membership.revokedAt)));
  return [...new Set(rows.map(({ role }) => role))];
}
