import { afterAll, beforeAll, expect, test } from 'vitest';
import { loadReadingReference } from '#app/domain/register/import/load-reading-reference.server.ts';
import type { PlaceIndex } from '#app/domain/register/places/place-index.ts';
import { placeKey } from '#app/domain/register/places/place-key.ts';
import { placeTextKey, resolvePlace } from '#app/domain/register/places/resolve-place.ts';
import { gridFile, planFile } from '#tests/domain/register/register-file.ts';
import { type TestMarket, testMarket } from '#tests/support/test-market.ts';

let market: TestMarket;
let index: PlaceIndex;
beforeAll(async () => {
  market = await testMarket();
  index = (await loadReadingReference(market.context)).places;
});
afterAll(() => market.close());

const nobody = new Map<string, string>();
const resolve = (
  commune: string | null,
  district: string | null,
  answers: ReadonlyMap<string, string> = nobody,
) => resolvePlace(index, { commune, district }, answers);

test.each([
  // Former communes under their district, as departments write them.
  ['Xã Trì Quang', 'Bảo Thắng', '02926', '086'],
  ['Thị trấn Nông trường Phong Hải', 'Bảo Thắng', '02902', '086'],
  ['TTNT Phong Hải', 'Bảo Thắng', '02902', '086'],
  ['TT. NT Phong Hải', 'Bảo Thắng', '02902', '086'],
  ['Xã Y Tý', 'Bát Xát', '02701', '082'],
  ['xã Ý Tí', 'H. Bát Xát', '02701', '082'],
  ['Phường Phan Si Păng', 'Sa Pa', '03006', '088'],
  ['P. Sa Pả', 'TX Sa Pa', '03006', '088'],
  ['PHƯỜNG SA PA', 'Sapa', '03006', '088'],
  ['Thị trấn Si Ma Cai', 'Xi Ma Cai', '02809', '084'],
  ['Si Ma Cai', 'Simacai', '02809', '084'],
  ['Phường Kim Tân', 'Lào Cai', '02647', '080'],
  ['Phường Kim Tân', 'TP. Lào Cai', '02647', '080'],
  ['Xã Nậm Chảy', 'Mường Khương', '02761', '083'],
  ['Nậm Chày', 'Văn Bàn', '03076', '089'],
  ['Tân An', 'Văn Bàn', '02989', '089'],
  // Units of today, without a district.
  ['Xã Xuân Hòa', null, '02962', '087'],
  ['Xã Xuân Hoà', null, '02962', '087'],
  ['Phường Cam Đường', null, '02671', '080'],
  // The kind tells a former town from today's commune of its name.
  ['Thị trấn Khánh Yên', null, '03082', '089'],
])('%s, %s', (commune, district, communeCode, districtCode) => {
  expect(resolve(commune, district)).toEqual({ kind: 'resolved', communeCode, districtCode });
});

test('decomposed letters, capitals and blanks make no difference', () => {
  expect(resolve('XÃ  TRÌ QUANG '.normalize('NFD'), ' huyện  Bảo Thắng')).toMatchObject({
    communeCode: '02926',
  });
});

test('what can be several places, or none, is a question with what was probably meant', () => {
  const two = resolve('Xã Thanh Bình', null);
  expect(two).toMatchObject({ kind: 'question', why: 'ambiguous' });
  if (two.kind === 'question')
    expect(new Set(two.candidates.map((each) => each.communeCode))).toEqual(new Set(['02761', '03046']));
  expect(resolve('Nam Cường', null)).toMatchObject({ kind: 'question', why: 'ambiguous' });
  // There is one, in another district than the register says.
  expect(resolve('Xã Trì Quang', 'Sa Pa')).toMatchObject({ kind: 'question', why: 'ambiguous' });

  const typo = resolve('Xã Trì Quan', 'Bảo Thắng');
  expect(typo).toMatchObject({ kind: 'question', why: 'unknown' });
  if (typo.kind === 'question') expect(typo.candidates[0]?.communeCode).toBe('02926');
  expect(resolve('Xã Hoàn Toàn Lạ', null)).toMatchObject({
    kind: 'question',
    why: 'unknown',
    candidates: [],
  });
});

