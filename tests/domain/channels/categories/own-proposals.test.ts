import { expect, test } from 'vitest';
import { ownProposals } from '#app/domain/channels/categories/own-proposals.server.ts';
import { storeCategories } from '#app/domain/channels/categories/store-categories.server.ts';
import { goods, trees } from '#tests/domain/channels/categories/register-goods.ts';
import { testMarket } from '#tests/support/test-market.ts';

/** Words of goods in names of things that are none of them, as large trees have them by the thousand. */
const things = 'Hộp đựng|Máy làm|Tranh|Khuôn|Túi đựng|Sách về|Giống|Kệ|Đồ chơi|Nước hoa|Móc khoá|Áo in'.split(
  '|',
);
const words =
  'trà|chè|mật ong|gạo|miến|bún|nấm|mộc nhĩ|trái cây|rau củ|thịt|cá|trứng|cà phê|rượu|muối|gia vị|quế|bánh|khăn|dược liệu|hoa';
const sorts = ['lớn', 'nhỏ', 'tròn', 'vuông', 'đẹp', 'xanh', 'đỏ', 'gỗ', 'nhựa', 'sứ', 'vải', 'thép'];

test('in a tree of thousands the right category is among the sixty that are compared', async () => {
  const { context } = await testMarket({ engine: 'sqlite' });
  const none = { shopee: [], tiktokShop: [], lazada: [], tiki: [] };
  const wide = trees(none).at(-1);
  const noise = things.flatMap((thing) =>
    words.split('|').flatMap((word) => sorts.map((sort) => `Gia dụng > ${thing} > ${thing} ${word} ${sort}`)),
  );
  const paths = [...(wide?.leaves.map(({ path }) => path) ?? []), ...noise];
  expect(paths.length).toBeGreaterThan(3_000);
  const named = new Map<string, { id: string; parentId: string | null; name: string; isLeaf: boolean }>();
  for (const path of paths) {
    const names = path.split(' > ');
    for (const [at, name] of names.entries()) {
      const id = names.slice(0, at + 1).join('/');
      const parentId = at === 0 ? null : names.slice(0, at).join('/');
      named.set(id, { id, parentId, name, isLeaf: at === names.length - 1 });
    }
  }
  await storeCategories(context, 'shopee', [...named.values()]);
  const asked = goods.filter(([, , kind]) => wide?.right[kind] !== undefined);
  const wrong: string[] = [];
  for (const setCode of new Set(asked.map(([, code]) => code))) {
    const ofSet = asked.filter(([, code]) => code === setCode);
    const titles = ofSet.map(([title]) => title);
    const own = await context.store.read((db) =>
      ownProposals(db, context.store, 'shopee', { titles, setCode }),
    );
    for (const [at, [title, , kind]] of ofSet.entries()) {
      const name = own[at]?.path.split(' > ').at(-1) ?? '–';
      if (!wide?.right[kind]?.includes(name)) wrong.push(`${title}: ${name}`);
    }
  }
  expect(1 - wrong.length / asked.length, wrong.join('\n')).toBeGreaterThanOrEqual(0.97);
});
