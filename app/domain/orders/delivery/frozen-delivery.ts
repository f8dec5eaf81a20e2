import { z } from 'zod';
import type { FrozenDelivery } from '#app/domain/orders/delivery/quote-delivery.server.ts';

const wishedDay = z.string().optional();

/** `FrozenDelivery` as it is read back from an order. */
export const frozenDelivery: z.ZodType<FrozenDelivery> = z.discriminatedUnion('method', [
  z.object({
    method: z.literal('post'),
    zone: z.enum(['province', 'region', 'country']),
    grams: z.number(),
    rateId: z.string(),
    isOwnRate: z.boolean(),
    wishedDay,
  }),
  z.object({
    method: z.literal('pickup'),
    pointId: z.string(),
    name: z.string(),
    address: z.string(),
    wishedDay,
  }),
  z.object({
    method: z.literal('hotel'),
    slotId: z.string(),
    communeCode: z.string(),
    day: z.string(),
    fromMinute: z.number(),
    toMinute: z.number(),
    wishedDay,
  }),
]);
