import { expect, test } from 'vitest';
import { suggestCategories } from '#app/domain/channels/categories/suggest-categories.ts';

const leaves = [
  'Bách hoá > Đồ uống > Trà',
  'Bách hoá > Đồ uống > Trà thảo mộc',
  'Bách hoá > Đồ uống > Cà phê',
  'Bách hoá > Đồ uống có cồn > Rượu mạnh',
  'Bách hoá > Đồ khô > Gạo và ngũ cốc',
  'Bách hoá > Đồ khô > Miến, bún, phở khô',
  'Bách hoá > Đồ khô > Mật ong & sản phẩm từ ong',
  'Bách hoá > Đồ khô > Thịt khô, lạp xưởng',
  'Bách hoá > Món tráng miệng > Chè',
  'Bách hoá > Trái cây > Mận',
  'Nhà cửa > Trang trí > Tranh và đồ trang trí',
  'Nhà cửa > Đồ bếp > Hộp đựng gạo',
  'Thời trang > Phụ kiện > Khăn',
  'Sức khoẻ > Chăm sóc > Tinh dầu',
  'Ô tô > Phụ kiện > Bạc đạn',
].map((path, at) => ({ id: String(at), path }));

const best = (title: string, setCode: string | null) =>
  suggestCategories(leaves, { titles: [title], setCode }).map(
    ({ path, because }) =>
      `${path.split(' > ').at(-1)}: ${because.kind === 'title' ? because.words : because.kind}`,
  );

test('the set and the name lead to the category, each with its reason, marks or not', () => {
  expect(best('Chè Shan tuyết cổ thụ Suối Giàng', 'QD26-11')[0]).toBe('Trà: set');
  expect(best('Gao Seng Cu Muong Khuong', 'QD26-03')[0]).toBe('Gạo và ngũ cốc: Gao');
  expect(best('Miến đao Bát Xát', 'QD26-06')[0]).toBe('Miến, bún, phở khô: Miến');
  expect(best('Mật ong bạc hà', 'QD26-04')[0]).toBe('Mật ong & sản phẩm từ ong: Mật ong');
  expect(best('Tinh dầu sả chanh', null)[0]).toBe('Tinh dầu: Tinh dầu');
  expect(best('Lạp xưởng hun khói', 'QD26-08')[0]).toBe('Thịt khô, lạp xưởng: Lạp xưởng');
  expect(best('Mận tam hoa Bắc Hà', 'QD26-01')[0]).toBe('Mận: Mận');
});

test('nothing is proposed by chance: places, sizes and praise are no goods', () => {
  expect(best('Đặc sản Bắc Hà túi 500 g', null)).toEqual([]);
  expect(best('', 'QD26-26')).toEqual([]);
  expect(best('Trang phục trẻ em', null)).toEqual([]);
});

test('for several goods only what most of them share counts', () => {
  const titles = ['Chè xanh', 'Chè đen', 'Mật ong hoa rừng'];
  const found = suggestCategories(leaves, { titles, setCode: 'QD26-11' }).map(({ path }) => path);
  expect(found[0]).toBe('Bách hoá > Đồ uống > Trà');
  expect(found).not.toContain('Bách hoá > Đồ khô > Mật ong & sản phẩm từ ong');
});

test('fresh and dried are never mixed, and one kind of a set is not proposed for another: better nothing', () => {
  const tree = (...paths: string[]) => paths.map((path, at) => ({ id: String(at), path }));
  const names = (leavesOf: typeof leaves, title: string, setCode: string) =>
    suggestCategories(leavesOf, { titles: [title], setCode }).map(({ path }) => path);
  const dried = tree('Thực phẩm khô > Hạt và trái cây sấy', 'Mật ong', 'Thịt chế biến');
  expect(names(dried, 'Dưa lưới', 'QD26-01')).toEqual([]);
  expect(names(dried, 'Mộc nhĩ', 'QD26-04')).toEqual([]);
  expect(names(dried, 'Nấm sò', 'QD26-04')).toEqual([]);
  expect(names(dried, 'Mật ong bạc hà', 'QD26-04')).toEqual(['Mật ong']);
  expect(names(dried, 'Thịt lợn đen tươi', 'QD26-02')).toEqual([]);
  const fresh = tree('Trái cây tươi', 'Thực phẩm tươi sống > Thịt lợn', 'Đông lạnh và tươi sống > Giò chả');
  expect(names(fresh, 'Mận sấy dẻo', 'QD26-07')).toEqual([]);
  expect(names(fresh, 'Thịt lợn sấy', 'QD26-08')).toEqual([]);
  expect(names(fresh, 'Dưa lưới', 'QD26-01')).toEqual(['Trái cây tươi']);
  // What the name does not say is dried may well stand beside fresh goods.
  expect(names(fresh, 'Giò lụa', 'QD26-08')).toEqual(['Đông lạnh và tươi sống > Giò chả']);
});
