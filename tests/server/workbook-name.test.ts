import { expect, test } from 'vitest';
import { workbookName } from '#app/routes/department/send-workbook.server.ts';

test('a file about a target says once that it is about OCOP', () => {
  expect(workbookName('ocop-2024-10-14')).toBe('ocop-2024-10-14');
  expect(workbookName('nam-2024')).toBe('ocop-nam-2024');
  expect(workbookName('ocop-2024-10-14', 'producers')).toBe('ocop-producers-2024-10-14');
});
