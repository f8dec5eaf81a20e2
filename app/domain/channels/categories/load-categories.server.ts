import { and, desc, eq } from 'drizzle-orm';
import { z } from 'zod';
import { storeCategories } from '#app/domain/channels/categories/store-categories.server.ts';
import { PlatformTrouble } from '#app/domain/channels/platform/platform.ts';
import { callShop, ShopStopped } from '#app/domain/channels/push/call-shop.server.ts';
import { findLine } from '#app/domain/channels/push/find-line.server.ts';
import { channelByCode } from '#app/domain/channels/registry.server.ts';
import type { Context } from '#app/server/context.ts';
import { defineJob } from '#app/server/jobs/job-queue.server.ts';
import { DAY_MS } from '#app/server/local-date.ts';

/** Shops that are asked before the next night is waited for. */
const MOST_SHOPS = 3;
/** 01:30 in Lào Cai, from the start of a UTC day. */
const AT_NIGHT_MS = 18.5 * 3_600_000;

/**
 * Reads a platform's category tree through a shop that is connected to it and keeps it. The tree is the same for every
 * shop of a platform, so one that answers is enough; a shop that must first be looked after is passed over.
 */
export const loadCategories = defineJob({
  kind: 'load-categories',
  payload: z.object({ channelCode: z.string() }),
  lane: 'outside',
  concurrency: 1,
  async run(context, { channelCode }) {
    const channel = channelByCode(channelCode);
    const found = findLine(context, channel);
    if ('reason' in found) return;
    for (const shop of await connectedShops(context, channelCode, found.isSimulated)) {
      try {
        const told = await callShop(
          context,
          shop,
          (platform, session) => platform.categories(session),
          channel,
        );
        const { written, removed } = await storeCategories(context, channelCode, told);
        context.log.info(
          { evt: 'categories.loaded', channel: channelCode, told: told.length, written, removed },
          'a category tree was read',
        );
        return;
      } catch (error) {
        const isOfThisShop =
          error instanceof ShopStopped || (error instanceof PlatformTrouble && error.kind === 'refused');
        if (!isOfThisShop) throw error;
      }
    }
  },
});

/** Every night: trees change, and a category that is gone must not be offered. */
export const followCategories = defineJob({
  kind: 'follow-categories',
  payload: z.object({}),
  repeat: { everyMs: DAY_MS, offsetMs: AT_NIGHT_MS, payload: {} },
  async run(context) {
    const { channelShop } = context.store.tables;
    const rows = await context.store.read((db) =>
      db
        .selectDistinct({ channelCode: channelShop.channelCode })
        .from(channelShop)
        .where(eq(channelShop.state, 'connected')),
    );
    return async (tx) => {
      for (const { channelCode } of rows) {
        await context.jobs.enqueue(tx, loadCategories, { channelCode }, { uniqueKey: channelCode });
      }
    };
  },
});

/** Those connected last first: their grants are the freshest. */
function connectedShops({ store }: Context, channelCode: string, isSimulated: boolean) {
  const { channelShop } = store.tables;
  return store.read((db) =>
    db
      .select()
      .from(channelShop)
      .where(
        and(
          eq(channelShop.channelCode, channelCode),
          eq(channelShop.state, 'connected'),
          eq(channelShop.isSimulated, isSimulated),
        ),
      )
      .orderBy(desc(channelShop.connectedAt), desc(channelShop.id))
      .limit(MOST_SHOPS),
  );
}
