import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eq } from 'drizzle-orm';
import { expect, onTestFinished, test } from 'vitest';
import { channelFill } from '#app/cli/channel-fill.ts';
import { listExports } from '#app/domain/channels/exports/read-export.server.ts';
import { readExportReports } from '#app/domain/channels/exports/read-export-reports.server.ts';
import { fillWorkbook } from '#app/domain/channels/template/fill-workbook.server.ts';
import { pageOfPlan } from '#app/domain/channels/template/page-of-plan.server.ts';
import { planWorkbook } from '#app/domain/channels/template/plan-workbook.server.ts';
import type { WorkbookWish } from '#app/domain/channels/template/workbook-wish.ts';
import { planView } from '#app/routes/seller/channels/template-form.server.ts';
import type { Context } from '#app/server/context.ts';
import { newId } from '#app/server/ids.server.ts';
import { chosenCategory } from '#tests/factories/chosen-category.ts';
import { publishedListing } from '#tests/factories/published-listing.ts';
import { recognisedEntry } from '#tests/factories/recognised-entry.ts';
import { sellerOf } from '#tests/factories/seller-of.ts';
import { shopWith } from '#tests/factories/shop-with.ts';
import { eachEngine, testMarket } from '#tests/support/test-market.ts';

const firstPage = { outcome: null, page: 1, query: '' };

const pathOf = (name: string) =>
  join(import.meta.dirname, `../../fixtures/templates/${name}-constructed.xlsx`);
const operator = { personId: null, role: 'operator' };

function wishOf(
  producerId: string,
  channelCode: string,
  file: Buffer = readFileSync(pathOf(channelCode)),
): WorkbookWish {
  const workbook = { file, fileName: 'T.xlsx' };
  return {
    producerId,
    channelCode,
    workbook,
    listingIds: null,
    onlyChanges: false,
    answers: { weightUnit: 'g' },
  };
}

/** The categories that the constructed workbooks have. */
const categories: Readonly<Record<string, string>> = {
  shopee: '100629',
  'tiktok-shop': '601450',
  lazada: '4821',
};

type Wanted = Parameters<typeof publishedListing>[1];

/** A listing on sale whose category on the channel was chosen. */
async function listed(context: Context, channelCode: string, wanted: Wanted): Promise<string> {
  const listingId = await publishedListing(context, wanted);
  const { producerId } = wanted;
  await chosenCategory(context, { producerId, channelCode, listingId, value: categories[channelCode] ?? '' });
  return listingId;
}

/** A link says that the product stands on the channel. */
async function linked(
  context: Context,
  { producerId, channelCode, listingId }: { producerId: string; channelCode: string; listingId: string },
  url: string,
) {
  const { store, clock } = context;
  const { presence, listing } = store.tables;
  const entry = await recognisedEntry(context, { producerId, rounds: [] });
  await store.write(async (tx) => {
    await tx.update(listing).set({ entryId: entry.id }).where(eq(listing.id, listingId));
    await tx.insert(presence).values({
      id: newId(),
      entryId: entry.id,
      channelCode,
      url,
      urlKey: url,
      state: 'claimed',
      firstSeenOn: '2026-01-01',
      source: 'producer',
      createdAt: clock.now(),
    });
  });
}

/** The rows of a push into a shop that has come through. */
async function pushedTo(
  { store, clock }: Context,
  { producerId, shopId, listingId }: { producerId: string; shopId: string; listingId: string },
) {
  const { pushRun, pushItem, channelProduct } = store.tables;
  const at = clock.now();
  const runId = newId();
  const state = 'live' as const;
  await store.write(async (tx) => {
    await tx.insert(pushRun).values({ id: runId, shopId, producerId, total: 1, createdAt: at });
    await tx.insert(pushItem).values({ runId, listingId, state, updatedAt: at });
    const product = { id: newId(), shopId, listingId, state, idempotencyKey: runId, variants: {} };
    await tx.insert(channelProduct).values({ ...product, updatedAt: at });
  });
}

