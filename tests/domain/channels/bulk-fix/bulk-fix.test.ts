import { and, eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import type { SellerActor } from '#app/domain/accounts/actor.ts';
import type { ContentFix, Fix } from '#app/domain/channels/bulk-fix/bulk-fields.ts';
import { countFixes } from '#app/domain/channels/bulk-fix/count-fixes.server.ts';
import { fixCategories } from '#app/domain/channels/bulk-fix/fix-categories.server.ts';
import { fixListings } from '#app/domain/channels/bulk-fix/fix-listings.server.ts';
import { readFix } from '#app/domain/channels/bulk-fix/read-fix.server.ts';
import { chooseCategory } from '#app/domain/channels/categories/choose-category.server.ts';
import { storeCategories } from '#app/domain/channels/categories/store-categories.server.ts';
import { channelCounts } from '#app/domain/channels/readiness/channel-counts.ts';
import { listOwnReadiness } from '#app/domain/channels/readiness/list-own-readiness.server.ts';
import { scoreEverything } from '#app/domain/channels/readiness/score-listings.server.ts';
import { ranks } from '#app/domain/channels/readiness/score-row.ts';
import { countWaiting } from '#app/domain/channels/readiness/waiting-content.server.ts';
import { channelByCode } from '#app/domain/channels/registry.server.ts';
import type { Context } from '#app/server/context.ts';
import {
  approveOpen,
  completeDraft,
  label,
  ownListing,
  publishedListing,
  saveStep,
  size,
  submitDraft,
  what,
} from '#tests/factories/listing-steps.ts';
import { sellerOf } from '#tests/factories/seller-of.ts';
import { eachEngine } from '#tests/support/test-market.ts';

const fixOf = (one: ContentFix): Fix => ({ what: one, channelCode: null });
const read = (context: Context, actor: SellerActor, fix: Fix, group: string | null = null) =>
  readFix(context, actor, { fix, group, search: '' });

/** Everything that the page shows, ticked as it stands. */
async function shown(context: Context, actor: SellerActor, fix: Fix, group: string | null = null) {
  const { items } = await read(context, actor, fix, group);
  return items.map(({ listingId, variantId, mark }) => ({
    listingId,
    variantIds: variantId === null ? [] : [variantId],
    seen: mark,
  }));
}

test('a listing that a change makes ready is counted as waiting, and only there', () => {
  const today = '2026-11-27';
  const row = { channelCode: 'lazada', rank: ranks.oneFix, problems: ' brand |  ' };
  const ready = { rank: ranks.ready, problems: '', items: [] };
  const noCategory = { rank: ranks.withAdvice, problems: '  | category ', items: [] };
  const counts = channelCounts(
    [channelByCode('lazada')],
    [
      { ...row, listings: 4 },
      { channelCode: 'lazada', ...noCategory, listings: 2 },
    ],
    today,
  );
  expect(counts).toMatchObject([{ oneFix: 4, fileOnly: 2, ready: 0, waiting: 0 }]);
  const waiting = ['a', 'b'].map((listingId) => ({
    listingId,
    channelCode: 'lazada',
    stored: row,
    changed: listingId === 'a' ? ready : { ...ready, rank: ranks.oneFix, problems: ' sku |  ' },
  }));
  expect(countWaiting(counts, waiting, today)).toMatchObject([{ oneFix: 3, fileOnly: 2, waiting: 1 }]);
});

eachEngine('one answer for many listings', (open) => {
  test('goes into drafts and, through review, into what is on sale; what was left out stays', async () => {
    const { context } = await open();
    const actor = await sellerOf(context);
    const draft = await completeDraft(context, actor);
    const published = await publishedListing(context, actor);
    const leftOut = await publishedListing(context, actor);
    await publishedListing(context, actor, { what: { brand: 'Suối Giàng' } });
    await scoreEverything(context);
    expect(await countFixes(context, actor)).toContainEqual({
      what: 'brand',
      channelCode: null,
      listings: 3,
    });

    const items = (await shown(context, actor, fixOf('brand'))).filter(
      ({ listingId }) => listingId !== leftOut,
    );
    expect(items.map(({ listingId }) => listingId).sort()).toEqual([draft, published].sort());
    const report = await fixListings(context, actor, {
      what: 'brand',
      typed: { brand: ' Bản  Liền ' },
      items,
    });
    const done = [
      [draft, 'draft'],
      [published, 'waiting'],
    ];
    const outcomes = ({ saved }: typeof report) =>
      saved.map(({ listingId, outcome }) => [listingId, outcome]).sort();
    expect([report.refused, outcomes(report)]).toEqual([[], done.sort()]);
    // Pressed twice.
    const again = await fixListings(context, actor, { what: 'brand', typed: { brand: 'Bản Liền' }, items });
    expect([again.refused, outcomes(again)]).toEqual([[], done.sort()]);
    const states = async (id: string) => {
      const { open: revision, approved, content } = await ownListing(context, actor, id);
      return [revision?.state ?? null, content.brand, (approved?.content as { brand?: string })?.brand];
    };
    expect(await states(draft)).toEqual(['draft', 'Bản Liền', undefined]);
    // As the editor's change: the public sees it once staff have read it.
    expect(await states(published)).toEqual(['submitted', 'Bản Liền', '']);
    expect(await states(leftOut)).toEqual([null, '', '']);
    const [row] = await context.store.read((db) =>
      db
        .select({ brand: context.store.tables.listing.brand })
        .from(context.store.tables.listing)
        .where(eq(context.store.tables.listing.id, published)),
    );
    expect(row?.brand ?? '').toBe('');
    expect((await read(context, actor, fixOf('brand'))).items.map(({ listingId }) => listingId)).toEqual([
      leftOut,
    ]);
    await approveOpen(context, actor, published);
    expect(await states(published)).toEqual([null, 'Bản Liền', 'Bản Liền']);
  });

  test('what waits for a reviewer is no longer lacking, and chips, lists and counts say the same', async () => {
    const { context } = await open();
    const actor = await sellerOf(context);
    const first = await publishedListing(context, actor);
    const second = await publishedListing(context, actor);
    const third = await publishedListing(context, actor);
    await scoreEverything(context);
    const look = (channel: string | null = null, rule: string | null = null) =>
      listOwnReadiness(context, actor, { channel, rule, after: '' });
    const lacks = ({ listings }: Awaited<ReturnType<typeof look>>, id: string) =>
      listings
        .find(({ listingId }) => listingId === id)
        ?.channels.flatMap(({ items }) => items.filter(({ ruleId }) => ruleId === 'brand')).length;
    const before = await look();
    expect(lacks(before, first)).toBeGreaterThan(0);
    const all = await shown(context, actor, fixOf('brand'));
    const items = all.filter(({ listingId }) => listingId !== third);
    await fixListings(context, actor, { what: 'brand', typed: { brand: 'Bản Liền' }, items });

    const after = await look();
    expect([first, second].map((id) => lacks(after, id))).toEqual([0, 0]);
    expect(lacks(after, third)).toBe(lacks(before, third));
    const given = after.listings
      .find(({ listingId }) => listingId === first)
      ?.channels.flatMap((one) => one.given.map(({ ruleId }) => ruleId));
    expect(new Set(given)).toEqual(new Set(['brand']));
    // One is left: not common any more, on either page.
    expect(after.fixes.filter(({ what: one }) => one === 'brand')).toEqual([]);
    expect(await countFixes(context, actor)).toEqual(after.fixes);
    const page = await read(context, actor, fixOf('brand'));
    expect([page.listings, page.waiting]).toEqual([1, 0]);
    const lazada = await look('lazada');
    expect(lazada.rules.find(({ ruleId }) => ruleId === 'brand')?.listings).toBe(1);
    expect((await look('lazada', 'brand')).listings.map(({ listingId }) => listingId)).toEqual([third]);
    for (const { code, name: _, ...standing } of after.counts)
      expect(
        Object.values(standing).reduce((sum, one) => sum + one, 0),
        code,
      ).toBe(3);
    const advised = (view: typeof after, id: string) =>
      view.listings.find(({ listingId }) => listingId === id)?.channels.find(({ code }) => code === 'lazada')
        ?.warnings ?? 0;
    expect(advised(after, first)).toBe(advised(before, first) - 1);
    // The score itself follows the department.
    expect(lazada.listings.find(({ listingId }) => listingId === first)?.channels[0]?.state).toBe('fixable');

    await approveOpen(context, actor, first);
    await scoreEverything(context);
    const approved = await look();
    expect(approved.listings.find(({ listingId }) => listingId === first)?.channels[0]?.given).toEqual([]);
    for (const fix of approved.fixes) {
      const { listings } = await read(context, actor, fix);
      expect(listings, fix.what).toBe(fix.listings);
    }
  });

  test('fills the sizes of one name that lack it, and leaves what stands there', async () => {
    const { context } = await open();
    const actor = await sellerOf(context);
    const sizes = [
      { ...size, nameVi: 'Hộp 100 g', weightGrams: null as unknown as number, sku: 'A' },
      { ...size, nameVi: 'Túi 1 kg', weightGrams: null as unknown as number, sku: 'B' },
      { ...size, nameVi: 'Thùng', weightGrams: 9_000, lengthCm: 40, sku: 'C' },
    ];
    const first = await completeDraft(context, actor, { sizes });
    const second = await completeDraft(context, actor, {
      sizes: [{ ...sizes[0], nameVi: 'HỘP 100g'.replace('100g', '100 g'), sku: 'D' }],
    });
    await scoreEverything(context);
    const view = await read(context, actor, fixOf('weight'));
    expect(view.groups.map(({ key, items }) => [key, items])).toEqual([
      ['hop 100 g', 2],
      ['tui 1 kg', 1],
    ]);
    const typed = { weightGrams: 130 };
    await fixListings(context, actor, {
      what: 'weight',
      typed,
      items: await shown(context, actor, fixOf('weight')),
    });
    const weights = async (id: string) =>
      (await ownListing(context, actor, id)).content.variants.map(({ weightGrams }) => weightGrams);
    expect([await weights(first), await weights(second)]).toEqual([[130, null, 9_000], [130]]);

    const sides = { lengthCm: 10, widthCm: 20, heightCm: 30 };
    const group = 'thung';
    const items = await shown(context, actor, fixOf('package'), group);
    await fixListings(context, actor, { what: 'package', typed: sides, items });
    const third = (await ownListing(context, actor, first)).content.variants[2];
    expect([third?.lengthCm, third?.widthCm, third?.heightCm]).toEqual([40, 20, 30]);
    const { variant } = context.store.tables;
    const stocks = await context.store.read((db) =>
      db
        .select({ stock: variant.stock })
        .from(variant)
        .where(and(eq(variant.listingId, first), eq(variant.sku, 'C'))),
    );
    expect(stocks).toEqual([{ stock: size.stock }]);
  });

  test('what is on sale is saved and handed in at once: it is never left as a draft that nobody asked for', async () => {
    const { context } = await open();
    const actor = await sellerOf(context);
    const published = await publishedListing(context, actor);
    await scoreEverything(context);
    const items = await shown(context, actor, fixOf('brand'));
    let depth = 0;
    let isOver = false;
    // The process ends with its first finished write, as far as this database is concerned.
    const write: Context['store']['write'] = async (work, options) => {
      if (isOver) throw new Error('the process has ended');
      depth += 1;
      try {
        return await context.store.write(work, options);
      } finally {
        depth -= 1;
        isOver = depth === 0;
      }
    };
    const ending = { ...context, store: { ...context.store, write } };
    const fix = { what: 'brand' as const, typed: { brand: 'Suối Giàng' }, items };
    await fixListings(ending, actor, fix).catch(() => undefined);
    const { open: draft } = await ownListing(context, actor, published);
    expect(draft?.state).toBe('submitted');
  });

  test('another producer’s listing is as if it were not there', async () => {
    const { context } = await open();
    const [actor, other] = [await sellerOf(context, 'HTX Một'), await sellerOf(context, 'HTX Hai')];
    const own = await completeDraft(context, actor);
    const theirs = await completeDraft(context, other);
    await scoreEverything(context);
    const [mine] = await shown(context, actor, fixOf('brand'));
    const [foreign] = await shown(context, other, fixOf('brand'));
    if (!mine || !foreign) throw new Error('nothing is shown');
    const fix = (items: Array<typeof mine>) =>
      fixListings(context, actor, { what: 'brand', typed: { brand: 'Cướp' }, items });
    await expect(fix([foreign])).rejects.toMatchObject({ name: 'NotFound' });
    const report = await fix([foreign, mine]);
    expect(JSON.stringify(report)).not.toContain(theirs);
    expect(report.saved.map(({ listingId }) => listingId)).toEqual([own]);
    expect((await ownListing(context, other, theirs)).content.brand).toBe('');
  });

  test('what another tab has saved meanwhile is not lost, and the others are saved all the same', async () => {
    const { context } = await open();
    const actor = await sellerOf(context);
    const changed = await completeDraft(context, actor);
    const branded = await completeDraft(context, actor);
    const locked = await publishedListing(context, actor);
    const plain = await completeDraft(context, actor);
    const editing = await publishedListing(context, actor);
    await scoreEverything(context);
    await saveStep(context, actor, editing, 'label', { label: { ...label.label, quantity: '200 g' } });
    const items = await shown(context, actor, fixOf('brand'));
    expect(items).toHaveLength(5);
    await saveStep(context, actor, changed, 'what', { ...what, titleVi: 'Chè do người khác sửa' });
    await saveStep(context, actor, branded, 'what', { ...what, brand: 'Của riêng' });
    await saveStep(context, actor, locked, 'label', { label: { ...label.label, quantity: '300 g' } });
    await submitDraft(context, actor, locked);

    const typed = { brand: 'Bản Liền' };
    const report = await fixListings(context, actor, { what: 'brand', typed, items });
    const codes = Object.fromEntries(report.refused.map(({ listingId, code }) => [listingId, code]));
    expect(codes).toEqual({
      [changed]: 'stepChangedMeanwhile',
      [branded]: 'changedMeanwhile',
      [locked]: 'underReview',
    });
    expect(report.saved.map(({ listingId, outcome }) => [listingId, outcome]).sort()).toEqual(
      [
        [plain, 'draft'],
        // Somebody is at it: it is theirs to hand in.
        [editing, 'draft'],
      ].sort(),
    );
    const content = async (id: string) => (await ownListing(context, actor, id)).content;
    expect(await content(changed)).toMatchObject({ titleVi: 'Chè do người khác sửa', brand: '' });
    expect((await content(branded)).brand).toBe('Của riêng');
    expect(await content(editing)).toMatchObject({ brand: 'Bản Liền', label: { quantity: '200 g' } });
    expect((await ownListing(context, actor, editing)).open?.state).toBe('draft');

    const view = await read(context, actor, fixOf('brand'));
    expect([view.items.map(({ listingId }) => listingId), view.waiting]).toEqual([[changed], 1]);
  });

  test('an answer that says nothing or too much is refused before anything is written', async () => {
    const { context } = await open();
    const actor = await sellerOf(context);
    const id = await completeDraft(context, actor);
    await scoreEverything(context);
    const items = await shown(context, actor, fixOf('brand'));
    const fix = (one: ContentFix, typed: Record<string, unknown>, some = items) =>
      fixListings(context, actor, { what: one, typed, items: some });
    await expect(fix('brand', { brand: '  ' })).rejects.toMatchObject({ code: 'required', field: 'brand' });
    await expect(fix('brand', { brand: 'a'.repeat(101) })).rejects.toMatchObject({
      code: 'tooLong',
      params: { max: 100 },
    });
    await expect(fix('weight', { weightGrams: Number.NaN })).rejects.toMatchObject({ field: 'weightGrams' });
    await expect(fix('brand', { brand: 'Đúng' }, [])).rejects.toMatchObject({ code: 'fixNothingChosen' });
    expect((await ownListing(context, actor, id)).content.brand).toBe('');
  });

  test('goods of one set that are of two kinds have each their own proposals, and only their kind is ticked', async () => {
    const { context } = await open();
    const actor = await sellerOf(context);
    const titles = [
      'Mật ong bạc hà',
      'Nấm hương khô',
      'Mật ong hoa rừng',
      'Nấm hương rừng khô',
      'Mật ong nhãn',
    ];
    for (const titleVi of titles)
      await completeDraft(context, actor, { what: { setCode: 'QD26-07', titleVi } });
    await storeCategories(context, 'shopee', [
      { id: '21', parentId: null, name: 'Mật ong', isLeaf: true },
      { id: '22', parentId: null, name: 'Nấm khô', isLeaf: true },
    ]);
    await scoreEverything(context);
    const fix: Fix = { what: 'category', channelCode: 'shopee' };
    const ticked = ({ items }: Awaited<ReturnType<typeof readFix>>) =>
      items.filter(({ isOfKind }) => isOfKind).map(({ title }) => title.split(' ')[0]);
    const honey = await read(context, actor, fix);
    expect(honey.kinds).toEqual([
      { id: '21', path: 'Mật ong', items: 3 },
      { id: '22', path: 'Nấm khô', items: 2 },
    ]);
    expect(honey.items).toHaveLength(5);
    expect(ticked(honey)).toEqual(['Mật', 'Mật', 'Mật']);
    expect(honey.categories?.proposed[0]?.id).toBe('21');
    const mushrooms = await readFix(context, actor, { fix, group: honey.group, kind: '22', search: '' });
    expect(ticked(mushrooms)).toEqual(['Nấm', 'Nấm']);
    expect(mushrooms.categories?.proposed.map(({ id }) => id)).toEqual(['22']);
  });

  test('only those are ticked for whom the reason holds; what nothing fits stands by itself, unticked', async () => {
    const { context } = await open();
    const actor = await sellerOf(context);
    const titles = ['Mật ong bạc hà', 'Mộc nhĩ', 'Mật ong nhãn', 'Nấm sò', 'Mật hoa rừng'];
    for (const titleVi of titles)
      await completeDraft(context, actor, { what: { setCode: 'QD26-04', titleVi } });
    await storeCategories(context, 'shopee', [
      { id: '21', parentId: null, name: 'Mật ong', isLeaf: true },
      { id: '24', parentId: null, name: 'Hạt và trái cây sấy', isLeaf: true },
    ]);
    await scoreEverything(context);
    const fix: Fix = { what: 'category', channelCode: 'shopee' };
    const ticked = ({ items }: Awaited<ReturnType<typeof readFix>>) =>
      items.flatMap(({ isOfKind, title }) => (isOfKind ? title : [])).sort();
    const honey = await read(context, actor, fix);
    expect(honey.kinds.map(({ id, items }) => [id, items])).toEqual([
      ['21', 3],
      ['', 2],
    ]);
    expect(honey.categories?.proposed[0]).toMatchObject({ id: '21', because: { words: 'Mật ong' } });
    expect(ticked(honey)).toEqual(['Mật ong bạc hà', 'Mật ong nhãn']);
    const ids = honey.items.flatMap(({ isOfKind, listingId }) => (isOfKind ? listingId : []));
    await fixCategories(context, actor, { channelCode: 'shopee', listingIds: ids, categoryId: '21' });
    // The choice is remembered for the set, and is no proposal for its mushrooms.
    const others = await readFix(context, actor, { fix, group: 'QD26-04', kind: '', search: '' });
    expect(others.kind).toBe('');
    expect(ticked(others)).toEqual([]);
    expect(others.categories?.proposed).toEqual([]);
  });

  test('a category for a set of goods; what was chosen meanwhile stays', async () => {
    const { context } = await open();
    const actor = await sellerOf(context);
    const ids = [await publishedListing(context, actor), await completeDraft(context, actor)];
    const other = await completeDraft(context, actor, {
      what: { setCode: 'QD26-13', titleVi: 'Cà phê chè' },
    });
    await storeCategories(context, 'shopee', [
      { id: '11', parentId: null, name: 'Trà', isLeaf: true },
      { id: '12', parentId: null, name: 'Cà phê', isLeaf: true },
    ]);
    await scoreEverything(context);
    const fix: Fix = { what: 'category', channelCode: 'shopee' };
    expect(await countFixes(context, actor)).toContainEqual({ ...fix, listings: 3 });
    const view = await read(context, actor, fix);
    expect(view.groups.map(({ key, items }) => [key, items])).toEqual([
      ['QD26-11', 2],
      ['QD26-13', 1],
    ]);
    expect(view.categories?.proposed[0]).toMatchObject({ id: '11' });
    const [first = '', second = ''] = view.items.map(({ listingId }) => listingId);
    expect([first, second].sort()).toEqual([...ids].sort());
    await chooseCategory(context, actor, { channelCode: 'shopee', listingIds: [first], categoryId: '12' });
    const report = await fixCategories(context, actor, {
      channelCode: 'shopee',
      listingIds: [first, second],
      categoryId: '11',
    });
    expect(report.saved.map(({ listingId }) => listingId)).toEqual([second]);
    expect(report.refused).toMatchObject([{ listingId: first, code: 'changedMeanwhile' }]);
    expect((await read(context, actor, fix)).items.map(({ listingId }) => listingId)).toEqual([other]);
  });
});
