import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseAddress } from '#app/domain/register/parse/parse-address.ts';
import { parseDate } from '#app/domain/register/parse/parse-date.ts';
import { decisionKey, isSameDecision, parseDecision } from '#app/domain/register/parse/parse-decision.ts';
import { legalTypeOfName, parseLegalType, producerKey } from '#app/domain/register/parse/parse-legal-type.ts';
import { channelOfUrl, parseLinks, urlKey } from '#app/domain/register/parse/parse-links.ts';
import { parseMark } from '#app/domain/register/parse/parse-mark.ts';
import { parsePhone } from '#app/domain/register/parse/parse-phone.ts';
import { parsePlatforms } from '#app/domain/register/parse/parse-platforms.ts';
import { parseStars, parseStarsOfSection } from '#app/domain/register/parse/parse-stars.ts';
import { publicCodeFrom, readPublicCode } from '#app/domain/register/public-code.ts';
import { findAsOf } from '#app/domain/register/workbook/find-as-of.ts';
import { isLocalDate } from '#app/server/local-date.ts';
import { fold, foldKeepingMarks, sortKey, withoutMarks } from '#app/server/text/fold.ts';

const day = fc
  .date({ min: new Date('2018-01-01'), max: new Date('2030-12-31'), noInvalidDate: true })
  .map((date) => ({ year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() }));
const two = (number: number) => String(number).padStart(2, '0');

test.each([
  [{ text: '3', number: 3 }, 3],
  [{ text: '3 sao' }, 3],
  [{ text: ' 03  SAO ' }, 3],
  [{ text: '3*' }, 3],
  [{ text: '★★★' }, 3],
  [{ text: '⭐⭐⭐⭐' }, 4],
  [{ text: '*****' }, 5],
  [{ text: 'Ba sao' }, 3],
  [{ text: 'bốn sao'.normalize('NFD') }, 4],
  [{ text: 'Năm sao' }, 5],
  [{ text: 'OCOP 4 sao' }, 4],
  [{ text: 'Hạng 3★' }, 3],
  [{ text: 'Đạt chuẩn OCOP 3 sao' }, 3],
  [{ text: 'Được công nhận 4 sao năm 2023' }, 4],
  [{ text: 'OCOP - 3 sao (cấp tỉnh)' }, 3],
])('stars %j', (cell, stars) => {
  expect(parseStars(cell)).toEqual({ value: stars, problems: [] });
});

test.each([
  ['3-4 sao', 'stars_several'],
  ['6 sao', 'stars_unreadable'],
  ['đạt', 'stars_unreadable'],
  ['Tiềm năng 5 sao', 'stars_potential'],
  ['chưa xếp hạng', 'stars_missing'],
  ['Không đạt 3 sao', 'stars_missing'],
  ['chưa được 4 sao', 'stars_missing'],
  ['đề nghị 5 sao', 'stars_potential'],
  ['Phấn đấu 4 sao', 'stars_potential'],
  ['dưới 3 sao', 'stars_unclear'],
  ['Rớt 4 sao', 'stars_unclear'],
  ['Hết hạn 3 sao', 'stars_unclear'],
  ['3 sao (đã thu hồi)', 'stars_unclear'],
  ['★★★ thu hồi', 'stars_unclear'],
  ['Xét ba sao', 'stars_unclear'],
  ['-3', 'stars_unreadable'],
  ['−3 sao', 'stars_unreadable'],
  ['<3 sao', 'stars_unreadable'],
  ['3 sao?', 'stars_unreadable'],
])('no stars in %s', (text, code) => {
  for (const written of [text, text.normalize('NFD'), text.toUpperCase(), withoutMarks(text)])
    expect(parseStars({ text: written }), written).toEqual({ value: null, problems: [code] });
});

test.each([
  ['II. Thực phẩm đạt 3 sao', 3, []],
  ['Nhóm chưa đạt 3 sao', null, ['stars_missing']],
  ['Sản phẩm đề nghị 5 sao', null, ['stars_potential']],
  ['Danh sách 3 sao bị thu hồi', null, ['stars_unclear']],
])('a heading above the rows: %s', (text, value, problems) => {
  expect(parseStarsOfSection(text)).toEqual({ value, problems });
});

