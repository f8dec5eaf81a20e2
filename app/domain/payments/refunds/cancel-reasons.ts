/** Why a producer cannot deliver. Words to choose from: what people type about each other holds names. */
export const cancelReasons = ['outOfStock', 'damaged', 'cannotDeliver', 'buyerAsked', 'other'] as const;
type CancelReason = (typeof cancelReasons)[number];

/** Goods that are out of stock or damaged are not for sale again by being cancelled. */
export const isRestocking: Readonly<Record<CancelReason, boolean>> = {
  outOfStock: false,
  damaged: false,
  cannotDeliver: true,
  buyerAsked: true,
  other: true,
};
