/** Why a buyer cancels: chosen and not typed, so that nothing personal gets into the order's events. */
export const cancelReasons = ['mistake', 'changed-mind', 'too-slow', 'other'] as const;
export type CancelReason = (typeof cancelReasons)[number];