test('an empty cell and a dash say nothing', () => {
  for (const text of ['', '-', '–']) {
    expect(parseStars({ text })).toEqual({ value: null, problems: [] });
    expect(parseDate({ text })).toEqual({ value: null, problems: [] });
    expect(parseDecision({ text })).toEqual({ value: null, problems: [] });
    expect(parsePhone({ text })).toEqual({ value: null, problems: [] });
  }
});

test('every notation of a day gives that day', () => {
  fc.assert(
    fc.property(day, fc.constantFrom('/', '.', '-', ' / '), (date, separator) => {
      const iso = `${date.year}-${two(date.month)}-${two(date.day)}`;
      for (const text of [
        `${two(date.day)}${separator}${two(date.month)}${separator}${date.year}`,
        `${date.day}${separator}${date.month}${separator}${date.year}`,
        `${date.day}/${date.month}/${String(date.year).slice(2)}`,
        iso,
        `ngày ${date.day} tháng ${date.month} năm ${date.year}`,
        `Ngày ${two(date.day)} tháng ${two(date.month)} năm ${date.year}`.normalize('NFD'),
      ]) {
        expect(parseDate({ text }), text).toEqual({ value: { day: iso, precision: 'day' }, problems: [] });
      }
      expect(parseDate({ text: 'x', date }).value).toEqual({ day: iso, precision: 'day' });
    }),
  );
});

test.each([
  ['14 Oct 2024', '2024-10-14', 'day'],
  ['1 September 2023', '2023-09-01', 'day'],
  ['Oct 14, 2024', '2024-10-14', 'day'],
  ['tháng 4/2022', '2022-04-01', 'month'],
  ['Tháng 04 năm 2022', '2022-04-01', 'month'],
  ['T4/2022', '2022-04-01', 'month'],
  ['4/2022', '2022-04-01', 'month'],
  ['năm 2022', '2022-01-01', 'year'],
  ['2022', '2022-01-01', 'year'],
])('%s is known to its month or year', (text, iso, precision) => {
  expect(parseDate({ text })).toEqual({ value: { day: iso, precision }, problems: [] });
});

test('a year before 1990 is a slip of the finger and no year of this century', () => {
  for (const text of [
    '01/01/0001',
    '01/01/0022',
    '1/1/1989',
    '1989-12-31',
    '0001-01-01',
    '1950',
    'tháng 4/1985',
  ])
    expect(parseDate({ text }).problems, text).toEqual(['date_impossible']);
  expect(parseDate({ text: 'x', date: { year: 1900, month: 1, day: 1 } }).problems).toEqual([
    'date_impossible',
  ]);
  expect(parseDate({ text: '30000', number: 30_000 }).problems).toEqual(['date_unreadable']);
  expect(parseDate({ text: '1/1/22' }).value).toEqual({ day: '2022-01-01', precision: 'day' });
  expect(['1989-12-31', '0001-01-01', '1990-01-01'].map(isLocalDate)).toEqual([false, false, true]);
});

test('days that do not exist and texts that are none are refused; a bare serial number is read with a remark', () => {
  for (const text of ['31/02/2023', '32/01/2023', '12/25/2023', '2023-13-01'])
    expect(parseDate({ text }).problems).toEqual(['date_impossible']);
  for (const text of ['quý trước', '12/3', 'chưa cấp'])
    expect(parseDate({ text }).problems).toEqual(['date_unreadable']);
  expect(parseDate({ text: '44961', number: 44961 })).toEqual({
    value: { day: '2023-02-04', precision: 'day' },
    problems: ['date_from_number'],
  });
  expect(parseDate({ text: '2022', number: 2022 }).value).toEqual({ day: '2022-01-01', precision: 'year' });
});

test.each([
  ['1269/QĐ-UBND', '1269/QĐ-UBND', null],
  ['QĐ số 123/QĐ-UBND ngày 12/3/2023', '123/QĐ-UBND', '2023-03-12'],
  ['Số: 45/QĐ-UBND, 12.03.2023', '45/QĐ-UBND', '2023-03-12'],
  ['Quyết định số 3378/QĐ - UBND ngày 05 tháng 6 năm 2024 của UBND tỉnh', '3378/QĐ-UBND', '2024-06-05'],
  ['QĐ 88', '88', null],
  ['số 12/2023/QĐ-UBND', '12/2023/QĐ-UBND', null],
  ['QĐ-UBND số 7 ngày 1/2/2023', '7', '2023-02-01'],
])('decision %s', (text, number, iso) => {
  const { value, problems } = parseDecision({ text });
  expect(problems).toEqual([]);
  expect([value?.number, value?.date?.day ?? null]).toEqual([number, iso]);
});