test.for([
  'shopee',
  'tiktok-shop',
  'lazada',
])('%s: what a workbook holds already is not filled in again', async (code) => {
  const { context } = await testMarket({ engine: 'sqlite' });
  const { producerId } = await sellerOf(context);
  const known = await listed(context, code, {
    producerId,
    variants: [{ sku: 'Trà-1' }, { sku: 'TRA-2' }],
  });
  const { files, plan } = await fillWorkbook(context, operator, wishOf(producerId, code));
  const rows = plan.listings[0]?.rows.map(({ row }) => row).join(', ') ?? '';
  const fresh = await listed(context, code, { producerId, variants: [{ sku: 'B-1' }] });
  // The seller wrote the SKU a little otherwise in our shop meanwhile: still the same goods.
  const { variant } = context.store.tables;
  await context.store.write((tx) =>
    tx.update(variant).set({ sku: ' trà-1' }).where(eq(variant.sku, 'Trà-1')),
  );
  const again = await planWorkbook(context, wishOf(producerId, code, files[0]?.content));
  expect(again.plan.listings.map(({ listingId }) => listingId)).toEqual([fresh]);
  expect(again.plan.unfilled.filter(({ listingId }) => listingId === known)).toMatchObject([
    { message: { vi: expect.stringContaining('Đã có trong tệp, dòng {rows}') }, params: { rows } },
  ]);
  const alone = { ...wishOf(producerId, code, files[0]?.content), listingIds: [known] };
  await expect(fillWorkbook(context, operator, alone)).rejects.toMatchObject({ code: 'nothingToFill' });
});

eachEngine('what stands on the channel already', (open) => {
  test('is not ticked by itself, says where it stands, and goes in when it is ticked', async () => {
    const { context } = await open();
    const { producerId } = await sellerOf(context);
    const channelCode = 'lazada';
    const make = () => listed(context, channelCode, { producerId });
    const [live, hidden, refused, link, elsewhere, fresh] = [
      await make(),
      await make(),
      await make(),
      await make(),
      await make(),
      await make(),
    ];
    const goods = { [live]: 'live', [hidden]: 'draft', [refused]: 'rejected' } as const;
    await shopWith(context, { producerId, channelCode, goods });
    await shopWith(context, { producerId, channelCode: 'shopee', goods: { [elsewhere]: 'live' } });
    const url = 'https://www.lazada.vn/products/i1.html';
    await linked(context, { producerId, channelCode, listingId: link }, url);
    const wish = wishOf(producerId, channelCode);
    const planned = await planWorkbook(context, wish);
    const ids = ({ listings }: { listings: ReadonlyArray<{ id: string }> }) =>
      listings.map(({ id }) => id).sort();
    expect(ids(planned.fill)).toEqual([refused, elsewhere, fresh].sort());
    const view = await planView(channelCode, await pageOfPlan(context, wish, firstPage), false);
    const shown = new Map(view.listings.map(({ id, chosen, standing }) => [id, { chosen, standing }]));
    const inShop = { shop: 'Gian hàng thử', isConnected: true, url: null };
    expect(shown.get(live)).toEqual({ chosen: false, standing: { state: 'live', ...inShop } });
    expect(shown.get(hidden)).toEqual({ chosen: false, standing: { state: 'draft', ...inShop } });
    const byLink = { state: null, shop: null, isConnected: false, url };
    expect(shown.get(link)).toEqual({ chosen: false, standing: byLink });
    expect(shown.get(fresh)).toEqual({ chosen: true, standing: null });

    const ticked = await planWorkbook(context, { ...wish, listingIds: [live, fresh] });
    expect(ids(ticked.fill)).toEqual([live, fresh].sort());
    // What stands in a shop stays there when the shop is disconnected: the file would still double it.
    const { channelShop } = context.store.tables;
    await context.store.write((tx) => tx.update(channelShop).set({ disconnectedAt: context.clock.now() }));
    const later = await planWorkbook(context, wish);
    expect(ids(later.fill)).toEqual([refused, elsewhere, fresh].sort());
    const lost = { shop: 'Gian hàng thử', isConnected: false, url: null };
    expect(later.standing.get(live)).toEqual({ state: 'live', ...lost });
    // In a second shop that is connected: that one is named.
    await shopWith(context, { producerId, channelCode, name: 'Gian hàng mới', goods: { [live]: 'draft' } });
    expect((await planWorkbook(context, wish)).standing.get(live)).toEqual({
      state: 'draft',
      shop: 'Gian hàng mới',
      isConnected: true,
      url: null,
    });
  });
});

