export type ShopeeAttribute = {
  attribute_id: number;
  mandatory: boolean;
  name: string;
  attribute_value_list: Array<{ value_id: number; name: string; value_unit?: string }>;
  attribute_info: {
    input_type: 1 | 2 | 3 | 4 | 5;
    input_validation_type: 0 | 1 | 2 | 3 | 4;
    format_type: 1 | 2;
    date_format_type: 0 | 1;
    attribute_unit_list: string[];
    max_value_count: number;
  };
};

const info = (
  input_type: ShopeeAttribute['attribute_info']['input_type'],
  changes: Partial<ShopeeAttribute['attribute_info']> = {},
): ShopeeAttribute['attribute_info'] => ({
  input_type,
  input_validation_type: 0,
  format_type: 1,
  date_format_type: 0,
  attribute_unit_list: [],
  max_value_count: input_type >= 4 ? 5 : 1,
  ...changes,
});

const shelfLife: ShopeeAttribute = {
  attribute_id: 300_001,
  mandatory: true,
  name: 'Hạn sử dụng',
  attribute_value_list: [
    { value_id: 310_001, name: '6', value_unit: 'tháng' },
    { value_id: 310_002, name: '12', value_unit: 'tháng' },
    { value_id: 310_003, name: '24', value_unit: 'tháng' },
  ],
  attribute_info: info(1),
};
const storing: ShopeeAttribute = {
  attribute_id: 300_002,
  mandatory: false,
  name: 'Điều kiện bảo quản',
  attribute_value_list: [
    { value_id: 320_001, name: 'Nơi khô ráo, thoáng mát' },
    { value_id: 320_002, name: 'Ngăn mát tủ lạnh' },
    { value_id: 320_003, name: 'Tránh ánh nắng' },
  ],
  attribute_info: info(5),
};
const origin: ShopeeAttribute = {
  attribute_id: 300_003,
  mandatory: false,
  name: 'Vùng nguyên liệu',
  attribute_value_list: [],
  attribute_info: info(3, { input_validation_type: 2 }),
};
const netWeight: ShopeeAttribute = {
  attribute_id: 300_004,
  mandatory: true,
  name: 'Khối lượng tịnh',
  attribute_value_list: [],
  attribute_info: info(3, { input_validation_type: 3, format_type: 2, attribute_unit_list: ['g', 'kg'] }),
};
const expiry: ShopeeAttribute = {
  attribute_id: 300_005,
  mandatory: false,
  name: 'Ngày hết hạn',
  attribute_value_list: [],
  attribute_info: info(3, { input_validation_type: 4, date_format_type: 1 }),
};

/** What each leaf asks, ids made up; a leaf that is not here asks nothing. */
export const shopeeAttributes: Readonly<Record<number, readonly ShopeeAttribute[]>> = {
  100011: [storing, origin],
  100012: [storing, origin],
  100030: [shelfLife, storing, origin, expiry],
  100031: [shelfLife, netWeight, storing],
};