test('of several decisions the latest; of an impossible day none', () => {
  expect(parseDecision({ text: '12/QĐ-UBND ngày 1/2/2021; 99/QĐ-UBND ngày 3/4/2024' })).toMatchObject({
    value: { number: '99/QĐ-UBND', date: { day: '2024-04-03' } },
    problems: ['decision_several'],
  });
  expect(parseDecision({ text: '12/QĐ-UBND ngày 31/02/2025' }).problems).toEqual(['date_impossible']);
  expect(parseDecision({ text: 'đang chờ' }).problems).toEqual(['decision_unreadable']);
});

test.each([
  'QĐ 91/QĐ-UBND ngày 01/02/2022; thu hồi theo QĐ 105/QĐ-UBND ngày 03/03/2026',
  'QĐ 91/QĐ-UBND ngày 01/02/2022, bãi bỏ tại QĐ 105/QĐ-UBND ngày 03/03/2026',
  '105/QĐ-UBND huỷ 91/QĐ-UBND',
  'Thu hồi 03/03/2026',
  '91/QĐ-UBND (hết hiệu lực)',
])('a withdrawn recognition is no decision to record: %s', (text) => {
  for (const written of [text, text.normalize('NFD'), text.toUpperCase(), withoutMarks(text)])
    expect(parseDecision({ text: written }), written).toEqual({
      value: null,
      problems: ['decision_revoked'],
    });
});

test.each([
  'QĐ 91/QĐ-UBND ngày 01/02/2022; thay thế bằng QĐ 105/QĐ-UBND ngày 03/03/2026',
  'QĐ 91/QĐ-UBND ngày 01/02/2022 (đính chính tại QĐ 105/QĐ-UBND ngày 03/03/2026)',
])('a decision that replaces or corrects does not recognise: %s', (text) => {
  for (const written of [text, text.normalize('NFD'), text.toUpperCase(), withoutMarks(text)]) {
    const { value, problems } = parseDecision({ text: written });
    expect([value?.number?.split('/')[0], value?.date?.day, problems], written).toEqual([
      '91',
      '2022-02-01',
      ['decision_amended'],
    ]);
  }
  expect(parseDecision({ text: 'Đính chính QĐ 91/QĐ-UBND' }).problems).toEqual(['decision_unreadable']);
});

test.each([
  ['tháng 6/2024', '2024-06-01', 'month'],
  ['12/3/2023', '2023-03-12', 'day'],
  ['năm 2022', '2022-01-01', 'year'],
])('a date alone in the decision’s cell: %s', (text, day, precision) => {
  expect(parseDecision({ text })).toEqual({
    value: { number: null, date: { day, precision } },
    problems: ['decision_date_only'],
  });
});

test('decisions are one by number and year', () => {
  const of = (number: string, iso: string | null) => ({ key: decisionKey(number), day: iso });
  expect(isSameDecision(of('0123/QĐ-UBND', '2023-01-01'), of('123/qd-ubnd', '2023-12-31'))).toBe(true);
  expect(isSameDecision(of('123', null), of('123/QĐ-UBND', '2023-12-31'))).toBe(true);
  expect(isSameDecision(of('123/QĐ-UBND', '2022-01-01'), of('123/QĐ-UBND', '2023-01-01'))).toBe(false);
  expect(isSameDecision(of('123/QĐ-SNN', null), of('123/QĐ-UBND', null))).toBe(false);
});

test.each([
  [{ text: '0912.000.101' }, '+84912000101'],
  [{ text: '912000101', number: 912000101 }, '+84912000101'],
  [{ text: '+84 912 000 101' }, '+84912000101'],
  [{ text: '0163 222 3333' }, '+84332223333'],
  [{ text: '0214.3820.123' }, '+842143820123'],
])('phone %j', (cell, phone) => {
  expect(parsePhone(cell)).toEqual({ value: phone, problems: [] });
});

