import { expect, test } from 'vitest';
import { cancelNote } from '#app/domain/payments/refunds/cancel-note.ts';

const noteOf = (typed: string) => cancelNote(typed, { isRequired: true });

test.each([
  ['Gọi em 0912345678', '0912345678'],
  ['Gọi em +84 912 345 678.', '+84 912 345 678'],
  ['Chuyển lại vào số 19036512345', '19036512345'],
  ['Đặt lại ở https://vidu.vn/che nhé', 'https://vidu.vn/che'],
  ['Viết cho che@vidu.vn', 'che@vidu.vn'],
])('what leads a buyer away from their order is refused where it stands: %s', (typed, found) => {
  expect(() => noteOf(typed)).toThrow(
    expect.objectContaining({ code: 'noteHasContact', field: 'note', params: { found } }),
  );
});

test.each([
  'Khách nhắn Zalo xin huỷ',
  'Hết hàng từ 28/11/2026, mẻ mới ngày 2026-12-15',
  'Còn 12 hộp 250 g, đơn cần 20; hoàn 1.500.000.000 đồng',
  'Đơn 7K2M9QXA-1 đặt trùng với 7K2M9QXB-1.',
])('what says why stays as it is: %s', (typed) => {
  expect(noteOf(typed)).toBe(typed);
});
