import { expect, test } from 'vitest';
import { createListing } from '#app/domain/catalog/create-listing.server.ts';
import { needReference } from '#tests/factories/listing-steps.ts';
import { recognisedEntry } from '#tests/factories/recognised-entry.ts';
import { sellerOf } from '#tests/factories/seller-of.ts';
import { signedIn } from '#tests/support/signed-in.ts';
import { startServer } from '#tests/support/start-server.ts';
import { eachEngine } from '#tests/support/test-market.ts';

const plain = (html: string) => html.replaceAll('<!-- -->', '');

eachEngine('the first steps of a producer', (open) => {
  test('the empty list says how many products of the register wait, and where to begin', async () => {
    const market = await open();
    const { context } = market;
    await needReference(context);
    const actor = await sellerOf(context);
    const other = await sellerOf(context, 'HTX Khác');
    const server = await startServer(market);
    const { cookie } = await signedIn(context, { role: 'producer_member', producerId: actor.producerId });
    const home = async () => plain(await (await server.fetch('/seller', { cookie })).text());
    expect(await home()).toContain('Chưa có hàng nào');

    const food = await recognisedEntry(context, {
      producerId: actor.producerId,
      name: 'Lạp sườn',
      setCode: null,
      groupText: 'Thủ công mỹ nghệ',
      rounds: [],
    });
    await recognisedEntry(context, { producerId: actor.producerId, name: 'Chè', rounds: [] });
    await recognisedEntry(context, { producerId: other.producerId, name: 'Mật ong', rounds: [] });
    expect(await home()).toContain('2 sản phẩm trong sổ OCOP đang chờ bạn đăng bán');

    const { listingId } = await createListing(context, actor, { entryId: food.id });
    const after = await home();
    expect(after).toContain('Còn 1 sản phẩm trong sổ OCOP chưa đăng bán');
    expect(after).toContain('href="/seller/listings/new"');

    // The branch that the register names stands first among the sets
    const what = plain(await (await server.fetch(`/seller/listings/${listingId}/what`, { cookie })).text());
    const groups = [...what.matchAll(/<optgroup label="([^"]+)"/g)].map(([, label]) => label);
    expect(groups[0]).toMatch(/^Ngành ghi trong sổ OCOP: .*thủ công mỹ nghệ/i);
    expect(groups.filter((label) => /thủ công mỹ nghệ/i.test(label ?? ''))).toHaveLength(1);
    expect(groups.length).toBeGreaterThan(3);
  });
});