test('several phones and none', () => {
  expect(parsePhone({ text: '0912000101 / 0983000102' })).toEqual({
    value: '+84912000101',
    problems: ['phone_several'],
  });
  expect(parsePhone({ text: 'chị Mỷ' }).problems).toEqual(['phone_unreadable']);
});

const known = {
  isDistrict: (name: string) => ['bac ha', 'sa pa', 'huyen bac ha', 'thi xa sa pa'].includes(fold(name)),
  isCommune: (name: string) => ['nam det', 'ta van', 'xa nam det', 'sa pa'].includes(fold(name)),
};
test.each([
  ['Thôn 2, xã Nậm Đét, huyện Bắc Hà', ['Thôn 2', 'xã Nậm Đét', 'huyện Bắc Hà']],
  ['Thôn 2 xã Nậm Đét huyện Bắc Hà tỉnh Lào Cai', ['Thôn 2', 'xã Nậm Đét', 'huyện Bắc Hà']],
  ['Thôn Nậm Cài - xã Nậm Đét - huyện Bắc Hà', ['Thôn Nậm Cài', 'xã Nậm Đét', 'huyện Bắc Hà']],
  ['Nậm Đét, Bắc Hà', [null, 'Nậm Đét', 'Bắc Hà']],
  ['Thôn 1, Nậm Đét, Bắc Hà, Lào Cai', ['Thôn 1', 'Nậm Đét', 'Bắc Hà']],
  ['Tổ 3, phường Sa Pa, thị xã Sa Pa', ['Tổ 3', 'phường Sa Pa', 'thị xã Sa Pa']],
  ['P. Sa Pa, TX. Sa Pa', [null, 'P. Sa Pa', 'TX. Sa Pa']],
  ['Xã Nậm Đét', [null, 'Xã Nậm Đét', null]],
])('address %s', (text, [local, commune, district]) => {
  expect(parseAddress(text, known)).toEqual({ local, commune, district });
});

const channels = [
  {
    code: 'tiktok-shop',
    name: 'TikTok Shop',
    hosts: ['shop.tiktok.com', 'tiktok.com'],
    words: ['tiktok shop', 'tiktok'],
  },
  { code: 'shopee', name: 'Shopee', hosts: ['shopee.vn'], words: ['shopee'] },
  {
    code: 'postmart',
    name: 'Postmart',
    hosts: ['postmart.vn', 'buudien.vn'],
    words: ['postmart', 'buu dien'],
  },
];

test('links out of a cell, their channel and their key', () => {
  const { urls, unreadable } = parseLinks({
    text: '(https://shopee.vn/A-i.1.2), www.postmart.vn/che/ ; tiki; http://[bad',
  });
  expect(urls).toEqual(['https://shopee.vn/A-i.1.2', 'https://www.postmart.vn/che/']);
  expect(unreadable).toHaveLength(1);
  expect(urls.map((url) => channelOfUrl(url, channels))).toEqual(['shopee', 'postmart']);
  expect(channelOfUrl('https://shopee.example/x', channels)).toBe('shopee');
  expect(channelOfUrl('https://shopee.vn.evil.example/x', channels)).toBe(null);
  expect(urlKey('http://www.Shopee.vn/A/?utm_source=x#y')).toBe(urlKey('https://shopee.vn/A'));
  for (const plain of [
    'https://shopee.vn/Mật-ong-i.123.456',
    'https://shopee.vn/product/123/456',
    'https://www.lazada.vn/products/mat-ong-i123-s456.html',
    'https://tiki.vn/mat-ong-p123.html',
    'https://www.tiktok.com/view/product/123',
  ]) {
    const shared = `${plain}?sp_atk=a&extraParams=%7B%7D&spid=7&utm_source=zalo&fbclid=b#reviews`;
    expect(urlKey(shared)).toBe(urlKey(plain));
  }
  // Elsewhere only what is known to tell where a visitor came from goes.
  expect(urlKey('https://ocop.vn/xem?id=1&gclid=2&utm_medium=x')).toBe(urlKey('https://ocop.vn/xem?id=1'));
  expect(urlKey('https://shopee.vn/product?id=1')).not.toBe(urlKey('https://shopee.vn/product?id=2'));
  expect(parseLinks({ text: 'javascript:alert(1) https://user:pass@shopee.vn/x' }).urls).toEqual([]);
});

