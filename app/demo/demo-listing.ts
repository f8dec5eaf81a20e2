import { goodsOf } from '#app/demo/demo-goods-names.ts';
import { inSentence, withMarks } from '#app/demo/demo-kind-names.ts';
import { kindText } from '#app/demo/demo-kind-texts.ts';
import { demoPack } from '#app/demo/demo-packs.ts';
import { DEMO_CLOSINGS, DEMO_TEXTS, DEMO_TOUR_CLOSINGS, type DemoText } from '#app/demo/demo-texts.ts';
import { nameSaysAlcohol } from '#app/domain/catalog/alcohol-words.ts';
import { emptyContent, type ListingContent, seasonOf } from '#app/domain/catalog/listing-content.ts';
import { addressLine } from '#app/domain/register/places/address-line.ts';

export type DemoEntry = {
  id: string;
  code: string;
  name: string;
  setCode: string | null;
  communeCode: string | null;
  /** Written with its marks in every language, as on the signs there. */
  placeName: string;
  producerName: string;
  producerAddress: string;
};

type Kind = {
  nameVi: string;
  nameEn: string;
  setCode: string;
  pack: string;
  lowestPrice: number;
  highestPrice: number;
  months: number[];
  flags: ReadonlySet<string>;
};

const PRICE_STEP_VND = 1_000;
/** A pack twice the size costs a little less than two. */
const DOUBLE_PACK_PRICE = 1.9;
const FALLBACK_SET = 5;

/**
 * The listing that a fictional producer would write for an entry of the register. The same entry always gets the
 * same listing: every choice comes from its place in the register.
 * @param at number of the entry in the register, for prices, packs and closing sentences.
 */
export function demoListing(entry: DemoEntry, kind: Kind, rest: string, at: number): ListingContent {
  const setNumber = Number(kind.setCode.slice(-2)) || FALLBACK_SET;
  const text =
    kindText(setNumber, kind.nameVi) ?? DEMO_TEXTS[setNumber] ?? (DEMO_TEXTS[FALLBACK_SET] as DemoText);
  const isTour = setNumber === 26;
  const closings: ReadonlyArray<Pick<DemoText, 'vi' | 'en'>> = isTour ? DEMO_TOUR_CLOSINGS : DEMO_CLOSINGS;
  const closing = closings[at % closings.length] as Pick<DemoText, 'vi' | 'en'>;
  const goods = goodsOf(kind);
  const nameEn = withMarks(goods.en, goods.vi);
  const kindVi = inSentence('vi', goods.vi);
  // As the register has it, but for a name of several goods at once.
  const titleVi = goods.vi === kind.nameVi ? entry.name : [goods.vi, rest].filter(Boolean).join(' ');
  const kindEn = inSentence('en', nameEn);
  const { placeName: place, producerName: producer } = entry;
  const fillVi = (words: string) => fill(words, kindVi, place, producer);
  const fillEn = (words: string) => fill(words, kindEn, place, producer);
  // The title says what and where already: what stands under it says how it is made.
  const [originVi, makingVi] = twoSentences(text.vi);
  const [originEn, makingEn] = twoSentences(text.en);
  const variants = demoVariants(entry, kind, text.packWeight, at);
  return {
    ...emptyContent,
    entryId: entry.id,
    setCode: entry.setCode ?? kind.setCode,
    isAlcohol: [...kind.flags].some((flag) => flag.startsWith('alcohol')) || nameSaysAlcohol(entry.name),
    titleVi,
    titleEn: rest ? `${nameEn}, ${rest}` : nameEn,
    summaryVi: fillVi(makingVi),
    summaryEn: fillEn(makingEn),
    descriptionVi: `${fillVi(originVi)} ${closing.vi}\n\n${text.keepVi}`,
    descriptionEn: `${fillEn(originEn)} ${closing.en}\n\n${text.keepEn}`,
    brand: producer,
    variants,
    label: demoLabel(
      setNumber,
      { ...entry, name: titleVi },
      kind,
      { ...text, madeOf: fillVi(text.madeOf) },
      variants,
    ),
    storyVi: `${producer} ${isTour ? 'mở' : 'làm'} ${kindVi} ở ${place} cùng bà con trong xóm. Đây là chủ thể hư cấu của bản dùng thử.`,
    storyEn: `${producer} ${isTour ? 'offers' : 'makes'} ${kindEn} in ${place} together with its neighbours. This producer is fictional and belongs to the demo.`,
    communeCode: entry.communeCode,
    originText: isTour ? '' : entry.producerAddress,
    seasonMonths: seasonOf(kind.months),
  };
}

