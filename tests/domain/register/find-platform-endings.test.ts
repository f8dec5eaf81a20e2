import { expect, test } from 'vitest';
import { findPlatformEndings } from '#app/domain/register/parse/find-platform-endings.ts';

const channels = [
  { code: 'postmart', name: 'Postmart', hosts: ['postmart.vn'], words: ['postmart'] },
  { code: 'voso', name: 'Voso', hosts: ['voso.vn'], words: ['voso', 'vo so'] },
  { code: 'shopee', name: 'Shopee', hosts: ['shopee.vn'], words: ['shopee'] },
  { code: 'lazada', name: 'Lazada', hosts: ['lazada.vn'], words: ['lazada'] },
  { code: 'tiktok-shop', name: 'TikTok Shop', hosts: ['tiktok.com'], words: ['tiktok shop', 'tiktok'] },
];
const readAs = (remark: string) =>
  findPlatformEndings(remark, channels).filter(({ trust }) => trust !== 'doubt');
const read = (remark: string) => readAs(remark).map(({ codes }) => codes);

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
  ['Bỏ Lazada, vẫn bán Shopee', [['lazada']]],
  ['Bỏ Lazada vẫn bán Shopee', [['lazada']]],
  ['bo lazada van ban shopee', [['lazada']]],
  ['Vẫn bán Shopee bỏ Lazada', [['lazada']]],
  ['Vẫn bán Shopee, Lazada đã đóng', [['lazada']]],
  ['Bỏ Lazada, còn Shopee', [['lazada']]],
  ['Bỏ Lazada chỉ còn Shopee', [['lazada']]],
  ['Lazada không còn, còn Shopee', [['lazada']]],
  ['Không còn bán Lazada còn Shopee thì vẫn bán', [['lazada']]],
  ['Shopee vẫn bán, còn Lazada đã gỡ', [['lazada']]],
  ['Không còn trên Postmart và Voso', [['postmart', 'voso']]],
  ['Bỏ cả Lazada lẫn Shopee, giữ TikTok Shop', [['shopee', 'lazada']]],
  ['Đã gỡ khỏi Lazada, Shopee, vẫn bán TikTok', [['lazada', 'shopee']]],
  ['Bỏ Lazada, Shopee bình thường', [['lazada']]],
  ['Bỏ Lazada Shopee vẫn hoạt động', [['lazada']]],
  ['Bỏ Lazada, Shopee vẫn hoạt động', [['lazada']]],
  ['Bỏ Lazada nhưng Shopee vẫn bán', [['lazada']]],
  ['Bỏ Lazada, bán Shopee', [['lazada']]],
  ['Bỏ Lazada để bán Shopee', [['lazada']]],
  ['Bỏ Lazada chuyển sang Shopee', [['lazada']]],
  ['Bỏ Lazada, chuyển sang bán trên Shopee', [['lazada']]],
  ['Bỏ Lazada qua TikTok Shop bán', [['lazada']]],
  ['Đã chuyển từ Lazada sang Shopee', [['lazada']]],
  ['Gian Lazada bị khoá, gian Shopee còn', [['lazada']]],
  ['Dừng hợp tác với Voso, duy trì Postmart', [['voso']]],
  ['Ngừng bán trên Voso (vẫn giữ Postmart)', [['voso']]],
  ['Rút khỏi Voso - tiếp tục bán trên Postmart', [['voso']]],
  ['Bỏ Lazada, đã mở lại Shopee', [['lazada']]],
  ['Bỏ Shopee chứ không bỏ Lazada', [['shopee']]],
  ['Shopee vẫn bán chưa gỡ Lazada', []],
  ['Bỏ gian Shopee cũ, vẫn bán Shopee ở gian mới', []],
  ['Shopee đã gỡ, Lazada cũng gỡ rồi, còn mỗi TikTok Shop', [['shopee', 'lazada']]],
  ['Đang bán ở Shopee không còn bán ở Lazada', [['lazada']]],
  ['Đang chuyển từ Lazada sang Shopee', []],
  ['Sẽ bỏ Lazada, đã đóng Voso', [['voso']]],
  ['Bỏ Lazada vì phí cao, Shopee phí thấp hơn', [['lazada']]],
  ['Không bán qua Lazada nữa mà bán qua Shopee', [['lazada']]],
  ['Lazada (đã đóng), Shopee (còn bán)', [['lazada']]],
  ['Shopee (đang bán), Lazada (đã đóng)', [['lazada']]],
  ['Rời Voso về Shopee', [['voso']]],
  ['Bỏ bán trên Lazada do Shopee rẻ hơn', [['lazada']]],
  ['Không duy trì được Lazada, chỉ duy trì Shopee', [['lazada']]],
  ['Không tiếp tục bán Lazada, tiếp tục bán Shopee', [['lazada']]],
  ['khong tiep tuc ban lazada, tiep tuc ban shopee', [['lazada']]],
  ['Shopee còn bán, Lazada và Voso thì không', [['lazada', 'voso']]],
  ['Chủ thể báo Shopee vẫn bán đều, riêng Lazada đã đóng gian', [['lazada']]],
])('two platforms in “%s”: it ends %j', (remark, codes) => {
  expect(read(remark)).toEqual(codes);
});

