import { eq } from 'drizzle-orm';
import { z } from 'zod';
import { defineJob, Postponed } from '#app/server/jobs/job-queue.server.ts';
import { DAY_MS } from '#app/server/local-date.ts';

/** Sends a promised refund back by the provider that took the card's money; waits where none is set up. */
export const refundByCard = defineJob({
  kind: 'refund-by-card',
  payload: z.object({ refundId: z.string() }),
  lane: 'outside',
  async run({ store, clock }, { refundId }) {
    const { refund } = store.tables;
    const [promised] = await store.read((db) =>
      db.select({ doneAt: refund.doneAt }).from(refund).where(eq(refund.id, refundId)),
    );
    if (promised && promised.doneAt === null) throw new Postponed(clock.now() + DAY_MS);
  },
});
