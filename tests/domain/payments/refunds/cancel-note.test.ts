import { expect, test } from 'vitest';
import { contactInNote } from '#app/domain/catalog/contact-in-note/contact-in-note.ts';
import { cancelNote } from '#app/domain/payments/refunds/cancel-note.ts';
import { growsTooFast } from '#tests/support/growth.ts';

const noteOf = (typed: string) => cancelNote(typed, { missing: 'required' });

test.each([
  ['Gọi em 0912345678', '0912345678'],
  ['Gọi em +84 912 345 678.', '84 912 345 678'],
  ['Chuyển lại vào số 19036512345', '19036512345'],
  ['Đặt lại ở https://vidu.vn/che nhé', '://vidu.vn/che'],
  ['Viết cho che@vidu.vn', 'che@vidu.vn'],
  ['Vào choiphien-hoantien.xyz/dang-nhap nhé', 'choiphien-hoantien.xyz/dang-nhap'],
  ['Gọi ０９１２３４５６７８ nhé', '０９１２３４５６７８'],
  ['Gọi 09\u00ad12\u{e0041}345678 nhé', '09\u00ad12\u{e0041}345678'],
  ['Xin lỗi, hết hàng.xin đặt lại', 'hàng.xin'],
  ['Tiền hoàn ở hoantien ‹chấm> vn nhé', 'hoantien ‹chấm> vn'],
  ['Gọi O9l2 E4S 678 nhé', 'O9l2 E4S 678'],
  [
    'Nhắn số không chín mươi mốt, hai mươi ba, bốn mươi lăm',
    'không chín mươi mốt, hai mươi ba, bốn mươi lăm',
  ],
])('what leads a buyer away from their order is refused and named as it was written: %s', (typed, found) => {
  expect(() => noteOf(typed)).toThrow(
    expect.objectContaining({ code: 'noteHasContact', field: 'note', params: { found } }),
  );
});

