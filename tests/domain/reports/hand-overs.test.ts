import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { listAwaitedGoods } from '#app/domain/channels/pack/hand-overs.server.ts';
import { makeOwnPack, makePackFor } from '#app/domain/channels/pack/make-pack.server.ts';
import { claimPresences } from '#app/domain/register/claim-presences.server.ts';
import { narrowChannelEntries } from '#app/domain/reports/channel-standing.ts';
import { onboardingFigure } from '#app/domain/reports/onboarding-figure.server.ts';
import { readChannelStandings } from '#app/domain/reports/read-channel-standings.server.ts';
import { publishedListing } from '#tests/factories/published-listing.ts';
import { recognisedEntry } from '#tests/factories/recognised-entry.ts';
import { sellerOf } from '#tests/factories/seller-of.ts';
import { eachEngine, type TestMarket } from '#tests/support/test-market.ts';

/** These go in though they have no photos; the desk reads what was handed over, not what was in it. */
const packOf = (...even: string[]) => ({
  channelCode: 'postmart',
  changesOnly: false,
  imagesOnly: false,
  even,
});

async function opened({ context }: TestMarket) {
  const seller = await sellerOf(context);
  const { producerId } = seller;
  const entry = (name: string) => recognisedEntry(context, { producerId, name, rounds: [] });
  const [tea, honey] = [await entry('Chè Shan tuyết'), await entry('Mật ong hoa nhãn')];
  const listed = (entryId: string, version: number) =>
    publishedListing(context, { producerId, photos: [], listing: { entryId, version } });
  const teaListing = await listed(tea.id, 3);
  const rowOf = async (name: string, code = 'postmart') => {
    const { channels } = await readChannelStandings(context, null);
    const place = channels.find((one) => one.code === code);
    return place?.rows.find(({ entry: one }) => one.name === name);
  };
  const figure = async () => {
    const { everListed, liveVerified } = await onboardingFigure(context, { targetCode: null, asOf: null });
    return { everListed, liveVerified };
  };
  return { seller, tea, honey, teaListing, rowOf, figure };
}

eachEngine('a pack that was handed over', (open) => {
  test('moves its products on the desk and asks the producer for the link, and counts for nothing', async () => {
    const market = await open();
    const { context, clock } = market;
    const { seller, tea, teaListing, rowOf, figure } = await opened(market);
    const pack = packOf(teaListing);
    const before = await figure();
    expect((await rowOf('Chè Shan tuyết'))?.standing).not.toBe('handed');
    expect(await listAwaitedGoods(context, seller)).toEqual([]);
    await makeOwnPack(context, seller, { ...pack, imagesOnly: true });
    expect((await rowOf('Chè Shan tuyết'))?.handed).toBeNull();

    const at = clock.now();
    await makeOwnPack(context, seller, pack);
    expect(await rowOf('Chè Shan tuyết')).toMatchObject({
      standing: 'handed',
      presence: null,
      handed: { at, by: seller.personId, version: 3 },
    });
    expect((await rowOf('Mật ong hoa nhãn'))?.standing).toBe('none');
    expect((await rowOf('Chè Shan tuyết', 'tiki'))?.handed).toBeNull();
    expect(await figure()).toEqual(before);
    expect(await listAwaitedGoods(context, seller)).toMatchObject([
      { channel: { code: 'postmart' }, at, products: [{ entryId: tea.id, name: 'Chè Shan tuyết' }] },
    ]);
    expect(await listAwaitedGoods(context, await sellerOf(context, 'HTX Khác'))).toEqual([]);

    await claimPresences(context, seller, [{ entryId: tea.id, url: 'https://postmart.vn/san-pham/che-1' }]);
    expect(await rowOf('Chè Shan tuyết')).toMatchObject({ standing: 'claimed', handed: { version: 3 } });
    expect(await listAwaitedGoods(context, seller)).toEqual([]);
    // The number of what was handed over stays, with its list behind it, wherever it stands now.
    const { channels } = await readChannelStandings(context, null);
    const rows = channels.find(({ code }) => code === 'postmart')?.rows ?? [];
    expect(narrowChannelEntries(rows, { handed: 'yes' }).map((row) => row.entry.name)).toEqual([
      'Chè Shan tuyết',
    ]);
  });

  test('stands as the last one has it; one that says that a product is no longer sold takes it back', async () => {
    const market = await open();
    const { context, clock } = market;
    const { seller, honey, teaListing, rowOf } = await opened(market);
    await makeOwnPack(context, seller, packOf(teaListing));
    clock.advanceDays(1);
    const { listing } = context.store.tables;
    const honeyListing = await publishedListing(context, {
      producerId: seller.producerId,
      photos: [],
      listing: { entryId: honey.id, version: 1 },
    });
    const pack = packOf(teaListing, honeyListing);
    await makePackFor(context, seller.producerId, { ...pack, changesOnly: true });
    expect(await rowOf('Mật ong hoa nhãn')).toMatchObject({ standing: 'handed', handed: { by: null } });
    expect((await rowOf('Chè Shan tuyết'))?.handed?.by).toBe(seller.personId);

    await context.store.write((tx) =>
      tx.update(listing).set({ state: 'archived' }).where(eq(listing.id, teaListing)),
    );
    clock.advanceDays(1);
    await makeOwnPack(context, seller, { ...pack, changesOnly: true });
    expect((await rowOf('Chè Shan tuyết'))?.handed).toBeNull();
    expect((await rowOf('Mật ong hoa nhãn'))?.standing).toBe('handed');
  });
});
