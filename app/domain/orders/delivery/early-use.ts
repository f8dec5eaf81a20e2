import { isUsedThere } from '#app/domain/orders/delivery/on-the-spot.ts';
import type { FrozenDelivery } from '#app/domain/orders/delivery/quote-delivery.server.ts';
import { DomainError } from '#app/server/domain-error.ts';

/**
 * The day for which the buyer of a service has wished it, while it is still to come.
 * @param today local, 'YYYY-MM-DD'.
 * @returns null once it has come, where they named none, and for goods.
 */
export function dayToCome(delivery: FrozenDelivery, today: string): string | null {
  const { wishedDay } = delivery;
  return isUsedThere(delivery) && wishedDay !== undefined && wishedDay > today ? wishedDay : null;
}

/**
 * Nothing is used before its day by a slip of the finger: who says so says that they mean it.
 * @param isSure they have said it.
 * @param field of the tick that says it.
 * @throws DomainError beforeItsDay
 */
export function refuseEarlyUse(
  delivery: FrozenDelivery,
  { today, isSure, field }: { today: string; isSure: boolean; field: string },
): void {
  const day = dayToCome(delivery, today);
  if (day !== null && !isSure) throw new DomainError('beforeItsDay', { field, params: { date: day } });
}
