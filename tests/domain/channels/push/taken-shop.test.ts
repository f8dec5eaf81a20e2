import { describe, expect, onTestFinished, test } from 'vitest';
import { beginAuthorisation } from '#app/domain/channels/push/begin-authorisation.server.ts';
import { callShop } from '#app/domain/channels/push/call-shop.server.ts';
import { finishAuthorisation } from '#app/domain/channels/push/finish-authorisation.server.ts';
import { listNotices } from '#app/domain/notices/list-notices.server.ts';
import type { Context } from '#app/server/context.ts';
import { simulatedPlatforms } from '#app/server/simulated-platforms.server.ts';
import { sellerOf } from '#tests/factories/seller-of.ts';
import { startPlatforms } from '#tests/fakes/platforms/start-platforms.ts';
import { authorise, knownPerson } from '#tests/support/push-shop.ts';
import { eachEngine, type TestMarket } from '#tests/support/test-market.ts';

const platforms = ['shopee', 'tiktok-shop', 'lazada', 'tiki', 'google', 'meta'];

/** A market with the simulated platforms, all by one clock. */
async function market(
  open: (options: { simulated: ReturnType<typeof simulatedPlatforms> }) => Promise<TestMarket>,
): Promise<TestMarket> {
  let now = () => 0;
  const started = await startPlatforms({
    clock: () => now(),
    returnTo: 'http://127.0.0.1:9/seller/channels/{platform}/callback',
  });
  onTestFinished(() => started.close());
  const opened = await open({ simulated: simulatedPlatforms(() => ({ ...started.about })) });
  now = () => opened.clock.now();
  return opened;
}

const rows = ({ store }: Context) => store.read((db) => db.select().from(store.tables.channelShop));

describe.each(platforms)('a shop at the simulated %s that another producer has', (code) => {
  eachEngine('stays theirs', (open) => {
    test('whoever else says yes there is refused, has nothing, and the shop goes on as before', async () => {
      const { context, clock } = await market(open);
      const [holder, other] = [await sellerOf(context, 'HTX Một'), await sellerOf(context, 'HTX Hai')];
      await authorise(context, holder, code);
      const [before] = await rows(context);
      const own = async () => {
        const [shop] = await rows(context);
        if (!shop) throw new Error('no shop');
        return shop;
      };

      for (let tries = 0; tries < 2; tries += 1) {
        const again = authorise(context, other, code, before?.externalId);
        await expect(again).rejects.toMatchObject({ code: 'shopTaken' });
        expect(await rows(context)).toMatchObject([
          {
            id: before?.id,
            producerId: holder.producerId,
            state: 'connected',
            connectedAt: before?.connectedAt,
          },
        ]);
        // A job that read the shop before, too.
        if (before) await callShop(context, before, (platform, session) => platform.categories(session));
        const read = await callShop(context, await own(), (platform, session) =>
          platform.categories(session),
        );
        expect(Array.isArray(read)).toBe(true);
        // A minute before its access ends it is renewed.
        const access = (await own()).accessEndsAt ?? clock.now();
        clock.advance(Math.max(access - 60_000 - clock.now(), 0));
        await callShop(context, await own(), (platform, session) => platform.categories(session));
      }
      expect(await own()).toMatchObject({ state: 'connected' });
      expect(await listNotices(context, holder)).toEqual([]);
    });
  });
});

eachEngine('a shop that its producer lost there', (open) => {
  test('is not brought back for them by somebody else’s yes', async () => {
    const { context } = await market(open);
    const [holder, other] = [await sellerOf(context, 'HTX Một'), await sellerOf(context, 'HTX Hai')];
    await authorise(context, holder, 'lazada');
    const { channelShop } = context.store.tables;
    await context.store.write((tx) => tx.update(channelShop).set({ state: 'reauthorise' }));
    const [before] = await rows(context);
    await expect(authorise(context, other, 'lazada', before?.externalId)).rejects.toMatchObject({
      code: 'shopTaken',
    });
    expect(await rows(context)).toEqual([before]);
  });

  test('Shopee says whose shop it is before the code is traded: the code stays unused', async () => {
    const { context } = await market(open);
    const [holder, other] = [await sellerOf(context, 'HTX Một'), await sellerOf(context, 'HTX Hai')];
    await knownPerson(context, other.personId);
    await authorise(context, holder, 'shopee');
    const [before] = await rows(context);
    const { url } = await beginAuthorisation(context, other, 'shopee');
    const state = new URL(new URL(url).searchParams.get('redirect') ?? '').searchParams.get('state') ?? '';
    const back = new URLSearchParams({ state, code: 'any', shop_id: before?.externalId ?? '' });
    await expect(finishAuthorisation(context, other, 'shopee', back)).rejects.toMatchObject({
      code: 'shopTaken',
    });
    expect(await rows(context)).toEqual([before]);
  });
});
