/** What staff look at: papers that nobody has checked, or those that are over or about to end. */
export const paperViews = ['waiting', 'ending'] as const;
export type PaperView = (typeof paperViews)[number];
