import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { diffContent } from '#app/domain/catalog/diff-content.ts';
import { emptyContent, type ListingContent } from '#app/domain/catalog/listing-content.ts';
import { contradictsRegister, findingsInText } from '#app/domain/catalog/review-findings.ts';
import { type Judgement, judge, reviewRules } from '#app/domain/catalog/review-rules.ts';
import { type TextTouch, touchesOf } from '#app/domain/catalog/review-text.ts';
import {
  approveOpen,
  ownListing,
  publishedListing,
  saveStep,
  submitDraft,
} from '#tests/factories/listing-steps.ts';
import { sellerOf } from '#tests/factories/seller-of.ts';
import { eachEngine } from '#tests/support/test-market.ts';

const places = new Set(['ban lien', 'bac ha', 'muong khuong']);

const before: ListingContent = {
  ...emptyContent,
  titleVi: 'Chè Shan tuyết',
  descriptionVi: 'Hái tay, sao chảo gang.',
  label: { ingredients: 'Búp chè', origin: 'Bản Liền' },
  photos: [
    { photoId: 'p1', altVi: 'Hộp chè trên bàn gỗ', altEn: 'Tea box on a wooden table' },
    { photoId: 'p2', altVi: 'Nước chè vàng trong chén', altEn: '' },
  ],
  variants: [
    {
      variantId: 'v1',
      sku: 'A',
      gtin: '',
      nameVi: 'Hộp 100 g',
      nameEn: '',
      price: 100_000,
      weightGrams: 150,
      lengthCm: null,
      widthCm: null,
      heightCm: null,
    },
  ],
};

function alt(text: string): ListingContent {
  const [first, ...rest] = before.photos;
  return { ...before, photos: first ? [{ ...first, altVi: text }, ...rest] : [] };
}

function price(amount: number | null): ListingContent {
  return { ...before, variants: before.variants.map((variant) => ({ ...variant, price: amount })) };
}

function verdict(
  after: ListingContent,
  readPrice = 100_000,
): { passes: boolean; because: Judgement['because'] } {
  const judgements = judge(diffContent(before, after), {
    readPrices: new Map([['v1', readPrice]]),
    placeNames: places,
  });
  expect(judgements.length).toBeGreaterThan(0);
  return {
    passes: judgements.every(({ passes }) => passes),
    because: judgements.flatMap(({ because }) => because),
  };
}

test.each<[string, ListingContent]>([
  ['photo order', { ...before, photos: [...before.photos].reverse() }],
  ['plain alt text', alt('Hộp chè màu xanh, nắp mở, trên bàn gỗ')],
  ['alt text taken away', alt('')],
  ['a price that falls by exactly 30 %', price(70_000)],
  ['a price that falls by 1 đồng', price(99_999)],
  ['order and alt and price at once', { ...price(90_000), photos: [...alt('Hộp chè mới').photos].reverse() }],
])('passes by itself: %s', (_name, after) => {
  expect(verdict(after)).toEqual({ passes: true, because: [] });
});

