/** A small part of a tree, ids made up. Leaves only take products. */
export const lazadaTree = [
  {
    category_id: 20_001,
    name: 'Bách hoá',
    leaf: false,
    children: [
      {
        category_id: 20_010,
        name: 'Đồ uống',
        leaf: false,
        children: [
          { category_id: 20_011, name: 'Trà', leaf: true },
          { category_id: 20_012, name: 'Cà phê', leaf: true },
        ],
      },
      { category_id: 20_020, name: 'Gạo, miến, thực phẩm khô', leaf: true },
      { category_id: 20_021, name: 'Mật ong', leaf: true },
      { category_id: 20_022, name: 'Thịt chế biến', leaf: true },
      { category_id: 20_023, name: 'Gia vị', leaf: true },
      { category_id: 20_024, name: 'Rượu', leaf: true },
      { category_id: 20_025, name: 'Rau củ, trái cây tươi', leaf: true },
    ],
  },
  {
    category_id: 20_030,
    name: 'Sức khoẻ',
    leaf: false,
    children: [{ category_id: 20_031, name: 'Thảo dược', leaf: true }],
  },
  {
    category_id: 20_040,
    name: 'Nhà cửa',
    leaf: false,
    children: [{ category_id: 20_041, name: 'Đồ thủ công', leaf: true }],
  },
];

type Branch = { category_id: number; leaf: boolean; children?: Branch[] };
const leaves = (branches: readonly Branch[]): number[] =>
  branches.flatMap(({ category_id: id, leaf, children }) => [
    ...(leaf ? [id] : []),
    ...leaves(children ?? []),
  ]);
export const lazadaLeaves = leaves(lazadaTree);

/** Closed to sellers without papers. */
export const restrictedCategory = 20_024;

export const lazadaBrands = [
  { brand_id: 39_704, name: 'No Brand', global_identifier: 'no_brand' },
  { brand_id: 800_001, name: 'Shan Suối Giàng', global_identifier: 'shan_suoi_giang' },
];