test.each([
  'https://shopee.vn:8443/x',
  'shopee.vn:8443/x',
  'http://shopee.vn:443/x',
  'http://127.0.0.1/x',
  'http://127.1/x',
  'http://0x7f.0.0.1/x',
  'http://192.168.1.7/che',
  'http://100.64.0.1/che',
  'http://[::1]/x',
  'http://may-in.local/x',
  'http://a.localhost./x',
])('“%s” is no address of a page that buyers reach, and names no platform', (text) => {
  const { urls, unreadable } = parseLinks({ text });
  expect([urls, unreadable]).toEqual([[], [text]]);
  expect(parsePlatforms({ text }, channels)).toMatchObject({ codes: [], unknown: [], notOn: [] });
});

test('the dot behind a host is none: the page stands on the platform all the same', () => {
  const text = 'https://shopee.vn./mat-ong-i.1.2, www.tiktok.com./view/product/3; xem shopee.vn.';
  const { urls, unreadable } = parseLinks({ text });
  expect(urls).toEqual([
    'https://shopee.vn/mat-ong-i.1.2',
    'https://www.tiktok.com/view/product/3',
    'https://shopee.vn/',
  ]);
  expect(unreadable).toEqual([]);
  expect(urls.map((url) => channelOfUrl(url, channels))).toEqual(['shopee', 'tiktok-shop', 'shopee']);
});

test.each([
  'https://shopee.vn/ruou-i.7.8\u200b',
  '\ufeffhttps://shopee.vn/ruou-i.7.8',
  '“https://shopee.vn/ruou-i.7.8”',
  '«https://shopee.vn/ruou-i.7.8».',
  '‘shopee.vn/ruou-i.7.8’',
])('what nobody sees and quotes are no part of an address: %j', (text) => {
  expect(parseLinks({ text }).urls).toEqual(['https://shopee.vn/ruou-i.7.8']);
  expect(parseLinks({ text: '', link: text.replace(/[.]$/, '') }).urls).toHaveLength(1);
});

test.each([
  'https://shopee.vn/gao-i.5.6|https://tiki.vn/gao-p5.html',
  'shopee.vn/gao-i.5.6|tiki.vn/gao-p5.html',
  'shopee.vn/cam-i.3.3,tiki.vn/cam-p3.html',
])('addresses that run together are none, and are said to: %s', (text) => {
  expect(parseLinks({ text })).toEqual({ urls: [], unreadable: [], joined: [text] });
});

test('a default port is none, and a public number is a host', () => {
  expect(parseLinks({ text: 'https://shopee.vn:443/x http://8.8.8.8/x' }).urls).toEqual([
    'https://shopee.vn/x',
    'http://8.8.8.8/x',
  ]);
});

test('legal types and the one key of a producer', () => {
  expect(
    ['HTX', 'Tổ hợp tác', 'Công ty TNHH', 'Hộ kinh doanh', 'Doanh nghiệp'].map(
      (text) => parseLegalType({ text }).value,
    ),
  ).toEqual(['cooperative', 'cooperative_group', 'enterprise', 'household', 'enterprise']);
  expect(parseLegalType({ text: 'liên minh' }).problems).toEqual(['legal_type_unknown']);
  expect(legalTypeOfName('Hộp quà Sa Pa')).toBe(null);
  expect(producerKey('Hợp tác xã  Sao Mai')).toBe(producerKey('HTX SAO MAI'));
  expect(producerKey('Công ty Trách nhiệm hữu hạn Suối Mây')).toBe(producerKey('Cty TNHH suối mây'));
  expect(producerKey('HTX Sao Mai')).not.toBe(producerKey('HKD Sao Mai'));
});

test('ticks', () => {
  for (const text of ['x', 'X', '✓', 'có', '1', 'Nữ']) expect(parseMark({ text }).value).toBe(true);
  for (const text of ['không', '0', '-', 'Nam']) expect(parseMark({ text }).value).toBe(false);
  expect(parseMark({ text: '' })).toEqual({ value: null, problems: [] });
  expect(parseMark({ text: 'có thể' }).problems).toEqual(['mark_unreadable']);
});

