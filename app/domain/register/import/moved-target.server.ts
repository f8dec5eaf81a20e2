import { count, eq, inArray } from 'drizzle-orm';
import { WHOLE_REGISTER } from '#app/domain/register/whole-register.ts';
import type { Db, Tx } from '#db/store.ts';
import type { Tables } from '#db/tables/define-tables.ts';

/** Ids in one question to the database. */
const CHUNK = 500;

/**
 * Whose figure an import has moved: entries that it added count in no fixed target yet, only in the whole register; else
 * the target that holds most of what it changed, of two alike the one shown first.
 * @param entryIds what it changed, or all that it speaks of where it changed nothing
 * @returns a target's code, or that of the whole register
 */
export async function movedTarget(
  db: Db,
  tables: Tables,
  { added, entryIds }: { added: number; entryIds: ReadonlyArray<string> },
): Promise<string> {
  if (added > 0) return WHOLE_REGISTER;
  const { target, targetEntry } = tables;
  const held = new Map<string, { entries: number; position: number }>();
  for (let start = 0; start < entryIds.length; start += CHUNK) {
    const rows = await db
      .select({ code: target.code, position: target.position, entries: count() })
      .from(targetEntry)
      .innerJoin(target, eq(target.code, targetEntry.targetCode))
      .where(inArray(targetEntry.entryId, entryIds.slice(start, start + CHUNK)))
      .groupBy(target.code, target.position);
    for (const { code, position, entries } of rows)
      held.set(code, { position, entries: (held.get(code)?.entries ?? 0) + Number(entries) });
  }
  const [most] = [...held].sort(([, a], [, b]) => b.entries - a.entries || a.position - b.position);
  return most?.[0] ?? WHOLE_REGISTER;
}

/** Keeps with an applied import whose figure it moved. */
export async function noteMovedTarget(
  tx: Tx,
  { registerImport }: Tables,
  importId: string,
  code: string,
): Promise<void> {
  const [row] = await tx.select().from(registerImport).where(eq(registerImport.id, importId));
  await tx
    .update(registerImport)
    .set({ summary: { ...row?.summary, movedTarget: code } })
    .where(eq(registerImport.id, importId));
}
