import type { TemplateCategory } from '#app/domain/channels/channel.ts';
import type { TemplateSheet } from '#app/domain/channels/template/template-kind.ts';

/** Categories that the workbook itself names: each sheet's own, or the drop-down list of its category column. */
export async function readCategories(sheets: readonly TemplateSheet[]): Promise<TemplateCategory[]> {
  const found = new Map<string, TemplateCategory>();
  for (const { category, columns, lists } of sheets) {
    if (category !== null) found.set(category.id, { id: category.id, path: category.name });
    const column = columns.find(({ means }) => means === 'category');
    if (!column) continue;
    for (const entry of (await lists.of(column.index)) ?? []) {
      const read = readEntry(entry);
      if (read) found.set(read.id, read);
    }
  }
  return [...found.values()];
}

/**
 * "100629 - Đồ uống/Trà" and "Đồ uống/Trà (100629)" are category 100629, path "Đồ uống > Trà"; an entry without a number
 * is its own id. Null for an empty one.
 */
export function readEntry(entry: string): TemplateCategory | null {
  const text = entry.normalize('NFC').trim();
  const leading = /^(\d+) *[-–:] *(\S.*)$/s.exec(text);
  const trailing = /^(.*\S) *\((\d+)\)$/s.exec(text);
  const id = leading?.[1] ?? trailing?.[2] ?? text;
  const path = (leading?.[2] ?? trailing?.[1] ?? text)
    .split(/[/>]/)
    .map((name) => name.trim())
    .filter(Boolean)
    .join(' > ');
  return id === '' || path === '' ? null : { id, path };
}
