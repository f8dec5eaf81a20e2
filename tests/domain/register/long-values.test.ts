import { expect, test } from 'vitest';
import { readPlatformsOfRow } from '#app/domain/register/import/read-platforms-of-row.ts';
import { findPlatformEndings } from '#app/domain/register/parse/find-platform-endings.ts';
import { findWithdrawal } from '#app/domain/register/parse/find-withdrawal.ts';
import { saysEnded } from '#app/domain/register/parse/not-on-platform.ts';
import { parseAddress } from '#app/domain/register/parse/parse-address.ts';
import { parseDate } from '#app/domain/register/parse/parse-date.ts';
import { parseDecision } from '#app/domain/register/parse/parse-decision.ts';
import { parseGroup } from '#app/domain/register/parse/parse-group.ts';
import {
  ownNameWithMarks,
  parseLegalType,
  producerKey,
} from '#app/domain/register/parse/parse-legal-type.ts';
import { parseLinks } from '#app/domain/register/parse/parse-links.ts';
import { parseMark } from '#app/domain/register/parse/parse-mark.ts';
import { parsePhone } from '#app/domain/register/parse/parse-phone.ts';
import { parsePlatforms } from '#app/domain/register/parse/parse-platforms.ts';
import { parseStars } from '#app/domain/register/parse/parse-stars.ts';
import { buildPlaceIndex } from '#app/domain/register/places/place-index.ts';
import { classifyRow } from '#app/domain/register/workbook/classify-row.ts';
import { fieldOfContent } from '#app/domain/register/workbook/column-content.ts';
import type { ColumnField } from '#app/domain/register/workbook/column-field.ts';
import { findAsOf } from '#app/domain/register/workbook/find-as-of.ts';
import { MergesByRow } from '#app/domain/register/workbook/merges-by-row.ts';
import type { Cell, MergedRange } from '#app/server/spreadsheet/spreadsheet.ts';
import { isInSample } from '#tests/support/full-count.ts';
import { growsTooFast } from '#tests/support/growth.ts';

const nowhere = { isDistrict: () => false, isCommune: () => false };
const shopee = [{ code: 'shopee', name: 'Shopee', hosts: ['shopee.vn'], words: ['shopee'] }];
const places = buildPlaceIndex({ communes: [], districts: [], communeDistricts: [], legacyCommunes: [] });
const known = { places, channels: [{ word: 'shopee', code: 'shopee' }] };
const fields = new Map<number, ColumnField>([
  [0, 'rowNumber'],
  [1, 'product'],
  [2, 'producer'],
]);
const cellOf = (text: string, column = 0): Cell => ({
  kind: 'text',
  text,
  column,
  address: `A${column + 1}`,
  formula: false,
});

const parsers: Record<string, (text: string) => unknown> = {
  findPlatformEndings: (text) => findPlatformEndings(text, shopee),
  parseAddress: (text) => parseAddress(text, nowhere),
  parseDate: (text) => parseDate({ text }),
  parseDecision: (text) => parseDecision({ text }),
  parseGroup: (text) => parseGroup(text, []),
  parseLegalType: (text) => parseLegalType({ text }),
  producerKey,
  parseLinks: (text) => parseLinks({ text }),
  parseMark: (text) => parseMark({ text }),
  parsePhone: (text) => parsePhone({ text }),
  parsePlatforms: (text) => parsePlatforms({ text }, shopee),
  saysEnded,
  findWithdrawal,
  ownNameWithMarks,
  parseStars: (text) => parseStars({ text }),
  findAsOf: (text) => findAsOf([text], '2026-11-23'),
  fieldOfContent: (text) => fieldOfContent([cellOf(text), cellOf(text)], known, () => false),
  classifyRow: (text) =>
    classifyRow(
      { number: 5, hidden: false, cells: [0, 1, 2].map((column) => cellOf(text, column)) },
      { fields, headings: new Map(), merges: new MergesByRow([]) },
    ),
};

const begins = ['', '1', '1/q', 'tổng ', 'cộng ', 'đến ', 'http://', 'ngày 1 tháng 1 '];
const repeated = [
  ' ',
  '\u00a0',
  '-',
  '–',
  '.',
  ',',
  ';',
  ':',
  ')',
  ']',
  '"',
  '1',
  'a',
  '-.',
  'a-',
  'a.',
  '1 ',
  '1/',
];

