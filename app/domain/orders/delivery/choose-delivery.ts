import type { DeliveryOptions } from '#app/domain/orders/delivery/list-delivery-options.server.ts';
import type { DeliveryChoice } from '#app/domain/orders/delivery/quote-delivery.server.ts';
import { DomainError } from '#app/server/domain-error.ts';
import type { DeliveryZone } from '#db/tables/delivery.ts';

/** One way of having one producer's goods, as a buyer looks it through. */
export type ChosenDelivery = {
  /** VND. */
  readonly amount: number;
  /** Local, 'YYYY-MM-DD': for which day a service is wished; null where none is named, or there is no service. */
  readonly wishedDay: string | null;
  readonly way:
    | { readonly method: 'post'; readonly zone: DeliveryZone; readonly grams: number }
    | {
        readonly method: 'pickup';
        readonly pointId: string;
        readonly name: string;
        readonly address: string;
      }
    | {
        readonly method: 'hotel';
        readonly day: string;
        readonly fromMinute: number;
        readonly toMinute: number;
      };
};

/**
 * A choice among the ways that are open now. What an order is made of is asked of the database once more, in its own write
 * (`quoteDelivery`).
 * @throws DomainError notDeliveredSo where it is none of them.
 */
export function chooseDelivery(
  { producerId, options }: { producerId: string; options: DeliveryOptions },
  choice: DeliveryChoice,
): ChosenDelivery {
  return { ...chooseWay({ producerId, options }, choice), wishedDay: choice.wishedDay ?? null };
}

function chooseWay(
  { producerId, options }: { producerId: string; options: DeliveryOptions },
  choice: DeliveryChoice,
): Omit<ChosenDelivery, 'wishedDay'> {
  const refusal = new DomainError('notDeliveredSo', { field: `delivery.${producerId}` });
  if (choice.method === 'post') {
    const { zone } = choice;
    const amount = options.post[zone];
    if (amount === null) throw refusal;
    return { amount, way: { method: 'post', zone, grams: options.grams } };
  }
  if (choice.method === 'pickup') {
    const point = options.points.find(({ id }) => id === choice.pointId);
    if (!point) throw refusal;
    return {
      amount: 0,
      way: { method: 'pickup', pointId: point.id, name: point.name, address: point.address },
    };
  }
  const { slotId, day } = choice;
  const time = options.times.find((one) => one.slotId === slotId && one.day === day);
  if (!time) throw refusal;
  const { amount, fromMinute, toMinute } = time;
  return { amount, way: { method: 'hotel', day, fromMinute, toMinute } };
}
