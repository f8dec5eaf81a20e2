import fc from 'fast-check';
import { expect, test } from 'vitest';
import { lowerInPlace } from '#app/domain/catalog/find-claims.ts';
import { addedPrice, prepareListing } from '#app/domain/channels/listing/prepare-listing.ts';
import { readiness } from '#app/domain/channels/readiness/readiness.ts';
import { channelByCode } from '#app/domain/channels/registry.server.ts';
import { textLength } from '#app/domain/channels/rules/text-length.ts';
import { contactShapes } from '#app/domain/channels/rules/text-shapes.ts';
import type { ChannelChoices, ChannelWording } from '#app/domain/channels/wording/channel-wording.ts';
import { leftOut } from '#app/domain/channels/wording/clean-text.ts';
import { takeOutContacts } from '#app/domain/channels/wording/take-out-contacts.ts';
import { channelListing, channelVariant } from '#tests/factories/channel-listing.ts';

const none: ChannelChoices = { listing: {}, producer: {} };
const wording: ChannelWording = {
  titlePrefix: 'star',
  title: { max: 60, count: 'codePoints' },
  description: { max: 500, count: 'codePoints' },
  stripsContacts: true,
  priceStep: 1,
};
const channel = { wording };

test('the star stands in front of the title while the recognition is valid, and only where it finds room', () => {
  const title = (changes: Parameters<typeof channelListing>[0]) =>
    prepareListing(channel, channelListing(changes), none).titleVi;
  expect(title({ starsToday: 4 })).toBe('[OCOP 4 sao] Chè Shan tuyết cổ thụ Bản Liền');
  expect(title({ starsToday: null })).toBe('Chè Shan tuyết cổ thụ Bản Liền');
  const long = 'Chè Shan tuyết cổ thụ Bản Liền, búp một tôm hai lá 100';
  expect(textLength(long, 'codePoints')).toBe(54);
  expect(title({ titleVi: long })).toBe(long);
  expect(title({ titleVi: 'Chè OCOP Bản Liền' })).toBe('Chè OCOP Bản Liền');
});

test('bytes are counted where the platform counts bytes', () => {
  const inBytes = { wording: { ...wording, title: { max: 60, count: 'bytes' as const } } };
  const titleVi = 'Chè Shan tuyết cổ thụ Bản Liền';
  expect(textLength(`[OCOP 4 sao] ${titleVi}`, 'codePoints')).toBe(43);
  expect(textLength(`[OCOP 4 sao] ${titleVi}`, 'bytes')).toBe(54);
  expect(prepareListing(inBytes, channelListing({ titleVi }), none).titleVi).toMatch(/^\[OCOP/);
  expect(prepareListing(inBytes, channelListing({ titleVi: `${titleVi} đầu mùa` }), none).titleVi).toBe(
    `${titleVi} đầu mùa`,
  );
});

test('a producer may have a prefix of their own or none, and texts of their own for one listing', () => {
  const listing = channelListing();
  const own = (producer: Record<string, string>, ofListing: Record<string, string> = {}) =>
    prepareListing(channel, listing, { producer, listing: ofListing });
  expect(own({ titlePrefix: '' }).titleVi).toBe(listing.titleVi);
  expect(own({ titlePrefix: 'Chè Bản Liền |' }).titleVi).toBe(`Chè Bản Liền | ${listing.titleVi}`);
  expect(own({ titlePrefix: 'Của HTX' }, { titlePrefix: '' }).titleVi).toBe(listing.titleVi);
  const written = own({}, { title: 'Trà rừng', description: 'Ngon.', brand: 'BL', category: '12' });
  expect(written).toMatchObject({
    titleVi: '[OCOP 4 sao] Trà rừng',
    descriptionVi: 'Ngon.',
    brand: 'BL',
    category: '12',
  });
});

test('prices: one size’s own, else so much per cent more, rounded up', () => {
  const listing = channelListing({
    variants: [channelVariant({ priceVnd: 185_000 }), channelVariant({ publicCode: 'V2', priceVnd: 0 })],
  });
  const prices = (choices: ChannelChoices, step = 1) =>
    prepareListing({ wording: { ...wording, priceStep: step } }, listing, choices).variants.map(
      ({ priceVnd }) => priceVnd,
    );
  expect(prices(none)).toEqual([185_000, 0]);
  expect(prices({ listing: {}, producer: { priceAdd: '12.5' } })).toEqual([208_125, 0]);
  expect(prices({ listing: {}, producer: { priceAdd: '12.5' } }, 1_000)).toEqual([209_000, 0]);
  expect(prices({ listing: {}, producer: { priceAdd: '12.5', priceStep: '500' } }, 1_000)).toEqual([
    208_500, 0,
  ]);
  expect(prices({ listing: { priceAdd: '-10' }, producer: { priceAdd: '50' } })).toEqual([166_500, 0]);
  expect(prices({ listing: { 'price:V7K2M9Q4': '199000' }, producer: { priceAdd: '50' } }, 1_000)).toEqual([
    199_000, 0,
  ]);
  for (const nonsense of ['abc', '1e3', '999', '-80', '']) {
    expect(prices({ listing: {}, producer: { priceAdd: nonsense, priceStep: '0' } })).toEqual([185_000, 0]);
  }
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 2_000_000_000 }),
      fc.integer({ min: -5_000, max: 20_000 }),
      fc.constantFrom(1, 500, 1_000),
      (price, hundredths, step) => {
        const exact = BigInt(price) * BigInt(10_000 + hundredths);
        const unit = BigInt(step) * 10_000n;
        const expected = ((exact + unit - 1n) / unit) * BigInt(step);
        expect(BigInt(addedPrice(price, hundredths, hundredths === 0 && step === 1 ? 1 : step))).toBe(
          expected,
        );
      },
    ),
  );
});

