/**
 * By when what is asked of an order is to be done, as dated rows. `validFrom` is the local day from which a row holds,
 * until the next one of its name; `confirmed` false: the market has chosen it, and the province may choose otherwise.
 * Decree 52/2013 (amended by 85/2021), article 20, asks that the time of delivery is said; it names no number.
 */
export type OrderTerm = {
  readonly name: OrderTermName;
  readonly hours: number;
  readonly validFrom: string;
  readonly source: string;
  readonly confirmed: boolean;
};

export type OrderTermName =
  /** From paid to accepted. */
  | 'accept'
  /** From paid to handed over. */
  | 'hand-over'
  /** Before the end of the time to pay: an unpaid order is close to being lost. */
  | 'unpaid-warning'
  /** After delivery: so long the producer still sees whom to talk to about a return. */
  | 'contact-after-delivery';

const OWN_CHOICE = 'Quy định của chợ, chờ tỉnh xác nhận';

export const orderTerms: readonly OrderTerm[] = [
  { name: 'accept', hours: 24, validFrom: '2025-01-01', source: OWN_CHOICE, confirmed: false },
  { name: 'hand-over', hours: 72, validFrom: '2025-01-01', source: OWN_CHOICE, confirmed: false },
  { name: 'unpaid-warning', hours: 0.25, validFrom: '2025-01-01', source: OWN_CHOICE, confirmed: false },
  {
    name: 'contact-after-delivery',
    hours: 30 * 24,
    validFrom: '2025-01-01',
    source: OWN_CHOICE,
    confirmed: false,
  },
];
