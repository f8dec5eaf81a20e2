/** Which of the transfers that wait stand first: by when the bank says that they came. */
export const transferOrders = ['oldest', 'newest'] as const;
export type TransferOrder = (typeof transferOrders)[number];
