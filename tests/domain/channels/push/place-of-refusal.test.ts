import { expect, test } from 'vitest';
import { explainRefusal } from '#app/domain/channels/push/explain-refusal.ts';
import { placeOfRefusal, seenIn } from '#app/domain/channels/push/place-of-refusal.ts';
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
    fieldPath: placeOfRefusal(message, seenIn(message, { ...texts, ...own })).field,
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
    seenIn('too long', { ...texts, ownTitle: 'Mật ong' }),
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

test.each([
  ['Giá bán thấp bất thường', ['variants.0.priceVnd']],
  ['The price is much higher than the market price.', ['variants.0.priceVnd']],
  ['商品价格异常', ['variants.0.priceVnd']],
  ['Ảnh bìa có chữ và watermark', ['photos']],
  ['Image resolution too low', ['photos']],
  ['主图不清晰', ['photos']],
  ['Kích thước ảnh nhỏ hơn 500 px', ['photos']],
  ['Số lượng tồn kho phải lớn hơn 0', ['variants.0.stock']],
  ['库存不足', ['variants.0.stock']],
  ['Khối lượng gói hàng chưa đúng', ['variants.0.weightGrams']],
  ['Package dimensions are missing', ['variants.0.lengthCm']],
  ['Thương hiệu chưa được đăng ký', ['brand']],
  ['品牌未授权', ['brand']],
  ['Sai ngành hàng', ['category']],
  ['类目错误', ['category']],
  ['Thiếu thuộc tính bảo hành', ['attributes']],
  ['Mã vạch không hợp lệ', ['variants.0.gtin']],
  ['Invalid GTIN', ['variants.0.gtin']],
  ['Tiêu đề có ký hiệu lạ', ['titleVi']],
  ['标题含有违禁词', ['titleVi']],
  ['商品描述不符', ['descriptionVi']],
  ['Ảnh không khớp với tên sản phẩm và mô tả', ['photos', 'titleVi', 'descriptionVi']],
  ['Tên hoặc mô tả có nhiều dấu chấm than liền nhau.', ['titleVi', 'descriptionVi']],
  ['Duplicate SKU', ['variants.0.sku']],
  ['Mã SKU đã tồn tại', ['variants.0.sku']],
  // Which product is meant is no place.
  ['SKU A-1: price is below minimum', ['variants.0.priceVnd']],
  ['SKU A-1: vi phạm quy định', []],
  ['[SKU CHE-100] Sản phẩm bị khiếu nại', []],
  ['SKU A-1 đã tồn tại', ['variants.0.sku']],
  ['Shipping channel not enabled', ['variants.0.weightGrams', 'variants.0.lengthCm']],
  ['Chưa bật đơn vị vận chuyển', ['variants.0.weightGrams', 'variants.0.lengthCm']],
  // A paper's own name speaks of a brand; what it is asked for may be named beside it.
  ['Thiếu giấy chứng nhận nhãn hiệu', ['papers']],
  ['缺少食品安全资质', ['papers']],
  ['Please upload a business license', ['papers']],
  ['Thiếu giấy tờ', ['papers']],
  ['Bổ sung giấy kiểm nghiệm và hình ảnh nhãn', ['papers', 'photos']],
  // Words with other words in them.
  ['Nhiều đánh giá xấu', []],
  ['Sản phẩm không có giá trị sử dụng', []],
  ['Có thể ảnh hưởng đến người mua, cảnh báo lần một', []],
  ['Túi giấy không được phép', []],
  ['Reported by buyers', []],
] as const)('“%s” leads to where it is mended', (message, places) => {
  const { field, alsoAt = [] } = placeOfRefusal(message, null);
  expect(field === null ? alsoAt : [field, ...alsoAt]).toEqual(places);
});

test.each([
  ['Parcel weight is missing', 'atWeight'],
  ['Thiếu cân nặng', 'atWeight'],
  ['Package size is missing', 'atSides'],
  ['Category is required', 'atCategory'],
  ['Image 2 is not square', 'atPhotos'],
  ['Ảnh không vuông', 'atPhotos'],
  ['Price below minimum', 'atPrice'],
  ['Brand required', 'atBrand'],
  ['Duplicate SKU', 'atSku'],
  ['Title too long', 'atTitle'],
  ['Tên sản phẩm chứa từ cấm', 'atTitle'],
  ['Description contains forbidden words', 'atDescription'],
  ['Invalid GTIN', 'atGtin'],
  ['Stock must be greater than 0', 'atStock'],
  ['Shipping channel not enabled', 'atShipping'],
  ['Attribute is mandatory', 'atAttributes'],
  ['Ảnh không khớp với tên sản phẩm', 'atSeveral'],
  ['System busy E-4711', 'unknown'],
] as const)('of “%s” is said what is usual at its place', (message, words) => {
  const refusal = { code: 'nobody knows', message, field: null };
  expect(explainRefusal({}, refusal)).toMatchObject({ words, platformWords: message });
});

test('what reviewers say is told by its place, where they name one', () => {
  const table = { refusals: { QC: { field: null, words: 'review' } } } as const;
  const said = (message: string) => explainRefusal(table, { code: 'QC', message, field: null }).words;
  expect(said('Image is not square')).toBe('atPhotos');
  expect(said('Chưa đạt tiêu chuẩn.')).toBe('review');
});

test('a field that the platform names beside a code that nobody knows is told as one in its words', () => {
  const refusal = { code: 'X-1', message: 'Invalid.', field: 'variants.1.sku' };
  expect(explainRefusal({}, refusal)).toMatchObject({ words: 'atSku', field: 'variants.1.sku' });
});

test('words that are quoted from the listing say nothing of its price', () => {
  const own = { ...texts, titleVi: 'Mật ong giá tốt nhất' };
  const message = 'Không được phép: “giá tốt nhất”.';
  expect(placeOfRefusal(message, seenIn(message, own))).toEqual({ field: 'titleVi' });
});

test('a message that names nothing names all that could be meant', () => {
  const refusal = { code: 'QC', message: 'Chưa đạt tiêu chuẩn.', field: null };
  const own = seenIn(refusal.message, { ...texts, ownTitle: 'Mật ong' });
  const { field, words, alsoAt } = explainRefusal({}, refusal, null, own);
  expect({ field, words }).toEqual({ field: null, words: 'unknown' });
  expect(alsoAt).toEqual([
    'own.title',
    'descriptionVi',
    'photos',
    'variants.0.priceVnd',
    'variants.0.stock',
    'variants.0.weightGrams',
    'brand',
    'papers',
  ]);
  // A code that says what it is goes before the words.
  const coded = { code: '4160', message: 'price', field: null };
  const table = { refusals: { 4160: { field: 'titleVi', words: 'titleLong' } } } as const;
  expect(explainRefusal(table, coded)).toMatchObject({ field: 'titleVi', words: 'titleLong' });
  expect(explainRefusal(table, coded)).not.toHaveProperty('alsoAt');
});