test.each([
  ...[
    'bit.ly/hoan-tien',
    't.me/hoantien',
    'zalo.me/0912',
    'evil.top',
    'EVIL.APP',
    'evil.hotel',
    'hoan-tien.vn.',
  ],
  ...[
    'hxxp://evil',
    'hxxps://evil.com',
    '1.2.3.4/pay',
    '1.2.3.4',
    'пример.рф',
    'xn--e1afmkfd.xn--p1ai',
    '163.com',
  ],
  ...[
    'ｅｖｉｌ．ｃｏｍ',
    'evil。com',
    'evil[.]com',
    'evil(.)hotel',
    'evil . com',
    'evil .com',
    'evil dot com',
    'evil chấm vn',
  ],
  ...[
    'evil (dot) com',
    'a@b',
    'a＠b',
    'a @ b',
    '@hoantien',
    'che (at) vidu',
    'che a còng vidu',
    'tel:113',
    'www.evil',
  ],
  ...['(0912)345678', '0912/345/678', '1903 5566 7788', '0912,345,678', '0912_345_678', '0912*345*678'],
  ...[
    '0912–345–678',
    '0912 . 345 . 678',
    '0 9 1 2 3 4 5 6 7 8',
    '09\u200b12\u200b34\u200b56',
    '0912\u{fe0f}345',
  ],
  ...[
    '٠٩١٢٣٤٥٦٧٨',
    '𝟎𝟗𝟏𝟐𝟑𝟒𝟓𝟔𝟕𝟖',
    '⓪⑨①②③④⑤⑥⑦⑧',
    '⁰⁹¹²³⁴⁵⁶⁷⁸',
    '❾❶❷❸❹❺❻❼❽',
    '०९१२३४५६७८',
    '零九一二三四五六七八',
  ],
  ...['0\u03369\u03361\u03362\u03363\u03364\u0336', '0️⃣9️⃣1️⃣2️⃣3️⃣4️⃣', 'o9l2.345.678', 'О912345', '09I2 3456'],
  ...[
    'không chín một hai ba bốn năm',
    'khong chin mot hai ba',
    'không.chín.một.hai.ba',
    'zero nine one two three',
  ],
  ...[
    'không 9 một 2 ba 4',
    'k̶h̶ô̶n̶g chín một hai ba bốn',
    '+86 138 0013 8000',
    '1900 1234',
    '12345678',
    '1234 5678',
  ],
  ...[
    '912.345.678 đ',
    '0912.345.678đ',
    '912345678 đồng',
    '12/11/2026/345678',
    '09/12 34/56 78',
    '12.345.678',
  ],
  ...[
    'Zalo: ZA091234-56 78',
    'Gọi 0912x345x678',
    'gọi O9l2 E4S 678',
    'gọi 912.345.000 đ thêm 0 ở đầu',
    'số không chín mươi mốt, hai mươi ba, bốn mươi lăm, sáu mươi bảy',
    'KN912345 … 678',
    'zalo O912E45G78',
    'goi RA091234567VN',
    'zalo 0912/2034/ab 5678',
    '零玖壹贰叁肆伍陆柒捌',
    '零玖壹貳參肆伍陸柒捌',
    '0912点345点678',
    'km 912+345 km 678+901',
    '2024-09-12 2030-11-12',
  ],
  ...[
    'nhận tiền hoàn tại hoantien·vn',
    'nhận tiền tại hoantien. vn',
    'nhắn tiki. vn',
    'hoantien ‹chấm> vn',
    'hoantien *chấm* vn',
    'nhắn tại evil (chấm) hotel',
    '//hoantien/x',
  ],
  ...['nhắn @_hoantien', '@123hoan', 'nhắn zalo:hoantien', 'fb: hoantien88'],
  ...[
    'zalo hoantien88',
    't me/hoantien',
    'fb com/hoantien',
    'bit ly/abc123',
    'hoantien.com/a.jpg',
    'a.jpg.vn',
  ],
  ...['0912 345000 678', '0912 120000', '345000, 678000', 'phiếu 0912-2034 5678', 'gọi số 1900-2034'],
])('no way of writing it passes: %s', (typed) => {
  for (const note of [typed, `Hết hàng, ${typed}`, `(${typed})`])
    expect(() => noteOf(note), note).toThrow(expect.objectContaining({ code: 'noteHasContact' }));
});

