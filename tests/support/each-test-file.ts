import { format } from 'node:util';
import { afterAll, afterEach, beforeEach, expect } from 'vitest';
import { closeOpenMarkets } from '#tests/support/test-market.ts';

const complaints: string[] = [];
const complain = console.error;

console.error = (...said: unknown[]) => {
  complaints.push(format(...said));
  complain(...said);
};

beforeEach(() => {
  complaints.length = 0;
});

/** What a person would see in red on the console is a failure, even where nothing else noticed it. */
afterEach(() => {
  expect(complaints, 'the test wrote to console.error').toEqual([]);
});

afterAll(closeOpenMarkets);
