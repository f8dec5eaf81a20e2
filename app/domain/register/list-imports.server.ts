import { desc, lt } from 'drizzle-orm';
import type { Context } from '#app/server/context.ts';

export interface ListedImport {
  id: string;
  fileName: string;
  asOf: string | null;
  state: 'staged' | 'applied' | 'dropped';
  summary: Record<string, unknown> | null;
  createdAt: number;
  appliedAt: number | null;
}

const PAGE = 30;

/** Imports, newest first; `next` is the id to go on from. */
export async function listImports(
  context: Context,
  before: string | null,
): Promise<{ items: Array<ListedImport>; next: string | null }> {
  const { registerImport } = context.store.tables;
  const rows = await context.store.read((db) =>
    db
      .select({
        id: registerImport.id,
        fileName: registerImport.fileName,
        asOf: registerImport.asOf,
        state: registerImport.state,
        summary: registerImport.summary,
        createdAt: registerImport.createdAt,
        appliedAt: registerImport.appliedAt,
      })
      .from(registerImport)
      .where(before === null ? undefined : lt(registerImport.id, before))
      .orderBy(desc(registerImport.id))
      .limit(PAGE + 1),
  );
  const items = rows.slice(0, PAGE);
  return { items, next: rows.length > PAGE ? (items.at(-1)?.id ?? null) : null };
}