/** As many letters as a cell may hold nearly. */
const LETTERS = 30_000;
/** Of CSV, where a cell has no bound but the file's own. */
const CSV_LETTERS = 100_000;
/** "" where reading goes with the letters; else what it is of which it does not. */
function tooSlow(name: string, read: (letters: number) => () => unknown, letters: number): string {
  const times = growsTooFast(read, letters);
  return times === null ? '' : `${name}: ${times.toFixed(1)} times as long for eight times as much`;
}

test.each(Object.entries(parsers))('%s reads long runs of anything in one pass', (_name, parse) => {
  const slow: string[] = [];
  for (const [first, begin] of begins.entries()) {
    for (const [second, piece] of repeated.entries()) {
      if (!isInSample(first, second, 3)) continue;
      const read = (letters: number) => {
        const text = `${begin}${piece.repeat(letters / piece.length)}a`;
        return () => parse(text);
      };
      slow.push(tooSlow(JSON.stringify([begin, piece]), read, LETTERS));
    }
  }
  expect(slow.filter(Boolean)).toEqual([]);
});

test.each([
  ['one shop', 'Shopee: ', () => 'HTX '],
  ['platforms and shops', '', () => 'Shopee: HTX Sao Mai; '],
  ['names that nobody knows', '', () => 'Agri, '],
  ['separators alone', 'Shopee', () => ': - ('],
  ['denials', 'Shopee (', () => 'đã gỡ '],
  ['links', '', () => 'https://shopee.vn/a-i.1.2 '],
  ['different links', '', (at: number) => `shopee.vn/${10_000 + at} `],
  ['hosts', '', () => 'a.vn '],
  ['blanks', 'Shopee', () => ' '],
])('a cell of 100 kB about platforms is read in one pass: %s', (name, begin, pieceAt) => {
  for (const field of ['platforms', 'links', 'channel:shopee'] as const) {
    const read = (letters: number) => {
      const many = Math.floor(letters / pieceAt(0).length);
      const text = begin + Array.from({ length: many }, (_, at) => pieceAt(at)).join('');
      const cells = new Map<ColumnField, Array<Cell>>([
        [field, [cellOf(text)]],
        ['note', [cellOf(text)]],
      ]);
      return () => readPlatformsOfRow({ number: 5, hidden: false, cells, sections: [] }, shopee, {});
    };
    expect(tooSlow(`${name}, ${field}`, read, CSV_LETTERS)).toBe('');
  }
});

test('what is trimmed and bounded is read as before', () => {
  expect(parseAddress('Thôn 2 -- , xã Nậm Đét;.', nowhere)).toMatchObject({
    local: 'Thôn 2',
    commune: 'xã Nậm Đét',
  });
  expect(parseLinks({ text: '(https://shopee.vn/a).' }).urls).toEqual(['https://shopee.vn/a']);
  expect(parsePlatforms({ text: 'cua-hang.shopee.vn/mat-ong, Shopee' }, shopee)).toMatchObject({
    codes: ['shopee'],
    unknown: [],
  });
  expect(parseDate({ text: 'ngày 12 tháng 3, 2023' }).value?.day).toBe('2023-03-12');
  expect(parseDate({ text: 'tháng 4 - năm 2022' }).value?.day).toBe('2022-04-01');
});

test('merged cells are found in one pass, however many and however they overlap', () => {
  const merge = (firstRow: number, lastRow: number, firstColumn: number): MergedRange => ({
    firstRow,
    lastRow,
    firstColumn,
    lastColumn: firstColumn + 1,
  });
  let looks = 0;
  const counted = (range: MergedRange) =>
    new Proxy(range, {
      get(target, name) {
        looks += 1;
        return target[name as keyof MergedRange];
      },
    });
  const many = Array.from({ length: 60_000 }, (_, at) => counted(merge(1 + (at % 7), 10_000, at % 40)));
  const merges = new MergesByRow(many);
  for (let row = 1; row <= 10_000; row += 1) expect(merges.over(row).length).toBeLessThanOrEqual(40);
  const onePass = many.length * 2 * Math.log2(many.length) + 10_000 * 40 * 14;
  expect(looks).toBeLessThan(onePass);

  const some = new MergesByRow([merge(2, 4, 0), merge(3, 3, 5), merge(9, 9, 0)]);
  const starts = (row: number) => some.over(row).map(({ firstRow }) => firstRow);
  expect([1, 2, 3, 5, 9, 4, 3].map(starts)).toEqual([[], [2], [2, 3], [], [9], [2], [2, 3]]);
});
