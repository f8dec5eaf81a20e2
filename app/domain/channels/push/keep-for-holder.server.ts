import { and, eq, inArray, ne } from 'drizzle-orm';
import type { ShopGrant } from '#app/domain/channels/platform/platform.ts';
import { goOn } from '#app/domain/channels/push/go-on.server.ts';
import { sealGrant } from '#app/domain/channels/push/shop-grant.server.ts';
import type { ShopRow } from '#app/domain/channels/push/shop-row.ts';
import type { Context } from '#app/server/context.ts';

type Others = { channelCode: string; isSimulated: boolean; but: string };

/** Our ids of the shops of all producers but one that are connected to a channel. */
export async function readHolders(
  { store }: Context,
  { channelCode, isSimulated, but }: Others,
): Promise<Set<string>> {
  const { channelShop } = store.tables;
  const shops = await store.read((db) =>
    db
      .select({ id: channelShop.id })
      .from(channelShop)
      .where(
        and(
          eq(channelShop.channelCode, channelCode),
          eq(channelShop.isSimulated, isSimulated),
          eq(channelShop.state, 'connected'),
          ne(channelShop.producerId, but),
        ),
      ),
  );
  return new Set(shops.map(({ id }) => id));
}

/**
 * Somebody else's yes has brought tokens for a shop that its producer has connected, and the tokens that it had are worth
 * nothing any more: it gets those that came, for the same shop and the same app of ours, so that nothing changes for its
 * producer. Whoever said yes gets nothing.
 * @param shop was connected when the tokens were asked for; a call that met the dead ones meanwhile may have stopped it.
 */
export async function keepForHolder(context: Context, shop: ShopRow, grant: ShopGrant): Promise<void> {
  const { store, config, log } = context;
  const { channelShop } = store.tables;
  const sealed = sealGrant(config, shop.id, grant);
  await store.write(async (tx) => {
    const [now] = await tx
      .select({ state: channelShop.state, grantVersion: channelShop.grantVersion })
      .from(channelShop)
      .where(and(eq(channelShop.id, shop.id), inArray(channelShop.state, ['connected', 'reauthorise'])));
    if (!now) return;
    await tx
      .update(channelShop)
      .set({ ...sealed, state: 'connected', grantVersion: now.grantVersion + 1, warnedAt: null })
      .where(eq(channelShop.id, shop.id));
    if (now.state === 'reauthorise') await goOn(context, tx, shop.id);
  });
  log.info(
    { evt: 'shop.kept-for-holder', shopId: shop.id, channel: shop.channelCode },
    'another producer tried to connect a shop that is taken; it goes on with the tokens that came',
  );
}