eachEngine('what is pushed after the page was looked at', (open) => {
  test('stays out of the file, which says so, and is told of beside a file that was made before', async () => {
    const { context, clock } = await open();
    const { producerId } = await sellerOf(context);
    const channelCode = 'lazada';
    const [pushed, ticked, other] = [
      await listed(context, channelCode, { producerId }),
      await listed(context, channelCode, { producerId }),
      await listed(context, channelCode, { producerId }),
    ];
    const standing = await shopWith(context, { producerId, channelCode, goods: { [ticked]: 'live' } });
    const chosen = [pushed, ticked, other];
    const wish = { ...wishOf(producerId, channelCode), listingIds: chosen, seenStanding: [ticked] };
    const before = await fillWorkbook(context, operator, wish);
    expect(before.plan.listings.map(({ listingId }) => listingId).sort()).toEqual([...chosen].sort());
    const told = async () => {
      const files = await readExportReports(context, producerId, await listExports(context, producerId));
      return files.map(({ listingCount, stoodMeanwhile, pushedSince }) => ({
        listingCount,
        stoodMeanwhile,
        pushedSince,
      }));
    };
    expect(await told()).toEqual([{ listingCount: 3, stoodMeanwhile: [], pushedSince: 0 }]);

    clock.advance(60_000);
    await pushedTo(context, { producerId, shopId: standing, listingId: pushed });
    clock.advance(60_000);
    expect((await planView(channelCode, await pageOfPlan(context, wish, firstPage), false)).cameToStand).toBe(
      1,
    );
    const { plan } = await fillWorkbook(context, operator, wish);
    expect(plan.listings.map(({ listingId }) => listingId).sort()).toEqual([ticked, other].sort());
    expect(await told()).toEqual([
      { listingCount: 2, stoodMeanwhile: ['Chè Shan tuyết cổ thụ'], pushedSince: 0 },
      { listingCount: 3, stoodMeanwhile: [], pushedSince: 1 },
    ]);
    await expect(fillWorkbook(context, operator, { ...wish, listingIds: [pushed] })).rejects.toMatchObject({
      code: 'allCameToStand',
    });
    // Seen to stand there and ticked once more: that is what the producer wants.
    const again = { ...wish, listingIds: [pushed], seenStanding: [pushed, ticked] };
    expect((await fillWorkbook(context, operator, again)).plan.listings).toHaveLength(1);
  });
});