test.each<[string, ListingContent, string]>([
  ['a price that falls by more than 30 %', price(69_999), 'priceFallsFar'],
  ['a price of nothing', price(0), 'priceFallsFar'],
  ['a price taken away', price(null), 'always'],
  ['a price that rises by 1 đồng', price(100_001), 'priceRises'],
  ['the title', { ...before, titleVi: 'Chè Shan' }, 'always'],
  ['one letter of the description', { ...before, descriptionVi: 'Hái tay, sao chảo gang' }, 'always'],
  ['an ingredient', { ...before, label: { ...before.label, ingredients: 'Búp chè, hương liệu' } }, 'always'],
  ['origin', { ...before, label: { ...before.label, origin: 'Bắc Hà' } }, 'always'],
  ['a label field taken away', { ...before, label: { origin: 'Bản Liền' } }, 'always'],
  [
    'a new photo',
    { ...before, photos: [...before.photos, { photoId: 'p3', altVi: 'x', altEn: '' }] },
    'always',
  ],
  ['a photo less', { ...before, photos: before.photos.slice(1) }, 'always'],
  [
    'another weight',
    { ...before, variants: before.variants.map((v) => ({ ...v, weightGrams: 50 })) },
    'always',
  ],
  [
    'another barcode',
    { ...before, variants: before.variants.map((v) => ({ ...v, gtin: '8931234567897' })) },
    'always',
  ],
  [
    'a new size',
    { ...before, variants: [...before.variants, { ...before.variants[0], variantId: 'v2' } as never] },
    'always',
  ],
  ['the season', { ...before, seasonMonths: 1 }, 'always'],
  ['no longer alcohol', { ...before, isAlcohol: true }, 'always'],
])('a person reads: %s', (_name, after, reason) => {
  expect(verdict(after)).toEqual({ passes: false, because: [reason] });
});

test('a harmless change does not carry a harmful one through', () => {
  expect(verdict({ ...alt('Hộp chè mới'), titleVi: 'Chè 5 sao' }).passes).toBe(false);
});

test('small falls are measured against the price that a person last read', () => {
  expect(verdict(price(80_000), 120_000)).toMatchObject({ passes: false, because: ['priceFallsFar'] });
  expect(verdict(price(84_000), 120_000).passes).toBe(true);
});

/** Nasty alt texts: each must be stopped, for the reason named. */
const nasty: Array<[string, TextTouch]> = [
  ['Hộp chè 100 gam', 'digits'],
  ['Hộp chè １００ gam', 'digits'],
  ['Hộp chè loại ①', 'digits'],
  ['Hộp chè loại Ⅴ', 'digits'],
  ['Hộp chè x²', 'digits'],
  ['Chè sạch một trăm phần trăm', 'digits'],
  ['Chè đạt bốn sao', 'star'],
  ['Chè ⭐⭐⭐⭐', 'star'],
  ['Chè ★ thượng hạng', 'star'],
  ['Chè hạng *****', 'star'],
  ['che dat hang bon sao', 'star'],
  ['Chè bốn s\u200bao', 'star'],
  ['Hộp chè OCOP', 'ocop'],
  ['Hộp chè O.C.O.P', 'ocop'],
  ['Hộp chè o c o p', 'ocop'],
  ['Hộp chè 0C0P', 'ocop'],
  ['Hộp chè ОСОР', 'ocop'],
  ['Hộp chè ＯＣＯＰ', 'ocop'],
  ['Chè chữa khỏi ho', 'claim'],
  ['Chè chữa khỏi ho'.normalize('NFD'), 'claim'],
  ['Che chua khoi ho', 'claim'],
  // Only in the table of claims, no word of which is a hint by itself
  ['Nước lá mát gan, đẹp da', 'claim'],
  ['CHÈ ĐIỀU TRỊ MẤT NGỦ', 'claim'],
  ['Chè c h ữ a k h ỏ i', 'claim'],
  ['Chè giúp ngừa ung thư', 'claim'],
  ['Tea that cures colds', 'claim'],
  ['Chè tốt nhất', 'claim'],
  ['Chè giảm cân', 'claim'],
  ['Chè Bản Liền trong hộp', 'origin'],
  ['Chè ban lien trong hộp', 'origin'],
  ['Đặc sản trong hộp', 'origin'],
  ['Hàng nhập khẩu', 'origin'],
  ['Made in Vietnam', 'origin'],
  ['Chè hữu cơ', 'ingredients'],
  ['Không chứa phụ gia', 'ingredients'],
  ['Organic tea', 'ingredients'],
  ['Gọi 0912 345 678', 'contact'],
  ['Gọi không chín một hai ba bốn năm', 'contact'],
  ['Kết bạn Zalo nhé', 'contact'],
  ['Kết bạn z.a.l.o nhé', 'contact'],
  ['Xem chebanlien.vn', 'contact'],
  ['Viết cho che@vidu', 'contact'],
  ['Quét mã để mua', 'contact'],
  ['Hộp chè xanh Ελλάδα', 'strangeLetters'],
  ['Hộp chè chеo', 'strangeLetters'],
  ['Hộp ch\u00adè xanh', 'strangeLetters'],
  ['H\u0336ộp chè', 'strangeLetters'],
];

