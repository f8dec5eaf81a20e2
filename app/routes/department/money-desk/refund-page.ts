type RefundFacts = {
  readonly id: string;
  readonly method: 'vietqr' | 'card';
  readonly doneAt: number | null;
  /** When its card did not take it. */
  readonly failedAt: number | null;
};

/** Where staff see to a refund; null where the machine does, or has done, all of it. */
export function refundPage({ id, method, doneAt, failedAt }: RefundFacts): string | null {
  if (method === 'vietqr') return `/department/refunds/${id}`;
  return doneAt === null && failedAt !== null ? `/department/refunds/card/${id}` : null;
}
