type Category = {
  id: number;
  name: string;
  parent_id: number;
  is_primary: boolean;
  is_product_listing_enabled: boolean;
  no_license_seller_enabled: boolean;
};

const branch = (id: number, parent_id: number, name: string, isLeaf = false): Category => ({
  id,
  name,
  parent_id,
  is_primary: isLeaf,
  is_product_listing_enabled: true,
  no_license_seller_enabled: true,
});
const leaf = (id: number, parent_id: number, name: string) => branch(id, parent_id, name, true);

/** A small part of the tree; the first categories hang under 2. Ids made up. */
export const categories: readonly Category[] = [
  branch(4384, 2, 'Bách Hóa Online'),
  branch(54_280, 4384, 'Đồ uống'),
  leaf(54_281, 54_280, 'Trà'),
  leaf(54_282, 54_280, 'Cà phê'),
  { ...leaf(54_283, 54_280, 'Rượu'), is_product_listing_enabled: false },
  branch(54_290, 4384, 'Thực phẩm khô'),
  leaf(54_291, 54_290, 'Gạo, miến, bún khô'),
  leaf(54_292, 54_290, 'Hạt, trái cây sấy'),
  leaf(54_293, 54_290, 'Gia vị'),
  leaf(54_294, 4384, 'Mật ong'),
  leaf(54_295, 4384, 'Thịt chế biến'),
  leaf(54_296, 4384, 'Rau, củ, quả tươi'),
  branch(1520, 2, 'Làm Đẹp - Sức Khỏe'),
  leaf(1521, 1520, 'Thảo dược'),
  branch(1883, 2, 'Nhà Cửa - Đời Sống'),
  leaf(1884, 1883, 'Đồ thủ công'),
];

type Attribute = {
  id: number;
  code: string;
  display_name: string;
  is_required: 0 | 1;
  input_type: 'select' | 'multiselect' | 'text';
  data_type: 'string' | 'integer';
};

const attribute = (
  id: number,
  code: string,
  display_name: string,
  is_required: 0 | 1 = 0,
  input_type: Attribute['input_type'] = 'text',
  data_type: Attribute['data_type'] = 'string',
): Attribute => ({ id, code, display_name, is_required, input_type, data_type });

const everywhere: readonly Attribute[] = [
  attribute(603, 'brand', 'Thương hiệu', 1),
  attribute(604, 'origin', 'Xuất xứ', 1),
  attribute(605, 'product_top_features', 'Đặc điểm nổi bật'),
  attribute(606, 'bulky', 'Hàng cồng kềnh', 1),
  attribute(607, 'product_weight_kg', 'Khối lượng sau đóng gói (kg)', 1),
  attribute(608, 'product_length', 'Chiều dài (cm)', 1),
  attribute(609, 'product_width', 'Chiều rộng (cm)', 1),
  attribute(610, 'product_height', 'Chiều cao (cm)', 1),
  attribute(701, 'storage', 'Cách bảo quản', 0, 'multiselect'),
  attribute(702, 'expiry_months', 'Hạn dùng (tháng)', 0, 'text', 'integer'),
];

/** Honey must say in what it is filled. */
export const attributesOf = (categoryId: number): Attribute[] => [
  ...everywhere,
  ...(categoryId === 54_294 ? [attribute(703, 'packing', 'Loại bao bì', 1, 'select')] : []),
];

export const valuesOf: Readonly<Record<number, ReadonlyArray<{ id: number; value: string }>>> = {
  603: [
    { id: 1, value: 'OEM' },
    { id: 2, value: 'Shan Suối Giàng' },
  ],
  701: [
    { id: 11, value: 'Nơi khô ráo' },
    { id: 12, value: 'Ngăn mát' },
  ],
  703: [
    { id: 21, value: 'Chai thuỷ tinh' },
    { id: 22, value: 'Chai nhựa' },
  ],
};
