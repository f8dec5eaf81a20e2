import { holds } from '#app/domain/channels/fees/dated-rows.ts';

/** What a platform takes and what carrying costs, as dated rows. Amounts in whole VND, rates in parts per 10,000. */

export type FeeRow = {
  id: string;
  channelCode: string;
  /** "commission", "payment", "order", "tax-…", or a service package's own. */
  kind: string;
  name: string;
  /** OCOP product sets that it is for; empty for all. */
  setCodes: ReadonlyArray<string>;
  rate: number;
  amount: number;
  cap: number | null;
  /** False: a service package that the producer may take. */
  isAlways: boolean;
  validFrom: string;
  validTo: string | null;
  source: string;
  confirmed: boolean;
};

/** Fees that a platform takes of every sale, one of each; the producer chooses service packages besides. */
export const feeKinds = ['commission', 'payment', 'order', 'tax-vat', 'tax-pit'] as const;
export type FeeKind = (typeof feeKinds)[number];

/** Tax that the platform keeps back: of those alone of whom it has to. */
export function isTax({ kind }: Pick<FeeRow, 'kind'>): boolean {
  return kind.startsWith('tax-');
}

/** Carrier of rows that stand for no one in particular. */
export const ANY_CARRIER = 'any';

export type CarrierRow = {
  carrier: string;
  zone: Zone;
  uptoGrams: number;
  amount: number;
  validFrom: string;
  validTo: string | null;
  confirmed: boolean;
};

export const zones = ['province', 'region', 'country'] as const;
export type Zone = (typeof zones)[number];

/** What stands as the source where nobody has published a figure that we could read. */
export const ESTIMATE = 'estimate';

/** The product sets of a row as one word: rows of the same sets are figures of the same fee. */
export function setsKey({ setCodes }: Pick<FeeRow, 'setCodes'>): string {
  return setCodes.toSorted().join(' ');
}

/** The rows that hold on a local day for goods of a set: of each channel and kind the latest, its own set's first. */
export function feesOn(rows: ReadonlyArray<FeeRow>, day: string, setCode: string | null): FeeRow[] {
  const best = new Map<string, FeeRow>();
  for (const row of rows) {
    if (!holds(row, day)) continue;
    if (row.setCodes.length > 0 && (setCode === null || !row.setCodes.includes(setCode))) continue;
    const key = `${row.channelCode} ${row.kind}`;
    const known = best.get(key);
    if (!known || isCloser(row, known)) best.set(key, row);
  }
  return [...best.values()];
}

function isCloser(row: FeeRow, known: FeeRow): boolean {
  const [own, other] = [row.setCodes.length > 0, known.setCodes.length > 0];
  return own === other ? row.validFrom > known.validFrom : own;
}

/**
 * What carrying so much costs: of each carrier the smallest weight step that takes it, of the rows that hold on the day,
 * then the cheapest carrier.
 * @returns null when it is heavier than every step, or nothing is known.
 */
export function carriage(
  rows: ReadonlyArray<CarrierRow>,
  { grams, zone, day }: { grams: number; zone: Zone; day: string },
): CarrierRow | null {
  const best = new Map<string, CarrierRow>();
  for (const row of rows) {
    if (row.zone !== zone || row.uptoGrams < grams) continue;
    if (!holds(row, day)) continue;
    const known = best.get(row.carrier);
    const isCloser =
      !known ||
      row.uptoGrams < known.uptoGrams ||
      (row.uptoGrams === known.uptoGrams && row.validFrom > known.validFrom);
    if (isCloser) best.set(row.carrier, row);
  }
  return [...best.values()].reduce<CarrierRow | null>(
    (cheapest, row) => (cheapest === null || row.amount < cheapest.amount ? row : cheapest),
    null,
  );
}
