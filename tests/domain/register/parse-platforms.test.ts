import { expect, test } from 'vitest';
import { parsePlatforms } from '#app/domain/register/parse/parse-platforms.ts';
import { withoutMarks } from '#app/server/text/fold.ts';

const channels = [
  {
    code: 'tiktok-shop',
    name: 'TikTok Shop',
    hosts: ['shop.tiktok.com', 'tiktok.com'],
    words: ['tiktok shop', 'tiktok'],
  },
  { code: 'shopee', name: 'Shopee', hosts: ['shopee.vn'], words: ['shopee'] },
  { code: 'lazada', name: 'Lazada', hosts: ['lazada.vn'], words: ['lazada'] },
  { code: 'voso', name: 'Voso', hosts: ['voso.vn'], words: ['voso', 'vo so'] },
  {
    code: 'postmart',
    name: 'Postmart',
    hosts: ['postmart.vn', 'buudien.vn'],
    words: ['postmart', 'buu dien'],
  },
];

test('platforms by their names, in any company', () => {
  expect(parsePlatforms({ text: 'Postmart; Tiktok Shop' }, channels)).toMatchObject({
    codes: ['postmart', 'tiktok-shop'],
    unknown: [],
  });
  expect(parsePlatforms({ text: 'Sàn TMĐT Shopee và sàn Bưu điện\nTIKTOK' }, channels).codes).toEqual([
    'shopee',
    'postmart',
    'tiktok-shop',
  ]);
  for (const text of [
    'Shopee: https://shopee.vn/abc',
    'Shopee https://shopee.vn/abc',
    'Shopee (https://shopee.vn/abc)',
    'Shopee:https://shopee.vn/abc/def?x=1',
    'Shopee shopee.vn/abc',
  ])
    expect(parsePlatforms({ text }, channels), text).toMatchObject({ codes: ['shopee'], unknown: [] });
  expect(parsePlatforms({ text: 'https://shopee.vn/abc' }, channels)).toMatchObject({
    codes: [],
    unknown: [],
  });
  expect(parsePlatforms({ text: 'Postmart/Shopee' }, channels).codes).toHaveLength(2);
  expect(parsePlatforms({ text: 'Chưa lên sàn' }, channels)).toMatchObject({ codes: [], unknown: [] });
  expect(parsePlatforms({ text: 'Shopee, Agrimart' }, channels)).toMatchObject({
    codes: ['shopee'],
    unknown: ['Agrimart'],
  });
});

test.each([
  'Chưa lên Shopee',
  'Không bán trên Lazada',
  'Dự kiến lên Shopee năm 2027',
  'Shopee (chưa)',
  'Shopee: không',
  'chưa có Postmart, Voso',
  'Postmart, Voso: chưa',
  'Sẽ đăng ký Tiktok',
  'đang làm thủ tục với Postmart',
  'Đã gỡ khỏi Shopee',
  'Ngừng bán trên Shopee',
  'Shopee đã bị khoá',
  'Shopee tạm dừng; Lazada',
  'Kế hoạch: Shopee + Lazada',
  'Shopee và Lazada (chưa)',
  'Shopee, Lazada (đều chưa)',
  'Shopee, chưa có Lazada',
  'Shopee - chưa',
  'chưa có Agrimart',
  'Chua len Shopee.vn',
])('“%s” names no platform and gets a remark, in any way of writing', (text) => {
  for (const written of [text, text.normalize('NFD'), text.toUpperCase(), withoutMarks(text)])
    expect(parsePlatforms({ text: written }, channels), written).toMatchObject({
      codes: [],
      unknown: [],
      notOn: [expect.stringMatching(/\S/)],
    });
});

test('a bracket behind one name of a list denies that one', () => {
  for (const text of ['Shopee, Lazada (chưa), Postmart', 'Shopee; Lazada (sẽ lên 2027)\nPostmart']) {
    const { codes, notOn, notOnCodes } = parsePlatforms({ text }, channels);
    expect(codes, text).toEqual(['shopee', 'postmart']);
    expect(notOn).toEqual([expect.stringContaining('Lazada (')]);
    expect(notOnCodes).toEqual(['lazada']);
  }
});

test('words around a name that are not understood are asked, and those that say nothing are not', () => {
  expect(parsePlatforms({ text: 'Shopee xét sau, Voso' }, channels)).toMatchObject({
    codes: ['voso'],
    unknown: ['Shopee xét sau'],
    notOn: [],
  });
  for (const text of [
    'Đã có trên ứng dụng Shopee',
    'Cửa hàng chính thức Shopee.vn',
    'Có gian hàng tại Shopee',
  ])
    expect(parsePlatforms({ text }, channels), text).toMatchObject({
      codes: ['shopee'],
      unknown: [],
      notOn: [],
    });
  for (const text of ['Không', 'chưa có; chưa có', '-', 'Chưa lên sàn TMĐT'])
    expect(parsePlatforms({ text }, channels), text).toMatchObject({ codes: [], unknown: [], notOn: [] });
});
