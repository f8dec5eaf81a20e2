import { expect, test } from 'vitest';
import {
  LONGEST_REFUND_REFERENCE,
  refundReference,
  wrongRefundReference,
} from '#app/domain/payments/refunds/refund-reference.ts';

const told = (typed: string) => wrongRefundReference(refundReference(typed)).map(({ code }) => code);

test.each([
  'FT26327002',
  '  FT26 327/002.1  ',
  '7',
  'chuyển lại Lê Thị Khách',
  '回款 12',
  '0912345678',
  'MBVCB.3278907687',
  'ft26330-123456\\BNK',
  'Đợt 1/2026 - FT26331.004512',
  'IBFT 26331 hoan tien don 7K2M9QXA-1',
  'x'.repeat(LONGEST_REFUND_REFERENCE),
])('%j is a reference of a refund', (typed) => {
  expect(told(typed)).toEqual([]);
});

test.each([
  ['', 'required'],
  ['   ', 'required'],
  ['---', 'refundReferenceWrong'],
  ['FT1”. Phí hoàn “30.000đ', 'refundReferenceWrong'],
  ['FT1 https://evil', 'refundReferenceWrong'],
  ['…', 'refundReferenceWrong'],
  ['Goi 0912345678 vao hoantien.vn nhan tien', 'refundReferenceWrong'],
  ['Gọi +84 912 345 678', 'refundReferenceWrong'],
  ['hoantien.vn/otp', 'refundReferenceWrong'],
  ['evil@mail.com', 'refundReferenceWrong'],
  ['FT26\ue000327', 'refundReferenceWrong'],
  ['\u0000\u202e', 'required'],
  ['x'.repeat(LONGEST_REFUND_REFERENCE + 1), 'refundReferenceWrong'],
])('%j is none, and the field says so', (typed, code) => {
  expect(told(typed)).toEqual([code]);
});

test('what cannot be seen of it does not make it another one', () => {
  expect(refundReference('\u202e FT26\u0000327 \u200b')).toBe('FT26 327');
});
