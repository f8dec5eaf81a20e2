import { expect, test } from 'vitest';
import type { SellerActor } from '#app/domain/accounts/actor.ts';
import { listMyListings } from '#app/domain/catalog/list-my-listings.server.ts';
import { returnListing } from '#app/domain/catalog/return-listing.server.ts';
import type { ContentFix, Fix } from '#app/domain/channels/bulk-fix/bulk-fields.ts';
import { countFixes } from '#app/domain/channels/bulk-fix/count-fixes.server.ts';
import { fixListings } from '#app/domain/channels/bulk-fix/fix-listings.server.ts';
import { readFix } from '#app/domain/channels/bulk-fix/read-fix.server.ts';
import { storeCategories } from '#app/domain/channels/categories/store-categories.server.ts';
import { listBlockedGoods } from '#app/domain/channels/pack/list-blocked-goods.server.ts';
import { listPushable } from '#app/domain/channels/push/list-pushable.server.ts';
import { listOwnReadiness } from '#app/domain/channels/readiness/list-own-readiness.server.ts';
import { scoreEverything } from '#app/domain/channels/readiness/score-listings.server.ts';
import type { Context } from '#app/server/context.ts';
import { ownListing, publishedListing, staffMember } from '#tests/factories/listing-steps.ts';
import { sellerOf } from '#tests/factories/seller-of.ts';
import { shopWith } from '#tests/factories/shop-with.ts';
import { eachEngine } from '#tests/support/test-market.ts';

const read = (context: Context, actor: SellerActor, what: ContentFix) => {
  const fix: Fix = { what, channelCode: null };
  return readFix(context, actor, { fix, group: null, search: '' });
};

/** Answers for everything that the page shows. */
async function answerAll(
  context: Context,
  actor: SellerActor,
  what: ContentFix,
  typed: Record<string, unknown>,
) {
  const { items } = await read(context, actor, what);
  return fixListings(context, actor, {
    what,
    typed,
    items: items.map(({ listingId, variantId, mark }) => ({
      listingId,
      variantIds: variantId === null ? [] : [variantId],
      seen: mark,
    })),
  });
}

eachEngine('what was answered for many', (open) => {
  test('and sent back by staff is told as such by the fix and by the readiness of the product', async () => {
    const { context } = await open();
    const actor = await sellerOf(context);
    const id = await publishedListing(context, actor);
    await scoreEverything(context);
    await answerAll(context, actor, 'brand', { brand: 'Bản Liền' });
    expect(await read(context, actor, 'brand')).toMatchObject({ items: [], returned: [] });
    const { open: revision } = await ownListing(context, actor, id);
    await returnListing(context, staffMember(), {
      revisionId: revision?.id ?? '',
      saves: revision?.saves ?? -1,
      note: 'Thương hiệu chưa đúng như bao bì',
    });
    await scoreEverything(context);
    expect(await read(context, actor, 'brand')).toMatchObject({ items: [], returned: [{ id }] });
    const { listings } = await listOwnReadiness(context, actor, { channel: null, rule: null, after: '' });
    expect(listings).toMatchObject([{ listingId: id, returnedWith: 'Thương hiệu chưa đúng như bao bì' }]);
  });

  test('waits for staff on the pages of the push and of the pack as it does in the readiness', async () => {
    const { context } = await open();
    const actor = await sellerOf(context);
    const { producerId } = actor;
    const id = await publishedListing(context, actor);
    await scoreEverything(context);
    const shopId = await shopWith(context, { producerId, channelCode: 'lazada' });
    const gap = async () => {
      const { listings } = await listPushable(context, actor, { shopId, query: '', page: 1 });
      return listings.find((one) => one.id === id)?.gap;
    };
    const next = async () => {
      const { rows } = await listMyListings(context, actor, { filter: 'all', query: '', page: 1 });
      return rows.find((one) => one.id === id)?.next;
    };
    const pack = async () => {
      const { blocked, waiting } = await listBlockedGoods(context, actor, 'lazada');
      return { blocked: blocked.map(({ listingId }) => listingId), waiting };
    };
    expect(await gap()).toEqual({ why: 'rules' });
    expect(await pack()).toEqual({ blocked: [id], waiting: [] });
    expect(await next()).toEqual({ kind: 'lacksForChannels', channels: expect.any(Number) });
    await answerAll(context, actor, 'package', { lengthCm: 20, widthCm: 15, heightCm: 10 });
    expect(await gap()).toEqual({ why: 'waiting' });
    expect(await pack()).toEqual({ blocked: [id], waiting: [id] });
    expect(await next()).toEqual({ kind: 'wait' });
  });

  test('what nobody can answer yet comes last: categories of a channel that has named none', async () => {
    const { context } = await open();
    const actor = await sellerOf(context);
    for (let i = 0; i < 2; i += 1) await publishedListing(context, actor);
    await scoreEverything(context);
    const categories = async () =>
      (await countFixes(context, actor)).flatMap(({ what, channelCode }) =>
        what === 'category' ? channelCode : [],
      );
    const without = await categories();
    const last = without.at(-1) ?? '';
    expect(without.length).toBeGreaterThan(1);
    await storeCategories(context, last, [{ id: '11', parentId: null, name: 'Chè', isLeaf: true }]);
    expect((await categories())[0]).toBe(last);
    const all = await countFixes(context, actor);
    const firstOpen = all.findIndex(({ what, channelCode }) => what === 'category' && channelCode !== last);
    expect(all.slice(firstOpen).every(({ what }) => what === 'category')).toBe(true);
  });
});
