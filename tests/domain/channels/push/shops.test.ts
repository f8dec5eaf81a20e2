import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import type { SellerActor } from '#app/domain/accounts/actor.ts';
import { beginAuthorisation } from '#app/domain/channels/push/begin-authorisation.server.ts';
import { chooseShops, forgetOffers } from '#app/domain/channels/push/choose-shops.server.ts';
import { finishAuthorisation } from '#app/domain/channels/push/finish-authorisation.server.ts';
import { lookAfterShops } from '#app/domain/channels/push/look-after-shops.server.ts';
import { readShops } from '#app/domain/channels/push/read-shops.server.ts';
import { resealGrants } from '#app/domain/channels/push/reseal-grants.server.ts';
import { openGrant } from '#app/domain/channels/push/shop-grant.server.ts';
import type { Context } from '#app/server/context.ts';
import { sellerOf } from '#tests/factories/seller-of.ts';
import { memoryPlatform } from '#tests/support/memory-platform.ts';
import { TEST_SECRET } from '#tests/support/open-test-context.ts';
import { connectShop, knownPerson, nowhere, stateIn } from '#tests/support/push-shop.ts';
import { standInForShopee } from '#tests/support/stand-in-registry.ts';
import { eachEngine } from '#tests/support/test-market.ts';

const stand = standInForShopee({});

const shops = ({ store }: Context) => store.read((db) => db.select().from(store.tables.channelShop));

