import { asc, eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { followCategories, loadCategories } from '#app/domain/channels/categories/load-categories.server.ts';
import { pathsOf } from '#app/domain/channels/categories/paths-of.ts';
import { storeCategories } from '#app/domain/channels/categories/store-categories.server.ts';
import type { PlatformCategory } from '#app/domain/channels/platform/platform.ts';
import type { Context } from '#app/server/context.ts';
import { repeatJobs } from '#app/server/jobs/repeat-jobs.server.ts';
import { sellerOf } from '#tests/factories/seller-of.ts';
import { memoryPlatform, trouble } from '#tests/support/memory-platform.ts';
import { connectShop, nowhere } from '#tests/support/push-shop.ts';
import { standInForShopee } from '#tests/support/stand-in-registry.ts';
import { eachEngine } from '#tests/support/test-market.ts';

const stand = standInForShopee({});

const one = (id: string, parentId: string | null, name: string, isLeaf = true): PlatformCategory => ({
  id,
  parentId,
  name,
  isLeaf,
});
const tree = [
  one('1', null, 'Bách hoá online', false),
  one('10', '1', 'Đồ uống', false),
  one('11', '10', 'Trà'),
  one('12', '10', 'Cà phê'),
];
const kinds = [loadCategories, followCategories];

async function kept({ store }: Context) {
  const { channelCategory } = store.tables;
  const rows = await store.read((db) =>
    db
      .select()
      .from(channelCategory)
      .where(eq(channelCategory.channelCode, 'shopee'))
      .orderBy(asc(channelCategory.id)),
  );
  return rows.map(({ id, path, pathKey, isLeaf, source }) => ({ id, path, pathKey, isLeaf, source }));
}

test('paths go from the root; what nobody could choose is left out', () => {
  const odd = [
    ...tree,
    one('', null, 'Không mã'),
    one('20', '404', 'Mồ côi'),
    one('21', '22', 'Vòng'),
    one('22', '21', 'Tròn', false),
    one('23', '1', '  '),
    one('24', '1', 'a'.repeat(600)),
  ];
  expect(pathsOf(odd).map(({ id, path }) => `${id} ${path}`)).toEqual([
    '1 Bách hoá online',
    '10 Bách hoá online > Đồ uống',
    '11 Bách hoá online > Đồ uống > Trà',
    '12 Bách hoá online > Đồ uống > Cà phê',
  ]);
});

eachEngine('category trees', (open) => {
  test('are kept as told: what is new, changed and gone follows, a workbook’s own stays', async () => {
    const { context } = await open();
    const { channelCategory } = context.store.tables;
    const fromFile = { channelCode: 'shopee', isLeaf: true, source: 'workbook' as const, seenAt: 1 };
    await context.store.write((tx) =>
      tx.insert(channelCategory).values([
        { ...fromFile, id: '11', path: 'Đồ uống/Trà', pathKey: 'do uong tra' },
        { ...fromFile, id: '99', path: 'Quà tặng', pathKey: 'qua tang' },
      ]),
    );
    expect(await storeCategories(context, 'shopee', tree)).toEqual({ written: 4, removed: 0 });
    expect(await kept(context)).toContainEqual({
      id: '11',
      path: 'Bách hoá online > Đồ uống > Trà',
      pathKey: 'bach hoa online do uong tra',
      isLeaf: true,
      source: 'platform',
    });
    expect(await storeCategories(context, 'shopee', tree)).toEqual({ written: 0, removed: 0 });

    const later = [...tree.slice(0, 2), one('11', '10', 'Trà', false), one('13', '11', 'Trà xanh')];
    expect(await storeCategories(context, 'shopee', later)).toEqual({ written: 2, removed: 1 });
    expect((await kept(context)).map(({ id, isLeaf }) => `${id} ${isLeaf}`)).toEqual([
      '1 false',
      '10 false',
      '11 false',
      '13 true',
      '99 true',
    ]);
    expect(await storeCategories(context, 'shopee', [])).toEqual({ written: 0, removed: 0 });
    expect(await kept(context)).toHaveLength(5);
  });

  test('a tree of thousands is kept whole', async () => {
    const { context } = await open();
    const many = Array.from({ length: 2_500 }, (_, at) => one(String(at + 100), '1', `Ngành ${at}`));
    expect(await storeCategories(context, 'shopee', [one('1', null, 'Gốc', false), ...many])).toEqual({
      written: 2_501,
      removed: 0,
    });
    expect(await kept(context)).toHaveLength(2_501);
  });

  test('are read after a shop was connected and again every night, through a shop that answers', async () => {
    const market = await open({ simulated: nowhere });
    const { context, clock } = market;
    let told = tree;
    stand.platform = memoryPlatform({ categories: async () => told });
    const actor = await sellerOf(context);
    await connectShop(context, actor, '1');
    await market.runJobs(kinds);
    expect(await kept(context)).toHaveLength(4);

    told = [...tree, one('13', '10', 'Nước ép')];
    clock.advanceDays(1);
    await repeatJobs(context, kinds);
    await market.runJobs(kinds);
    expect(await kept(context)).toHaveLength(5);

    // The shop connected last is banned; the other one tells the tree.
    clock.advance(1000);
    await connectShop(context, actor, '2');
    let asked = 0;
    const categories = async () => {
      asked += 1;
      if (asked === 1) throw trouble('stop');
      return [...told, one('14', '10', 'Rượu vang')];
    };
    stand.platform = memoryPlatform({ categories });
    await market.runJobs(kinds);
    expect(asked).toBe(2);
    expect(await kept(context)).toHaveLength(6);
  });
});
