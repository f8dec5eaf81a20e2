import { and, asc, desc, eq, lte } from 'drizzle-orm';
import { z } from 'zod';
import { categoryIdOf } from '#app/domain/channels/attributes/attribute-answers.ts';
import { keepAttributes } from '#app/domain/channels/attributes/kept-attributes.server.ts';
import { chosenCategories } from '#app/domain/channels/categories/chosen-categories.server.ts';
import { PlatformTrouble } from '#app/domain/channels/platform/platform.ts';
import { callShop, ShopStopped } from '#app/domain/channels/push/call-shop.server.ts';
import type { Context } from '#app/server/context.ts';
import { defineJob } from '#app/server/jobs/job-queue.server.ts';
import { DAY_MS } from '#app/server/local-date.ts';
import type { Tx } from '#db/store.ts';

const GOOD_FOR_MS = 7 * DAY_MS;
/** 02:00 in Lào Cai, from the start of a UTC day. */
const AT_NIGHT_MS = 19 * 3_600_000;
const MOST_A_NIGHT = 500;

/** Asks a platform what it wants to know of products in a category, through the shop that was connected last, and keeps it. */
export const loadAttributes = defineJob({
  kind: 'load-attributes',
  payload: z.object({ channelCode: z.string(), categoryId: z.string() }),
  lane: 'outside',
  concurrency: 1,
  async run(context, key) {
    const shop = await lastConnected(context, key.channelCode);
    if (!shop) return;
    try {
      const asked = await callShop(context, shop, (platform, session) =>
        platform.attributes(session, key.categoryId),
      );
      return (tx) => keepAttributes(context, tx, key, asked);
    } catch (error) {
      // A category that the platform does not know is refused again when a listing goes there, and shown then.
      const isAnswer = error instanceof PlatformTrouble && error.kind === 'refused';
      if (isAnswer || error instanceof ShopStopped) return;
      throw error;
    }
  },
});

/** Every night: what platforms said more than a week ago is asked again, the oldest first. */
export const followAttributes = defineJob({
  kind: 'follow-attributes',
  payload: z.object({}),
  repeat: { everyMs: DAY_MS, offsetMs: AT_NIGHT_MS, payload: {} },
  async run(context) {
    const { channelAttributes } = context.store.tables;
    const old = await context.store.read((db) =>
      db
        .select({ channelCode: channelAttributes.channelCode, categoryId: channelAttributes.categoryId })
        .from(channelAttributes)
        .where(lte(channelAttributes.readAt, context.clock.now() - GOOD_FOR_MS))
        .orderBy(asc(channelAttributes.readAt))
        .limit(MOST_A_NIGHT),
    );
    return async (tx) => {
      for (const { channelCode, categoryId } of old) await askLater(context, tx, channelCode, categoryId);
    };
  },
});

/**
 * A category was chosen: what the platform asks there is read in the background, so that it can be answered before a
 * push. Part of the caller's write.
 */
export async function askLater(
  context: Context,
  tx: Tx,
  channelCode: string,
  category: string,
): Promise<void> {
  const categoryId = categoryIdOf(category);
  if (categoryId === null) return;
  const uniqueKey = `${channelCode} ${categoryId}`;
  await context.jobs.enqueue(tx, loadAttributes, { channelCode, categoryId }, { uniqueKey });
}

/** A shop was connected: the categories that its producer has chosen there can be asked about now. */
export async function askForChosen(
  context: Context,
  tx: Tx,
  { producerId, channelCode }: { producerId: string; channelCode: string },
): Promise<void> {
  const chosen = await chosenCategories(tx, context.store.tables, { producerId, channelCode });
  const categories = [...new Set(chosen.map(({ value }) => value))].slice(0, MOST_A_NIGHT);
  for (const category of categories) await askLater(context, tx, channelCode, category);
}

async function lastConnected({ store }: Context, channelCode: string) {
  const { channelShop } = store.tables;
  const [shop] = await store.read((db) =>
    db
      .select()
      .from(channelShop)
      .where(and(eq(channelShop.channelCode, channelCode), eq(channelShop.state, 'connected')))
      .orderBy(desc(channelShop.connectedAt), desc(channelShop.id))
      .limit(1),
  );
  return shop;
}
