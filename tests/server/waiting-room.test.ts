import { expect, test } from 'vitest';
import { WaitingRoom } from '#app/server/waiting-room.ts';

test('has so many places in all and for one thing, and a place that was given back is free once', () => {
  const room = new WaitingRoom({ most: 3, mostOfOne: 2 });
  const first = room.enter('a');
  expect(first).not.toBeNull();
  expect(room.enter('a')).not.toBeNull();
  expect(room.enter('a')).toBeNull();
  expect(room.enter('b')).not.toBeNull();
  expect(room.enter('c')).toBeNull();
  first?.();
  first?.();
  expect(room.enter('c')).not.toBeNull();
  expect(room.enter('a')).toBeNull();
});