eachEngine('connecting a shop', (open) => {
  test('the way back is good once, for ten minutes, for who began it and for whom', async () => {
    const { context, clock } = await open({ simulated: nowhere });
    stand.platform = memoryPlatform();
    const [actor, other] = [await sellerOf(context, 'HTX Một'), await sellerOf(context, 'HTX Hai')];
    for (const { personId } of [actor, other]) await knownPerson(context, personId);
    const back = (state: string, as = actor) =>
      finishAuthorisation(context, as, 'shopee', new URLSearchParams({ state, code: 'good', shop_id: '7' }));
    const expired = { code: 'authorisationExpired' };

    const { url } = await beginAuthorisation(context, actor, 'shopee');
    const state = stateIn(url);
    expect(Buffer.from(state, 'base64url')).toHaveLength(32);
    const kept = await context.store.read((db) =>
      db.select().from(context.store.tables.channelAuthorisation),
    );
    expect(JSON.stringify(kept)).not.toContain(state);
    await expect(back(state, other)).rejects.toMatchObject(expired);
    await expect(back('made-up')).rejects.toMatchObject(expired);
    await back(state);
    await expect(back(state)).rejects.toMatchObject(expired);

    const late = stateIn((await beginAuthorisation(context, actor, 'shopee')).url);
    clock.advance(10 * 60_000);
    await expect(back(late)).rejects.toMatchObject(expired);

    // A shop is one producer's at a time.
    const theirs = stateIn((await beginAuthorisation(context, other, 'shopee')).url);
    await expect(back(theirs, other)).rejects.toMatchObject({ code: 'shopTaken' });
    expect(await shops(context)).toHaveLength(1);
  });

  test('of two callbacks that bring the same shop at once, one has it and the other is told so', async () => {
    const { context } = await open({ simulated: nowhere });
    const sellers = [await sellerOf(context, 'HTX Một'), await sellerOf(context, 'HTX Hai')];
    for (const { personId } of sellers) await knownPerson(context, personId);
    let there = 0;
    let goOn = () => {};
    const bothAreThere = new Promise<void>((resolve) => {
      goOn = resolve;
    });
    const plain = memoryPlatform();
    stand.platform = memoryPlatform({
      exchange: async (...given) => {
        there += 1;
        if (there === sellers.length) goOn();
        await bothAreThere;
        return plain.exchange(...given);
      },
    });
    const outcomes = await Promise.allSettled(sellers.map((seller) => connectShop(context, seller, '7')));
    const refused = outcomes.filter(({ status }) => status === 'rejected');
    expect(refused).toMatchObject([{ reason: { code: 'shopTaken' } }]);
    expect(await shops(context)).toMatchObject([{ externalId: '7', state: 'connected' }]);
  });

  test('a market with a real address and no key connects nothing', async () => {
    const { context } = await open();
    stand.platform = memoryPlatform();
    const actor = await sellerOf(context);
    await expect(beginAuthorisation(context, actor, 'shopee')).rejects.toMatchObject({
      code: 'channelNotConnectable',
    });
  });

  test('tokens are sealed, open with the secret before, and are sealed anew with the present one', async () => {
    const market = await open({ simulated: nowhere });
    const { context } = market;
    stand.platform = memoryPlatform();
    const actor = await sellerOf(context);
    await connectShop(context, actor);
    const [before] = await shops(context);
    expect(before?.sealedGrant).not.toContain('access-1');

    const renewed = market.openAgain({
      APP_SECRET: Buffer.alloc(32, 9).toString('base64'),
      APP_SECRET_PREVIOUS: TEST_SECRET,
    });
    expect(await resealGrants(renewed)).toEqual({ resealed: 1, unreadable: 0 });
    expect(await resealGrants(renewed)).toEqual({ resealed: 0, unreadable: 0 });
    const [after] = await shops(context);
    const alone = market.openAgain({ APP_SECRET: Buffer.alloc(32, 9).toString('base64') });
    const opened = openGrant(alone.config, after?.id ?? '', after?.sealedGrant ?? '');
    expect(opened.accessToken).toBe('access-1');
    expect(() => openGrant(context.config, after?.id ?? '', after?.sealedGrant ?? '')).toThrow(
      'cannot be opened',
    );
  });

  /** One yes that brings the shops of these ids. */
  async function yes(context: Context, actor: SellerActor, ids: readonly string[]) {
    await knownPerson(context, actor.personId);
    stand.platform = memoryPlatform({
      exchange: async () =>
        ids.map((shopId) => ({
          shopId,
          shopName: `Gian hàng ${shopId}`,
          accessToken: `access-${shopId}`,
          refreshToken: null,
          accessEndsAt: null,
          refreshEndsAt: null,
          authorisedUntil: null,
          extra: {},
        })),
    });
    const { url } = await beginAuthorisation(context, actor, 'shopee');
    const callback = new URLSearchParams({ state: stateIn(url), code: 'good' });
    return finishAuthorisation(context, actor, 'shopee', callback);
  }
  const statesOf = async (context: Context) =>
    Object.fromEntries(
      (await shops(context)).map((shop) => [`${shop.producerId}/${shop.externalId}`, shop.state]),
    );

  test('of several shops that one yes brings the seller chooses; the others are forgotten', async () => {
    const { context } = await open({ simulated: nowhere });
    const [actor, other] = [await sellerOf(context, 'HTX Một'), await sellerOf(context, 'HTX Hai')];
    expect(await yes(context, actor, ['7', '8', '9'])).toEqual({ shopIds: [], offered: 3 });
    const before = await readShops(context, actor, 'shopee');
    expect(before.shops).toEqual([]);
    expect(before.offers.map(({ name }) => name).sort()).toEqual([
      'Gian hàng 7',
      'Gian hàng 8',
      'Gian hàng 9',
    ]);

    // What was only offered stands in nobody's way, and another's offers are out of reach.
    expect(await yes(context, other, ['9'])).toMatchObject({ offered: 0 });
    const offerOf = (name: string) => before.offers.find((one) => one.name === name)?.id ?? '';
    const choose = (as: SellerActor, ...names: string[]) =>
      chooseShops(context, as, { channelCode: 'shopee', shopIds: names.map(offerOf) });
    await expect(choose(other, 'Gian hàng 8')).rejects.toMatchObject({ code: 'chooseShops' });
    await expect(choose(actor)).rejects.toMatchObject({ code: 'chooseShops' });
    await expect(choose(actor, 'Gian hàng 8', 'Gian hàng 9')).rejects.toMatchObject({ code: 'shopTaken' });
    await choose(actor, 'Gian hàng 8');
    expect(await statesOf(context)).toEqual({
      [`${actor.producerId}/7`]: 'disconnected',
      [`${actor.producerId}/8`]: 'connected',
      [`${actor.producerId}/9`]: 'disconnected',
      [`${other.producerId}/9`]: 'connected',
    });
    for (const { state, sealedGrant } of await shops(context))
      expect(sealedGrant === null).toBe(state !== 'connected');

    // Yes said again: the own shop is back at once, another's is not offered, the rest is.
    expect(await yes(context, actor, ['7', '8', '9'])).toMatchObject({ offered: 1 });
    expect((await readShops(context, actor, 'shopee')).offers).toMatchObject([{ name: 'Gian hàng 7' }]);
    await forgetOffers(context, actor, 'shopee');
    expect(await statesOf(context)).toMatchObject({
      [`${actor.producerId}/7`]: 'disconnected',
      [`${actor.producerId}/8`]: 'connected',
    });
    await expect(yes(context, other, ['8'])).rejects.toMatchObject({ code: 'shopTaken' });
  });

  test('what was offered and not chosen is forgotten after a day', async () => {
    const market = await open({ simulated: nowhere });
    const { context, clock } = market;
    const actor = await sellerOf(context, 'HTX Một');
    await yes(context, actor, ['7', '8']);
    const night = async () => {
      await context.store.write((tx) => context.jobs.enqueue(tx, lookAfterShops, {}));
      await market.runJobs([lookAfterShops]);
    };
    clock.advance(86_400_000 - 1);
    await night();
    expect((await readShops(context, actor, 'shopee')).offers).toHaveLength(2);
    clock.advance(1);
    await night();
    expect((await readShops(context, actor, 'shopee')).offers).toEqual([]);
    for (const shop of await shops(context))
      expect(shop).toMatchObject({ state: 'disconnected', sealedGrant: null });
  });

  test('a yes that was to bring one shop back connects no other: which was expected and which came is told', async () => {
    const { context } = await open({ simulated: nowhere });
    const actor = await sellerOf(context);
    const [old] = (await yes(context, actor, ['7'])).shopIds;
    const { channelShop } = context.store.tables;
    await context.store.write((tx) => tx.update(channelShop).set({ state: 'reauthorise' }));
    const again = async (ids: readonly string[]) => {
      const plain = memoryPlatform();
      stand.platform = memoryPlatform({
        exchange: async (line, _callback, url) => {
          const grants = ids.map((id) =>
            plain.exchange(line, new URLSearchParams({ code: 'good', shop_id: id }), url),
          );
          return (await Promise.all(grants)).flat();
        },
      });
      const state = stateIn((await beginAuthorisation(context, actor, 'shopee', old)).url);
      return finishAuthorisation(context, actor, 'shopee', new URLSearchParams({ state, code: 'good' }));
    };

    expect(await again(['8'])).toEqual({ shopIds: [], offered: 1 });
    expect(await statesOf(context)).toEqual({
      [`${actor.producerId}/7`]: 'reauthorise',
      [`${actor.producerId}/8`]: 'offered',
    });
    const view = await readShops(context, actor, 'shopee');
    expect(view.awaited.map(({ name }) => name)).toEqual(['Gian hàng 7']);
    expect(view.offers.map(({ name }) => name)).toEqual(['Gian hàng 8']);

    // A disconnected one is waited for only where it was asked back.
    await context.store.write((tx) =>
      tx
        .update(channelShop)
        .set({ state: 'disconnected' })
        .where(eq(channelShop.id, old ?? '')),
    );
    expect((await readShops(context, actor, 'shopee')).awaited).toEqual([]);
    const asked = await readShops(context, actor, 'shopee', old);
    expect(asked.awaited.map(({ name }) => name)).toEqual(['Gian hàng 7']);
    const foreign = await sellerOf(context, 'HTX Ba');
    expect((await readShops(context, foreign, 'shopee', old)).awaited).toEqual([]);

    // The right one, with the others of the account.
    await forgetOffers(context, actor, 'shopee');
    expect(await again(['8', '7'])).toEqual({ shopIds: [old], offered: 1 });
    expect((await readShops(context, actor, 'shopee')).awaited).toEqual([]);
    const stranger = await sellerOf(context, 'HTX Hai');
    await expect(beginAuthorisation(context, stranger, 'shopee', old)).rejects.toThrow('shop');
  });
});
