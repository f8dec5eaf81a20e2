import { expect, test } from 'vitest';
import { startChild } from '#tests/support/child-process.ts';

const PROGRAM = 'tests/faults/programs/fail-unseen.ts';

test.each([
  ['rejection', 'error process.rejection'],
  ['outside', 'error process.outside'],
])('a failure that can be survived (%s) is logged, and the process goes on', async (how, said) => {
  const child = startChild(PROGRAM, { how });
  expect(await child.next()).toBe('failed');
  child.send('are you there?');
  expect(await child.next()).toEqual({ alive: true, said: [said] });
});

test('an exception that cut code off ends the process in an orderly way, with a code that says so', async () => {
  const child = startChild(PROGRAM, { how: 'exception' });
  const told = [await child.next(), await child.next()];
  expect(told).toContainEqual({ ending: 1, said: ['fatal process.exception'] });
  expect(await child.ended).toBe(1);
});
