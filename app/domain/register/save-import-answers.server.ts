import { and, eq } from 'drizzle-orm';
import { importSettingsSchema } from '#app/domain/register/import/import-settings.ts';
import type { ImportRow } from '#app/domain/register/open-import.server.ts';
import type { Context } from '#app/server/context.ts';
import { DomainError } from '#app/server/domain-error.ts';

/**
 * Keeps a person's answers with the staged import; they take effect when it is applied.
 * @throws DomainError wrongState, invalid
 */
export async function saveImportAnswers(
  context: Context,
  row: ImportRow,
  answers: Readonly<Record<string, string>>,
): Promise<void> {
  const settings = importSettingsSchema.safeParse({ ...row.settings, answers });
  if (!settings.success) throw new DomainError('invalid');
  const { registerImport } = context.store.tables;
  const saved = await context.store.write((tx) =>
    tx
      .update(registerImport)
      .set({ settings: settings.data })
      .where(and(eq(registerImport.id, row.id), eq(registerImport.state, 'staged')))
      .returning({ id: registerImport.id }),
  );
  if (saved.length === 0) throw new DomainError('wrongState');
}
