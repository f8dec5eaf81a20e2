import { expect, test } from 'vitest';
import { recognitionExpiry } from '#app/domain/register/recognition-expiry.ts';
import { addMonths } from '#app/server/local-date.ts';
import { recognitionTerms } from '#db/reference/recognition-terms.ts';

test('a recognition ends by the term in force on the day of its decision', () => {
  expect(recognitionExpiry('2024-02-29')).toBe('2027-02-28');
  const days = recognitionTerms.map(({ validFrom }) => validFrom);
  expect(days).toEqual([...days].sort());
  for (const { months, validFrom, source } of recognitionTerms) {
    expect(recognitionExpiry(validFrom)).toBe(addMonths(validFrom, months));
    expect(source).toMatch(/Quyết định/);
  }
});

test('what was decided before the first known term ends by that one', () => {
  expect(recognitionExpiry('2010-01-31')).toBe(addMonths('2010-01-31', recognitionTerms[0].months));
});