test.each(nasty)('stops the alt text “%s” (%s)', (text, touch) => {
  expect(touchesOf(text, places)).toContain(touch);
  expect(verdict(alt(text)).passes).toBe(false);
});

test('an alt text that loses a claim is read too: the claim may have been the honest part', () => {
  const claims = alt('Không phải thuốc chữa bệnh');
  const judged = judge(diffContent(claims, alt('Hộp chè')), { readPrices: new Map(), placeNames: places });
  expect(judged.every(({ passes }) => passes)).toBe(false);
});

test.each([
  'Hộp chè trên bàn gỗ',
  'Nước chè vàng trong chén sứ',
  'Người hái chè mặc áo chàm',
  'A basket of plums',
])('lets the plain alt text “%s” through', (text) => {
  expect(touchesOf(text, places)).toEqual([]);
});

test('the table knows every field that can change', () => {
  const filled: ListingContent = {
    entryId: 'e',
    setCode: 's',
    isAlcohol: true,
    titleVi: '1',
    titleEn: '1',
    summaryVi: '1',
    summaryEn: '1',
    descriptionVi: '1',
    descriptionEn: '1',
    brand: '1',
    photos: [
      { photoId: 'p2', altVi: '1', altEn: '1' },
      { photoId: 'p1', altVi: '1', altEn: '1' },
      { photoId: 'p9', altVi: '1', altEn: '1' },
    ],
    variants: [],
    label: { a: '1' },
    storyVi: '1',
    storyEn: '1',
    communeCode: '1',
    originText: '1',
    seasonMonths: 1,
    savedSteps: ['what'],
  };
  const changed = new Set(diffContent(before, filled).map(({ field }) => field));
  for (const field of changed) expect(reviewRules[field], field).toBeDefined();
  for (const key of Object.keys(filled).filter(
    (name) => !['photos', 'variants', 'savedSteps'].includes(name),
  )) {
    expect([...changed], key).toContain(key);
  }
});

test.each<[string, string, string, number | null]>([
  ['Chè chữa khỏi bệnh ho', 'claim', 'chữa khỏi', null],
  ['Gọi 0912.345.678 nhé', 'contact', '0912.345.678', null],
  ['Sản phẩm 4 sao', 'star', '4 sao', 4],
  ['Sản phẩm bốn sao', 'star', 'bốn sao', 4],
  ['Hạng ★★★', 'star', '★★★', 3],
  ['Đạt OCOP', 'ocop', 'OCOP', null],
])('shows the reviewer in “%s” the %s “%s”', (text, kind, words, stars) => {
  const found = findingsInText('titleVi', text.normalize('NFD'));
  expect(found.map((one) => [one.kind, one.words.toLowerCase(), one.stars])).toContainEqual([
    kind,
    words.toLowerCase(),
    stars,
  ]);
});

test('the compulsory disclaimer is no claim, and roasting is no star', () => {
  const disclaimer = 'Thực phẩm này không phải là thuốc và không có tác dụng thay thế thuốc chữa bệnh.';
  expect(findingsInText('label.disclaimer', disclaimer)).toEqual([]);
  expect(findingsInText('descriptionVi', 'Chè được sao chảo gang ba lần, vì sao ngon?')).toEqual([]);
  expect(findingsInText('label.disclaimer', `${disclaimer} Chữa khỏi ung thư.`)).not.toEqual([]);
});

