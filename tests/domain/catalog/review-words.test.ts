import fc from 'fast-check';
import { expect, test } from 'vitest';
import { diffWords, type WordPart } from '#app/domain/catalog/diff-words.ts';
import { emptyContent, type ListingContent } from '#app/domain/catalog/listing-content.ts';
import { findingsInText, warnedPlaces, weighFindings } from '#app/domain/catalog/review-findings.ts';

const told = (parts: readonly WordPart[]) =>
  parts
    .map(({ text, kind }) => (kind === 'same' ? text : `${kind === 'added' ? '+' : '-'}[${text}]`))
    .join('');

test.each([
  [
    'phơi trong bóng râm để giữ mùi.',
    'phơi trong nắng to để giữ mùi.',
    'phơi trong -[bóng râm]+[nắng to] để giữ mùi.',
  ],
  ['đậy kín.', 'đậy kín. Giảm đau bụng.', 'đậy kín.+[ Giảm đau bụng.]'],
  ['một hai ba', 'một ba', 'một -[hai ]ba'],
  ['a b', 'a x y b', 'a +[x y ]b'],
  ['một hai\n\nba', 'bốn năm\n\nsáu', '-[một hai]+[bốn năm]\n\n-[ba]+[sáu]'],
  ['', 'mới', '+[mới]'],
  ['như cũ', 'như cũ', 'như cũ'],
])('“%s” to “%s” reads as phrases', (before, after, expected) => {
  expect(told(diffWords(before, after))).toBe(expected);
});

test('whatever changes, both texts can be read off the parts, and no two changes of a line stand a blank apart', () => {
  const text = fc
    .array(fc.constantFrom('chè', 'Shan', 'hái', 'tay', ' ', '  ', '\n'), { maxLength: 14 })
    .map((parts) => parts.join(''));
  fc.assert(
    fc.property(text, text, (before, after) => {
      const parts = diffWords(before, after);
      const without = (kind: WordPart['kind']) =>
        parts.flatMap((part) => (part.kind === kind ? [] : [part.text])).join('');
      expect(without('added')).toBe(before);
      expect(without('removed')).toBe(after);
      for (const [at, { kind, text: words }] of parts.entries()) {
        const isBetween = at > 0 && at < parts.length - 1;
        if (kind === 'same' && isBetween) expect(words).not.toMatch(/^[^\S\n]+$/);
      }
    }),
  );
});

test.each([
  ['Bảo quản nơi khô. Giảm đau bụng.', 'Giảm đau bụng'],
  ['Uống hằng ngày giúp hạ huyết áp', 'hạ huyết áp'],
  ['Tăng cường sức đề kháng cho cả nhà', 'Tăng cường sức đề kháng'],
  ['Rất tốt cho dạ dày', 'tốt cho dạ dày'],
  ['Giúp kháng viêm', 'kháng viêm'],
  ['Chè ngon số 1 Tây Bắc', 'số 1'],
  ['It relieves stomach aches', 'relieves stomach aches'],
  ['Good for your health', 'Good for your health'],
])('“%s” promises something: “%s”', (text, words) => {
  expect(findingsInText('descriptionVi', text.normalize('NFD'))).toEqual([
    { kind: 'claim', path: 'descriptionVi', words, stars: null },
  ]);
});

test.each([
  'Giá trị dinh dưỡng in trên bao bì',
  'Số 1 đường Hoàng Liên, phường Sa Pa',
  'Thôn số 1, lô số 12',
  'Nhận sửa chữa khung dệt',
  'Cured pork belly, a sweet treat',
  'Ho, ngứa là tên hai bản; đau đáu nhớ quê',
])('“%s” promises nothing', (text) => {
  expect(findingsInText('descriptionVi', text)).toEqual([]);
});

const tea: ListingContent = { ...emptyContent, titleVi: 'Chè Shan', descriptionVi: 'Hái tay. Giảm ho.' };

test('what no person has let out yet, and what the register denies, is strongest and comes first', () => {
  const after = {
    ...tea,
    titleVi: 'Chè Shan 5 sao OCOP',
    summaryVi: 'Gọi 0912 345 678',
    storyVi: 'Chữa khỏi bệnh.',
  };
  const weigh = (before: ListingContent | null, stars: number | null) =>
    weighFindings(after, before, stars).map(({ words, isStrong }) => `${isStrong ? '! ' : ''}${words}`);
  expect(weigh(tea, 3)).toEqual(['! 5 sao', '! Chữa khỏi', 'OCOP', '0912 345 678', 'Giảm ho']);
  expect(weigh(null, 5)).toEqual(['! Giảm ho', '! Chữa khỏi', '5 sao', 'OCOP', '0912 345 678']);
  expect(weigh(after, null)).toEqual(['! 5 sao', '! OCOP', '0912 345 678', 'Giảm ho', 'Chữa khỏi']);
});

test('each place is told with what to write instead, in reading order, where it stands in the text', () => {
  const text =
    'Chè giảm đau bụng, tốt cho dạ dày. Cam kết hiệu quả, tốt nhất vùng. Chữa khỏi ho. Gọi 0912 345 678. Đạt 5 sao.';
  const places = warnedPlaces('descriptionVi', text.normalize('NFD'), 4);
  expect(places.map(({ kind, advice, stars }) => [kind, advice ?? stars])).toEqual([
    ['claim', 'illness'],
    ['claim', 'body'],
    ['claim', 'warrant'],
    ['claim', 'best'],
    ['claim', 'cure'],
    ['contact', null],
    ['star', 5],
  ]);
  for (const { words, from, to } of places) expect(text.normalize('NFC').slice(from, to)).toBe(words);
  expect(places[0]?.source).toContain('15/2018');
});

test('a place is marked each time it stands there; what the register confirms is not', () => {
  expect(warnedPlaces('titleVi', 'Giảm đau, giảm đau. OCOP 4 sao.', 4).map(({ from }) => from)).toEqual([
    0, 10,
  ]);
  expect(warnedPlaces('titleVi', 'OCOP 4 sao', null).map(({ words }) => words)).toEqual(['OCOP', '4 sao']);
  expect(warnedPlaces('label.maker', 'HTX Bản Liền, 0912 345 678', null)).toEqual([]);
});