eachEngine('what is put away or changed after the page was looked at', (open) => {
  test('is named with its reason, or with what it was and is, beside the file', async () => {
    const { context } = await open();
    const { producerId } = await sellerOf(context);
    const channelCode = 'lazada';
    const [gone, dearer, same] = [
      await listed(context, channelCode, {
        producerId,
        listing: { titleVi: 'Chè cũ' },
        variants: [{ sku: 'A-1' }],
      }),
      await listed(context, channelCode, {
        producerId,
        listing: { titleVi: 'Mật ong' },
        variants: [{ sku: 'B-1' }],
      }),
      await listed(context, channelCode, {
        producerId,
        listing: { titleVi: 'Gạo nếp' },
        variants: [{ sku: 'C-1' }],
      }),
    ];
    const shown = await planView(
      channelCode,
      await pageOfPlan(context, wishOf(producerId, channelCode), firstPage),
      false,
    );
    const seen = new Map(shown.listings.map((one) => [one.id, one.seen]));
    const { listing, variant } = context.store.tables;
    const price = 120_000;
    await context.store.write(async (tx) => {
      await tx.update(listing).set({ state: 'archived' }).where(eq(listing.id, gone));
      await tx.update(variant).set({ price: 199_000, weightGrams: 777 }).where(eq(variant.listingId, dearer));
      // Stock moves by itself and is no change of what was chosen.
      await tx.update(variant).set({ stock: 3 }).where(eq(variant.listingId, same));
    });
    const wish = {
      ...wishOf(producerId, channelCode),
      ...{ listingIds: [gone, dearer, same], seenStanding: [], seen },
    };
    const changes = [
      { what: 'price', size: '', from: price, to: 199_000 },
      { what: 'weight', size: '', from: 150, to: 777 },
    ];
    const told = {
      gone: [{ title: 'Chè cũ', reason: 'archived' }],
      changed: [{ title: 'Mật ong', changes }],
    };
    const again = await planView(channelCode, await pageOfPlan(context, wish, firstPage), false);
    expect(again).toMatchObject({ gone: told.gone, changedSinceSeen: told.changed });
    const { plan } = await fillWorkbook(context, operator, wish);
    expect(plan.listings.map(({ listingId }) => listingId).sort()).toEqual([dearer, same].sort());
    const [newest] = await readExportReports(context, producerId, await listExports(context, producerId));
    expect(newest?.meanwhile).toMatchObject(told);
    // With the only one gone, the message says that.
    const alone = { ...wish, listingIds: [gone] };
    await expect(fillWorkbook(context, operator, alone)).rejects.toMatchObject({
      ...{ code: 'chosenPutAway', params: { titles: '“Chè cũ”' } },
    });
    await context.store.write((tx) =>
      tx.update(listing).set({ state: 'suspended' }).where(eq(listing.id, gone)),
    );
    await expect(fillWorkbook(context, operator, alone)).rejects.toMatchObject({ code: 'chosenSuspended' });
    // Looked at anew, nothing has changed.
    const fresh = new Map(again.listings.map((one) => [one.id, one.seen]));
    const next = await planWorkbook(context, { ...wish, listingIds: [dearer, same], seen: fresh });
    expect([next.gone, next.changedSinceSeen]).toEqual([[], []]);
  });
});

test('channel:fill names what stands on the channel and leaves it out, unless it is asked for', async () => {
  const { context } = await testMarket({ engine: 'sqlite' });
  const { producerId } = await sellerOf(context, 'HTX Một');
  const live = await listed(context, 'lazada', { producerId });
  await shopWith(context, { producerId, channelCode: 'lazada', goods: { [live]: 'live' } });
  const { producer } = context.store.tables;
  const [row] = await context.store.read((db) =>
    db.select().from(producer).where(eq(producer.id, producerId)),
  );
  const folder = mkdtempSync(join(tmpdir(), 'channel-fill-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const lines: string[] = [];
  const problems: string[] = [];
  const output = {
    out: (line: string) => void lines.push(line),
    err: (line: string) => void problems.push(line),
  };
  const argsTo = (name: string) => {
    const place = ['--producer', row?.code ?? '', '--out', join(folder, name)];
    return ['lazada', pathOf('lazada'), ...place];
  };
  const args = argsTo('filled.xlsx');
  expect(await channelFill.run(context, [...args, '--dry-run'], output)).toBe(0);
  expect(problems).toEqual([
    expect.stringMatching(
      new RegExp(`^Chè Shan tuyết cổ thụ\t.*\tĐang có ở gian hàng “Gian hàng thử”: Đang bán\t${live}$`),
    ),
  ]);
  await expect(channelFill.run(context, args, output)).rejects.toMatchObject({ code: 'allStandThere' });
  const { channelShop } = context.store.tables;
  await context.store.write((tx) => tx.update(channelShop).set({ disconnectedAt: context.clock.now() }));
  await channelFill.run(context, [...args, '--dry-run'], output);
  expect(problems.at(-1)).toContain(
    '\tĐã đăng ở gian hàng “Gian hàng thử” (đã ngắt nối). Lần cuối xem: Đang bán\t',
  );
  await listed(context, 'lazada', { producerId });
  await channelFill.run(context, [...args, '--json'], output);
  await channelFill.run(context, [...argsTo('again.xlsx'), '--json', '--even', live], output);
  expect(lines.map((line) => JSON.parse(line))).toMatchObject([
    { listings: 1, standing: [{ listingId: live, state: 'live', isConnected: false, url: null }] },
    { listings: 2, standing: [] },
  ]);
});
