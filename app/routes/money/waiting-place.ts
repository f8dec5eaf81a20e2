import { type TransferOrder, transferOrders } from '#app/domain/payments/bank-transfers/transfer-orders.ts';
import { transferTroubles, type WaitingKind } from '#app/domain/payments/bank-transfers/transfer-troubles.ts';
import { readPageNumber } from '#app/routes/read-page-number.ts';

/** What of the transfers that wait an address asks for. */
export type WaitingPlace = { first: TransferOrder; kind: WaitingKind; page: number };

/** `?first=newest`, `?kind=late` and `?page=` of an address. */
export function readWaitingPlace(search: URLSearchParams): WaitingPlace {
  return {
    first: transferOrders.find((one) => one === search.get('first')) ?? 'oldest',
    kind: transferTroubles.find((one) => one === search.get('kind')) ?? 'all',
    page: readPageNumber(search),
  };
}

/** The other way round: what an address says of a place, '' for the beginning of all of them. */
export function waitingSearch({ first, kind, page }: WaitingPlace): string {
  const search = new URLSearchParams();
  if (first !== 'oldest') search.set('first', first);
  if (kind !== 'all') search.set('kind', kind);
  if (page > 1) search.set('page', String(page));
  return search.size === 0 ? '' : `?${search}`;
}
