import { askInTime } from '#app/domain/payments/card/ask-in-time.server.ts';
import { startCardPayment } from '#app/domain/payments/card/start-card-payment.server.ts';
import type { Context } from '#app/server/context.ts';
import { DomainError } from '#app/server/domain-error.ts';

/** Opening a page takes Stripe a second or two; pressed again, it is the same page. */
const LONGEST_MS = 8_000;

/**
 * `startCardPayment` for a buyer who has pressed the button and looks on.
 * @returns where the buyer pays; null when there is nothing to pay by card any more.
 * @throws DomainError cannotPaySo, cardRefused; cardNotReachable also when it takes too long or too many ask.
 */
export async function goToCardPage(context: Context, groupId: string): Promise<string | null> {
  const opened = await askInTime(context, { groupId, mostMs: LONGEST_MS }, () =>
    startCardPayment(context, groupId),
  );
  if (!opened) throw new DomainError('cardNotReachable');
  return opened.value;
}
