import { expect, test } from 'vitest';
import { contactInNote } from '#app/domain/catalog/contact-in-note/contact-in-note.ts';
import { cancelNote } from '#app/domain/payments/refunds/cancel-note.ts';

const noteOf = (typed: string) => cancelNote(typed, { isRequired: true });

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
])('what says why stays as it is: %s', (typed) => {
  expect(contactInNote(typed)).toBeUndefined();
  expect(noteOf(typed)).toBe(typed);
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
])('time grows with the length of a note, not with its square: %s', (piece) => {
  const timeOf = (length: number) => {
    const text = piece.repeat(Math.ceil(length / piece.length));
    const from = process.cpuUsage().user;
    contactInNote(text);
    return process.cpuUsage().user - from;
  };
  timeOf(2_000);
  // Eight times as long: with its square it would take sixty-four times as long. 30 ms are the clock's and the collector's.
  expect(timeOf(80_000)).toBeLessThan(Math.max(timeOf(10_000), 1_000) * 24 + 30_000);
});