test.each([
  'Khách nhắn Zalo xin huỷ',
  'Hết hàng từ 28/11/2026, mẻ mới ngày 2026-12-15',
  'Còn 12 hộp 250 g, đơn cần 20; hoàn 1.500.000.000 đồng',
  'Đơn 7K2M9QXA-1 đặt trùng với 7K2M9QXB-1.',
  'Hỏng 2 túi 500 g, hoàn 120.000 ₫',
  'Giá cũ 120.000đ, giá mới 135.500 đ, chợ chưa kịp sửa',
  'Phí giao từ 20.000 - 30.000đ mà khách chỉ trả 15.000',
  'Hoàn 1.234.567 đ theo đúng số khách đã trả',
  'Hoàn 120000 đồng tiền hàng',
  'Nghỉ chợ 12/11 - 15/11 vì mưa lũ',
  'Nghỉ từ 28/11/2026 - 05/12/2026, mở lại 8:30 6/12',
  'Xưởng mở 8h30 đến 17h00, xe đã chạy lúc 7h15 sáng 12.11.2026',
  '500g x 2 túi và 250 g x 3 hộp đều bị ẩm',
  'Hết chè, mật ong, gạo v.v.',
  'Xe đi TP.HCM bị hoãn, xe đi TP. Lào Cai vẫn chạy',
  'Khách ở Q.1 và Q. Bình Thạnh, TP.HCM',
  'HTX. Suối Giàng mất điện, 2.5 kg chè chưa sấy xong',
  'Mẻ này không đạt 4 sao, độ ẩm 7,5% (chuẩn là 5%)',
  'Chờ 2 tuần/3 tuần, anh/chị thông cảm . Mong gặp lại ở chợ phiên.',
  '1. Hết hàng 2.Mưa lớn 3. Xe hỏng',
  'Sau năm năm làm nấm, năm nay bà con mất mùa; tháng 11 năm 2026 mới có',
  'Ngày 5 tháng 11 năm 2026 nhà có tang, xin lỗi anh chị...',
  'Khách đặt 3-4 hộp, kho còn 2 (1 hộp móp); phải huỷ 1/2 đơn!',
  'Quốc lộ 4D sạt ở km 105+200, xe không qua được',
  'The batch failed its check of 12/11/2026; 3 of 5 bags (500 g) were damp, e.g. the green tea.',
  'Sold out: 2 boxes @ 120.000 ₫ left at 8:30 a.m., you asked for 12.',
  'The road to Sa Pa is closed until Dec. 5, 2026, i.e. 7 days. Sorry!',
  'Mr. Páo is ill; nobody else can roast. Order 7K2M9QXA was taken by mistake.',
  ...[
    'Nghị định 13/2023/NĐ-CP',
    'Thông tư 24/2014/TT-BCT',
    'chứng nhận số 123/2026/OCOP',
    'Lô 20261128 bị mốc',
    'HSD 28112026',
    'NSX: 261128',
    'Lô 11/2026, 12/2026',
    'các lô 01, 02, 03, 05',
    'mã vận đơn EB123456789VN',
    'bưu gửi RR 123 456 785 VN và EE087654321VN',
    'Luật 05/2007/QH12, Thông tư 05/2022/TT-BYT ngày 21/8/2019',
    'TCVN 9740:2013, TCVN 1457-83',
    'Lô L20261128-02 bị trả',
  ],
  ...[
    '8:00-11:00, 14:00-17:00',
    'Đã chờ lúc 8:30, 9:15 và 17:45',
    'từ 7:30-17:00 28/11',
    '29/9-2/10/2026',
    '28-30/11/2026',
    'Nghỉ 10-12/12',
    'Gọi không được ngày 27/11, 28/11',
    'mưa các ngày 26, 27, 28, 29/11',
    'tháng 11/2026',
  ],
  ...[
    '500/1000/1500 g',
    '150.000, 185.000, 200.000',
    '12500000 đ',
    'từ 1.500.000 - 2.000.000 - 2.500.000 đồng',
    'năm 2025: 3.200 kg, 2026: 2.800 kg',
    'độ ẩm 12,5%; 13,2%; 14%',
    'hai ba bốn năm sáu hộp',
  ],
  ...[
    'Sản lượng 2025: 1200 kg',
    'Phiếu kiểm nghiệm 1234-2026',
    'Phiếu kiểm nghiệm số 1234-2026 không đạt',
    '45.000 x 3 = 135.000',
    '120000 và 120000',
    'Xem ảnh IMG_2034.jpg và phieu.pdf',
    'Hết cơm/xôi, shop/chợ và bố mẹ/con đều nghỉ; bán online/offline đều hết',
  ],
])('what says why stays as it is: %s', (typed) => {
  expect(contactInNote(typed)).toBeUndefined();
  expect(noteOf(typed)).toBe(typed);
});

test.each([
  'Khách gọi ngày 28/11/2026 xin huỷ, hoàn 1.234.567 đ',
  'Khách nhắn Zalo: xin huỷ đơn 7K2M9QXA-1',
  'Hoàn số tiền 150.000.000 đ cho khách',
  'Gọi khách 3 lần lúc 8:30, 9:15 và 17:45 không được',
  'Khách nhắn đổi 2x500g lấy 3x250g',
  'Gói 250 g, 500 g, 1 kg đều hết; nước chấm, muối chấm cũng hết',
  'Liên hệ bưu cục: đơn EB123456789VN thất lạc',
  'Theo giấy số 123/2026/OCOP và Nghị định 13/2023/NĐ-CP',
  'Số lượng hai mươi lăm hộp, đã giao ba mươi',
  'Khách hẹn nhận từ 28/11/2026 - 05/12/2026 mà xưởng nghỉ',
  'Nhận hàng 28-30/11/2026, 8h30-17h00; lô 20261128',
  'Khách gọi báo số nhà 12, ngõ 345, phố Hoàng Diệu',
  'You asked by Zalo. We could not call you back on 28/11/2026 at 17:45.',
])('a word that invites makes no alarm of what is honest: %s', (typed) => {
  expect(contactInNote(typed)).toBeUndefined();
});

