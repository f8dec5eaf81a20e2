import type { RefundRow } from '#app/domain/payments/refunds/hold-refund.server.ts';

/** Whether a refund is of money that was given back over there, of an order that stands: nothing of it is owed. */
export const mayBeKept = (
  { reason, orderId, cardMoneyId }: Pick<RefundRow, 'reason' | 'orderId' | 'cardMoneyId'>,
  order: { readonly paidAt: number | null; readonly cancelledAt: number | null } | null | undefined,
): boolean =>
  reason === 'by-provider' &&
  orderId !== null &&
  cardMoneyId === null &&
  order !== null &&
  order !== undefined &&
  order.paidAt !== null &&
  order.cancelledAt === null;