/** A text of the demo has two: of what and where, and how it is made. */
function twoSentences(text: string): [string, string] {
  const end = text.indexOf('. ') + 1;
  return [text.slice(0, end), text.slice(end + 1)];
}

function fill(words: string, kind: string, place: string, producer: string): string {
  const filled = words
    .replaceAll('{kind}', kind)
    .replaceAll('{place}', place)
    .replaceAll('{producer}', producer);
  return filled.charAt(0).toLocaleUpperCase('vi') + filled.slice(1);
}

function demoVariants(
  entry: DemoEntry,
  kind: Kind,
  packWeight: number,
  at: number,
): ListingContent['variants'] {
  const span = kind.highestPrice - kind.lowestPrice;
  const price = toStep(kind.lowestPrice + (span * ((at * 7) % 10)) / 9);
  const sku = `${entry.code}-1`;
  const pack = demoPack(kind.pack, kind.setCode);
  const weightGrams = packWeight === 0 ? null : (pack.grams ?? packWeight);
  const size = sizeOf(weightGrams ?? 0);
  const one = {
    variantId: '',
    sku,
    gtin: '',
    nameVi: pack.vi,
    nameEn: pack.en,
    price,
    weightGrams,
    ...size,
  };
  const isPacked = /\d/.test(pack.vi) && packWeight > 0;
  if (!isPacked || at % 3 !== 0) return [one];
  return [
    one,
    {
      ...one,
      sku: `${entry.code}-2`,
      nameVi: `Bộ 2 ${pack.vi}`,
      nameEn: `Set of 2: ${pack.en}`,
      price: toStep(price * DOUBLE_PACK_PRICE),
      weightGrams: weightGrams === null ? null : weightGrams * 2,
      heightCm: size.heightCm * 2,
    },
  ];
}

/** A parcel that holds so much, wrapping included. */
function sizeOf(grams: number) {
  if (grams > 3_000) return { lengthCm: 40, widthCm: 30, heightCm: 25 };
  if (grams > 1_000) return { lengthCm: 30, widthCm: 20, heightCm: 15 };
  return { lengthCm: 20, widthCm: 15, heightCm: 10 };
}

function toStep(price: number): number {
  return Math.round(price / PRICE_STEP_VND) * PRICE_STEP_VND;
}

/** Every field that a label of this family may ask for; fields that the family lacks are left out on saving. */
function demoLabel(
  setNumber: number,
  entry: DemoEntry,
  kind: Kind,
  { madeOf, keepVi: keeping, expiry }: DemoText,
  [first]: ListingContent['variants'],
): Record<string, string> {
  const pack = first?.nameVi ?? '';
  const isAlcohol = setNumber === 14 || setNumber === 15;
  const isWeak = kind.flags.has('alcohol<15');
  return {
    name: entry.name,
    responsible_organisation: addressLine([entry.producerName, entry.producerAddress]),
    // Of goods whose commune nobody knows, and of the ward of the same name, the province is said once.
    origin: [...new Set([entry.placeName, 'Lào Cai', 'Việt Nam'])].join(', '),
    quantity: pack,
    expiry,
    ingredients: madeOf,
    usage_and_storage: keeping,
    alcohol_by_volume: isAlcohol ? `${isWeak ? 12 : 29} % vol` : '',
    volume: isAlcohol ? pack : '',
    storage: isAlcohol ? keeping : '',
    warnings: isAlcohol ? 'Không bán cho người dưới 18 tuổi. Đã uống rượu thì không lái xe.' : '',
    declaration_number: setNumber >= 18 && setNumber <= 20 ? `DT-${entry.code}/2026 (số dùng thử)` : '',
    disclaimer:
      setNumber === 18
        ? 'Thực phẩm này không phải là thuốc và không có tác dụng thay thế thuốc chữa bệnh.'
        : '',
    material: setNumber === 21 || setNumber === 22 ? madeOf : '',
    size: setNumber === 21 || setNumber === 22 ? sizeOnLabel(kind.nameVi) : '',
    care: setNumber >= 23 && setNumber <= 25 ? keeping : '',
    service_terms: setNumber === 26 ? keeping : '',
  };
}

const SIZES: ReadonlyArray<readonly [RegExp, string]> = [
  [/^(trang phục|áo)/i, 'Cỡ S, M, L'],
  [/^hương/i, 'Nén dài 38 cm'],
  [/^khèn/i, 'Dài 90 cm'],
  [/^chạm khắc bạc/i, 'Đường kính 7 cm'],
  [/^(khăn|tấm trải)/i, '40 × 180 cm'],
];

function sizeOnLabel(kindVi: string): string {
  const name = kindVi.normalize('NFC');
  return SIZES.find(([kinds]) => kinds.test(name))?.[1] ?? '30 × 40 cm';
}
