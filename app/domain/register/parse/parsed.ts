import type { CalendarDay } from '#app/server/spreadsheet/number-format.ts';

/**
 * What is wrong with a value, and its weight. The sentence for each stands in `app/i18n/*\/register.ts` under
 * `problem_<code>`. `reject`: the row stays out. `warn`: the row goes in without that value, or with a remark.
 */
export const problemWeights = {
  product_missing: 'reject',
  producer_missing: 'reject',
  duplicate_row: 'reject',
  formula_uncomputed: 'reject',
  cell_error: 'reject',
  stars_unreadable: 'reject',
  stars_several: 'reject',
  stars_unclear: 'reject',
  date_unreadable: 'reject',
  date_impossible: 'reject',
  decision_unreadable: 'reject',
  decision_revoked: 'reject',
  code_wrong: 'reject',
  code_unknown: 'reject',
  code_other_product: 'reject',
  text_too_long: 'reject',
  place_unknown: 'question',
  place_ambiguous: 'question',
  place_district_differs: 'warn',
  decision_other: 'question',
  entry_ambiguous: 'question',
  entry_elsewhere: 'question',
  entry_other_marks: 'question',
  producer_elsewhere: 'question',
  producer_other_marks: 'question',
  withdrawal_in_note: 'question',
  channel_unknown: 'question',
  own_column_unknown: 'question',
  stars_potential: 'warn',
  stars_missing: 'warn',
  date_missing: 'warn',
  date_from_number: 'warn',
  date_after_as_of: 'warn',
  date_before_ocop: 'warn',
  decision_several: 'warn',
  decision_amended: 'warn',
  withdrawal_denied: 'warn',
  decision_date_only: 'warn',
  phone_unreadable: 'warn',
  phone_several: 'warn',
  legal_type_unknown: 'warn',
  link_unreadable: 'warn',
  links_joined: 'warn',
  link_repeated: 'warn',
  link_known: 'warn',
  link_other_channel: 'warn',
  link_other_page: 'warn',
  link_beside_names: 'warn',
  channel_none: 'warn',
  own_column_none: 'warn',
  mark_unreadable: 'warn',
  listed_without_channel: 'warn',
  platform_not_on: 'warn',
  platform_ended: 'warn',
  remark_ended: 'warn',
  remark_ending_asked: 'warn',
  producer_differs: 'warn',
  producer_same_name: 'warn',
  formula_value: 'warn',
} as const;

export type ProblemCode = keyof typeof problemWeights;

/** A problem of one row; `cell` is where the person should look. */
export interface RowProblem {
  code: ProblemCode;
  cell: string | null;
  params: Readonly<Record<string, string | number>>;
}

/** A read value, or none with the reason; `null` without a problem means the cell says nothing. */
export interface Parsed<T> {
  value: T | null;
  problems: ReadonlyArray<ProblemCode>;
}

export function parsed<T>(value: T | null, ...problems: Array<ProblemCode>): Parsed<T> {
  return { value, problems };
}

/** What the parsers need of a cell: its text, and its date or number where the sheet has one. */
export interface CellValue {
  text: string;
  number?: number;
  date?: CalendarDay;
}

/** Words by which a register says "nothing": `-`, `không có`, `chưa`, `0`. */
export function saysNothing(folded: string): boolean {
  return /^(0|k|ko|khong|khong co|chua|chua co|chua len( san)?|chua len san tmdt|none|no|n a|na)?$/.test(
    folded,
  );
}
