import { and, eq, ne, notInArray } from 'drizzle-orm';
import type { SellerActor } from '#app/domain/accounts/actor.ts';
import { goOn } from '#app/domain/channels/push/go-on.server.ts';
import { wipedGrant } from '#app/domain/channels/push/shop-grant.server.ts';
import type { ShopRow } from '#app/domain/channels/push/shop-row.ts';
import type { Context } from '#app/server/context.ts';
import { DomainError } from '#app/server/domain-error.ts';
import { recordAudit } from '#app/server/record-audit.server.ts';
import type { Tx } from '#db/store.ts';

type Offers = { channelCode: string; shopIds: readonly string[] };

/**
 * Of the shops that one yes has brought, those that the seller wants are connected; the others are forgotten with all
 * that we were given for them.
 * @throws DomainError chooseShops (none of them was chosen); shopTaken when another producer has one of them meanwhile
 */
export async function chooseShops(
  context: Context,
  actor: SellerActor,
  { channelCode, shopIds }: Offers,
): Promise<void> {
  const choose = context.store.write(
    async (tx) => {
      const offered = await readOffers(context, tx, actor, channelCode);
      const wanted = offered.filter(({ id }) => shopIds.includes(id));
      if (wanted.length === 0) throw new DomainError('chooseShops', { field: 'offers' });
      for (const shop of wanted) await connect(context, tx, actor, shop);
      await forget(
        context,
        tx,
        offered.filter((shop) => !wanted.includes(shop)),
      );
    },
    { isolation: 'guarded' },
  );
  await choose.catch((error: unknown) => {
    const isHeld = context.store.dialect.violatedUnique(error) === 'channel_shop_held';
    throw isHeld ? new DomainError('shopTaken', { cause: error }) : error;
  });
}

/** The seller wants none of them. */
export async function forgetOffers(context: Context, actor: SellerActor, channelCode: string): Promise<void> {
  await context.store.write(async (tx) => {
    await forget(context, tx, await readOffers(context, tx, actor, channelCode));
  });
}

function readOffers({ store }: Context, tx: Tx, actor: SellerActor, channelCode: string): Promise<ShopRow[]> {
  const { channelShop } = store.tables;
  return tx
    .select()
    .from(channelShop)
    .where(
      and(
        eq(channelShop.producerId, actor.producerId),
        eq(channelShop.channelCode, channelCode),
        eq(channelShop.state, 'offered'),
      ),
    );
}

async function connect(context: Context, tx: Tx, actor: SellerActor, shop: ShopRow): Promise<void> {
  const { channelShop } = context.store.tables;
  if (await isTaken(context, tx, shop)) throw new DomainError('shopTaken');
  await tx
    .update(channelShop)
    .set({ state: 'connected', connectedAt: context.clock.now() })
    .where(eq(channelShop.id, shop.id));
  await goOn(context, tx, shop.id);
  await recordAudit(context, tx, {
    personId: actor.personId,
    role: 'producer_member',
    act: 'connect-shop',
    subject: 'channel_shop',
    subjectId: shop.id,
    detail: { channel: shop.channelCode, isSimulated: shop.isSimulated },
  });
}

async function forget({ store, clock }: Context, tx: Tx, shops: readonly ShopRow[]): Promise<void> {
  const { channelShop } = store.tables;
  for (const shop of shops) {
    await tx.update(channelShop).set(wipedGrant(shop, clock.now())).where(eq(channelShop.id, shop.id));
  }
}

/** A shop is one producer's at a time; one that was only offered is nobody's. */
async function isTaken({ store }: Context, tx: Tx, shop: ShopRow): Promise<boolean> {
  const { channelShop } = store.tables;
  const others = await tx
    .select({ id: channelShop.id })
    .from(channelShop)
    .where(
      and(
        eq(channelShop.channelCode, shop.channelCode),
        eq(channelShop.externalId, shop.externalId),
        eq(channelShop.isSimulated, shop.isSimulated),
        ne(channelShop.producerId, shop.producerId),
        notInArray(channelShop.state, ['offered', 'disconnected']),
      ),
    )
    .limit(1);
  return others.length > 0;
}
