import { expect, test } from 'vitest';
import { readMoment } from '#app/routes/read-parameters.ts';

test('a day that no calendar has is refused, not moved on to the next month', () => {
  for (const since of ['2026-02-30', '2026-02-30T00:00:00Z', '2026-02-29', '2026-13-01', '2026-04-31', 'x'])
    expect(() => readMoment(since, 'updated_since'), since).toThrow(
      expect.objectContaining({ code: 'notADate', field: 'updated_since' }),
    );
  expect(readMoment('2028-02-29', 'updated_since')).toBe(Date.parse('2028-02-28T17:00:00Z'));
  expect(readMoment('1970-01-01T00:00:00Z', 'updated_since')).toBe(0);
  expect(readMoment(undefined, 'updated_since')).toBeNull();
});
