import { z } from 'zod';

const cancelDetail = z.object({ reason: z.string().optional(), note: z.string().optional() });

/** Why something was cancelled, as its order's history says it. */
export type CancelWords = {
  /** One of the reasons to choose from, of whoever cancelled. */
  readonly reason: string | null;
  /** What who cancelled has written. */
  readonly note: string | null;
};

/** Acts that take an order, or pieces of it, away from its buyer. */
const cancelActs: readonly string[] = ['cancel-unpaid', 'cancel-paid', 'cancel-lines'];

/** What an event of an order says of why; null for every event that cancels nothing. */
export function cancelWordsIn(kind: string, detail: unknown): CancelWords | null {
  if (!cancelActs.includes(kind)) return null;
  const { reason, note } = cancelDetail.parse(detail);
  return { reason: reason ?? null, note: note ?? null };
}