test('an answer is used for the same words, and only for those', () => {
  const answers = new Map([[placeTextKey('Xã Thượng Giới', 'Bắc Hà'), '02839']]);
  expect(resolve('xã thượng giới', 'Huyện Bắc Hà', answers)).toEqual({
    kind: 'resolved',
    communeCode: '02839',
    districtCode: '085',
  });
  expect(resolve('Xã Thượng Giới', 'Sa Pa', answers).kind).toBe('question');
});

test('a district alone is kept, nothing stays nothing, a commune in the district column is found', () => {
  expect(resolve(null, 'Huyện Bắc Hà')).toEqual({ kind: 'resolved', communeCode: null, districtCode: '085' });
  expect(resolve(null, null)).toEqual({ kind: 'none' });
  expect(resolve('', ' ')).toEqual({ kind: 'none' });
  expect(resolve(null, 'Xã Bản Liền')).toMatchObject({ kind: 'resolved', communeCode: '02869' });
});

test('a unit of today that took in parts of two districts names none of them', () => {
  expect(resolve('Xã Gia Phú', null)).toMatchObject({ kind: 'resolved', communeCode: '02923' });
  expect(resolve('Xã Bảo Hà', 'Bảo Yên')).toMatchObject({ communeCode: '02989', districtCode: '087' });
});

test('every unit, of today and former, is found by its own name', () => {
  for (const [key, readings] of index.byKey) {
    for (const reading of readings) {
      expect(placeKey(reading.label.split(',')[0]?.split(' → ')[0] ?? '')).toBe(key);
      const district = reading.legacy ? (index.districtName.get(reading.districtCode ?? '') ?? null) : null;
      const name = reading.label.split(',')[0]?.split(' → ')[0] ?? '';
      const found = resolve(name, district);
      if (found.kind === 'resolved') expect(found.communeCode, reading.label).toBe(reading.communeCode);
      else
        expect(
          found.kind === 'question' && found.candidates.map((each) => each.communeCode),
          reading.label,
        ).toContain(reading.communeCode);
      if (reading.legacy) expect(found.kind, reading.label).toBe('resolved');
    }
  }
});

test('an answer that the row’s district denies is taken, and says so', () => {
  const answers = new Map([[placeTextKey('Thôn Lạ', 'Bát Xát'), '02926']]);
  expect(resolve('Thôn Lạ', 'Bát Xát', answers)).toEqual({
    kind: 'resolved',
    communeCode: '02926',
    districtCode: '082',
    districtDiffers: true,
  });
  const here = new Map([[placeTextKey('Thôn Lạ', 'Bát Xát'), '02701']]);
  expect(resolve('Thôn Lạ', 'Bát Xát', here)).toEqual({
    kind: 'resolved',
    communeCode: '02701',
    districtCode: '082',
  });
});

test('an unknown name offers the district’s own units, the most alike first', () => {
  const asked = resolve('Trung tâm Y Tý', 'Bát Xát');
  if (asked.kind !== 'question') throw new Error('no question');
  expect(asked.candidates[0]?.communeCode).toBe('02701');
  expect(asked.candidates.length).toBeGreaterThan(1);
  for (const { communeCode } of asked.candidates)
    expect(index.communeDistricts.get(communeCode), communeCode).toContain('082');
});

test('a commune that is misspelt in an address of one cell is asked about, and a hamlet is none', async () => {
  const { context } = market;
  const head = ['Tên sản phẩm', 'Chủ thể', 'Địa chỉ'];
  const place = async (address: string) => {
    const { questions, rows } = await planFile(context, await gridFile([head, ['Chè', 'HTX A', address]]));
    return [questions.map(({ kind, text }) => `${kind} ${text}`), rows[0]?.outcome];
  };
  expect(await place('Trì Quangg, Bảo Thắng')).toEqual([['place Trì Quangg, Bảo Thắng'], 'rejected']);
  expect(await place('Thôn 2, Bản Liênn, Bắc Hà')).toEqual([['place Bản Liênn, Bắc Hà'], 'rejected']);
  expect(await place('TTNT Phong Hải, Bảo Thắng')).toEqual([[], 'new']);
  for (const known of [
    'Thôn 2, Bảo Thắng',
    'Số 12 đường Hoàng Liên, Sa Pa',
    'Bản Hồ Xa, Bảo Thắng',
    'Tổ 3, Trì Quang, Bảo Thắng',
  ])
    expect([known, ...(await place(known))]).toEqual([known, [], 'new']);
});
