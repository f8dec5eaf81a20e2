import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { expect, test } from 'vitest';
import { catalogMessages } from '#app/i18n/catalog.ts';
import { problemText } from '#app/i18n/catalog-words.ts';
import { label as en } from '#app/i18n/en/label.ts';
import { labelFieldName } from '#app/i18n/label.ts';
import { label as vi } from '#app/i18n/vi/label.ts';

const rows: Array<{ field: string }> = parse(
  readFileSync(join(process.cwd(), 'db/reference/label-fields.csv'), 'utf8'),
  { columns: true },
);
const fields = [...new Set(rows.map(({ field }) => field))];

test.each(
  fields,
)('what the law calls %s has one name, wherever it is filled in, reviewed or read', (field) => {
  for (const [language, names] of [
    ['vi', vi],
    ['en', en],
  ] as const) {
    const name = labelFieldName(language, field);
    expect(Object.entries(names)).toContainEqual([field, name]);
    const problem = { code: 'labelMissing', step: 'label', field: 'label', severity: 'blocking' } as const;
    const told = problemText(language, {
      ...problem,
      params: { labelField: field },
      source: null,
      confirmed: true,
    });
    expect(told).toContain(name);
    expect(Object.keys(catalogMessages[language])).not.toContain(`label_${field}`);
  }
});

test('a field without a word is called by its own name', () => {
  expect(labelFieldName('vi', 'net_colour')).toBe('net colour');
});
