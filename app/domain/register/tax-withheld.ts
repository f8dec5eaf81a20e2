import type { LegalType } from '#db/tables/register.ts';

/**
 * Whether a platform keeps tax back of a sale. `withheld`: from a household or a group of them. `assumed`: the legal type
 * is not on record, and such a seller is taken for a household. `own`: a cooperative or a company declares its own tax,
 * and nothing is kept back.
 */
export type TaxWithheld = 'withheld' | 'assumed' | 'own';

const byLegalType: Readonly<Record<LegalType, TaxWithheld>> = {
  household: 'withheld',
  cooperative_group: 'withheld',
  unknown: 'assumed',
  cooperative: 'own',
  enterprise: 'own',
};

/**
 * Who has tax kept back by a platform: our own withholding at a sale and what a sale elsewhere is reckoned to leave both
 * go by it. Decree 117/2025 speaks of business households and individuals (goods: VAT 1 %, PIT 0.5 %); Decree 252/2026 and
 * Law on Tax Administration 108/2025 carry that on from 01/07/2026, with an unknown case taken as the highest. That a
 * cooperative group counts as its households, and an unknown seller as one, is our reading, to be confirmed by a tax
 * adviser.
 */
export function taxWithheld(legalType: LegalType): TaxWithheld {
  return byLegalType[legalType];
}
