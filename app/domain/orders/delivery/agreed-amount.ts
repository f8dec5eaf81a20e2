import { DomainError } from '#app/server/domain-error.ts';

/**
 * Whether delivery costs what the buyer agreed to: their contract is what they looked through and confirmed
 * (Law 19/2023, Article 38), so that another price, a lower one too, is shown before it is ordered.
 * @param agreed VND, as the buyer saw it; null where they saw none.
 * @param amount VND, as it is now.
 * @returns what to tell them; null where it is the same.
 */
export function otherThanAgreed(
  { producerId, producerName: producer }: { producerId: string; producerName: string },
  { agreed, amount }: { agreed: number | null; amount: number },
): DomainError | null {
  if (agreed === amount) return null;
  const field = `delivery.${producerId}`;
  if (agreed === null) return new DomainError('deliveryCostUnseen', { field, params: { producer, amount } });
  if (amount === 0) return new DomainError('deliveryFreeNow', { field, params: { producer, agreed } });
  return new DomainError('deliveryCostChanged', { field, params: { producer, agreed, amount } });
}