test.each([
  ['Chè ngon. Liên hệ Zalo: 0912 345 678 để đặt.', 'Chè ngon.'],
  ['Chè ngon. Mọi người mua ở trang chebanlien.vn nhé! Cất nơi khô.', 'Chè ngon. Cất nơi khô.'],
  ['Đặt hàng: 0912.345.678, giao toàn quốc. Vị ngọt.', 'Giao toàn quốc. Vị ngọt.'],
  ['Chè hái tay, đặt mua qua zalo.', 'Chè hái tay.'],
  ['Chè hái tay của nhà anh Páo 0912 345 678 ở Bản Liền', 'Chè hái tay của nhà anh Páo ở Bản Liền'],
  ['Gọi ngay hotline 0912.345.678', 'Gọi ngay hotline 0912.345.678'],
  ['Chè sạch\nWebsite: https://chebanlien.vn\nCất nơi khô', 'Chè sạch\nCất nơi khô'],
  ['Ngọt hậu, viết cho ban.hang@chebanlien.vn, thơm lâu', 'Ngọt hậu, thơm lâu'],
  ['Mã vạch 8931234567897 in trên hộp', 'Mã vạch 8931234567897 in trên hộp'],
])('contacts are taken out of “%s”', (text, expected) => {
  expect(takeOutContacts(text).text).toBe(expected);
});

test('what was taken out is told as it was written, and the market’s pictures go with it', () => {
  const onShopee = channelByCode('shopee');
  const listing = channelListing({
    titleVi: 'Chè Shan 🍵⭐ Bản Liền',
    descriptionVi: 'Chè ngon 🎉. Liên hệ Zalo: 0912 345 678 để đặt.\nNhà anh Páo, gọi 0987 654 321, hái tay.',
  });
  expect(prepareListing(onShopee, listing, none)).toMatchObject({
    titleVi: '[OCOP 4 sao] Chè Shan Bản Liền',
    descriptionVi: 'Chè ngon 🎉.\nNhà anh Páo, hái tay.',
  });
  expect(leftOut(onShopee.wording, listing, none)).toEqual({
    title: ['🍵⭐'],
    description: ['Liên hệ Zalo: 0912 345 678 để đặt.', 'gọi 0987 654 321,'],
  });
  const onTikTok = channelByCode('tiktok-shop');
  expect(prepareListing(onTikTok, listing, none).descriptionVi).toBe('Chè ngon.\nNhà anh Páo, hái tay.');
  expect(leftOut(onShopee.wording, channelListing(), none)).toEqual({ title: [], description: [] });
});

test('a title that somebody wrote for a platform keeps its pictures, and the rules name them', () => {
  const own = { producer: {}, listing: { title: 'Trà rừng Bản Liền hái tay 🍵 hộp giấy' } };
  const said = (code: string) => {
    const channel = channelByCode(code);
    const seen = prepareListing(channel, channelListing(), own);
    expect(seen.titleVi).toContain('🍵');
    return readiness(channel, seen, '2026-11-27').items.filter(({ fieldPath }) => fieldPath === 'titleVi');
  };
  for (const code of ['shopee', 'lazada'])
    expect(said(code)).toMatchObject([
      { ruleId: 'title-pictographs', severity: 'warning', params: { found: '🍵' } },
    ]);
  expect(said('tiktok-shop')).toMatchObject([{ ruleId: 'title-formatting', severity: 'blocking' }]);
  const marked = channelListing({ titleVi: 'Chè Shan® tuyết cổ thụ Bản Liền' });
  expect(prepareListing(channelByCode('shopee'), marked, none).titleVi).toContain('®');
});

const pieces = fc.constantFrom(
  ...['chè ', 'ế', 'ế'.normalize('NFD'), '😀', '\ud800', '\n', ' ', '.', ', ', 'Gọi ', 'số ', 'liên hệ: '],
  ...['0912 345 678', '09', '12345678', 'zalo', 'ban@che.vn', 'che.vn', 'https://a.vn/b', 'İ', 'quét mã qr'],
);
const texts = fc.array(pieces, { maxLength: 20 }).map((some) => some.join(''));

