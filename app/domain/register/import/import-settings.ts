import { z } from 'zod';
import { type ColumnField, isColumnField } from '#app/domain/register/workbook/column-field.ts';
import { isLocalDate } from '#app/server/local-date.ts';

/** What a person has confirmed about a file; kept with the import, validated whenever it is read. */
export const importSettingsSchema = z.object({
  /** Sheet counted from 0. */
  sheetIndex: z.number().int().min(0),
  /** Meaning by column letter; columns that are left out are not read. */
  columns: z.record(z.string().regex(/^[A-Z]{1,3}$/), z.string().refine(isColumnField)),
  /** Local day as of which the file speaks; null until it is known. */
  asOf: z.string().refine(isLocalDate).nullable(),
  /** What an empty cell means in a column of ticks. */
  emptyTick: z.enum(['no', 'unknown']),
  /** The producers have agreed that the telephone numbers of this file are shown to buyers. */
  phonesMayBeShown: z.boolean(),
  /** Answers by question key: two names, a decision and a place at their longest. */
  answers: z.record(z.string().max(1_000), z.string().max(200)),
});

export type ImportSettings = Omit<z.infer<typeof importSettingsSchema>, 'columns'> & {
  columns: Record<string, ColumnField>;
};

/** @throws ZodError when a stored row holds something else. */
export function parseImportSettings(stored: unknown): ImportSettings {
  return importSettingsSchema.parse(stored) as ImportSettings;
}
