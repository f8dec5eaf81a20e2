export type ImportCounts = { new: number; changed: number; unchanged: number; rejected: number };

/** The four counts of a kept summary; null before an import was applied. */
export function importCounts(summary: unknown): ImportCounts | null {
  if (typeof summary !== 'object' || summary === null) return null;
  const number = (key: string) => Number((summary as Record<string, unknown>)[key] ?? 0);
  return {
    new: number('new'),
    changed: number('changed'),
    unchanged: number('unchanged'),
    rejected: number('rejected'),
  };
}
