import type { DeliveryZone } from '#db/tables/delivery.ts';

/** The nearest first. */
export const deliveryZones = ['province', 'region', 'country'] as const satisfies readonly DeliveryZone[];

export function isZone(text: string): text is DeliveryZone {
  return (deliveryZones as readonly string[]).includes(text);
}
