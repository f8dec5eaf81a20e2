type Attribute = {
  name: string;
  label: string;
  input_type: 'singleSelect' | 'multiSelect' | 'multiEnumInput' | 'text' | 'numeric' | 'richText' | 'date';
  is_mandatory: 0 | 1;
  attribute_type: 'normal' | 'sku';
  is_sale_prop: 0 | 1;
  options: Array<{ name: string }>;
};

const normal = (
  name: string,
  label: string,
  input_type: Attribute['input_type'],
  is_mandatory: 0 | 1 = 0,
  options: string[] = [],
): Attribute => ({
  name,
  label,
  input_type,
  is_mandatory,
  attribute_type: 'normal',
  is_sale_prop: 0,
  options: options.map((option) => ({ name: option })),
});

const everywhere: readonly Attribute[] = [
  normal('name', 'Tên sản phẩm', 'text', 1),
  normal('short_description', 'Điểm nổi bật', 'richText'),
  normal('description', 'Mô tả sản phẩm', 'richText', 1),
  normal('brand', 'Thương hiệu', 'singleSelect', 1, ['No Brand']),
  { ...normal('SellerSku', 'SKU', 'text', 1), attribute_type: 'sku' },
  { ...normal('price', 'Giá', 'numeric', 1), attribute_type: 'sku' },
  { ...normal('quy_cach', 'Quy cách', 'multiEnumInput'), attribute_type: 'sku', is_sale_prop: 1 },
];

const storing = normal('storage_condition', 'Cách bảo quản', 'multiSelect', 0, [
  'Nơi khô ráo',
  'Ngăn mát',
  'Ngăn đông',
]);
const shelfLife = normal('product_shelf_life', 'Hạn sử dụng', 'singleSelect', 1, [
  '6 tháng',
  '12 tháng',
  '24 tháng',
]);

const packedOn = normal('packed_on', 'Ngày đóng gói', 'date');

const byLeaf: Readonly<Record<number, readonly Attribute[]>> = {
  20011: [storing],
  20021: [shelfLife, storing, packedOn],
  20022: [shelfLife, normal('net_weight_g', 'Khối lượng tịnh (g)', 'numeric', 1), storing],
};

/** What a leaf asks, names made up but for those that every leaf has. */
export const lazadaAttributes = (leaf: number): readonly Attribute[] => [
  ...everywhere,
  ...(byLeaf[leaf] ?? []),
];
