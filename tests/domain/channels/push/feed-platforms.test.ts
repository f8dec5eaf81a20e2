import { eq } from 'drizzle-orm';
import { describe, expect, onTestFinished, test } from 'vitest';
import { setStock } from '#app/domain/catalog/set-stock.server.ts';
import { beginAuthorisation } from '#app/domain/channels/push/begin-authorisation.server.ts';
import { finishAuthorisation } from '#app/domain/channels/push/finish-authorisation.server.ts';
import { followProducts } from '#app/domain/channels/push/follow-products.server.ts';
import { pushListings } from '#app/domain/channels/push/push-listings.server.ts';
import { simulatedPlatforms } from '#app/server/simulated-platforms.server.ts';
import { sellerOf } from '#tests/factories/seller-of.ts';
import type { SeenProduct } from '#tests/fakes/platforms/platform.ts';
import { startPlatforms } from '#tests/fakes/platforms/start-platforms.ts';
import { knownPerson, letPass, pushable } from '#tests/support/push-shop.ts';
import { eachEngine, type TestMarket } from '#tests/support/test-market.ts';

const LISTINGS = 6;
const faults = ['limit', 'error500', 'garbage', 'drop-after-acting', 'drop-before-acting'];

/** The real client against its simulator over HTTP, with the market's clock in both; a shop that is connected. */
async function opened(
  open: (options: { simulated: ReturnType<typeof simulatedPlatforms> }) => Promise<TestMarket>,
  code: string,
) {
  let now = () => 0;
  const platforms = await startPlatforms({ clock: () => now() });
  onTestFinished(() => platforms.close());
  const market = await open({ simulated: simulatedPlatforms(() => ({ ...platforms.about })) });
  now = () => market.clock.now();
  const { context } = market;
  const actor = await sellerOf(context, 'HTX Chè Bản Liền');
  await knownPerson(context, actor.personId);
  const { url } = await beginAuthorisation(context, actor, code);
  const yes = await fetch(url, {
    method: 'POST',
    redirect: 'manual',
    body: new URLSearchParams({ shop: 'new', name: 'HTX' }),
  });
  const back = new URL(yes.headers.get('location') ?? '').searchParams;
  const { shopIds } = await finishAuthorisation(context, actor, code, back);
  const headers = { authorization: `Bearer ${platforms.control.token}` };
  return {
    market,
    actor,
    shopId: shopIds[0] ?? '',
    async control(path: string, order: Record<string, unknown>) {
      const body = JSON.stringify({ platform: code, ...order });
      expect((await fetch(`${platforms.control.url}/${path}`, { method: 'POST', headers, body })).ok).toBe(
        true,
      );
    },
    async seen(): Promise<{ products: SeenProduct[]; perSku: Record<string, number> }> {
      return (await (await fetch(`${platforms.control.url}/state`, { headers })).json()).platforms[code];
    },
  };
}

async function follow(market: TestMarket) {
  await market.context.store.write((tx) => market.context.jobs.enqueue(tx, followProducts, {}));
  await letPass(market, 120_000);
}

describe.each(['google', 'meta'])('pushing to the simulated %s over HTTP', (code) => {
  eachEngine('each listing', (open) => {
    test('is there once and live on both sides, whatever the line does; stock follows; it goes off sale', async () => {
      const { market, actor, shopId, control, seen } = await opened(open, code);
      const { context, clock } = market;
      const ids: string[] = [];
      // From 2: the simulated reviewers take “số 1” in a name for what it would be in an advert.
      for (let i = 2; i < LISTINGS + 2; i += 1) ids.push(await pushable(context, actor.producerId, i));
      for (const fault of faults) await control('fault', { fault, probability: 0.08 });
      await pushListings(context, actor, { shopId, listingIds: ids, goesOnSale: false });
      await letPass(market, 1_800_000, 60_000);
      await control('calm', {});
      await letPass(market, 3_600_000, 120_000);

      const { channelProduct, variant, listing } = context.store.tables;
      const rows = () => context.store.read((db) => db.select().from(channelProduct));
      const agree = async () => {
        const there = new Map((await seen()).products.map((one) => [one.externalId, one.state]));
        return (await rows()).map(({ externalId, state }) => [state, there.get(externalId ?? '')]);
      };
      expect(await agree()).toEqual(ids.map(() => ['live', 'live']));
      expect(Object.values((await seen()).perSku)).toEqual(ids.map(() => 1));

      const [size] = await context.store.read((db) =>
        db
          .select()
          .from(variant)
          .where(eq(variant.listingId, ids[0] ?? '')),
      );
      await setStock(context, actor, { variantId: size?.id ?? '', stock: 0, seen: size?.stock ?? 0 });
      await context.store.write((tx) =>
        tx
          .update(listing)
          .set({ state: 'archived', updatedAt: clock.now() })
          .where(eq(listing.id, ids[1] ?? '')),
      );
      await follow(market);
      const soldOut = async () =>
        (await seen()).products.flatMap(({ offers }) =>
          offers.filter(({ stock }) => stock === 0).map(({ sku }) => sku),
        );
      expect(await soldOut()).toEqual([size?.code]);
      expect((await agree()).filter(([ours]) => ours === 'draft')).toEqual([['draft', 'draft']]);

      // A size that came later is followed like the others.
      const [third] = await context.store.read((db) =>
        db
          .select()
          .from(variant)
          .where(eq(variant.listingId, ids[2] ?? '')),
      );
      if (!third) throw new Error('no size');
      clock.advance(60_000);
      const now = clock.now();
      const later = {
        ...third,
        id: `${third.id}2`,
        code: 'LATER00001',
        sku: 'LATER',
        skuKey: 'later',
        nameVi: 'Túi to',
        position: 1,
        createdAt: now,
        updatedAt: now,
      };
      await context.store.write((tx) => tx.insert(variant).values(later));
      await follow(market);
      await setStock(context, actor, { variantId: later.id, stock: 0, seen: later.stock });
      await follow(market);
      expect((await soldOut()).sort()).toEqual([size?.code, 'LATER00001'].sort());
    });
  });
});
