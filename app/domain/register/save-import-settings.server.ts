import { and, eq } from 'drizzle-orm';
import { type ImportSettings, importSettingsSchema } from '#app/domain/register/import/import-settings.ts';
import { mayRepeat } from '#app/domain/register/workbook/column-field.ts';
import type { Context } from '#app/server/context.ts';
import { DomainError } from '#app/server/domain-error.ts';

/**
 * Keeps what a person confirmed about a staged file.
 * @throws DomainError importColumnTwice (field: the column), importProductMissing, importProducerMissing, wrongState
 */
export async function saveImportSettings(
  context: Context,
  importId: string,
  settings: ImportSettings,
  sheetName: string | null,
): Promise<void> {
  const seen = new Map<string, string>();
  for (const [letter, field] of Object.entries(settings.columns)) {
    const other = seen.get(field);
    if (other !== undefined && !mayRepeat(field)) {
      throw new DomainError('importColumnTwice', {
        field: `column-${letter}`,
        params: { first: other, second: letter },
      });
    }
    seen.set(field, letter);
  }
  if (!seen.has('product')) throw new DomainError('importProductMissing', { field: 'columns' });
  // Without it every row would stay out, each with the same reason.
  if (!seen.has('producer')) throw new DomainError('importProducerMissing', { field: 'columns' });
  const { registerImport } = context.store.tables;
  await context.store.write(async (tx) => {
    const saved = await tx
      .update(registerImport)
      .set({ settings: importSettingsSchema.parse(settings), asOf: settings.asOf, sheetName })
      .where(and(eq(registerImport.id, importId), eq(registerImport.state, 'staged')))
      .returning({ id: registerImport.id });
    if (saved.length === 0) throw new DomainError('wrongState');
  });
}
