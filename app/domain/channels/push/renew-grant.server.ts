import { and, eq, isNull, lte, ne, or } from 'drizzle-orm';
import type { ShopGrant } from '#app/domain/channels/platform/platform.ts';
import { PlatformTrouble } from '#app/domain/channels/platform/platform.ts';
import type { FoundLine } from '#app/domain/channels/push/find-line.server.ts';
import { openShopGrant, sealGrant } from '#app/domain/channels/push/shop-grant.server.ts';
import type { ShopRow } from '#app/domain/channels/push/shop-row.ts';
import { stopShop } from '#app/domain/channels/push/stop-shop.server.ts';
import type { Context } from '#app/server/context.ts';
import { Postponed } from '#app/server/jobs/job-queue.server.ts';

/** Longer than a renewal can take; whoever held it and died stands in nobody's way afterwards. */
const LEASE_MS = 90_000;
const LOOK_AGAIN_MS = 2_000;

/**
 * A fresh grant for a shop, asked for by one process at a time: some platforms take a refresh token once only. It is
 * stored before anything is done with it.
 * @param seen the shop as it was when its grant was found too old.
 * @throws Postponed while another process renews; PlatformTrouble `reauthorise` when the seller must say yes again.
 */
export async function renewGrant(
  context: Context,
  { platform, line }: FoundLine,
  seen: ShopRow,
): Promise<{ shop: ShopRow; grant: ShopGrant }> {
  const { store, clock, config } = context;
  const { channelShop, channelGate } = store.tables;
  const leaseKey = `renew:${seen.id}`;
  const leaseUntil = clock.now() + LEASE_MS;
  const isMine = await store.write(
    async (tx) => {
      const now = clock.now();
      await tx
        .insert(channelGate)
        .values({ key: leaseKey, tokens: 0, filledAt: now, failures: 0 })
        .onConflictDoNothing();
      const isFree = or(isNull(channelGate.openUntil), lte(channelGate.openUntil, now));
      const taken = await tx
        .update(channelGate)
        .set({ openUntil: leaseUntil })
        .where(and(eq(channelGate.key, leaseKey), isFree))
        .returning({ key: channelGate.key });
      return taken.length > 0;
    },
    { isolation: 'guarded' },
  );
  try {
    const [shop] = await store.read((db) => db.select().from(channelShop).where(eq(channelShop.id, seen.id)));
    if (shop?.state !== 'connected' || shop.sealedGrant === null) {
      throw new PlatformTrouble('reauthorise', 'the shop is not connected any more');
    }
    const grant = openShopGrant(context, { ...shop, sealedGrant: shop.sealedGrant });
    if (shop.grantVersion > seen.grantVersion) return { shop, grant };
    if (!isMine) throw new Postponed(clock.now() + LOOK_AGAIN_MS);
    const fresh = await platform.renew({ ...line, grant }).catch(async (error: unknown) => {
      if (error instanceof PlatformTrouble && error.kind === 'reauthorise') {
        // Another's yes for the same shop, kept for it meanwhile, has made the old one worthless.
        if (!(await stopShop(context, shop, 'reauthorise'))) throw new Postponed(clock.now() + LOOK_AGAIN_MS);
      }
      throw error;
    });
    const sealed = sealGrant(config, shop.id, fresh);
    const [stored] = await store.write((tx) =>
      tx
        .update(channelShop)
        .set({ ...sealed, grantVersion: shop.grantVersion + 1, warnedAt: null })
        .where(
          and(
            eq(channelShop.id, shop.id),
            eq(channelShop.grantVersion, shop.grantVersion),
            ne(channelShop.state, 'disconnected'),
          ),
        )
        .returning(),
    );
    // Disconnected meanwhile: what was just given is forgotten with the rest.
    if (!stored) throw new PlatformTrouble('reauthorise', 'the shop is not connected any more');
    return { shop: stored, grant: fresh };
  } finally {
    if (isMine) {
      await store.write(
        (tx) =>
          tx
            .update(channelGate)
            .set({ openUntil: null })
            .where(and(eq(channelGate.key, leaseKey), eq(channelGate.openUntil, leaseUntil))),
        { isolation: 'guarded' },
      );
    }
  }
}
