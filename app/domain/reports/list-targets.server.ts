import { asc, count, eq } from 'drizzle-orm';
import type { FigureTarget } from '#app/domain/reports/figure-rows.ts';
import type { Context } from '#app/server/context.ts';

/** Every target: the main one first, then the others in the order in which they were fixed or shown first. */
export async function listTargets({ store }: Context): Promise<FigureTarget[]> {
  const { target, targetEntry } = store.tables;
  const rows = await store.read((db) =>
    db
      .select({ code: target.code, name: target.name, asOf: target.asOf, size: count(targetEntry.entryId) })
      .from(target)
      .leftJoin(targetEntry, eq(targetEntry.targetCode, target.code))
      .groupBy(target.code, target.name, target.asOf, target.position)
      .orderBy(asc(target.position), asc(target.code)),
  );
  return rows.map((row) => ({ ...row, size: Number(row.size) }));
}
