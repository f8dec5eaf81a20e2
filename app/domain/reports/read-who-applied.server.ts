import { and, eq } from 'drizzle-orm';
import { personNames } from '#app/domain/accounts/person-names.server.ts';
import type { Context } from '#app/server/context.ts';

/** The name of the person who had this import written; null for the command line, or when it was not written. */
export async function readWhoApplied(context: Context, importId: string): Promise<string | null> {
  const { audit } = context.store.tables;
  return context.store.read(async (db) => {
    const [act] = await db
      .select({ personId: audit.personId })
      .from(audit)
      .where(
        and(
          eq(audit.subject, 'register_import'),
          eq(audit.subjectId, importId),
          eq(audit.act, 'apply-import'),
        ),
      )
      .limit(1);
    if (!act?.personId) return null;
    return (await personNames(context, db, [act.personId])).get(act.personId) ?? null;
  });
}