test.each([
  [['BIỂU THEO DÕI (đến 14/10/2024)'], '2024-10-14'],
  [['Tính đến ngày 14 tháng 10 năm 2024'], '2024-10-14'],
  [['Số liệu đến hết tháng 9/2024'], '2024-09-30'],
  [['Báo cáo quý III năm 2024'], '2024-09-30'],
  [['DANH SÁCH SẢN PHẨM OCOP NĂM 2023'], '2023-12-31'],
  [['Lào Cai, ngày 02 tháng 10 năm 2024', 'DANH SÁCH (tính đến 30/9/2024)'], '2024-09-30'],
  [['Kèm theo QĐ 12/QĐ-UBND'], null],
  // Still going on: no day to come.
  [['Tháng 11/2026'], '2026-11-23'],
  [['đến hết quý IV/2026'], '2026-11-23'],
  [['Năm 2026'], '2026-11-23'],
  [['Tháng 12/2026'], '2026-12-31'],
  [['as of 14 Oct 2024'], '2024-10-14'],
])('the day of %j', (lines, expected) => {
  expect(findAsOf(lines, '2026-11-23')?.day ?? null).toBe(expected);
});

test('no cell makes a parser throw or invent a value beyond its range', () => {
  const text = fc.oneof(
    fc.string({ unit: 'grapheme' }),
    fc.string({
      unit: fc.constantFrom(
        '0',
        '1',
        '9',
        '/',
        '-',
        '.',
        ' ',
        'Q',
        'Đ',
        'n',
        'g',
        'à',
        'y',
        's',
        'a',
        'o',
        '*',
        ';',
        ':',
        'h',
        't',
        'p',
      ),
    }),
  );
  fc.assert(
    fc.property(text, (written) => {
      const stars = parseStars({ text: written }).value;
      expect(stars === null || (stars >= 1 && stars <= 5)).toBe(true);
      const date = parseDate({ text: written }).value;
      if (date) expect(new Date(`${date.day}T00:00:00Z`).toISOString().slice(0, 10)).toBe(date.day);
      const phone = parsePhone({ text: written }).value;
      if (phone) expect(phone).toMatch(/^(\+84\d{9,10}|1[89]00\d{4,6})$/);
      for (const url of parseLinks({ text: written }).urls) expect(url).toMatch(/^https?:\/\/[^@]+$/);
      parseDecision({ text: written });
      parsePlatforms({ text: written }, channels);
      parseAddress(written, known);
      parseMark({ text: written });
    }),
    { numRuns: 500 },
  );
});

test('folding is the same for every way of writing a word, and sorting is that of a dictionary', () => {
  expect(new Set(['Hoà', 'hòa', 'HOÀ', 'Hoà'.normalize('NFD')].map(fold)).size).toBe(1);
  expect(foldKeepingMarks('Hoà')).toBe(foldKeepingMarks('hòa'));
  expect(foldKeepingMarks('mận')).not.toBe(foldKeepingMarks('mắn'));
  const words = [
    'an',
    'ăn',
    'ân',
    'ba',
    'bà',
    'bả',
    'bã',
    'bá',
    'bạ',
    'da',
    'đa',
    'ê',
    'mật ong',
    'mật ong rừng',
    'ơ',
    'ư',
  ];
  const shuffled = [...words].sort((a, b) => a.length - b.length || (a < b ? 1 : -1));
  expect(shuffled.sort((a, b) => (sortKey(a) < sortKey(b) ? -1 : 1))).toEqual(words);
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      expect(fold(fold(text))).toBe(fold(text));
    }),
  );
});

test('a public code survives typing and notices every single slip', () => {
  fc.assert(
    fc.property(
      fc.uint8Array({ minLength: 7, maxLength: 7 }),
      fc.nat(7),
      fc.nat(31),
      (bytes, place, other) => {
        const code = publicCodeFrom(bytes);
        expect(readPublicCode(` ${code.slice(0, 4).toLowerCase()}-${code.slice(4)} `)).toBe(code);
        const wrong = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'.charAt(other);
        if (wrong !== code[place])
          expect(readPublicCode(code.slice(0, place) + wrong + code.slice(place + 1))).toBe(null);
        for (let at = 0; at < 7; at += 1) {
          const swapped = code.slice(0, at) + code.charAt(at + 1) + code.charAt(at) + code.slice(at + 2);
          if (swapped !== code) expect(readPublicCode(swapped)).toBe(null);
        }
      },
    ),
  );
});
