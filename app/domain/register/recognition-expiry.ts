import { addMonths } from '#app/server/local-date.ts';
import { recognitionTerms } from '#db/reference/recognition-terms.ts';

/** Months for which a recognition decided on this local day holds; before the first term known, by that one. */
export function recognitionMonths(decidedOn: string): number {
  const held = recognitionTerms.filter(({ validFrom }) => validFrom <= decidedOn).at(-1);
  return (held ?? recognitionTerms[0]).months;
}

/** The last local day of a recognition decided on this local day, where the decision itself names none. */
export function recognitionExpiry(decidedOn: string): string {
  return addMonths(decidedOn, recognitionMonths(decidedOn));
}
