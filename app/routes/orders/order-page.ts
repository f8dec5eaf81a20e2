import type { readOwnOrder } from '#app/domain/orders/fulfil/read-own-order.server.ts';
import type { RefusedForm } from '#app/routes/answer-form.server.ts';

/** What the parts of an order's page show. */
export type OrderPage = Awaited<ReturnType<typeof readOwnOrder>> & {
  /** Of the form that takes pieces out: sent twice, it takes them out once. */
  causeKey: string;
};

export type RefusedAct = RefusedForm<{
  act: string;
  carrier: string;
  trackingNumber: string;
  what: string;
  /** Pieces to cancel, by the name of their control. */
  typed: Record<string, string>;
  reason: string;
  /** Why, in their own words. */
  note: string;
  /** The tick beside alcohol. */
  isIdChecked: boolean;
}> | null;
