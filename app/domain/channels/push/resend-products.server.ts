import { createHash } from 'node:crypto';
import { and, eq, inArray, isNotNull } from 'drizzle-orm';
import { z } from 'zod';
import { syncProduct } from '#app/domain/channels/push/sync-product.server.ts';
import { channels } from '#app/domain/channels/registry.server.ts';
import type { Context } from '#app/server/context.ts';
import { defineJob } from '#app/server/jobs/job-queue.server.ts';
import { DAY_MS } from '#app/server/local-date.ts';

/** 03:00 in Lào Cai, from the start of a UTC day. */
const AT_NIGHT_MS = 20 * 3_600_000;
const PER_WRITE = 200;

/**
 * Every night: sends anew what would lapse over there, a share of the products each night, so that each goes twice
 * within the time that its platform gives. A shop that does not follow its listings is left as it is.
 */
export const resendProducts = defineJob({
  kind: 'resend-products',
  payload: z.object({}),
  concurrency: 1,
  repeat: { everyMs: DAY_MS, offsetMs: AT_NIGHT_MS, payload: {} },
  async run(context) {
    const night = Math.floor(context.clock.now() / DAY_MS);
    for (const { code, platform } of channels) {
      const nights = Math.floor((platform?.lapsesAfterDays ?? 0) / 2);
      if (nights < 1) continue;
      const ids = (await standing(context, code)).filter((id) => shareOf(id, nights) === night % nights);
      for (let from = 0; from < ids.length; from += PER_WRITE) {
        await sendAnew(context, ids.slice(from, from + PER_WRITE));
      }
    }
  },
});

/** The same for a product in every run, and spread evenly. */
function shareOf(id: string, shares: number): number {
  return createHash('sha256').update(id).digest().readUInt32BE(0) % shares;
}

async function standing({ store }: Context, channelCode: string): Promise<string[]> {
  const { channelProduct, channelShop } = store.tables;
  const rows = await store.read((db) =>
    db
      .select({ id: channelProduct.id })
      .from(channelProduct)
      .innerJoin(channelShop, eq(channelShop.id, channelProduct.shopId))
      .where(
        and(
          eq(channelShop.channelCode, channelCode),
          eq(channelShop.state, 'connected'),
          eq(channelShop.followsListing, true),
          isNotNull(channelProduct.externalId),
          inArray(channelProduct.state, ['live', 'in_review', 'draft']),
        ),
      ),
  );
  return rows.map(({ id }) => id);
}

/** Without a hash of what stands there, a product is brought up to its listing whatever has changed. */
async function sendAnew(context: Context, ids: readonly string[]): Promise<void> {
  const { channelProduct } = context.store.tables;
  await context.store.write(async (tx) => {
    await tx
      .update(channelProduct)
      .set({ contentHash: null })
      .where(inArray(channelProduct.id, [...ids]));
    for (const productId of ids) {
      await context.jobs.enqueue(tx, syncProduct, { productId }, { uniqueKey: productId, again: true });
    }
  });
}
