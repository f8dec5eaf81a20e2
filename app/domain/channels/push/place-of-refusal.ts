import type { PaperKind } from '#app/domain/channels/papers/paper-kinds.ts';
import { paperNames } from '#app/domain/channels/papers/paper-names.ts';

/** Texts of a listing as they stand here; `own…`: those that the producer wrote for the channel, null where there are none. */
export type RefusedTexts = {
  titleVi: string;
  descriptionVi: string;
  ownTitle: string | null;
  ownDescription: string | null;
};

/**
 * What is kept of the texts that a platform had before it when it said no: which of them the producer had written for the
 * channel, and in which the words stand that it quotes. The texts themselves move on.
 */
export type TextsSeen = {
  hasOwnTitle: boolean;
  hasOwnDescription: boolean;
  quoted: Readonly<Record<string, readonly string[]>>;
};

/** What a refusal says of texts as they stand. */
export function seenIn(message: string, texts: RefusedTexts): TextsSeen {
  const phrases = [...message.normalize('NFC').matchAll(quoted)].map(([, phrase = '']) => phrase);
  return {
    hasOwnTitle: texts.ownTitle !== null,
    hasOwnDescription: texts.ownDescription !== null,
    quoted: Object.fromEntries(phrases.map((phrase) => [phrase, standingIn(texts, phrase)])),
  };
}

/**
 * Where a refusal is mended: a field as refusals name it, for "papers" the kinds that help, and the other fields that it
 * speaks of. `field` null with others: it does not say where, and all of these could be meant.
 */
export type RefusalPlace = {
  field: string | null;
  liftedBy?: readonly PaperKind[];
  alsoAt?: readonly string[];
};

/** A place that was read in a platform's words. `isOfShipping`: the shop's carriers, beside the places that decide whether one takes it. */
export type SpokenPlace = RefusalPlace & { isOfShipping?: true };

/** A text as it stands on a page is none of these: "túi giấy" is a bag, "reported by buyers" no test report. */
const asksForPaper =
  /(?:thiếu|bổ sung|nộp) giấy|giấy (?:phép|chứng nhận|tờ|xác nhận|công bố|kiểm nghiệm|đăng ký|uỷ quyền|ủy quyền)|chứng nhận|chứng từ|(?:tự|bản|phiếu|hồ sơ) công bố|công bố (?:sản phẩm|mỹ phẩm)|phiếu kiểm nghiệm|kết quả kiểm nghiệm|hồ sơ pháp lý|(?<!\p{L})attp(?!\p{L})|licen[cs]e|certificat|qualification|self.declaration|(?:test|lab|inspection) report|资质|证书|许可证|执照|授权书|检测报告|质检报告|备案/giu;

/**
 * What messages speak of, in Vietnamese, English and Chinese, in the order in which they are looked for. What one has found
 * is out of the way of those after it: "kích thước ảnh" is about photos, "mã vạch" of no price. A word stands by itself:
 * "đánh giá" and "giá trị" are no prices, "ảnh hưởng" and "cảnh báo" no photos.
 */
const said: ReadonlyArray<{ field: string; words: RegExp }> = [
  {
    field: 'photos',
    words: word(
      '(?:kích thước|kích cỡ|độ phân giải) (?:của )?(?:hình )?ảnh|(?:image|photo) (?:size|resolution|dimensions?|quality)|stock (?:image|photo)s?|(?:số lượng )?hình ảnh|số lượng ảnh|ảnh bìa|ảnh(?! hưởng)|hình (?:chụp|sản phẩm|minh hoạ|minh họa|mờ|nền)|images?|photos?|pictures?|watermarks?',
      '图片|主图|照片|水印',
    ),
  },
  { field: 'variants.0.gtin', words: word('mã vạch|gtin|ean|upc|barcodes?', '条形码|条码') },
  {
    field: 'variants.0.stock',
    words: word('tồn kho|số lượng(?: hàng)?|hết hàng|stock|inventory|quantity|quantities', '库存|数量'),
  },
  {
    field: 'variants.0.priceVnd',
    words: word(
      '(?:mức |đơn |bảng )?giá(?: bán| niêm yết| gốc| tiền| khuyến mãi| cả)?(?! trị| đỗ| vẽ| thể| treo| kệ)|prices?|pricing',
      '价格|售价|定价|原价',
    ),
  },
  {
    field: 'variants.0.weightGrams',
    words: word('cân nặng|khối lượng|trọng lượng|weights?', '重量|净重'),
  },
  {
    field: 'variants.0.lengthCm',
    words: word(
      'kích thước(?: gói| kiện| đóng gói)?|chiều (?:dài|rộng|cao)|dimensions?|(?:package|parcel) (?:size|length|width|height)',
      '包裹尺寸|尺寸|长宽高',
    ),
  },
  { field: 'brand', words: word('(?:tên )?(?:thương hiệu|nhãn hiệu)|brands?(?: names?)?', '品牌') },
  {
    field: 'category',
    words: word('ngành hàng|danh mục|chuyên mục|categor(?:y|ies)(?: names?)?', '类目|分类|品类'),
  },
  {
    field: 'attributes',
    words: word(
      'thuộc tính|thông số|bảo hành|xuất xứ|hạn (?:sử )?dụng|attributes?(?: names?)?|specifications?|warranty|shelf life|country of origin',
      '属性|保修|产地|保质期',
    ),
  },
  {
    field: 'variants.0.nameVi',
    words: word(
      'phân loại(?: hàng)?|kích cỡ|quy cách|biến thể|(?:variant|variation|option)s?(?: names?)?|sizes?',
      '规格',
    ),
  },
  { field: 'descriptionVi', words: word('mô tả|nội dung bài đăng|descriptions?', '描述|详情') },
  {
    field: 'titleVi',
    words: word(
      'tên(?: sản phẩm| hàng| mặt hàng)?(?! miền| thương| cửa| shop| gian| người| công| doanh| bác)|tiêu đề|titles?|(?:product |item )?names?',
      '标题|商品名|产品名',
    ),
  },
];