test.each([
  ['Sao chảo gang. Liên hệ 0912 345 678 để được tư vấn, xem thêm tại facebook.com/chesan.', 'Sao chảo gang.'],
  ['Miến đao thơm, xem thêm tại www.miendao.vn. Cất nơi khô ráo.', 'Miến đao thơm. Cất nơi khô ráo.'],
  ['Mật ong rừng. Zalo 0978123456 (chị Mỷ). Giao toàn quốc.', 'Mật ong rừng. Giao toàn quốc.'],
  ['Gạo dẻo thơm (ĐT: 0912345678), đóng túi 5 kg.', 'Gạo dẻo thơm, đóng túi 5 kg.'],
  ['Giá sỉ inbox fb.com/htxabc! Hàng mới về.', 'Hàng mới về.'],
  ['Nấu men lá, uống êm. Mua tại Shopee: shopee.vn/ruoungo nhé.', 'Nấu men lá, uống êm.'],
  ['Nấm khô:\n- Nở đều\n- Thơm\nLH: 0965 111 222\nCất kín.', 'Nấm khô:\n- Nở đều\n- Thơm\nCất kín.'],
  ['Ai cần mua sỉ thì gọi anh Páo 0398765432. Hàng quanh năm.', 'Hàng quanh năm.'],
  ['Quét mã QR hoặc kết bạn Zalo 0912.345.678 để xem làm bánh; bánh giòn.', 'Bánh giòn.'],
  ['Giữ màu (xem video tại https://youtu.be/abc123), không đường.', 'Giữ màu, không đường.'],
  ['Có OCOP 4 sao. Tra cứu tại ocop.laocai.gov.vn.', 'Có OCOP 4 sao.'],
  ['Mua 2 tặng 1. Chi tiết: zalo.me/0912345678', 'Mua 2 tặng 1.'],
  ['Pha nước ấm. Nhắn Facebook "Atiso Sa Pa" hoặc 0912 345 678 nhé!', 'Pha nước ấm.'],
])('of a text that a seller would write no debris is left: %s', (written, left) => {
  expect(takeOutContacts(written).text).toBe(left);
});

test('no contact is without its sign, by which it is looked for first', () => {
  fc.assert(
    fc.property(texts, (text) => {
      const lower = lowerInPlace(text.normalize('NFC'));
      for (const { pattern, sign = /^/ } of contactShapes)
        if (pattern.test(lower)) expect(lower).toMatch(sign);
    }),
    { numRuns: 2_000 },
  );
});

test('of any text either no contact is left or it comes back whole; nothing is ever added or emptied', () => {
  fc.assert(
    fc.property(texts, (text) => {
      const { text: rest, out } = takeOutContacts(text);
      expect(out.length > 0).toBe(rest !== text.normalize('NFC') && rest !== text);
      const holds = contactShapes.some(({ pattern }) => pattern.test(lowerInPlace(rest.normalize('NFC'))));
      expect(holds).toBe(rest === text && holds);
      expect(rest.length).toBeLessThanOrEqual(text.length);
      if (text.trim() !== '') expect(rest.trim()).not.toBe('');
      expect(takeOutContacts(rest).text).toBe(rest);
    }),
    { numRuns: 500 },
  );
});

test('preparing what is prepared changes no text, and a prefix never makes a title too long', () => {
  const prefixes = fc.option(fc.constantFrom('', 'HTX', '  Chè rừng ', '⭐'), { nil: undefined });
  fc.assert(
    fc.property(
      fc.record({ titleVi: texts, descriptionVi: texts, starsToday: fc.constantFrom(null, 3, 5) }),
      prefixes,
      fc.constantFrom('codePoints' as const, 'bytes' as const),
      (changes, titlePrefix, count) => {
        const some = { wording: { ...wording, title: { max: 40, count } } };
        const producer: Record<string, string> = titlePrefix === undefined ? {} : { titlePrefix };
        const choices = { listing: {}, producer };
        const listing = channelListing(changes);
        const once = prepareListing(some, listing, choices);
        expect(prepareListing(some, once, choices)).toEqual(once);
        const plain = prepareListing(some, listing, { listing: {}, producer: { titlePrefix: '' } });
        if (once.titleVi !== plain.titleVi) {
          expect(textLength(once.titleVi, count)).toBeLessThanOrEqual(40);
          expect(once.titleVi.endsWith(plain.titleVi)).toBe(true);
        }
      },
    ),
    { numRuns: 500 },
  );
});

test('a listing for which nothing is different is the same object', () => {
  const listing = channelListing();
  expect(prepareListing({}, listing, none)).toBe(listing);
});
