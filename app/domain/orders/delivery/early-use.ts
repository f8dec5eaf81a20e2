import type { FrozenDelivery } from '#app/domain/orders/delivery/quote-delivery.server.ts';
import { type Visit, wishedDayLeft } from '#app/domain/orders/delivery/read-visits.server.ts';
import { DomainError } from '#app/server/domain-error.ts';

/**
 * The day for which the buyer of a service has wished it, while it is still to come.
 * @param visit of the order, where it has goods as well.
 * @param today local, 'YYYY-MM-DD'.
 * @returns null once it has come, where they named none, and for goods alone.
 */
export function dayToCome(delivery: FrozenDelivery, visit: Visit | null, today: string): string | null {
  const day = wishedDayLeft(delivery, visit);
  return day !== null && day > today ? day : null;
}

/**
 * Nothing is used before its day by a slip of the finger: who says so says that they mean it.
 * @param isSure they have said it.
 * @param field of the tick that says it.
 * @throws DomainError beforeItsDay
 */
export function refuseEarlyUse(
  delivery: FrozenDelivery,
  { visit, today, isSure, field }: { visit: Visit | null; today: string; isSure: boolean; field: string },
): void {
  const day = dayToCome(delivery, visit, today);
  if (day !== null && !isSure) throw new DomainError('beforeItsDay', { field, params: { date: day } });
}