test('stars and the word OCOP are held against the register of today', () => {
  const [star] = findingsInText('titleVi', 'Chè 4 sao');
  const [ocop] = findingsInText('titleVi', 'Chè OCOP');
  if (!star || !ocop) throw new Error('two findings expected');
  expect([4, 3, null].map((today) => contradictsRegister(star, today))).toEqual([false, true, true]);
  expect([3, null].map((today) => contradictsRegister(ocop, today))).toEqual([false, true]);
});

eachEngine('changes that pass by themselves', (open) => {
  test('a fall of 30 % is public at once; a second one on top of it waits', async () => {
    const { context } = await open();
    const seller = await sellerOf(context);
    const listingId = await publishedListing(context, seller, { sizes: [{ price: 100_000 }] });
    const reprice = async (amount: number) => {
      const { content } = await ownListing(context, seller, listingId);
      const variants = content.variants.map((one) => ({
        ...one,
        price: amount,
        stock: null,
        seenStock: null,
      }));
      await saveStep(context, seller, listingId, 'sizes', { variants });
      return submitDraft(context, seller, listingId);
    };
    expect(await reprice(70_000)).toEqual({ outcome: 'published' });
    const own = await ownListing(context, seller, listingId);
    expect(own.listing).toMatchObject({ lowestPrice: 70_000, version: 2 });
    expect(own.approved).toMatchObject({ passedByRule: true, decidedBy: null });
    expect(await reprice(49_000)).toEqual({ outcome: 'waiting' });
    await approveOpen(context, seller, listingId);
    expect(await reprice(40_000)).toEqual({ outcome: 'published' });
  });

  test('what staff returned never passes by itself', async () => {
    const { context } = await open();
    const seller = await sellerOf(context);
    const listingId = await publishedListing(context, seller);
    const { content } = await ownListing(context, seller, listingId);
    const say = (altVi: string) =>
      saveStep(context, seller, listingId, 'photos', {
        photos: content.photos.map((photo) => ({ ...photo, altVi })),
      });
    await say('Ảnh 1');
    await submitDraft(context, seller, listingId);
    const { open: waiting } = await ownListing(context, seller, listingId);
    const { listingRevision } = context.store.tables;
    await context.store.write((tx) =>
      tx
        .update(listingRevision)
        .set({ state: 'returned', note: 'Viết rõ hơn' })
        .where(eq(listingRevision.id, waiting?.id ?? '')),
    );
    await say('Hộp chè xanh');
    expect(await submitDraft(context, seller, listingId)).toEqual({ outcome: 'waiting' });
  });

  test('photo order is public at once; an alt text that had a digit is read', async () => {
    const { context } = await open();
    const seller = await sellerOf(context);
    const listingId = await publishedListing(context, seller);
    const { content } = await ownListing(context, seller, listingId);
    const turned = [...content.photos].reverse();
    await saveStep(context, seller, listingId, 'photos', { photos: turned });
    expect(await submitDraft(context, seller, listingId)).toEqual({ outcome: 'published' });
    expect((await ownListing(context, seller, listingId)).listing.mainPhotoId).toBe(turned[0]?.photoId);
    await saveStep(context, seller, listingId, 'photos', {
      photos: turned.map((photo) => ({ ...photo, altVi: 'Hộp chè mở nắp' })),
    });
    expect(await submitDraft(context, seller, listingId)).toEqual({ outcome: 'waiting' });
  });

  test('a draft without a difference is not submitted', async () => {
    const { context } = await open();
    const seller = await sellerOf(context);
    const listingId = await publishedListing(context, seller);
    await expect(submitDraft(context, seller, listingId)).rejects.toMatchObject({ code: 'nothingChanged' });
    const { content } = await ownListing(context, seller, listingId);
    await saveStep(context, seller, listingId, 'photos', { photos: content.photos });
    await expect(submitDraft(context, seller, listingId)).rejects.toMatchObject({ code: 'nothingChanged' });
  });
});
