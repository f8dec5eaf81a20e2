import { expect, test } from 'vitest';
import {
  choiceAnswers,
  type KeptChoice,
  type PageOfChoice,
  readChoice,
  readSeenWithChoice,
  seenWithChoice,
  withPage,
} from '#app/domain/channels/template/kept-choice.ts';

const nothing: KeptChoice = { rest: 'ready', onlyChanges: false, each: new Map() };

function page(changes: Partial<PageOfChoice>): PageOfChoice {
  return { shown: ['a', 'b', 'c'], ticked: [], seenStanding: [], asked: [], onlyChanges: false, ...changes };
}

test('only what is otherwise than it would be by itself is kept, and read as it was', () => {
  const after = withPage(nothing, page({ ticked: ['a', 'c'], seenStanding: ['c'], onlyChanges: true }));
  expect(after).toEqual({
    rest: 'ready',
    onlyChanges: true,
    each: new Map([
      ['b', 'leave'],
      ['c', 'takeStanding'],
    ]),
  });
  expect(readChoice({ weightUnit: 'g', 'category.a': '7', ...choiceAnswers(after) })).toEqual(after);
  // Another page says nothing about these; the same page says all of it anew.
  expect(withPage(after, page({ shown: ['d'], ticked: ['d'] })).each).toEqual(after.each);
  expect(withPage(after, page({ ticked: ['a', 'b'], seenStanding: ['c'] })).each).toEqual(new Map());
});

test('of products that do not go in by themselves the ticks are kept', () => {
  const none = withPage(nothing, page({ ticked: ['a'], all: 'none' }));
  expect(none).toEqual({ rest: 'none', onlyChanges: false, each: new Map() });
  const picked = withPage(none, page({ ticked: ['b'] }));
  expect(readChoice(choiceAnswers(picked))).toEqual({ ...none, each: new Map([['b', 'take']]) });
  expect(withPage(nothing, page({ ticked: ['a', 'b', 'c'], asked: ['a'] })).each).toEqual(
    new Map([['a', 'take']]),
  );
  expect(withPage(picked, page({ all: 'ready' }))).toEqual(nothing);
});

test('how a shop was shown is kept with what was chosen', () => {
  const offered = [
    { id: 'a', seen: 'x|1' },
    { id: 'b', seen: 'y|2' },
  ];
  const read = readSeenWithChoice(new Map(seenWithChoice(offered, new Set(['b']))));
  expect([...read.texts]).toEqual([
    ['a', 'x|1'],
    ['b', 'y|2'],
  ]);
  expect([...read.chosen]).toEqual(['b']);
});
