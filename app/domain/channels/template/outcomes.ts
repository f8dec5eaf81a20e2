/** What becomes of a product in a file, in the order in which a person wants to know of it. */
export const outcomes = [
  /** Chosen, and the file cannot hold it as it is. */
  'out',
  /** Chosen, and the file has no more room. */
  'noRoom',
  /** Goes in with empty cells. */
  'empty',
  /** The file has to ask whether it belongs to its category. */
  'asked',
  'complete',
  'notChosen',
  'standing',
  'unchanged',
] as const;
export type Outcome = (typeof outcomes)[number];
