import type { DeliveryMethod } from '#db/tables/orders.ts';

/** The place of a service that is used where its producer is: no point of theirs, but open to whoever has bought it. */
export const ON_THE_SPOT = 'here';

/** How an order comes to its buyer, in words: a service that they come to is no parcel that they fetch. */
export type DeliveryWay = DeliveryMethod | 'spot';

/** @param delivery as it was agreed. */
export function deliveryWay({
  method,
  pointId,
}: {
  readonly method: DeliveryMethod;
  readonly pointId?: string;
}): DeliveryWay {
  return method === 'pickup' && pointId === ON_THE_SPOT ? 'spot' : method;
}
