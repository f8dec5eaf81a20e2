/** Why a buyer cancels: chosen, because words that people type may be personal; of another reason they say which, and it is sealed (`sealBuyersNote`). */
export const cancelReasons = ['mistake', 'changed-mind', 'too-slow', 'other'] as const;
export type CancelReason = (typeof cancelReasons)[number];
