import { emptyContent, type ListingContent, seasonOf } from '#app/domain/catalog/listing-content.ts';
import { DEMO_CLOSINGS, DEMO_TEXTS } from './demo-texts.ts';

export type DemoEntry = {
  id: string;
  code: string;
  name: string;
  setCode: string | null;
  communeCode: string | null;
  placeVi: string;
  placeEn: string;
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
  const text = DEMO_TEXTS[setNumber] ?? (DEMO_TEXTS[FALLBACK_SET] as (typeof DEMO_TEXTS)[number]);
  const closing = DEMO_CLOSINGS[at % DEMO_CLOSINGS.length] as (typeof DEMO_CLOSINGS)[number];
  const fillVi = (words: string) => fill(words, kind.nameVi, entry.placeVi, entry.producerName);
  const fillEn = (words: string) => fill(words, kind.nameEn, entry.placeEn, entry.producerName);
  const titleEn = rest ? `${kind.nameEn}, ${rest}` : kind.nameEn;
  const isTour = setNumber === 26;
  const variants = demoVariants(entry, kind, text.packWeight, at);
  return {
    ...emptyContent,
    entryId: entry.id,
    setCode: entry.setCode ?? kind.setCode,
    isAlcohol:
      [...kind.flags].some((flag) => flag.startsWith('alcohol')) || /rượu/i.test(entry.name.normalize('NFC')),
    titleVi: entry.name,
    titleEn,
    summaryVi: `${kind.nameVi} của ${entry.producerName}, ${entry.placeVi}.`,
    summaryEn: `${kind.nameEn} by ${entry.producerName}, ${entry.placeEn}.`,
    descriptionVi: `${fillVi(text.vi)} ${closing.vi}\n\n${text.keepVi}`,
    descriptionEn: `${fillEn(text.en)} ${closing.en}\n\n${text.keepEn}`,
    brand: entry.producerName,
    variants,
    label: demoLabel(setNumber, entry, fillVi(text.madeOf), text.keepVi, variants[0]?.nameVi ?? ''),
    storyVi: `${entry.producerName} làm ${kind.nameVi.toLowerCase()} ở ${entry.placeVi} cùng bà con trong xóm. Đây là chủ thể hư cấu của bản mô phỏng.`,
    storyEn: `${entry.producerName} makes ${kind.nameEn} in ${entry.placeEn} together with its neighbours. This producer is fictional and belongs to the demo.`,
    communeCode: entry.communeCode,
    originText: isTour ? '' : `${entry.placeVi}, Lào Cai`,
    seasonMonths: seasonOf(kind.months),
  };
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
  const size = { lengthCm: 20, widthCm: 15, heightCm: 10 };
  const weightGrams = packWeight === 0 ? null : (gramsOf(kind.pack) ?? packWeight);
  const one = {
    variantId: '',
    sku,
    gtin: '',
    nameVi: kind.pack,
    nameEn: packInEnglish(kind.pack),
    price,
    weightGrams,
    ...size,
  };
  const isPacked = /\d/.test(kind.pack) && packWeight > 0;
  if (!isPacked || at % 3 !== 0) return [one];
  return [
    one,
    {
      ...one,
      sku: `${entry.code}-2`,
      nameVi: `Combo 2 × ${kind.pack}`,
      nameEn: `Set of 2 × ${packInEnglish(kind.pack)}`,
      price: toStep(price * DOUBLE_PACK_PRICE),
      weightGrams: weightGrams === null ? null : weightGrams * 2,
      heightCm: size.heightCm * 2,
    },
  ];
}

function toStep(price: number): number {
  return Math.round(price / PRICE_STEP_VND) * PRICE_STEP_VND;
}

/** Grams of a pack as it is written, with a little for the wrapping; null when it does not say. */
function gramsOf(pack: string): number | null {
  const match = /([\d,]+)\s*(kg|g|ml)\b/.exec(pack);
  if (!match) return null;
  const amount = Number((match[1] ?? '').replace(',', '.'));
  return Math.round(amount * (match[2] === 'kg' ? 1000 : 1) * 1.1);
}

const PACKS_EN: ReadonlyArray<readonly [RegExp, string]> = [
  [/^túi/, 'bag'],
  [/^gói/, 'pack'],
  [/^hộp/, 'box'],
  [/^hũ/, 'jar'],
  [/^chai/, 'bottle'],
  [/^thùng/, 'crate'],
  [/^bánh/, 'cake'],
  [/^con/, 'piece'],
  [/^quả/, 'piece'],
  [/^cái|^chiếc/, 'piece'],
  [/^bộ/, 'set'],
  [/^chậu/, 'pot'],
  [/^cây/, 'plant'],
  [/^đêm\/người/, 'night per person'],
  [/^vé\/người/, 'ticket per person'],
  [/^tour\/người/, 'tour per person'],
];

function packInEnglish(pack: string): string {
  const word = PACKS_EN.find(([pattern]) => pattern.test(pack))?.[1];
  const amount = /[\d,]+\s*(kg|g|ml)\b/.exec(pack)?.[0]?.replace(',', '.');
  if (!word) return pack;
  return amount ? `${word}, ${amount}` : word;
}

/** Every field that a label of this family may ask for; fields that the family lacks are left out on saving. */
function demoLabel(
  setNumber: number,
  entry: DemoEntry,
  madeOf: string,
  keeping: string,
  pack: string,
): Record<string, string> {
  const isAlcohol = setNumber === 14 || setNumber === 15;
  return {
    name: entry.name,
    responsible_organisation: `${entry.producerName}, ${entry.producerAddress}`,
    origin: `${entry.placeVi}, Lào Cai, Việt Nam`,
    quantity: pack,
    expiry: '6 tháng kể từ ngày sản xuất',
    ingredients: madeOf,
    usage_and_storage: keeping,
    alcohol_by_volume: isAlcohol ? '29 % vol' : '',
    volume: isAlcohol ? pack : '',
    storage: isAlcohol ? keeping : '',
    warnings: isAlcohol ? 'Không bán cho người dưới 18 tuổi. Đã uống rượu thì không lái xe.' : '',
    declaration_number: setNumber >= 18 && setNumber <= 20 ? `MP-${entry.code}/2026 (số mô phỏng)` : '',
    disclaimer:
      setNumber === 18
        ? 'Thực phẩm này không phải là thuốc và không có tác dụng thay thế thuốc chữa bệnh.'
        : '',
    material: setNumber === 21 || setNumber === 22 ? madeOf : '',
    size: setNumber === 21 || setNumber === 22 ? '30 × 40 cm' : '',
    care: setNumber >= 23 && setNumber <= 25 ? keeping : '',
    service_terms: setNumber === 26 ? keeping : '',
  };
}
