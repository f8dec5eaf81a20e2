/** Which label content a product page must show: rows of `label_field` that hold on a day, for a product set. */

/** A row of `label_field`. */
export type LabelRow = {
  family: string;
  setNumbers: readonly number[];
  field: string;
  required: 'yes' | 'no' | 'when';
  note: string;
  source: string;
  validFrom: string;
  validTo: string | null;
  confirmed: boolean;
};

export type LabelRequirement = {
  field: string;
  family: string;
  /** `when`: only for goods to which it applies; the producer knows. */
  required: LabelRow['required'];
  note: string;
  source: string;
  /** Local day from which the rule holds. */
  since: string;
  /** False: nobody has checked the legal text itself yet. */
  confirmed: boolean;
};

/** The family of rows that hold for every product. */
const EVERY_FAMILY = 'all';
const strictness = { no: 0, when: 1, yes: 2 } as const;

/**
 * The label fields for a product set (its number; null while it is unknown: only what every product needs), as of a
 * local day. Where two rows ask for one field the stricter holds.
 */
export function labelRequirements(
  rows: readonly LabelRow[],
  setNumber: number | null,
  today: string,
): LabelRequirement[] {
  const byField = new Map<string, LabelRequirement>();
  for (const row of rows) {
    if (row.validFrom > today || (row.validTo !== null && row.validTo < today)) continue;
    if (row.family !== EVERY_FAMILY && (setNumber === null || !row.setNumbers.includes(setNumber))) continue;
    const known = byField.get(row.field);
    if (known && strictness[known.required] >= strictness[row.required]) continue;
    byField.set(row.field, {
      field: row.field,
      family: row.family,
      required: row.required,
      note: row.note,
      source: row.source,
      since: row.validFrom,
      confirmed: row.confirmed,
    });
  }
  return [...byField.values()];
}

/** The family of alcoholic drinks in `label_field`. */
const ALCOHOL_FAMILY = 'alcohol';

/**
 * Whether a product set holds alcoholic drinks: its number stands in the label rules' family of them, whatever day it
 * is (the age gate must not open because a rule of labels ran out), or its own group says so.
 */
export function isAlcoholSet(
  rows: readonly LabelRow[],
  set: { number: number; groupVi: string } | null,
): boolean {
  if (set === null) return false;
  if (set.groupVi.normalize('NFC').toLowerCase() === 'đồ uống có cồn') return true;
  return rows.some((row) => row.family === ALCOHOL_FAMILY && row.setNumbers.includes(set.number));
}

/** The disclaimer that food supplements must carry, word for word (Decree 15/2018 art. 27(3)); it stands in the row's note. */
export const DISCLAIMER_FIELD = 'disclaimer';
