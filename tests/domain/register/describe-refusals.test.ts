import { expect, test } from 'vitest';
import { describeRefusal } from '#app/domain/register/describe-import.ts';
import { SpreadsheetRefused, spreadsheetProblems } from '#app/server/spreadsheet/spreadsheet-refused.ts';

const PARAMS = { limitMb: 10, limit: 10_000, sheet: 'Biểu 1', cell: 'GS1' };

test('every kind of bad file says in both languages what it is, each in words of its own', () => {
  for (const language of ['vi', 'en'] as const) {
    const said = spreadsheetProblems.map((code) =>
      describeRefusal(language, new SpreadsheetRefused(code, PARAMS)),
    );
    expect(new Set(said).size).toBe(spreadsheetProblems.length);
    for (const sentence of said) expect(sentence).toMatch(/^\p{Lu}[^{}]{15,}\.$/u);
  }
});

test.each([
  ['old_xls', '.xlsx'],
  ['macros', '.xlsx'],
  ['encrypted', 'bỏ mật khẩu'],
  ['too_large', '10 MB'],
  ['too_many_rows', 'Biểu 1'],
  ['too_many_columns', 'GS1'],
  ['inflates_too_much', 'Excel mới'],
  ['not_a_spreadsheet', '.csv'],
  ['not_utf8', 'CSV UTF-8'],
] as const)('a file refused as %s says what to do instead: %s', (code, remedy) => {
  expect(describeRefusal('vi', new SpreadsheetRefused(code, PARAMS))).toContain(remedy);
});
