import { expect, test } from 'vitest';
import { suggestCategories } from '#app/domain/channels/categories/suggest-categories.ts';
import { goods, type Tree, trees } from '#tests/domain/channels/categories/register-goods.ts';
import { lazadaTree } from '#tests/fakes/platforms/lazada/categories.ts';
import { shopeeCategories } from '#tests/fakes/platforms/shopee/categories.ts';
import { categories as tikiCategories } from '#tests/fakes/platforms/tiki/categories.ts';
import { categories as tiktokCategories } from '#tests/fakes/platforms/tiktok-shop/categories.ts';

type Row = { id: string; parent: string; name: string; isLeaf: boolean };

function leavesOf(rows: readonly Row[]): Tree['leaves'] {
  const pathOf = (row: Row): string => {
    const above = rows.find(({ id }) => id === row.parent);
    return above ? `${pathOf(above)} > ${row.name}` : row.name;
  };
  return rows.filter(({ isLeaf }) => isLeaf).map((row) => ({ id: row.id, path: pathOf(row) }));
}

type Branch = { category_id: number; name: string; leaf: boolean; children?: Branch[] };
const flat = (branches: readonly Branch[], parent = ''): Row[] =>
  branches.flatMap((one) => [
    { id: String(one.category_id), parent, name: one.name, isLeaf: one.leaf },
    ...flat(one.children ?? [], String(one.category_id)),
  ]);

const told = trees({
  shopee: leavesOf(
    shopeeCategories.map((one) => ({
      id: String(one.category_id),
      parent: String(one.parent_category_id),
      name: one.display_category_name,
      isLeaf: !one.has_children,
    })),
  ),
  tiktokShop: leavesOf(
    tiktokCategories.map((one) => ({
      id: one.id,
      parent: one.parent_id,
      name: one.local_name,
      isLeaf: one.is_leaf,
    })),
  ),
  lazada: leavesOf(flat(lazadaTree)),
  tiki: leavesOf(
    tikiCategories.map((one) => ({
      id: String(one.id),
      parent: String(one.parent_id),
      name: one.name,
      isLeaf: one.is_primary,
    })),
  ),
});

function measure(tree: Tree) {
  const asked = goods.filter(([, , kind]) => tree.right[kind] !== undefined);
  const wrong: string[] = [];
  let [first, three] = [0, 0];
  for (const [title, setCode, kind] of asked) {
    const names = suggestCategories(tree.leaves, { titles: [title], setCode }).map(
      ({ path }) => path.split(' > ').at(-1) ?? '',
    );
    const at = names.findIndex((name) => tree.right[kind]?.includes(name));
    if (at === 0) first += 1;
    else wrong.push(`${title}: ${names.slice(0, 3).join(' | ') || '–'}`);
    if (at >= 0 && at < 3) three += 1;
  }
  return { first: first / asked.length, three: three / asked.length, wrong };
}

/** Least share of goods whose right category is proposed first, and among the first three. */
const floors: Readonly<Record<string, readonly [number, number]>> = {
  shopee: [0.97, 1],
  'tiktok-shop': [0.97, 1],
  lazada: [0.97, 1],
  tiki: [0.97, 1],
  wide: [0.95, 1],
};

test.each(told)('goods of the register find their category in the tree of $name', (tree) => {
  const { first, three, wrong } = measure(tree);
  const [leastFirst = 1, leastThree = 1] = floors[tree.name] ?? [];
  expect(first, wrong.join('\n')).toBeGreaterThanOrEqual(leastFirst);
  expect(three, wrong.join('\n')).toBeGreaterThanOrEqual(leastThree);
});

test('names that the words were not made from find their category too', () => {
  const wide = told.at(-1);
  const first = (title: string, setCode: string) =>
    suggestCategories(wide?.leaves ?? [], { titles: [title], setCode })[0]
      ?.path.split(' > ')
      .at(-1);
  expect(
    [
      ['Dâu tây Sa Pa', 'QD26-01'],
      ['Lê Si Ma Cai', 'QD26-01'],
      ['Cải mèo / rau cải bản địa', 'QD26-01'],
      ['Mang tuoi vau', 'QD26-01'],
      ['Cá tầm Sa Pa', 'QD26-02'],
      ['Chuối sấy dẻo', 'QD26-07'],
      ['Mứt mận / ô mai mận', 'QD26-07'],
      ['Củ cải khô, rau cải khô', 'QD26-07'],
      ['Tương ớt vàng Na Đẩy', 'QD26-09'],
      ['Trà actiso túi lọc', 'QD26-12'],
      ['Rượu thóc Thanh Kim', 'QD26-14'],
      ['Tinh dầu sả', 'QD26-20'],
    ].map(([title = '', set = '']) => first(title, set)),
  ).toEqual([
    'Trái cây tươi',
    'Trái cây tươi',
    'Rau củ tươi',
    'Rau củ tươi',
    'Cá và hải sản tươi',
    'Trái cây sấy',
    'Mứt, ô mai',
    'Rau củ sấy khô',
    'Tương ớt, nước chấm',
    'Trà thảo mộc',
    'Rượu mạnh',
    'Tinh dầu',
  ]);
});
