/** How the review queue is narrowed. */
export const reviewKinds = ['all', 'first', 'change'] as const;
export type ReviewKind = (typeof reviewKinds)[number];
