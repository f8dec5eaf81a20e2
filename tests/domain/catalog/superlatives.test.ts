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
  ['Chè ngon nhất Lào Cai', 'ngon nhất'],
  ['Che ngon nhat Lao Cai', 'ngon nhat'],
  ['Gạo thơm nhất Lào Cai', 'thơm nhất'],
  ['Gao thom nhat Lao Cai', 'thom nhat'],
  ['Rượu ngon nhất làng', 'ngon nhất'],
  ['Ruou ngon nhat lang', 'ngon nhat'],
  ['Chè số 1 tổng kho', 'số 1'],
  ['Dòng số một thông minh', 'số một'],
])('“%s” is praise that needs proof', (text, words) => {
  expect(praiseIn(text)).toEqual([words]);
});

test.each([
  'Giải thứ nhất cuộc thi chè năm 2024',
  'Thống nhất đất nước, nhất định giữ nghề',
  'Uống nóng rất ngon, nhất là mùa lạnh',
  'Món ngon nhất định phải thử, thơm nhất là lúc mới pha',
  'Một tôm hai lá, hái lứa nhất',
  'Mon ngon nhat dinh phai thu, thom nhat la luc moi pha',
  'Bo nhat, dep Nhat, vi ngot nhat',
  'Thôn số 1, nhà số 1, số 1 phố Thanh Niên, số 1, tổ 3',
])('“%s” is none', (text) => {
  expect(praiseIn(text)).toEqual([]);
});

const claimsIn = (text: string) =>
  findClaims(text, today, ['promise', 'use']).map(({ words, level }) => `${level}: ${words}`);

test.each([
  ['Thay thuoc lam giam dau', 'promise: Thay thuoc'],
  ['Thay thuốc láng giềng', 'promise: Thay thuốc'],
  ['Chữa giáp trạng tận gốc', 'promise: Chữa giáp trạng tận gốc'],
  ['Note: heals wounds', 'use: heals'],
  ['Nothing heals better', 'use: heals'],
  ['Trà không chỉ chữa bệnh', 'promise: chữa bệnh'],
  ['Tra khong chi chua benh', 'promise: chua benh'],
  ['Lê không phải là thuốc nhưng chữa khỏi bệnh dạ dày', 'promise: chữa khỏi'],
  ['Tuy không phải thuốc mà chữa bệnh rất tốt', 'promise: chữa bệnh'],
  ['Không phải thuốc: chữa bệnh rất tốt', 'promise: chữa bệnh'],
  ['Không thể tin được trà này chữa bệnh', 'promise: chữa bệnh'],
  ['Không phải ai cũng biết trà này chữa bệnh', 'promise: chữa bệnh'],
  ['Không có tác dụng phụ khi chữa bệnh', 'promise: chữa bệnh'],
  ['Doctors cannot believe it cures cancer', 'promise: cures'],
  ['Never seen before: cures diabetes', 'promise: cures'],
])('“%s” is a claim: a word that only begins like a harmless one or a denial is neither', (text, found) => {
  expect(claimsIn(text)).toEqual([found]);
});

test.each([
  'Sản phẩm này không phải là thuốc, không có tác dụng thay thế thuốc chữa bệnh',
  'San pham nay khong phai la thuoc, khong co tac dung thay the thuoc chua benh',
  'Khong the chua benh',
  'Khong chua benh',
  'Người đang điều trị bệnh nên hỏi bác sĩ trước khi dùng',
  'Không nên dùng thay thuốc',
  'Chúng tôi không quảng cáo chữa khỏi bệnh',
  'Chưa có bằng chứng điều trị',
  'Not intended to diagnose, treat, cure or prevent any disease',
  'This does not cure cough and never heals anything',
  'Thay thuoc la, thay thuốc lào, thay thuốc trừ sâu',
])('“%s” is none', (text) => {
  expect(claimsIn(text)).toEqual([]);
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
