import { eq } from 'drizzle-orm';
import { z } from 'zod';
import { bankProviders } from '#app/domain/payments/bank-notices/bank-providers.server.ts';
import { openPaymentEvent } from '#app/domain/payments/bank-notices/payment-event-text.server.ts';
import { takeTransfer } from '#app/domain/payments/bank-transfers/take-transfer.server.ts';
import { LARGEST_AMOUNT } from '#app/domain/payments/largest-amount.ts';
import { defineJob } from '#app/server/jobs/job-queue.server.ts';

/** Does what a provider's message asks for, after it was kept and answered. */
export const takeBankNotice = defineJob({
  kind: 'take-bank-notice',
  payload: z.object({ eventId: z.string(), accountId: z.string() }),
  /** A buyer looks at the page meanwhile. */
  priority: 10,
  isEffectGuarded: true,
  async run(context, { eventId, accountId }) {
    const { store, config, clock } = context;
    const { paymentEvent } = store.tables;
    const [event] = await store.read((db) =>
      db.select().from(paymentEvent).where(eq(paymentEvent.id, eventId)),
    );
    if (!event || event.handledAt !== null || event.provider === 'stripe') return;
    const body: unknown = JSON.parse(openPaymentEvent(config, eventId, event.sealed));
    const notice = bankProviders[event.provider].read(body, event.receivedAt);
    // One that was kept before there was a bound.
    const isTooMuch = notice !== null && notice.seen.amount > LARGEST_AMOUNT;
    if (notice?.kind === 'in' && !isTooMuch)
      await takeTransfer(context, accountId, notice.seen, event.receivedAt);
    return async (tx) => {
      await tx.update(paymentEvent).set({ handledAt: clock.now() }).where(eq(paymentEvent.id, eventId));
    };
  },
});
