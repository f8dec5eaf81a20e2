import { inArray, lt } from 'drizzle-orm';
import { z } from 'zod';
import { defineJob } from '#app/server/jobs/job-queue.server.ts';
import { DAY_MS } from '#app/server/local-date.ts';

/** A basket that nobody has touched for so long is forgotten. */
const KEPT_MS = 180 * DAY_MS;
const CARTS_PER_WRITE = 200;
/** 20:30 UTC is half past three in the morning in Lào Cai. */
const AT_NIGHT_MS = 20.5 * 3_600_000;

/** Forgets old baskets, some at a time so that no writer waits long; and who has ordered from where, after its day. */
export const sweepCarts = defineJob({
  kind: 'sweep-carts',
  payload: z.object({}),
  priority: 200,
  concurrency: 1,
  repeat: { everyMs: DAY_MS, offsetMs: AT_NIGHT_MS, payload: {} },
  async run(context, _payload, { signal }) {
    const { store, clock } = context;
    const { cart, cartLine, orderSource } = store.tables;
    const isOld = lt(cart.updatedAt, clock.now() - KEPT_MS);
    for (let swept = CARTS_PER_WRITE; swept === CARTS_PER_WRITE; ) {
      signal.throwIfAborted();
      swept = await store.write(async (tx) => {
        const old = await tx.select({ id: cart.id }).from(cart).where(isOld).limit(CARTS_PER_WRITE);
        const ids = old.map(({ id }) => id);
        if (ids.length === 0) return 0;
        await tx.delete(cartLine).where(inArray(cartLine.cartId, ids));
        await tx.delete(cart).where(inArray(cart.id, ids));
        return ids.length;
      });
    }
    await store.write((tx) => tx.delete(orderSource).where(lt(orderSource.placedAt, clock.now() - DAY_MS)));
  },
});
