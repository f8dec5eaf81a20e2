import { expect, test } from 'vitest';
import { idFloor, idTime, newId } from '#app/server/ids.server.ts';

test('the moment in which an id was made is read from it', () => {
  const ids = Array.from({ length: 3 }, () => {
    const from = Date.now();
    return { from, time: idTime(newId()), to: Date.now() };
  });
  for (const { from, time, to } of ids) {
    expect(time).toBeGreaterThanOrEqual(from);
    expect(time).toBeLessThanOrEqual(to);
  }
  const moment = Date.UTC(2026, 10, 28, 3, 4, 5, 678);
  expect(idTime(`${idFloor(moment)}${'Z'.repeat(16)}`)).toBe(moment);
});
