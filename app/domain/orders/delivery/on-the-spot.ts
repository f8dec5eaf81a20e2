import type { DeliveryMethod } from '#db/tables/orders.ts';

/** The place of a service that is used where its producer is: no point of theirs, but open to whoever has bought it. */
export const ON_THE_SPOT = 'here';

/** How an order comes to its buyer, in words: a service that they come to is no parcel that they fetch. */
export type DeliveryWay = DeliveryMethod | 'spot';

type Agreed = { readonly method: DeliveryMethod; readonly pointId?: string };

/** @param delivery as it was agreed. */
export function deliveryWay({ method, pointId }: Agreed): DeliveryWay {
  return method === 'pickup' && pointId === ON_THE_SPOT ? 'spot' : method;
}

/** Whether an order is a service that its buyer comes to: nothing of it is packed, sent or given back. */
export function isUsedThere(delivery: Agreed): boolean {
  return deliveryWay(delivery) === 'spot';
}

/** Whether that is so of every order of a checkout. */
export function areAllUsedThere(orders: ReadonlyArray<{ readonly delivery: Agreed }>): boolean {
  return orders.length > 0 && orders.every(({ delivery }) => isUsedThere(delivery));
}