test.each([
  ['Ngừng bán trên các sàn, chỉ còn Shopee', 'markets', ['shopee']],
  ['Ngừng bán trên các sàn trừ Shopee', 'markets', ['shopee']],
  ['Chỉ còn bán trên Shopee, bỏ các sàn khác', 'markets', ['shopee']],
  ['Đã gỡ khỏi các sàn. Shopee vẫn bán', 'markets', ['shopee']],
  ['Ngoài Shopee ra không bán sàn nào nữa', 'markets', ['shopee']],
  ['Chỉ giữ lại Shopee còn lại bỏ hết', 'markets', ['shopee']],
  ['Thôi bán online, chỉ còn TikTok Shop', 'all', ['tiktok-shop']],
  ['HTX đã giải thể, gian Shopee vẫn còn', 'all', []],
])('“%s” ends %s but for %j', (remark, codes, kept) => {
  expect(readAs(remark)).toMatchObject([{ codes, kept }]);
});

test.each([
  ['Shopee đã ngừng bán từ 15/5/2025', '2025-05-15'],
  ['Từ ngày 10/9/2025 đã gỡ khỏi Shopee', '2025-09-10'],
  ['Đã gỡ khỏi Shopee (từ 10.9.2025)', '2025-09-10'],
  ['Lên Shopee 1/2/2024, bỏ bán Shopee ngày 10/9/2025', '2025-09-10'],
  ['Bỏ bán Shopee, từ 10/9/2025', '2025-09-10'],
  ['Bỏ Lazada ngày 10/9/2025, vẫn bán Shopee từ 1/2/2024', '2025-09-10'],
  ['Bỏ Lazada, chuyển sang bán Shopee từ 10/9/2025', null],
  ['HTX đã giải thể ngày 3 tháng 4 năm 2025', '2025-04-03'],
  ['Lên Shopee ngày 1/2/2024 nay đã gỡ', null],
  ['Đã gỡ khỏi Shopee, dự kiến lên lại 1/1/2027', null],
  ['Đã gỡ khỏi Shopee theo QĐ 45/QĐ-UBND ngày 3/2/2025', null],
  ['Không còn bán trên Shopee từ 5/2026', '2026-05-01'],
  ['Shopee đã đóng từ đầu tháng 3/2026', '2026-03-01'],
  ['Shopee đã đóng 3/2026', '2026-03-31'],
  ['Tháng 2/2024 đã gỡ khỏi Shopee', '2024-02-29'],
  ['Lên Shopee tháng 2/2024 nay đã gỡ', null],
  ['Shopee đã đóng năm 2025', null],
  ['Đã gỡ khỏi Shopee', null],
])('“%s” gives the day %s', (remark, day) => {
  expect(readAs(remark).map((one) => one.day)).toEqual([day]);
});

/** What the rules trust of a remark, and what they leave to a person. */
const trustOf = (remark: string) =>
  findPlatformEndings(remark, channels).map(({ trust, codes, kept }) => [trust, codes, kept]);

test.each([
  ['Đã gỡ khỏi Postmart', ['postmart']],
  ['Voso đã đóng gian hàng từ tháng 5/2026', ['voso']],
  ['Thiếu ảnh; đã rút khỏi Shopee', ['shopee']],
  ['Lazada (đã đóng)', ['lazada']],
  ['Ngừng bán trên các sàn', 'markets'],
  ['HTX đã giải thể', 'all'],
])('of “%s” one answer for all may record it', (remark, codes) => {
  expect(trustOf(remark)).toEqual([['clear', codes, []]]);
});

