import { askedByCard } from '#app/domain/payments/card/asked-by-card.server.ts';
import { StripeAway } from '#app/domain/payments/card/call-stripe.server.ts';
import { findCardPages } from '#app/domain/payments/card/find-card-pages.server.ts';
import { openStripe } from '#app/domain/payments/card/open-stripe.server.ts';
import { takeCardPayment } from '#app/domain/payments/card/take-card-payment.server.ts';
import type { Context } from '#app/server/context.ts';

/**
 * Asks the provider once more about what a group still wants paid by card, before its time is over for good: with every
 * notice lost and the buyer not back, money that came in time is known to the provider alone. Its silence holds up nothing:
 * what is heard of later goes back by itself.
 */
export async function askBeforeEnd(context: Context, groupId: string): Promise<void> {
  const { log } = context;
  // Without an attempt nothing was ever opened.
  const asked = (await askedByCard(context, groupId)).filter(
    ({ sessionId, attemptEndsAt }) => sessionId !== null || attemptEndsAt !== null,
  );
  const line = asked.length > 0 ? await openStripe(context) : null;
  if (!line) return;
  for (const row of asked) {
    try {
      const pages = row.sessionId ? [row.sessionId] : (await findCardPages(line, row)).map(({ id }) => id);
      for (const sessionId of pages) await takeCardPayment(context, row.id, { sessionId });
    } catch (error) {
      if (!(error instanceof StripeAway)) throw error;
      log.warn({ paymentId: row.id, err: error }, 'an order ends without a last word of the card provider');
    }
  }
}
