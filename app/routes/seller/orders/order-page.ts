import type { readOwnOrder } from '#app/domain/orders/fulfil/read-own-order.server.ts';

/** What the parts of an order's page show. */
export type OrderPage = Awaited<ReturnType<typeof readOwnOrder>>;
