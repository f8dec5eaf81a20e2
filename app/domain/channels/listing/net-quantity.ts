import type { ChannelListing, ChannelVariant } from '#app/domain/channels/listing/channel-listing.ts';
import { fold } from '#app/server/text/fold.ts';

/** An amount in grams or millilitres. */
type Measure = { amount: number; kind: 'g' | 'ml'; written: string };

/** "1,5 kg", "500g", "0.75 lít"; a letter after the unit makes it another word ("2 gói"). */
const measures = /(\d+(?:[.,]\d+)?)\s*(kg|gram|gam|gr|g|ml|lít|lit|l)(?![\p{L}\p{N}])/giu;
const unitOf: Readonly<Record<string, { kind: Measure['kind']; factor: number }>> = {
  kg: { kind: 'g', factor: 1_000 },
  gram: { kind: 'g', factor: 1 },
  gam: { kind: 'g', factor: 1 },
  gr: { kind: 'g', factor: 1 },
  g: { kind: 'g', factor: 1 },
  ml: { kind: 'ml', factor: 1 },
  lít: { kind: 'ml', factor: 1_000 },
  lit: { kind: 'ml', factor: 1_000 },
  l: { kind: 'ml', factor: 1_000 },
};

/** What is packed together and counted, folded. */
const counted = new Set(
  'qua goi tui hop chai lo hu lon banh con cai chiec thanh vien thoi ong bich cu khoanh mieng cuon vi phan bao trai'.split(
    ' ',
  ),
);

/** A millilitre of what is sold weighs between these, in grams (spirits, syrup and honey). */
const lightest = 0.75;

/**
 * What one unit of a size holds in all: "Bộ 2 quả 1,5 kg" is 3 kg, and "Hộp 250 g" of a label that lists every size is
 * 250 g. A count times a size is taken only where the parcel is heavy enough for it: two fruits may also weigh 1,5 kg
 * together.
 * @param stated by the label
 * @returns null where the label states nothing; `openQuantity` where only the producer knows
 */
export function netQuantity(
  stated: string | undefined,
  listing: Pick<ChannelListing, 'variants'>,
  variant: Pick<ChannelVariant, 'nameVi' | 'weightGrams'>,
): string | null {
  const label = stated?.normalize('NFC').trim() ?? '';
  if (label === '') return null;
  const name = variant.nameVi.normalize('NFC');
  const ofName = measuresIn(name);
  const count = countIn(name);
  if (ofName.length > 1 || count === 'unclear') return openQuantity;
  const [one] = ofName;
  if (!one) return withoutMeasure(label, count, listing);
  if (count === 1) return one.written;
  return isHeavyEnough(one, count, variant.weightGrams)
    ? written(one.amount * count, one.kind)
    : openQuantity;
}

/** Stands for an amount that only the producer knows. */
export const openQuantity = 'open';

/** The name says no size: the label's own amount holds where all sizes weigh the same and none is a set of several. */
function withoutMeasure(
  label: string,
  count: number,
  { variants }: Pick<ChannelListing, 'variants'>,
): string {
  const said = countIn(label);
  const isSame = new Set(variants.map(({ weightGrams }) => weightGrams)).size === 1;
  return isSame && (count === 1 || said === count) ? label : openQuantity;
}

function measuresIn(text: string): Measure[] {
  return [...text.matchAll(measures)].flatMap(([found, amount = '', unit = '']) => {
    const known = unitOf[unit.toLowerCase()];
    const number = Number(amount.replace(',', '.'));
    return known && number > 0
      ? { amount: number * known.factor, kind: known.kind, written: found.trim() }
      : [];
  });
}

/** How many pieces a size holds: 1 where it names no number; `unclear` for a number that may be anything else. */
function countIn(text: string): number | 'unclear' {
  const rest = text.replace(measures, ' # ');
  const numbers = [...rest.matchAll(/(\d+)\s*([x×*]|\p{L}+)?/giu)].map(([, digits = '', word = '']) => ({
    number: Number(digits),
    isCount: /^[x×*]$/i.test(word) || counted.has(fold(word)) || /#\s*[x×*]\s*$/i.test(before(rest, digits)),
  }));
  if (numbers.length === 0) return 1;
  if (numbers.some(({ isCount, number }) => !isCount || number === 0)) return 'unclear';
  return numbers.reduce((product, { number }) => product * number, 1);
}

function before(text: string, digits: string): string {
  return text.slice(0, text.indexOf(digits));
}

/** Of an unknown parcel nothing can be said. */
function isHeavyEnough({ amount, kind }: Measure, count: number, parcelGrams: number | null): boolean {
  return parcelGrams !== null && parcelGrams >= amount * count * (kind === 'ml' ? lightest : 1);
}

/** "3 kg", "200 g", "1,2 l". */
function written(amount: number, kind: Measure['kind']): string {
  const isLarge = amount >= 1_000;
  const number = String(Number((isLarge ? amount / 1_000 : amount).toFixed(3))).replace('.', ',');
  return `${number} ${isLarge ? (kind === 'g' ? 'kg' : 'l') : kind}`;
}
