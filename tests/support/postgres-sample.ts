import type { TestContext } from 'vitest';

/** Every test that knows two engines runs on PostgreSQL, and on nothing else (`npm run test:postgres`). */
export const IS_ALL_POSTGRES = process.env.TEST_ENGINES === 'postgres';

/** A market on PostgreSQL takes three times as long as one on SQLite, and most of it is a database that is new. */
const STEP = 3;

/**
 * Whether a test runs on PostgreSQL in `npm test` too. The ground (`tests/db`, `tests/server`), HTTP and faults always do;
 * of what a use-case does, the first test of each group and every third after it, so that each of them is met there.
 */
export function isOnPostgresToo({ id, suite, file }: TestContext['task']): boolean {
  if (IS_ALL_POSTGRES || !file.name.startsWith('tests/domain/')) return true;
  const tests = (suite?.tasks ?? []).filter(({ type }) => type === 'test');
  return tests.findIndex((test) => test.id === id) % STEP === 0;
}
