import { expect, test } from 'vitest';
import { leadAwayIn } from '#app/domain/catalog/contact-in-note/lead-away.ts';
import { carrierName } from '#app/domain/orders/fulfil/carrier-name.ts';
import { trackingNumber } from '#app/domain/orders/fulfil/tracking-number.ts';
import { growsTooFast } from '#tests/support/growth.ts';

test.each([
  'Chợ Bắc Hà, gian 12, 8:00–17:00',
  'Số 25 đường Điện Biên Phủ, 0214 là mã vùng',
  'Tại nhà xưởng',
  'Theo địa chỉ trên trang của chúng tôi',
  'Quầy A5 chợ Sa Pa',
  'TP.Lào Cai, 12 P.Cốc Lếu',
  'Gọi 0912 345 678 trước',
  '8:00–17:00, gọi trước 0912.345.678 hoặc 0214 3871 234',
  'Trực điện thoại +84 912 345 678, 1900 1234',
  'Km 12+500 QL4D, xã Tả Phìn',
  'Quốc lộ 4D, 123 đ. Hoàng Liên, tổ 3 Đồng Tuyển, Sa Pa, Lào Cai 333100',
  'Xã Đồng Tiến, nhà bà Nhân, cửa hàng Nhân Tiến, sau bến xe Thành Toàn',
  'Cạnh ngân hàng Agribank, 12 phố Cầu Mây',
  'Đối diện ATM BIDV, số nhà 123/45/6, ngõ 12',
  '22.3364, 103.8438, đi theo biển chỉ đường',
  'Nhận hàng 7h30–11h30 và 13h30–17h30, thứ 2, 3, 4, 5, 6, 7; giữ hàng đến 20h',
  'Kiot 12-14, tầng 2, nghỉ 29/1–5/2/2027',
  'Sảnh tiền của khách sạn, cạnh cổng bệnh viện 500 giường',
  'Chủ nhật, 7 đến 12 giờ',
])('what says where and when stays: %s', (typed) => {
  expect(leadAwayIn(typed)).toBeUndefined();
});

test.each([
  ['Kho Sa Pa. Giữ hàng: chuyển 30.000đ vào MB 0912345678', '30.000đ'],
  ['Số 1 Sa Pa, gọi 0912345678 nhận tiền hoàn', 'nhận tiền'],
  ['Mang tiền mặt: chuyển khoản trước', 'chuyển khoản'],
  ['Kho, CHUYỂN  KHOẢN cho chủ kho', 'chuyển  khoản'],
  ['Kho, chuyen khoan cho chu kho', 'chuyen khoan'],
  ['MB 0912345678', 'mb'],
  ['Vietcombank 0912 345 678', 'vietcombank'],
  ['Kho 19036512345', '19036512345'],
  ['Kho A, nhắn zalo trước', 'nhắn'],
  ['Zalo 0912345678', 'zalo'],
  ['Xem bản đồ ở facebook hoantien', 'facebook'],
  ['Đọc mã OTP cho chủ kho', 'otp'],
  ['Lấy hàng trả thêm 30k', '30k'],
  ['Lấy hàng hết 2 triệu', '2 triệu'],
  ['Pay $30 on arrival', 'pay'],
  ['hoantien88', 'hoantien'],
  ['không chín một hai ba bốn năm', 'không chín một hai ba bốn năm'],
])('what leads to money, accounts, messages or pages does not: %s', (typed, found) => {
  expect(leadAwayIn(typed)).toBe(found);
});

test.each([
  'GHN',
  'Viettel Post',
  'Nhà xe Hà Sơn Hải Vân',
  'Bưu điện Bát Xát',
  'J&T Express',
  'Bưu điện',
  'Xe khách Hà Sơn',
  'Xe',
  'Ai khác',
  'VNPost - EMS',
  'Nhà xe Hưng Thành, tuyến Hà Nội',
  'Xe 24B-012.34 (Sao Việt)',
  'Giao Hàng Tiết Kiệm',
  'Nhà xe Nhân Tín TP. Lào Cai',
  '247Express',
  'Xe khách Thanh Bình (Lào Cai - Hà Nội)',
  'Nhà xe Hà Sơn (Sa Pa – Hà Nội)',
  'Xe Việt Bus, Sa Pa - Hà Nội',
  'Xe khách Sao Việt (Lào Cai - Yên Nghĩa)',
  'Nhà xe Hưng Thành (Bắc Hà - Mỹ Đình)',
  'Xe Phúc Xuyên - Hà Nội - Sa Pa',
  'Bưu cục 330000 Lào Cai',
  'Xe tải anh Phí Văn Nạp',
  'Nhà xe Tiến Phát',
  'Hợp tác xã vận tải Sa Pa',
])('a carrier is named as people call it: %s', (typed) => {
  expect(carrierName(` ${typed} `)).toBe(typed);
});

