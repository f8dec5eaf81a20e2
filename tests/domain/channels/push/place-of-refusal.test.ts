import { expect, test } from 'vitest';
import { explainRefusal } from '#app/domain/channels/push/explain-refusal.ts';
import { placeOfRefusal } from '#app/domain/channels/push/place-of-refusal.ts';
import { repairPath } from '#app/routes/seller/channels/edit-path.ts';

const texts = {
  titleVi: 'Mật ong bạc hà ngon nhất',
  descriptionVi: 'Mật ong chữa bệnh dạ dày.',
  ownTitle: null,
  ownDescription: null,
};

const at = (message: string, own = {}) =>
  repairPath({
    listingId: 'L',
    channelCode: 'lazada',
    fieldPath: placeOfRefusal(message, { ...texts, ...own }).field,
  });

test('words that reviewers quote lead to the text in which they stand', () => {
  expect(at('Từ ngữ quảng cáo không được phép: “ngon nhất”.')).toBe('/seller/listings/L/what#titleVi');
  expect(at('Từ ngữ không được phép: “Chữa bệnh”.')).toBe('/seller/listings/L/what#descriptionVi');
  expect(at('Mô tả có từ cấm')).toBe('/seller/listings/L/what#descriptionVi');
  expect(at('Hàng bị khiếu nại.')).toBe('/seller/listings/L/channels?channel=lazada');
});

test('what was written for the channel is mended there', () => {
  expect(at('Không được phép: “trị ho”.', { ownDescription: 'Trị ho rất tốt' })).toBe(
    '/seller/listings/L/channels?channel=lazada#description',
  );
  const byCode = { code: '4160', message: 'too long', field: null };
  const explained = explainRefusal(
    { refusals: { 4160: { field: 'titleVi', words: 'titleLong' } } },
    byCode,
    null,
    {
      ...texts,
      ownTitle: 'Mật ong',
    },
  );
  expect(explained.field).toBe('own.title');
});

test('a paper that is asked for leads to where it is given, with its kind chosen', () => {
  const refusal = { code: 'QC', message: 'Thiếu giấy phép an toàn thực phẩm', field: null };
  const { field, liftedBy = [] } = explainRefusal({}, refusal);
  expect(repairPath({ listingId: 'L', channelCode: 'lazada', fieldPath: field, liftedBy })).toBe(
    '/seller/papers/give?kind=food-safety',
  );
  // Of our own reasons the words are not a platform's.
  expect(
    explainRefusal({}, { code: 'push:busy', message: 'giấy an toàn thực phẩm', field: null }).field,
  ).toBe(null);
});
