import { expect, test } from 'vitest';
import { findPlatformEndings } from '#app/domain/register/parse/find-platform-endings.ts';

const channels = [
  { code: 'postmart', name: 'Postmart', hosts: ['postmart.vn'], words: ['postmart'] },
  { code: 'voso', name: 'Voso', hosts: ['voso.vn'], words: ['voso', 'vo so'] },
  { code: 'shopee', name: 'Shopee', hosts: ['shopee.vn'], words: ['shopee'] },
  { code: 'lazada', name: 'Lazada', hosts: ['lazada.vn'], words: ['lazada'] },
  { code: 'tiktok-shop', name: 'TikTok Shop', hosts: ['tiktok.com'], words: ['tiktok shop', 'tiktok'] },
];
const read = (remark: string) => findPlatformEndings(remark, channels).map(({ codes }) => codes);

test.each([
  ['Đã gỡ khỏi Postmart', [['postmart']]],
  ['ĐÃ GỠ KHỎI POSTMART'.normalize('NFD'), [['postmart']]],
  ['Voso đã đóng gian hàng', [['voso']]],
  ['Không còn bán trên Lazada từ 5/2026', [['lazada']]],
  ['Thiếu ảnh; đã rút khỏi Shopee từ tháng 5', [['shopee']]],
  ['Đã gỡ khỏi Postmart, Voso', [['postmart', 'voso']]],
  ['Bị khoá gian hàng Shopee, đang bán TikTok Shop', [['shopee']]],
  ['Đã gỡ khỏi Shopee, dự kiến lên lại', [['shopee']]],
  ['Sản phẩm ngừng sản xuất', ['all']],
  ['HTX ngừng hoạt động', ['all']],
  ['Ngừng bán trên các sàn', ['all']],
])('“%s” ends %j', (remark, codes) => {
  expect(read(remark)).toEqual(codes);
});

test.each([
  '',
  'Thiếu ảnh',
  'Chủ thể chưa liên hệ được',
  'Đã đóng gói lại, bán trên Shopee',
  'Đã rút kinh nghiệm khi bán Shopee',
  'Hết hạn giấy ATTP, đang bán Postmart',
  'Đã gỡ vướng mắc với Postmart về thuế'.replace('Đã gỡ vướng mắc', 'Đang gỡ vướng mắc'),
  'Chưa bị gỡ khỏi Shopee',
  'Sẽ ngừng bán trên Lazada',
  'Dự kiến gỡ khỏi Voso',
  'Tạm ngừng bán trên Shopee',
  'Hết hàng trên Shopee',
  'Đã gỡ khỏi Shopee nhưng nay bán lại',
  'Tạm ngừng sản xuất do hết vụ',
  'Thiếu giấy ATTP, chưa lên Postmart',
])('“%s” ends nothing', (remark) => {
  expect(read(remark)).toEqual([]);
});
