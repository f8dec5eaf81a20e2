import { and, eq, isNotNull, ne } from 'drizzle-orm';
import { grantKeyVersion, openGrant, sealGrant } from '#app/domain/channels/push/shop-grant.server.ts';
import type { Context } from '#app/server/context.ts';
import { CannotOpen } from '#app/server/crypto/seal.server.ts';

/**
 * Seals the shops' grants anew with the present secret. One that is renewed meanwhile is left alone: it was sealed with
 * the present one.
 */
export async function resealGrants(context: Context): Promise<{ resealed: number; unreadable: number }> {
  const { store, config } = context;
  const { channelShop } = store.tables;
  const shops = await store.read((db) =>
    db
      .select()
      .from(channelShop)
      .where(and(isNotNull(channelShop.sealedGrant), ne(channelShop.keyVersion, grantKeyVersion(config)))),
  );
  let resealed = 0;
  let unreadable = 0;
  for (const shop of shops) {
    try {
      const sealed = sealGrant(config, shop.id, openGrant(config, shop.id, shop.sealedGrant ?? ''));
      const changed = await store.write((tx) =>
        tx
          .update(channelShop)
          .set(sealed)
          .where(and(eq(channelShop.id, shop.id), eq(channelShop.grantVersion, shop.grantVersion)))
          .returning({ id: channelShop.id }),
      );
      resealed += changed.length;
    } catch (error) {
      if (!(error instanceof CannotOpen)) throw error;
      unreadable += 1;
    }
  }
  return { resealed, unreadable };
}
