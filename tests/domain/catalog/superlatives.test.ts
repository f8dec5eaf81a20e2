import { expect, test } from 'vitest';
import { findClaims } from '#app/domain/catalog/find-claims.ts';
import { readiness } from '#app/domain/channels/readiness/readiness.ts';
import { channels } from '#app/domain/channels/registry.server.ts';
import { channelListing } from '#tests/factories/channel-listing.ts';

const today = '2026-11-27';
const praiseIn = (text: string) => findClaims(text, today, ['praise']).map(({ words }) => words);

test.each([
  ['Chè ngon nhất Bắc Hà', 'ngon nhất'],
  ['Giá RẺ NHẤT chợ', 'RẺ NHẤT'],
  ['Thơm  nhất vùng', 'Thơm  nhất'],
  ['Chè số 1 Lào Cai', 'số 1'],
  ['The tastiest tea', 'tastiest'],
])('“%s” is praise that needs proof', (text, words) => {
  expect(praiseIn(text)).toEqual([words]);
});

test.each([
  'Giải thứ nhất cuộc thi chè năm 2024',
  'Thống nhất đất nước, nhất định giữ nghề',
  'Uống nóng rất ngon, nhất là mùa lạnh',
  'Món ngon nhất định phải thử, thơm nhất là lúc mới pha',
  'Một tôm hai lá, hái lứa nhất',
])('“%s” is none', (text) => {
  expect(praiseIn(text)).toEqual([]);
});

test('marketplaces warn of it before the push and still let the listing leave', () => {
  const praised = channelListing({ titleVi: 'Chè Shan tuyết ngon nhất Bắc Hà hộp giấy' });
  const warned = channels.filter(({ rules }) => rules.some(({ id }) => id === 'title-praise'));
  expect(warned.map(({ code }) => code).sort()).toEqual([
    'lazada',
    'postmart',
    'shopee',
    'tiki',
    'tiktok-shop',
  ]);
  for (const channel of warned) {
    const { ready, items } = readiness(channel, praised, today);
    expect(ready, channel.code).toBe(true);
    expect(items).toMatchObject([{ ruleId: 'title-praise', severity: 'warning', fieldPath: 'titleVi' }]);
  }
});
