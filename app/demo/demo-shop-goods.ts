/**
 * What the demo's seller may add to its shop: goods outside the register that keep and need no paper of their own. None
 * has the name of a kind that the sample register sells.
 */
export type ShopGoods = {
  nameVi: string;
  nameEn: string;
  /** Product set, which gives it its words. */
  setCode: string;
  pack: string;
  priceVnd: number;
  /** Left open on purpose: what one answer mends in several of them. */
  lacks?: 'weight' | 'brand';
};

/** One answer gives a weight to packs of one name only. */
const HALF_KILO = 'túi 500 g';

export const demoShopGoods: readonly ShopGoods[] = [
  {
    ...set(6),
    nameVi: 'Bún khô gạo lứt',
    nameEn: 'Brown rice noodles',
    pack: HALF_KILO,
    priceVnd: 42_000,
    lacks: 'weight',
  },
  {
    ...set(6),
    nameVi: 'Phở khô gạo nương',
    nameEn: 'Upland rice pho noodles',
    pack: HALF_KILO,
    priceVnd: 45_000,
    lacks: 'weight',
  },
  {
    ...set(6),
    nameVi: 'Mì gạo sợi nhỏ',
    nameEn: 'Thin rice noodles',
    pack: HALF_KILO,
    priceVnd: 38_000,
    lacks: 'weight',
  },
  {
    ...set(6),
    nameVi: 'Miến củ đao sợi tròn',
    nameEn: 'Round canna noodles',
    pack: HALF_KILO,
    priceVnd: 56_000,
    lacks: 'weight',
  },
  {
    ...set(7),
    nameVi: 'Khoai lang sấy dẻo',
    nameEn: 'Soft-dried sweet potato',
    pack: HALF_KILO,
    priceVnd: 65_000,
    lacks: 'weight',
  },
  {
    ...set(3),
    nameVi: 'Gạo nếp cẩm',
    nameEn: 'Black sticky rice',
    pack: 'túi 1 kg',
    priceVnd: 55_000,
    lacks: 'brand',
  },
  {
    ...set(3),
    nameVi: 'Gạo lứt tẻ nương',
    nameEn: 'Upland brown rice',
    pack: 'túi 2 kg',
    priceVnd: 88_000,
    lacks: 'brand',
  },
  {
    ...set(3),
    nameVi: 'Gạo nếp tan',
    nameEn: 'Tan sticky rice',
    pack: 'túi 2 kg',
    priceVnd: 96_000,
    lacks: 'brand',
  },
  {
    ...set(7),
    nameVi: 'Chuối sấy giòn',
    nameEn: 'Banana crisps',
    pack: 'túi 200 g',
    priceVnd: 39_000,
    lacks: 'brand',
  },
  {
    ...set(7),
    nameVi: 'Mít sấy giòn',
    nameEn: 'Jackfruit crisps',
    pack: 'túi 200 g',
    priceVnd: 52_000,
    lacks: 'brand',
  },
  {
    ...set(7),
    nameVi: 'Lê sấy dẻo',
    nameEn: 'Soft-dried pears',
    pack: 'túi 250 g',
    priceVnd: 68_000,
    lacks: 'brand',
  },
  {
    ...set(3),
    nameVi: 'Gạo tám thơm ruộng bậc thang',
    nameEn: 'Fragrant terrace rice',
    pack: 'túi 5 kg',
    priceVnd: 165_000,
  },
  {
    ...set(4),
    nameVi: 'Mật ong hoa bạc hà',
    nameEn: 'Mint flower honey',
    pack: 'chai 500 ml',
    priceVnd: 260_000,
  },
  { ...set(4), nameVi: 'Mật ong hoa vải', nameEn: 'Lychee honey', pack: 'chai 500 ml', priceVnd: 150_000 },
  { ...set(4), nameVi: 'Nấm sò khô', nameEn: 'Dried oyster mushrooms', pack: 'túi 200 g', priceVnd: 72_000 },
  {
    ...set(4),
    nameVi: 'Mộc nhĩ thái sợi',
    nameEn: 'Shredded wood-ear mushrooms',
    pack: 'túi 200 g',
    priceVnd: 64_000,
  },
  { ...set(7), nameVi: 'Bí đỏ sấy giòn', nameEn: 'Pumpkin crisps', pack: 'túi 200 g', priceVnd: 48_000 },
  {
    ...set(7),
    nameVi: 'Táo mèo sấy lát',
    nameEn: 'Dried docynia slices',
    pack: 'túi 250 g',
    priceVnd: 54_000,
  },
  { ...set(10), nameVi: 'Hạt tiêu rừng', nameEn: 'Forest pepper', pack: 'hũ 100 g', priceVnd: 70_000 },
  { ...set(10), nameVi: 'Hoa hồi khô', nameEn: 'Dried star anise', pack: 'túi 200 g', priceVnd: 58_000 },
];

function set(number: number): Pick<ShopGoods, 'setCode'> {
  return { setCode: `QD26-${String(number).padStart(2, '0')}` };
}

/** The code from which its SKU comes, by which it is known again; `place` counts from 1. */
export function shopGoodsCode(producerCode: string, place: number): string {
  return `${producerCode}-M${place}`;
}

/** As `demoListing` makes the SKU of the first size. */
export function shopGoodsSku(producerCode: string, place: number): string {
  return `${shopGoodsCode(producerCode, place)}-1`;
}