test.each([
  '0912, rồi 345, rồi 67',
  '09/12 30/11',
  '912.000, 345.000, 678.000',
  'km 912+345 và km 678+901',
  'không chín mươi mốt hai mươi ba bốn mươi lăm',
  '0912a345a678',
  'evil chấm hotel',
  'tìm Hoàn Tiền trên Zalo',
])('what looks like an honest reason passes, and stands as its writer’s words: %s', (typed) => {
  expect(contactInNote(typed)).toBeUndefined();
});

test.each([
  'a',
  '1',
  'ba ',
  'a.',
  '.a',
  '1 ',
  '1.',
  '12/11 ',
  '@',
  'a@',
  'www.',
  '1,000',
  ' .',
  '(.',
  'không ',
  'o1',
  '7K2',
  '1-',
  '\u0336',
  ...['gọi ', 'gọi 0', 'gọi ẩm mốc ', 'số chín mươi ', 'zalo: a', '0x', 'x0 ', '@1', '//a', '-//a', 'a*chấm'],
  ...['120000 ', '45.000 x ', 'phiếu 1', 'zalo abc', 't me/', 'a.jpg ', '1200 '],
  ...['01, ', '500/', '5%', '185.000, ', '8:30-', 'AB123456 ', '1/2026/a-', 'km 1+000 ', 'hai hộp '],
])('time grows with the length of a note, not with its square: %s', (piece) => {
  const reading = (length: number) => {
    const text = piece.repeat(Math.ceil(length / piece.length));
    return () => contactInNote(text);
  };
  expect(growsTooFast(reading, 80_000)).toBeNull();
});

test.each([
  ['Vào trang chophien/hoantien.vn để nhận lại tiền', 'hoantien.vn'],
  ['Xem GHN/evil.vn/otp nhé', 'evil.vn/otp'],
  ['Xem a/b/evil.top', 'evil.top'],
  ['Xem trang/1.2.3.4 nhé', '1.2.3.4'],
])('a page behind a stroke is one: %s', (typed, found) => {
  expect(contactInNote(typed)).toBe(found);
});

test.each([
  'Theo 13/2023/NĐ-CP',
  'Còn 50/100 g',
  'Hộp và/hoặc túi bị rách',
  'Theo QĐ 12/QĐ-UBND.',
  'Giao ở P.Kim Tân/TP.Lào Cai',
  'Ảnh che.jpg/che2.png',
])('honest words with strokes stay: %s', (typed) => {
  expect(contactInNote(typed)).toBeUndefined();
});

test.each([
  'Nghỉ các ngày 25.11, 26.11',
  'Nghỉ 25.11 - 26.11',
  'Đóng thùng 12, 24, 36, 48, 60, 72 hộp',
  'Chỉ còn cỡ 35, 40, 45, 50',
  'Chỉ còn túi 100, 200, 300',
  'Lô 0001234 bị ẩm',
  'Lô số 000567 quá hạn',
  'Mẻ 00123456 chưa đạt',
  'Batch 0004321 bị rách bao',
  'Các ngày 3, 10, 17, 24 chợ nghỉ',
])('days with dots, lots with noughts and even steps are no number to call: %s', (typed) => {
  expect(noteOf(typed)).toBe(typed);
});

test.each([
  'Lô 0001234 5678',
  'Lô 0912345678',
  'Lô 000123456789',
  'Lô 00912.345.678',
  '25.11, 26.11, 27.11.912',
  '09.12, 34.56, 78.90',
  '91, 23, 45, 67',
  '12, 24, 36, 48, 59, 678',
  '091, 234, 567, 89',
  '12, 24, 36, 48.912.345',
])('but what only begins like them is one: %s', (typed) => {
  expect(() => noteOf(typed)).toThrow(expect.objectContaining({ code: 'noteHasContact' }));
});