/** Of a message in which nothing else is named: an SKU often stands in one only to say which product is meant. */
const saidLast: typeof said = [
  {
    field: 'variants.0.sku',
    words: word('(?:mã )?skus?|mã (?:hàng|sản phẩm)|(?:item|product) codes?', '商家编码|货号'),
  },
];

/** An SKU that stands there to say which product is meant, "SKU A-1: …", "[SKU A-1] …": nothing is said of it. */
const namesProduct =
  /(?<!\p{L})skus?[\s:#]*[“"']?[\p{L}\p{N}._/-]*\p{N}[\p{L}\p{N}._/-]*[”"']?\s*[:\])–—]/giu;

const ofShipping = word(
  '(?:đơn vị |hãng |kênh |phương thức |hình thức )?vận chuyển|shipping|shipment|logistics?|carriers?|couriers?',
  '物流|运输|快递',
);

/** A word of a script with spaces stands between letters that are not its own; one of Chinese anywhere. */
function word(latin: string, chinese: string): RegExp {
  return new RegExp(`(?<!\\p{L})(?<!đánh )(?:${latin})(?!\\p{L})|${chinese}`, 'giu');
}

const quoted = /[“"«「]([^”"»」]{2,80})[”"»」]/gu;

/** All that could be meant where the words do not tell, in the order in which it is looked through. */
const anywhere = [
  'titleVi',
  'descriptionVi',
  'photos',
  'variants.0.priceVnd',
  'variants.0.stock',
  'variants.0.weightGrams',
  'brand',
  'category',
  'attributes',
  'papers',
] as const;

/**
 * Where what a platform says is mended, where no code tells: the paper that it asks for, the text in which the words stand
 * that it quotes, and all that it names. What was written for the channel comes before what the market has. Nothing
 * recognised: no field, and nothing else.
 */
export function placeOfRefusal(message: string, texts: TextsSeen | null): SpokenPlace {
  const places: string[] = [];
  const add = (field: string | null) => {
    const place = ownPlaceOf(field, texts);
    if (place !== null && !places.includes(place)) places.push(place);
  };
  let rest = message.normalize('NFC');
  for (const [whole, phrase = ''] of rest.matchAll(quoted)) {
    const standing = (texts && Object.hasOwn(texts.quoted, phrase) && texts.quoted[phrase]) || [];
    for (const field of standing) add(field);
    // Its words are the listing's own, and say nothing of what is wrong.
    if (standing.length > 0) rest = rest.replace(whole, ' ');
  }
  const isOfPaper = rest.search(asksForPaper) >= 0;
  const kinds = isOfPaper ? paperNames.find(({ words }) => rest.search(words) >= 0)?.kinds : undefined;
  if (isOfPaper) {
    places.unshift('papers');
    // The papers' own names speak of brands and goods.
    rest = paperNames.reduce((text, { words }) => text.replace(words, ' '), rest.replace(asksForPaper, ' '));
  }
  const named: Array<{ field: string; at: number }> = [];
  for (const { field, words } of said) {
    const at = rest.search(words);
    if (at < 0) continue;
    named.push({ field, at });
    // As long as before, so that what is named first stays first.
    rest = rest.replace(words, (found) => ' '.repeat(found.length));
  }
  for (const { field } of named.sort((one, other) => one.at - other.at)) add(field);
  if (places.length === 0 && rest.search(ofShipping) >= 0)
    return { field: 'variants.0.weightGrams', alsoAt: ['variants.0.lengthCm'], isOfShipping: true };
  rest = rest.replace(namesProduct, ' ');
  if (places.length === 0) add(saidLast.find(({ words }) => rest.search(words) >= 0)?.field ?? null);
  const [field = null, ...alsoAt] = places;
  return {
    field,
    ...(isOfPaper ? { liftedBy: kinds ?? [] } : {}),
    ...(alsoAt.length > 0 ? { alsoAt } : {}),
  };
}

/** All places at which it may be mended, where neither code nor words say which. */
export function anyPlace(
  texts: TextsSeen | null,
  { hasCategories }: { hasCategories: boolean },
): RefusalPlace {
  const ofChannel = anywhere.filter((one) => hasCategories || (one !== 'category' && one !== 'attributes'));
  return { field: null, alsoAt: ofChannel.map((one) => ownPlaceOf(one, texts) ?? one) };
}

/** The market's texts in which words stand, or the channel's own in their place. */
function standingIn(
  { titleVi, descriptionVi, ownTitle, ownDescription }: RefusedTexts,
  phrase: string,
): string[] {
  const sought = phrase.trim().toLowerCase();
  const holds = (text: string) => text.normalize('NFC').toLowerCase().includes(sought);
  return [
    ...(holds(ownTitle ?? titleVi) ? ['titleVi'] : []),
    ...(holds(ownDescription ?? descriptionVi) ? ['descriptionVi'] : []),
  ];
}

/** A field that a code names, where the producer has a text of their own for the channel. */
export function ownPlaceOf(field: string | null, texts: TextsSeen | null): string | null {
  if (field === 'titleVi' && texts?.hasOwnTitle) return 'own.title';
  if (field === 'descriptionVi' && texts?.hasOwnDescription) return 'own.description';
  return field;
}
