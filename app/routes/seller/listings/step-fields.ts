/** Between a step's content and its form: which control holds what. */
import {
  ALL_YEAR,
  type ContentStep,
  type ListingContent,
  MOST_VARIANTS,
  monthsOf,
  seasonOf,
} from '#app/domain/catalog/listing-content.ts';
import { parseWhole } from '#app/routes/parse-whole.ts';

export type StepFields = {
  /** What `stepInput` reads. */
  values: Record<string, unknown>;
  /** The control of a field in those values, where the two differ: blank rows are left out of the values. */
  controlOf(path: string): string;
};

const same = (path: string) => path;
const texts = ['titleVi', 'titleEn', 'summaryVi', 'summaryEn', 'descriptionVi', 'descriptionEn', 'brand'];

/** The values of a step from its form's fields. */
export function readStepFields(
  step: Exclude<ContentStep, 'photos'> | ContentStep,
  form: URLSearchParams,
): StepFields {
  const text = (name: string) => form.get(name) ?? '';
  switch (step) {
    case 'what':
      return {
        values: {
          ...Object.fromEntries(texts.map((name) => [name, text(name)])),
          setCode: form.get('setCode'),
          isAlcohol: form.has('isAlcohol'),
        },
        controlOf: same,
      };
    case 'story':
      return {
        values: {
          storyVi: text('storyVi'),
          storyEn: text('storyEn'),
          communeCode: form.get('communeCode'),
          originText: text('originText'),
          seasonMonths: seasonOf(
            form
              .getAll('month')
              .map(Number)
              .filter((month) => month >= 1 && month <= 12),
          ),
        },
        controlOf: same,
      };
    case 'label':
      return {
        values: {
          label: Object.fromEntries(
            [...form].flatMap(([name, value]) => (name.startsWith('label.') ? [[name.slice(6), value]] : [])),
          ),
        },
        controlOf: same,
      };
    case 'sizes':
      return readSizes(form);
    case 'photos':
      throw new TypeError('the photo step reads its own form');
  }
}

const wholeFields = ['price', 'weightGrams', 'lengthCm', 'widthCm', 'heightCm', 'stock'] as const;
const sizeTexts = ['sku', 'gtin', 'nameVi', 'nameEn'] as const;

function readSizes(form: URLSearchParams): StepFields {
  const variants: Array<Record<string, unknown>> = [];
  /** The row of the form that each variant came from. */
  const rows: number[] = [];
  // URLSearchParams goes through all its fields for each one that it is asked for.
  const fields = firstOfEach(form);
  // One more than a listing may have is enough to refuse them all.
  for (let row = 0; fields.has(`variants.${row}.nameVi`) && variants.length <= MOST_VARIANTS; row += 1) {
    const at = (name: string) => fields.get(`variants.${row}.${name}`) ?? '';
    if (fields.has(`variants.${row}.remove`)) continue;
    const isBlank = [...sizeTexts, ...wholeFields].every((name) => at(name).trim() === '');
    if (at('variantId') === '' && isBlank) continue;
    rows.push(row);
    variants.push({
      variantId: at('variantId') || null,
      ...Object.fromEntries(sizeTexts.map((name) => [name, at(name)])),
      ...Object.fromEntries(wholeFields.map((name) => [name, parseWhole(at(name))])),
      seenStock: at('seenStock') === '' ? null : Number(at('seenStock')),
    });
  }
  return {
    values: { variants },
    controlOf: (path) =>
      path.replace(/^variants\.(\d+)/, (_, index: string) => `variants.${rows[Number(index)] ?? index}`),
  };
}

/** Each name's value, the first where it was sent several times, as `get` finds it. */
export function firstOfEach(fields: Iterable<[name: string, value: string]>): Map<string, string> {
  const first = new Map<string, string>();
  for (const [name, value] of fields) if (!first.has(name)) first.set(name, value);
  return first;
}

/** Each name's values, those of several boxes with commas between. */
export function allOfEach(fields: Iterable<[name: string, value: string]>): Map<string, string> {
  const all = new Map<string, string>();
  for (const [name, value] of fields) {
    const before = all.get(name);
    all.set(name, before === undefined ? value : `${before},${value}`);
  }
  return all;
}

/** Whether two texts of a control say the same: a browser ends lines in its own way, and 185000 is 185.000. */
export function isSameText(one: string, other: string): boolean {
  return plain(one) === plain(other);
}

function plain(text: string): string {
  const told = text.replaceAll('\r\n', '\n').trim();
  return /^\d[\d.\s]*$/.test(told) ? told.replace(/[.\s]/g, '') : told;
}

/** What each control of a step shows of the saved content. */
export function savedFields(
  content: ListingContent,
  stocks: Readonly<Record<string, { stock: number; code: string }>>,
): Record<string, string> {
  const shown: Record<string, string> = {
    setCode: content.setCode ?? '',
    isAlcohol: content.isAlcohol ? 'on' : '',
    storyVi: content.storyVi,
    storyEn: content.storyEn,
    communeCode: content.communeCode ?? '',
    originText: content.originText,
    month: tickedMonths(content.seasonMonths).join(','),
  };
  for (const name of texts) shown[name] = String(content[name as keyof ListingContent]);
  for (const [field, value] of Object.entries(content.label)) shown[`label.${field}`] = value;
  for (const [at, variant] of content.variants.entries()) {
    const live = stocks[variant.variantId];
    for (const name of sizeTexts) shown[`variants.${at}.${name}`] = variant[name];
    for (const name of ['weightGrams', 'lengthCm', 'widthCm', 'heightCm'] as const) {
      shown[`variants.${at}.${name}`] = variant[name] === null ? '' : String(variant[name]);
    }
    shown[`variants.${at}.price`] = variant.price === null ? '' : groupDigits(variant.price);
    shown[`variants.${at}.stock`] = live === undefined ? '' : String(live.stock);
    // A code that the market gave is not one that the producer chose.
    if (variant.sku === live?.code) shown[`variants.${at}.sku`] = '';
  }
  return shown;
}

/** 185000 → 185.000, as prices are written here. */
export function groupDigits(amount: number): string {
  return String(amount).replace(/\B(?=(\d{3})+$)/g, '.');
}

/** The ticked months of a season: none for all year. */
export function tickedMonths(seasonMonths: number): number[] {
  return seasonMonths === ALL_YEAR ? [] : monthsOf(seasonMonths);
}