test.each([
  'GHN. Hàng bị giữ, chuyển 30.000đ vào MB 0912345678',
  'GHN. Hàng đang chờ',
  'GHN: hàng về muộn',
  'GHN, gọi 113',
  'GHN 0912345678',
  'GHN chuyển 30k',
  'nợ phí 20 000 đồng',
  'GHN nợ cước',
  'Cước 20 000 đ',
  'Phí 1 250 000 VND',
  'Thiếu phí giao hàng',
  'Nạp tiền cho nhà xe',
  'No phi ship',
  'GHN 15 500 đồng',
  'Bưu điện thiếu tiền cước',
  'Nạp thẻ GHN',
  'Xem ở evil.top/dang-nhap',
  'GHN/evil.vn',
  'Bưu điện đang giữ gói hàng của bạn vì thiếu giấy',
  'Nhắn zalo nhà xe',
  'Xe khách Hà Sơn, gọi 0912 345 678',
  'Một hai ba bốn năm sáu bảy tám chín',
  'G'.repeat(41),
])('and by nothing else: %s', (typed) => {
  expect(() => carrierName(typed)).toThrow(
    expect.objectContaining({ code: expect.stringMatching(/^(?:carrierShape|tooLong)$/), field: 'carrier' }),
  );
});

test.each([
  ['ee 123 456 789 vn', 'EE123456789VN'],
  ['SPXVN01234567890', 'SPXVN01234567890'],
  ['gavqkqnr', 'GAVQKQNR'],
  ['S22160000.SG7-B3.1234567', 'S22160000.SG7-B3.1234567'],
  ['842012345678', '842012345678'],
  ['VTP-123456', 'VTP-123456'],
  ['S1.HN.HCM.12345', 'S1.HN.HCM.12345'],
  ['0912.345.678', '0912.345.678'],
  ['+84 912 345 678', '+84912345678'],
  ['', ''],
  ['CK123456789VN', 'CK123456789VN'],
  ['FB987654321CN', 'FB987654321CN'],
  ['GHN-A1B2C3', 'GHN-A1B2C3'],
  ['ghn 8x2k9q', 'GHN8X2K9Q'],
  ['PHIX123456', 'PHIX123456'],
  ['JT 801234567890', 'JT801234567890'],
  ['LCH-24B-01234', 'LCH-24B-01234'],
  ['NAPT1234', 'NAPT1234'],
  ['EMS/EE123456789VN', 'EMS/EE123456789VN'],
  ['BEST12345', 'BEST12345'],
])('a number is one of a receipt, or of the coach: %s', (typed, number) => {
  expect(trackingNumber(typed)).toBe(number);
});

test.each([
  'số 5',
  'EVIL.COM/PAY',
  'HANG-BI-GIU',
  'GOI-NGAY-0912345678',
  'CHUYEN-30000-MB-0912345678',
  'HOANTIEN0912345678',
  'CHUYENTIENVAOMB',
  'X'.repeat(31),
  'NAP-PHI-20000-STK-0123456789',
  'NAP-PHI20000-STK0123456789',
  'OTP-1',
  'OTP123456',
  'STK0123456789',
  'CK-30000',
  'PIN.1234',
  'NOP20000VND',
  'ZALO-0912345678',
  'A1/COC/50',
  'MOMO0912345678',
  'A--1',
  'BIT.LY/ABC123',
  'BIT.LY-X1',
  '1.2.3.4/PAY',
])('and no words: %s', (typed) => {
  expect(() => trackingNumber(typed)).toThrow(expect.objectContaining({ field: 'trackingNumber' }));
});

test.each([
  ...[
    'a ',
    '1',
    '1 ',
    '0912 ',
    'chuyển ',
    'chuyển. ',
    'tiền ',
    'mb ',
    '30.',
    '30.000',
    '$',
    'không ',
    '+84',
    '19',
  ],
  ...['- ', '1900 ', '12.3456, ', 'bị'],
])('time grows with the length of what is typed, not with its square: %s', (piece) => {
  const reading = (length: number) => {
    const text = piece.repeat(Math.ceil(length / piece.length));
    return () => leadAwayIn(text);
  };
  expect(growsTooFast(reading, 40_000)).toBeNull();
});
