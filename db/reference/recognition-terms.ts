/**
 * How long a recognition holds, by the decision in force on the day it was given. `validFrom` is the local day from
 * which the row holds, until the next one; `confirmed` false: nobody has read it in the legal text itself.
 * The newest decision was read in a public transcript only; of the older ones the 36 months are known from decisions of
 * provinces (see the expiry dates in their registers).
 */
export type RecognitionTerm = { months: number; validFrom: string; source: string; confirmed: boolean };

/** By `validFrom`, the first since OCOP's beginning. */
export const recognitionTerms: readonly [RecognitionTerm, ...RecognitionTerm[]] = [
  { months: 36, validFrom: '2018-05-07', source: 'Quyết định 490/QĐ-TTg, 1048/QĐ-TTg', confirmed: false },
  { months: 36, validFrom: '2023-02-24', source: 'Quyết định 148/QĐ-TTg', confirmed: false },
  { months: 36, validFrom: '2026-05-22', source: 'Quyết định 26/2026/QĐ-TTg', confirmed: false },
];