test.each([
  // Two platforms: whatever the rules make of them.
  ['Bỏ Lazada, vẫn bán Shopee', [['asked', ['lazada'], []]]],
  ['Lazada (đã đóng), Shopee (còn bán)', [['asked', ['lazada'], []]]],
  ['Đã gỡ khỏi Postmart, Voso', [['asked', ['postmart', 'voso'], []]]],
  ['Đã gỡ khỏi các sàn. Shopee vẫn bán', [['asked', 'markets', ['shopee']]]],
  ['HTX đã giải thể, gian Shopee vẫn còn', [['asked', 'all', []]]],
  // One, with words that may say something else of it.
  ['Đã rút khỏi Shopee theo hướng dẫn của Trung tâm', [['asked', ['shopee'], []]]],
  ['Bỏ Shopee gian cũ lập gian mới', [['asked', ['shopee'], []]]],
  // Beside an ending, and neither over nor going on.
  ['Shopee có bán, Lazada không', [['doubt', ['shopee', 'lazada'], []]]],
  [
    'Bỏ Lazada vì phí cao, Shopee phí thấp hơn',
    [
      ['asked', ['lazada'], []],
      ['doubt', ['shopee'], []],
    ],
  ],
  ['Chỉ còn Shopee', [['doubt', 'markets', ['shopee']]]],
])('of “%s” each platform is a question', (remark, expected) => {
  expect(trustOf(remark)).toEqual(expected);
});

/** Of which platforms a remark speaks in words that nobody knows. */
const strangeOf = (remark: string) =>
  findPlatformEndings(remark, channels, 'HTX Lùng Vai | Mật ong Tả Ngảo').flatMap(({ trust, codes }) =>
    trust === 'strange' ? [codes] : [],
  );

test.each([
  ['Shopee lăn quay rồi', ['shopee']],
  ['shopee lan quay roi', ['shopee']],
  ['SHOPEE LĂN QUAY RỒI'.normalize('NFD'), ['shopee']],
  ['Lazada tèo', ['lazada']],
  ['Shopee, lăn quay rồi', ['shopee']],
  ['Khách chê Lazada quá nên chẳng còn mặn mà', ['lazada']],
  ['Shopee bán tốt, Lazada ngỏm', ['lazada']],
  ['Vẫn bán Shopee, Lazada với Voso toi cả', ['lazada', 'voso']],
  ['Chị Mẩy bảo Lazada bay màu', ['lazada']],
  ['Trước kia bán chạy Lazada giờ bay màu', ['lazada']],
  ['Shopee đang hấp hối', ['shopee']],
])('“%s” is a question about %j, for its words are not known', (remark, codes) => {
  expect(strangeOf(remark)).toEqual([codes]);
});

test.each([
  'Shopee: https://shopee.vn/mat-ong-i.1.2',
  'Gian Shopee mới https://shopee.vn/mat-ong-i.1.2 khang khác',
  'Lên Shopee ngày 1/2/2024',
  'Đã lên Postmart tháng 3/2024 qua Bưu điện huyện Bát Xát',
  'Shopee bán chạy phơi phới',
  'Vẫn bán Shopee lai rai',
  'Shopee có thêm gói quà biếu',
  'Chị Lò Thị Mẩy phụ trách Shopee 0912345678',
  'HTX Lùng Vai tự quản lý gian Shopee',
  'Lùng Vai làm shop Shopee',
  'Cần chụp lại ảnh nền trắng cho Shopee',
  'Quay video cho TikTok Shop',
  'Shopee thu phí cao, cân nhắc giá'.replace('cân nhắc', 'xem lại'),
  'Hồ sơ ATTP gửi Postmart chờ duyệt',
  'Tạm nghỉ bán Shopee vì mưa lũ',
  'Chưa lên Lazada vì đường sá xa xôi'.replace('đường sá xa xôi', 'thiếu giấy'),
  'Thiếu nhân lực ngồi trực',
])('“%s” is none', (remark) => {
  expect(strangeOf(remark)).toEqual([]);
});

test.each([
  'Đang bán trên Shopee và Lazada',
  'Shopee bán tốt, Lazada mới mở',
  'Bộ ảnh Shopee chưa đẹp, bổ sung sau',
])('“%s” asks nothing', (remark) => {
  expect(trustOf(remark)).toEqual([]);
});
