/** What a pack of product-kinds.csv is called in English, and what it weighs. Pure: the pack's Vietnamese name decides. */
export type DemoPack = {
  vi: string;
  en: string /** Wrapping included; null where the name does not say. */;
  grams: number | null;
};

type Container = {
  /** The word that the Vietnamese name begins with. */
  vi: string;
  en: string;
  /** What the wrapping adds: to each gram of the goods, and at least. */
  wrapping: { each: number; least: number };
};

const SOFT = { each: 0.03, least: 10 };
const CARTON = { each: 0.06, least: 25 };
const GLASS = { each: 0.5, least: 25 };
const NONE = { each: 0, least: 0 };

const CONTAINERS: ReadonlyArray<Container> = [
  { vi: 'túi', en: 'bag', wrapping: SOFT },
  { vi: 'gói', en: 'pack', wrapping: SOFT },
  { vi: 'hộp', en: 'box', wrapping: CARTON },
  { vi: 'thùng', en: 'crate', wrapping: CARTON },
  { vi: 'hũ', en: 'jar', wrapping: GLASS },
  { vi: 'chai', en: 'bottle', wrapping: GLASS },
  { vi: 'bánh', en: 'bar', wrapping: SOFT },
  { vi: 'con', en: 'whole bird', wrapping: SOFT },
  { vi: 'quả', en: 'fruit', wrapping: NONE },
  { vi: 'cái', en: 'piece', wrapping: SOFT },
  { vi: 'chiếc', en: 'piece', wrapping: SOFT },
  { vi: 'bộ', en: 'set', wrapping: CARTON },
  { vi: 'chậu', en: 'pot', wrapping: NONE },
  { vi: 'cây', en: 'tree', wrapping: NONE },
  { vi: 'đêm/người', en: 'night per person', wrapping: NONE },
  { vi: 'vé/người', en: 'ticket per person', wrapping: NONE },
  { vi: 'tour/người', en: 'tour per person', wrapping: NONE },
];

/** What is counted in a pack, in English, and what one of it weighs in grams. */
const COUNTED: Readonly<Record<string, { en: string; grams: (productSet: string) => number }>> = {
  gói: { en: 'sachets', grams: () => 3 },
  túi: { en: 'tea bags', grams: () => 2 },
  quả: { en: '', grams: (productSet) => (productSet === 'QD26-01' ? 1_000 : 65) },
};

const GRAMS: Readonly<Record<string, number>> = { kg: 1_000, g: 1, ml: 1 };

/** `\b` would see the "g" of "gói" as a gram: it takes only ASCII letters for letters. */
const MEASURE = /([\d,]+)\s*(kg|g|ml)(?![\p{L}\p{N}])/u;
const COUNT = /(\d+)\s+(gói|túi|quả)(?![\p{L}\p{N}])/u;
const STEP_GRAMS = 5;

/**
 * A pack as the demo's listings write it.
 * @param written `typical_unit` of product-kinds.csv; where it names two ("quả / hộp 4 quả") the last is sold.
 * @param productSet "QD26-01" …: ten eggs weigh less than ten pomelos.
 */
export function demoPack(written: string, productSet: string): DemoPack {
  const named = written.normalize('NFC').split(' / ').at(-1)?.trim() ?? '';
  const vi = named === 'kg' ? '1 kg' : named;
  const container = CONTAINERS.find((one) => vi === one.vi || vi.startsWith(`${one.vi} `));
  const [measure, amount = '', unit = ''] = MEASURE.exec(vi) ?? [];
  if (measure) {
    const english = measure.replace(',', '.');
    const grams = Number(amount.replace(',', '.')) * (GRAMS[unit] ?? 1);
    return { vi, en: container ? `${container.en}, ${english}` : english, grams: wrapped(grams, container) };
  }
  const [, number = '', word = ''] = COUNT.exec(vi) ?? [];
  const counted = COUNTED[word];
  if (container && counted) {
    return {
      vi,
      en: `${container.en} of ${number} ${counted.en}`.trim(),
      grams: wrapped(Number(number) * counted.grams(productSet), container),
    };
  }
  return { vi, en: container?.en ?? vi, grams: null };
}

function wrapped(grams: number, container: Container | undefined): number {
  const { each, least } = container?.wrapping ?? SOFT;
  return Math.round((grams + Math.max(least, grams * each)) / STEP_GRAMS) * STEP_GRAMS;
}
