import { readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { findClaims } from '#app/domain/catalog/find-claims.ts';
import { fitListing, readiness } from '#app/domain/channels/readiness/readiness.ts';
import { channelByCode, channels } from '#app/domain/channels/registry.server.ts';
import { commonRange, fieldHints } from '#app/domain/channels/rules/form-hints.ts';
import { isMarketGtin } from '#app/domain/channels/rules/is-market-gtin.ts';
import { contactShapes, firstShape } from '#app/domain/channels/rules/text-shapes.ts';
import { channelText } from '#app/i18n/channels.ts';
import { channelListing, channelVariant } from '#tests/factories/channel-listing.ts';

const today = '2026-11-23';
const shopee = channelByCode('shopee');
const google = channelByCode('google');

test('every channel folder with a rule table is registered, and every rule has an id of its own', () => {
  const folder = new URL('../../../app/domain/channels/', import.meta.url);
  const withRules = readdirSync(folder, { withFileTypes: true })
    .filter(
      (entry) => entry.isDirectory() && readdirSync(new URL(`${entry.name}/`, folder)).includes('rules.ts'),
    )
    .map((entry) => entry.name);
  expect(channels.map(({ code }) => code).sort()).toEqual(withRules.sort());
  for (const { rules } of channels) expect(new Set(rules.map(({ id }) => id)).size).toBe(rules.length);
});

test('every rule names its source and a text that names only params which the rule gives', () => {
  const given: Record<string, string[]> = {
    length: ['min', 'max', 'actual'],
    count: ['min', 'max', 'actual'],
    number: ['min', 'max', 'actual'],
    without: ['found'],
    withoutClaims: ['found'],
    present: [],
  };
  for (const { rules } of channels) {
    for (const { check, fix, source } of rules) {
      expect(source).not.toBe('');
      const named = [...String(channelText('vi', fix)).matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? '');
      const bounds =
        'min' in check || 'max' in check ? ['min', 'max'].filter((name) => !(name in check)) : [];
      const known = (given[check.kind] ?? ['actual']).filter((name) => !bounds.includes(name));
      expect(known, `${fix}`).toEqual(expect.arrayContaining(named));
    }
  }
});

test('a whole listing is ready with a full score', () => {
  for (const channel of channels) {
    expect(readiness(channel, channelListing(), today)).toEqual({
      score: 100,
      closed: false,
      ready: true,
      items: [],
    });
  }
});

test('a missing photo blocks, and the score never says 100 while something is left', () => {
  const result = readiness(google, channelListing({ photos: [] }), today);
  expect(result.ready).toBe(false);
  expect(result.score).toBeLessThan(100);
  expect(result.items.map(({ ruleId, fieldPath, severity }) => [ruleId, fieldPath, severity])).toEqual([
    ['photo', 'photos', 'blocking'],
  ]);
  const warned = readiness(shopee, channelListing({ variants: [channelVariant({ lengthCm: null })] }), today);
  expect(warned.ready).toBe(true);
  expect(warned.score).toBeGreaterThan(90);
  expect(warned.score).toBeLessThan(100);
});

test('what readiness blocks is exactly what does not leave', () => {
  const poor = channelListing({
    variants: [channelVariant(), channelVariant({ publicCode: 'V2', nameVi: 'Hộp 200 g', priceVnd: 0 })],
  });
  expect(fitListing(google, poor, today)?.variants.map(({ publicCode }) => publicCode)).toEqual(['V7K2M9Q4']);
  expect(readiness(google, poor, today).items).toMatchObject([
    { ruleId: 'price', variantCode: 'V2', fieldPath: 'variants.1.priceVnd' },
  ]);
  const none = channelListing({ variants: [channelVariant({ priceVnd: 0 })] });
  expect(fitListing(google, none, today)).toBeNull();
  expect(readiness(google, none, today).ready).toBe(false);
});

test('titles are counted in code points of the composed text', () => {
  const decomposed = 'ế'.normalize('NFD').repeat(150);
  expect(readiness(google, channelListing({ titleVi: decomposed }), today).ready).toBe(true);
  const tooLong = readiness(google, channelListing({ titleVi: '😀'.repeat(151) }), today);
  expect(tooLong.items).toMatchObject([{ ruleId: 'title-length', params: { max: 150, actual: 151 } }]);
});

test('Google begins to refuse small photos on its own day, by the clock alone', () => {
  const small = channelListing({
    photos: [{ hash: 'a', url: 'https://cho.vn/a.jpg', width: 400, height: 400 }],
  });
  expect(readiness(google, small, '2026-04-13').items).toEqual([]);
  expect(readiness(google, small, '2027-01-30')).toMatchObject({
    ready: true,
    items: [{ ruleId: 'photo-side' }],
  });
  expect(readiness(google, small, '2027-01-31')).toMatchObject({
    ready: false,
    items: [{ ruleId: 'photo-side-enforced', severity: 'blocking' }],
  });
});

test('alcohol is in no feed, and on a platform only with a licence that staff have seen', () => {
  const spirit = channelListing({ isAlcohol: true, setCode: 'QD26-14' });
  const licence = { id: 'p', kind: 'alcohol-licence', number: '7', validTo: null, isChecked: true };
  for (const code of ['google', 'meta', 'zalo']) {
    const licensed = { ...spirit, papers: [licence] };
    expect(fitListing(channelByCode(code), licensed, today)).toBeNull();
    expect(readiness(channelByCode(code), licensed, today)).toMatchObject({
      score: 0,
      closed: true,
      ready: false,
      items: [{ ruleId: 'alcohol', liftedBy: [] }],
    });
  }
  for (const code of ['shopee', 'tiktok-shop', 'lazada', 'tiki', 'postmart']) {
    const channel = channelByCode(code);
    expect(readiness(channel, spirit, today)).toMatchObject({ closed: false, ready: false });
    expect(readiness(channel, spirit, today).items[0]).toMatchObject({
      ruleId: 'alcohol-licence',
      fieldPath: 'papers',
      liftedBy: ['alcohol-licence'],
    });
    const unseen = { ...spirit, papers: [{ ...licence, isChecked: false }] };
    expect(fitListing(channel, unseen, today)).toBeNull();
    const licensed = { ...spirit, papers: [licence] };
    expect(fitListing(channel, licensed, today)).not.toBeNull();
    expect(readiness(channel, licensed, today).items.map(({ ruleId }) => ruleId)).toEqual(['alcohol-care']);
  }
});

test('health food needs its registration and the sentence that it is no medicine', () => {
  const channel = channelByCode('shopee');
  const capsules = channelListing({ setCode: 'QD26-18', papers: [] });
  const blocking = (listing: typeof capsules) =>
    readiness(channel, listing, today)
      .items.filter(({ severity }) => severity === 'blocking')
      .map(({ ruleId }) => ruleId);
  expect(blocking(capsules)).toEqual(['health-registration', 'health-disclaimer']);
  const told = {
    ...capsules,
    descriptionVi: `${capsules.descriptionVi}\nThực phẩm này KHÔNG phải là thuốc và không có  tác dụng thay thế thuốc chữa bệnh.`,
    papers: [{ id: 'p', kind: 'product-registration', number: '1', validTo: null, isChecked: false }],
  };
  expect(blocking(told)).toEqual([]);
  expect(fitListing(channel, told, today)).not.toBeNull();
});

test('a cosmetic needs its declaration; fresh and other food is warned of', () => {
  const shopee = channelByCode('shopee');
  const ids = (setCode: string) =>
    readiness(shopee, channelListing({ setCode, papers: [] }), today).items.map(({ ruleId, severity }) => [
      ruleId,
      severity,
    ]);
  expect(ids('QD26-19')).toEqual([['cosmetic-declaration', 'blocking']]);
  expect(ids('QD26-01')).toEqual([['fresh-papers', 'warning']]);
  expect(ids('QD26-13')).toEqual([['food-papers', 'warning']]);
  expect(ids('QD26-21')).toEqual([]);
});

test('Tiki may ask for papers of a category: goods that have none are warned of them once it is chosen', () => {
  const tiki = channelByCode('tiki');
  const found = (changes: Parameters<typeof channelListing>[0]) =>
    readiness(tiki, channelListing({ setCode: 'QD26-20', papers: [], ...changes }), today);
  const asked = { ruleId: 'category-papers', fieldPath: 'papers', severity: 'warning' };
  expect(found({ category: '4821' })).toMatchObject({ ready: true, items: [asked] });
  const report = { id: 'p', kind: 'test-report', number: '7', validTo: null, isChecked: false };
  expect(found({ category: '4821', papers: [report] }).items).toEqual([]);
  expect(found({ category: null }).items.map(({ ruleId }) => ruleId)).toEqual(['category']);
});

test('a paper that ends within thirty days is warned of, unless another one lasts', () => {
  const tiki = channelByCode('tiki');
  const paper = { id: 'p', kind: 'food-safety', number: null, isChecked: true };
  const items = (...ends: Array<string | null>) =>
    readiness(
      tiki,
      channelListing({ papers: ends.map((validTo, at) => ({ ...paper, id: `p${at}`, validTo })) }),
      today,
    ).items.map(({ ruleId, params }) => [ruleId, params.actual]);
  expect(items('2026-12-23')).toEqual([['food-papers-ending', '23/12/2026']]);
  expect(items('2026-12-24')).toEqual([]);
  expect(items('2026-12-01', '2026-12-10')).toEqual([['food-papers-ending', '10/12/2026']]);
  expect(items('2026-12-01', null)).toEqual([]);
});

test('stars are named only as they are held today', () => {
  const tiki = channelByCode('tiki');
  const ids = (titleVi: string, starsToday: number | null) =>
    readiness(tiki, channelListing({ titleVi, starsToday }), today).items.map(({ ruleId }) => ruleId);
  expect(ids('Chè Shan tuyết OCOP 4 sao', 4)).toEqual([]);
  expect(ids('Chè Shan tuyết OCOP 4 sao', 3)).toEqual(['title-stars']);
  expect(ids('Chè Shan tuyết 5 sao OCOP', null)).toEqual(['title-stars']);
  expect(ids('Chè Shan tuyết oCop: 5 SAO', 4)).toEqual(['title-stars']);
});

test('the form shows the limits of the same table, and the range in which every channel is content', () => {
  const hints = fieldHints(channels, 'title', today);
  expect(hints).toEqual(
    expect.arrayContaining([
      expect.objectContaining({ channel: 'shopee', max: 120, confirmed: false }),
      expect.objectContaining({ channel: 'tiktok-shop', min: 25, confirmed: true }),
      expect.objectContaining({ channel: 'google', max: 150, confirmed: true }),
      expect.objectContaining({ channel: 'lazada', max: 255 }),
      expect.objectContaining({ channel: 'meta', max: 200 }),
    ]),
  );
  expect(commonRange(hints)).toEqual({ min: 25, max: 120 });
});

test.each([
  ['Gọi 0912 345 678 để đặt', true],
  ['LH: +84 912.345.678', true],
  ['Xem https://vidu.vn/che', true],
  ['Trang web chebanlien.vn', true],
  ['Nhắn Zalo shop', true],
  ['Viết cho ban.hang-1@chebanlien.vn nhé', true],
  ['Cân ở chợ @ Bắc Hà', false],
  ['Mã vạch 8931234567897 in trên hộp', false],
  ['Giá 100.000 đến 120.000 đồng, khoảng 0 - 5 độ', false],
  ['Uống với mật ong.Vị ngọt lâu', false],
])('contacts in “%s”: %s', (text, found) => {
  expect(firstShape(contactShapes, text.normalize('NFC').toLowerCase()) !== null).toBe(found);
});

test.each([
  ['Trà giúp điều trị đau dạ dày', true],
  ['Chữa khỏi mất ngủ', true],
  ['Tra nay chua khoi mat ngu, dieu tri da day', true],
  ['Vị chua dịu, không chữa gì cả', false],
  ['Bàn ghế sửa chữa, giá trị lâu bền', false],
  ['Thực phẩm này không phải là thuốc và không có tác dụng thay thế thuốc chữa bệnh', false],
  ['Sản phẩm không dùng để điều trị bệnh', false],
  ['Trà điều trị dứt điểm mất ngủ', true],
  ['Trị ho lâu ngày dứt điểm', true],
  ['Cam kết khỏi sau một tuần', true],
  ['Bảo đảm hết mất ngủ', true],
  ['Uống là khỏi hẳn', true],
  ['Dùng thay thế thuốc huyết áp', true],
  ['Trà thay cho thuốc', true],
  ['Uong thay the thuoc dau', true],
  ['Đẩy lùi bệnh gút, chữa mất ngủ tận gốc', true],
  ['Khỏi đau lưng', true],
  ['Không cần uống thuốc nữa', true],
  ['Không chỉ ngon mà còn chữa khỏi mất ngủ', true],
  ['Không chất bảo quản, điều trị dạ dày', true],
  ['Does not replace medicine and is not meant to cure', false],
  ['Replaces your medicine', true],
  ['Thay thế thuốc lá, không cần thuốc trừ sâu', false],
  ['Ngon khỏi chê, thịt hun khói hẳn hai ngày', false],
  ['Quà trị giá cao, hoàn toàn hái tay', false],
  ['Cam kết tri ân khách quen', false],
  ['Vị ngọt dịu, thơm lâu', false],
])('claims in “%s”: %s', (text, found) => {
  expect(findClaims(text, today, ['promise']).length > 0).toBe(found);
});

test.each([
  ['8931234567897', true],
  ['6291041500213', true],
  ['96385074', true],
  ['036000291452', true],
  ['10614141000415', true],
  ['8931234567890', false],
  ['2001234567893', false],
  ['893123456789', false],
  ['89312345678 7', false],
  ['00000000000000', false],
])('GTIN %s: %s', (gtin, right) => {
  expect(isMarketGtin(gtin)).toBe(right);
});
