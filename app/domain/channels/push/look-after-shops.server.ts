import { and, eq, isNull, lte } from 'drizzle-orm';
import { z } from 'zod';
import { callShop, ShopStopped } from '#app/domain/channels/push/call-shop.server.ts';
import { findLine } from '#app/domain/channels/push/find-line.server.ts';
import { renewGrant } from '#app/domain/channels/push/renew-grant.server.ts';
import { wipedGrant } from '#app/domain/channels/push/shop-grant.server.ts';
import { channelByCode } from '#app/domain/channels/registry.server.ts';
import type { Context } from '#app/server/context.ts';
import { newId } from '#app/server/ids.server.ts';
import { defineJob } from '#app/server/jobs/job-queue.server.ts';
import { DAY_MS, localDate } from '#app/server/local-date.ts';

const WARN_DAYS = 7;
const RENEW_DAYS = 10;
/** 02:30 in Lào Cai, from the start of a UTC day. */
const AT_NIGHT_MS = 19.5 * 3_600_000;

/** Renews a shop's grant that nobody has used for so long that it would end by itself. */
export const renewShop = defineJob({
  kind: 'renew-shop',
  payload: z.object({ shopId: z.string() }),
  lane: 'outside',
  concurrency: 1,
  async run(context, { shopId }) {
    const { channelShop } = context.store.tables;
    const [shop] = await context.store.read((db) =>
      db.select().from(channelShop).where(eq(channelShop.id, shopId)),
    );
    if (shop?.state !== 'connected') return;
    const channel = channelByCode(shop.channelCode);
    const found = findLine(context, channel);
    if ('reason' in found || found.isSimulated !== shop.isSimulated) return;
    try {
      await callShop(context, shop, () => renewGrant(context, found, shop), channel);
    } catch (error) {
      if (!(error instanceof ShopStopped)) throw error;
    }
  },
});

/**
 * Every night: tells producers whose authorisation ends within seven days, once, keeps the other grants alive, and
 * forgets shops that were offered and that nobody chose within a day.
 */
export const lookAfterShops = defineJob({
  kind: 'look-after-shops',
  payload: z.object({}),
  repeat: { everyMs: DAY_MS, offsetMs: AT_NIGHT_MS, payload: {} },
  async run(context) {
    const { channelShop, producerNotice } = context.store.tables;
    const now = context.clock.now();
    const isConnected = eq(channelShop.state, 'connected');
    const { ending, idle, unchosen } = await read(context, now);
    return async (tx) => {
      for (const shop of ending) {
        await tx
          .insert(producerNotice)
          .values({
            id: newId(),
            producerId: shop.producerId,
            kind: 'shop-ends',
            params: {
              shop: shop.name,
              channel: shop.channelCode,
              day: localDate(shop.authorisedUntil ?? now),
            },
            path: `/seller/channels/${shop.channelCode}/shop`,
            subject: shop.id,
            createdAt: now,
          })
          .onConflictDoNothing();
        await tx
          .update(channelShop)
          .set({ warnedAt: now })
          .where(and(eq(channelShop.id, shop.id), isConnected));
      }
      for (const shop of unchosen) {
        await tx
          .update(channelShop)
          .set(wipedGrant(shop, now))
          .where(and(eq(channelShop.id, shop.id), eq(channelShop.state, 'offered')));
      }
      for (const { id } of idle) {
        await context.jobs.enqueue(tx, renewShop, { shopId: id }, { uniqueKey: id });
      }
    };
  },
});

function read({ store }: Context, now: number) {
  const { channelShop } = store.tables;
  const isConnected = eq(channelShop.state, 'connected');
  return store.read(async (db) => ({
    ending: await db
      .select()
      .from(channelShop)
      .where(
        and(
          isConnected,
          isNull(channelShop.warnedAt),
          lte(channelShop.authorisedUntil, now + WARN_DAYS * DAY_MS),
        ),
      ),
    unchosen: await db
      .select()
      .from(channelShop)
      .where(and(eq(channelShop.state, 'offered'), lte(channelShop.connectedAt, now - DAY_MS))),
    idle: await db
      .select({ id: channelShop.id })
      .from(channelShop)
      .where(and(isConnected, lte(channelShop.refreshEndsAt, now + RENEW_DAYS * DAY_MS))),
  }));
}
