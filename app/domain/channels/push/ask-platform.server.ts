import { and, eq, isNotNull, isNull, lte, max, or } from 'drizzle-orm';
import type { SellerActor } from '#app/domain/accounts/actor.ts';
import { ownShop } from '#app/domain/channels/push/own-shop.server.ts';
import { pollShop } from '#app/domain/channels/push/poll-shop.server.ts';
import type { Context } from '#app/server/context.ts';
import { DomainError } from '#app/server/domain-error.ts';
import { localClock } from '#app/server/local-date.ts';
import type { Tx } from '#db/store.ts';

/** What was asked about just now is not asked about again: platforms count every call. */
const FRESH_MS = 60_000;

/**
 * The seller wants to know now how their products stand on the platform, without waiting for the next look: all that were
 * not looked at within a minute are due at once.
 * @throws NotFound; DomainError shopNotConnected, askedJustNow (with the times of the last look and of the next that may
 * be), nothingToAsk
 */
export async function askPlatform(context: Context, actor: SellerActor, shopId: string): Promise<void> {
  const shop = await ownShop(context, actor, shopId);
  if (shop.state !== 'connected') throw new DomainError('shopNotConnected');
  const { channelProduct } = context.store.tables;
  await context.store.write(async (tx) => {
    const now = context.clock.now();
    const due = await tx
      .update(channelProduct)
      .set({ pollAt: now })
      .where(
        and(
          eq(channelProduct.shopId, shop.id),
          isNotNull(channelProduct.externalId),
          isNotNull(channelProduct.pollAt),
          or(isNull(channelProduct.polledAt), lte(channelProduct.polledAt, now - FRESH_MS)),
        ),
      )
      .returning({ id: channelProduct.id });
    if (due.length === 0) throw await whyNot(tx, context, shop.id);
    await context.jobs.enqueue(tx, pollShop, { shopId: shop.id }, { uniqueKey: shop.id, again: true });
  });
}

/** Nothing was due: all was looked at just now, or nothing of ours is there to be looked at. */
async function whyNot(tx: Tx, { store }: Context, shopId: string): Promise<DomainError> {
  const { channelProduct } = store.tables;
  const [last] = await tx
    .select({ at: max(channelProduct.polledAt) })
    .from(channelProduct)
    .where(
      and(
        eq(channelProduct.shopId, shopId),
        isNotNull(channelProduct.externalId),
        isNotNull(channelProduct.pollAt),
      ),
    );
  if (last?.at == null) return new DomainError('nothingToAsk');
  const at = Number(last.at);
  return new DomainError('askedJustNow', {
    params: { asked: clockTime(at), again: clockTime(at + FRESH_MS) },
  });
}

/** Local time of day to the second: "09:31:05". */
function clockTime(ms: number): string {
  return localClock(ms).toISOString().slice(11, 19);
}
