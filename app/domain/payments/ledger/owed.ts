import type { PostingKind } from '#app/domain/payments/ledger/post.server.ts';
import type { PaymentMethodCode } from '#db/tables/orders.ts';

/** What a transfer straight to the producer has paid already: neither its sale nor its refund passes through the operator. */
export const withTheProducer: readonly PostingKind[] = ['sale', 'refund-promised'];

/**
 * Whether an entry of `producer_payable` is something that the operator owes the producer, or is owed by them. What was
 * bought by transfer is theirs already, and goes back out of their own account; the market's share, tax and everything
 * about card money is settled through the operator.
 * @param method how the order of the entry is paid; null where it is about no order.
 */
export function isOwedEntry(kind: string, method: PaymentMethodCode | null): boolean {
  return method !== 'vietqr' || !withTheProducer.some((one) => one === kind);
}
