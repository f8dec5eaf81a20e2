type Category = { id: string; parent_id: string; local_name: string; is_leaf: boolean };

const branch = (id: string, parent_id: string, local_name: string): Category => ({
  id,
  parent_id,
  local_name,
  is_leaf: false,
});
const leaf = (id: string, parent_id: string, local_name: string): Category => ({
  ...branch(id, parent_id, local_name),
  is_leaf: true,
});

/** A small part of a tree (version v2), ids made up. */
export const categories: readonly Category[] = [
  branch('700001', '0', 'Thực phẩm & Đồ uống'),
  branch('700010', '700001', 'Đồ uống'),
  leaf('700011', '700010', 'Trà'),
  leaf('700012', '700010', 'Cà phê'),
  leaf('700013', '700010', 'Đồ uống có cồn'),
  branch('700020', '700001', 'Thực phẩm khô'),
  leaf('700021', '700020', 'Gạo và ngũ cốc'),
  leaf('700022', '700020', 'Miến, bún, phở khô'),
  leaf('700023', '700020', 'Hạt và trái cây sấy'),
  leaf('700024', '700020', 'Gia vị'),
  leaf('700025', '700001', 'Mật ong'),
  leaf('700026', '700001', 'Thịt chế biến'),
  leaf('700027', '700001', 'Rau, củ, quả tươi'),
  branch('700030', '0', 'Sức khoẻ'),
  leaf('700031', '700030', 'Thảo dược'),
  leaf('700032', '700030', 'Thực phẩm bảo vệ sức khoẻ'),
  branch('700040', '0', 'Nhà cửa & Đời sống'),
  leaf('700041', '700040', 'Đồ thủ công'),
];

export const prohibitedCategory = '700013';
/** Only with a paper. */
export const certifiedCategory = '700032';
export const certification = {
  id: '602001',
  name: 'Giấy xác nhận nội dung quảng cáo thực phẩm bảo vệ sức khoẻ',
  is_required: true,
};

type Attribute = {
  id: string;
  name: string;
  type: 'PRODUCT_PROPERTY' | 'SALES_PROPERTY';
  is_requried: boolean;
  is_customizable: boolean;
  is_multiple_selection: boolean;
  values: Array<{ id: string; name: string }>;
  value_data_format?: 'POSITIVE_INT_OR_DECIMAL';
};

const storing: Attribute = {
  id: '101001',
  name: 'Cách bảo quản',
  type: 'PRODUCT_PROPERTY',
  is_requried: false,
  is_customizable: true,
  is_multiple_selection: true,
  values: [
    { id: '1001', name: 'Nơi khô ráo' },
    { id: '1002', name: 'Ngăn mát' },
  ],
};
const packing: Attribute = {
  id: '101002',
  name: 'Loại bao bì',
  type: 'PRODUCT_PROPERTY',
  is_requried: true,
  is_customizable: false,
  is_multiple_selection: false,
  values: [
    { id: '2001', name: 'Chai thuỷ tinh' },
    { id: '2002', name: 'Chai nhựa' },
  ],
};
const shelfLife: Attribute = {
  id: '101003',
  name: 'Hạn dùng (tháng)',
  type: 'PRODUCT_PROPERTY',
  is_requried: false,
  is_customizable: true,
  is_multiple_selection: false,
  values: [],
  value_data_format: 'POSITIVE_INT_OR_DECIMAL',
};
const size: Attribute = {
  id: '100089',
  name: 'Kích cỡ',
  type: 'SALES_PROPERTY',
  is_requried: false,
  is_customizable: true,
  is_multiple_selection: false,
  values: [],
};

/** Honey must say in what it is filled; everything may say how it is kept and how long. */
export const attributesOf = (categoryId: string): Attribute[] => [
  ...(categoryId === '700025' ? [packing] : []),
  storing,
  shelfLife,
  size,
];

export const brands = [
  {
    id: '7082427311584347905',
    name: 'Shan Suối Giàng',
    authorized_status: 'AUTHORIZED',
    is_t1_brand: false,
    brand_status: 'AVAILABLE',
  },
  { id: '7082427311584347906', name: 'Bản Liền', authorized_status: 'UNAUTHORIZED', is_t1_brand: false },
  { id: '7082427311584347907', name: 'Hãng lớn', authorized_status: 'UNAUTHORIZED', is_t1_brand: true },
];
