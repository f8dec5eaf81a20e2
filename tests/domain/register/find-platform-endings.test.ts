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
  ['Ngừng bán trên các sàn', ['markets']],
  ['Bỏ bán Shopee', [['shopee']]],
  ['bo ban shopee', [['shopee']]],
  ['Hủy Shopee', [['shopee']]],
  ['Huỷ gian hàng trên Shopee từ đầu năm', [['shopee']]],
  ['k còn bán trên Shopee', [['shopee']]],
  ['Ko còn trên TikTok Shop', [['tiktok-shop']]],
  ['Shopee không bán nữa', [['shopee']]],
  ['Gian Shopee chết', [['shopee']]],
  ['Shop Lazada đã sập, chưa làm lại', [['lazada']]],
  ['Lazada dẹp rồi', [['lazada']]],
  ['Dừng hợp tác với Postmart', [['postmart']]],
  ['Đã chấm dứt hợp đồng với Voso', [['voso']]],
  ['Đóng Shopee, không mở lại', [['shopee']]],
  ['Ngừng bán trên mạng', ['all']],
  ['Thôi bán online', ['all']],
  ['Nghỉ bán trên sàn TMĐT', ['markets']],
  ['HTX đã giải thể', ['all']],
  ['Cơ sở đã đóng cửa', ['all']],
  ['Chủ hộ bỏ nghề, gian Shopee còn treo', ['all']],
  ['Không còn sản xuất', ['all']],
  ['Đã rút khỏi Shopee theo hướng dẫn của Trung tâm', [['shopee']]],
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
  'không bỏ bán Shopee',
  'Bỏ bán Shopee, nay đã mở lại',
  'k hủy Shopee',
  'Chưa hề bỏ Shopee',
  'Sợ bị khóa gian Shopee',
  'Định bỏ bán Shopee',
  'Bộ ảnh Shopee chưa đẹp, bổ sung sau',
  'Đóng gói hàng Shopee cẩn thận',
  'Đóng hàng Shopee mỗi ngày',
  'Hủy đơn trên Shopee nhiều',
  'Khóa học bán hàng trên Shopee',
  'Shopee bỏ phí cố định',
  'Rút tiền từ Shopee chậm',
  'Chỉ bán trên Shopee thôi',
  'Anh Huy bán Shopee',
  'Nghỉ tết, Shopee vẫn bán',
  'Không còn hàng trên Shopee',
  'Không bán được nhiều trên Shopee',
  'Mạng yếu, bán trên Shopee khó',
  'HTX chưa giải thể',
  'HTX đang làm thủ tục giải thể',
  'HTX cũ giải thể, chuyển thành công ty',
  'Tạm nghỉ bán Shopee',
  'Hạ giá trên Shopee',
])('“%s” ends nothing', (remark) => {
  expect(read(remark)).toEqual([]);
});

test.each([
  ['Shopee đã ngừng bán từ 15/5/2025', '2025-05-15'],
  ['Từ ngày 10/9/2025 đã gỡ khỏi Shopee', '2025-09-10'],
  ['Đã gỡ khỏi Shopee (từ 10.9.2025)', '2025-09-10'],
  ['Lên Shopee 1/2/2024, bỏ bán Shopee ngày 10/9/2025', '2025-09-10'],
  ['Bỏ bán Shopee, từ 10/9/2025', '2025-09-10'],
  ['HTX đã giải thể ngày 3 tháng 4 năm 2025', '2025-04-03'],
  ['Lên Shopee ngày 1/2/2024 nay đã gỡ', null],
  ['Đã gỡ khỏi Shopee, dự kiến lên lại 1/1/2027', null],
  ['Đã gỡ khỏi Shopee theo QĐ 45/QĐ-UBND ngày 3/2/2025', null],
  ['Không còn bán trên Shopee từ 5/2026', null],
  ['Đã gỡ khỏi Shopee', null],
])('“%s” gives the day %s', (remark, day) => {
  expect(findPlatformEndings(remark, channels).map((one) => one.day)).toEqual([day]);
});
