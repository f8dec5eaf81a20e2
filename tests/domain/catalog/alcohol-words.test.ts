import { expect, test } from 'vitest';
import { groupSaysAlcohol, nameSaysAlcohol } from '#app/domain/catalog/alcohol-words.ts';
import { emptyContent } from '#app/domain/catalog/listing-content.ts';
import { listingProblems, noLimits } from '#app/domain/catalog/listing-problems.ts';

const asksForTick = (titleVi: string) =>
  listingProblems({ ...emptyContent, titleVi }, { labelFields: [], isAlcohol: false, limits: noLimits }).some(
    ({ code }) => code === 'alcoholUnsaid',
  );

test.each([
  ['Rượu ngô Bản Phố', true],
  ['RƯỢU thóc'.normalize('NFD'), true],
  ['Vang mận Bắc Hà', true],
  ['Hộp quà 2 chai vang đỏ', true],
  ['Bia gừng', true],
  ['Apple wine', true],
  ['Whisky ngô', true],
  ['Chè vàng Bản Liền', false],
  ['Tượng gỗ vang', false],
  ['Mật ong Biên Giới', false],
  ['Ginseng tea', false],
])('“%s” is alcohol by its name: %s, for the form as for the page of origin', (name, says) => {
  expect([nameSaysAlcohol(name), asksForTick(name)]).toEqual([says, says]);
});

test.each([
  ['Đồ uống có cồn', true],
  ['Nhóm rượu, bia', true],
  ['Đồ uống không cồn', false],
  ['', false],
])('a register that calls a group “%s" means alcohol: %s', (group, says) => {
  expect(groupSaysAlcohol(group)).toBe(says);
});
