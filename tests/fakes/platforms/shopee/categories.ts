/** A small part of a tree, ids made up. Leaves only take products. */
export const shopeeCategories = [
  {
    category_id: 100_001,
    parent_category_id: 0,
    display_category_name: 'Bách hoá online',
    has_children: true,
  },
  { category_id: 100_010, parent_category_id: 100_001, display_category_name: 'Đồ uống', has_children: true },
  { category_id: 100_011, parent_category_id: 100_010, display_category_name: 'Trà', has_children: false },
  { category_id: 100_012, parent_category_id: 100_010, display_category_name: 'Cà phê', has_children: false },
  {
    category_id: 100_020,
    parent_category_id: 100_001,
    display_category_name: 'Thực phẩm khô',
    has_children: true,
  },
  {
    category_id: 100_021,
    parent_category_id: 100_020,
    display_category_name: 'Gạo và ngũ cốc',
    has_children: false,
  },
  {
    category_id: 100_022,
    parent_category_id: 100_020,
    display_category_name: 'Miến, bún, phở khô',
    has_children: false,
  },
  { category_id: 100_023, parent_category_id: 100_020, display_category_name: 'Gia vị', has_children: false },
  {
    category_id: 100_024,
    parent_category_id: 100_020,
    display_category_name: 'Hạt và trái cây sấy',
    has_children: false,
  },
  {
    category_id: 100_030,
    parent_category_id: 100_001,
    display_category_name: 'Mật ong',
    has_children: false,
  },
  {
    category_id: 100_031,
    parent_category_id: 100_001,
    display_category_name: 'Thịt chế biến',
    has_children: false,
  },
  {
    category_id: 100_032,
    parent_category_id: 100_001,
    display_category_name: 'Đồ uống có cồn',
    has_children: false,
  },
  {
    category_id: 100_033,
    parent_category_id: 100_001,
    display_category_name: 'Rau củ và trái cây tươi',
    has_children: false,
  },
  { category_id: 100_040, parent_category_id: 0, display_category_name: 'Sức khoẻ', has_children: true },
  {
    category_id: 100_041,
    parent_category_id: 100_040,
    display_category_name: 'Thảo dược',
    has_children: false,
  },
  {
    category_id: 100_050,
    parent_category_id: 0,
    display_category_name: 'Nhà cửa và đời sống',
    has_children: true,
  },
  {
    category_id: 100_051,
    parent_category_id: 100_050,
    display_category_name: 'Đồ thủ công',
    has_children: false,
  },
] as const;

/** Closed to sellers without papers. */
export const blockedCategory = 100_032;

/** What may be written in a leaf; the same everywhere here. */
export const shopeeLimits = {
  price_limit: { min_limit: 1000, max_limit: 120_000_000 },
  stock_limit: { min_limit: 0, max_limit: 999_999 },
  item_name_length_limit: { min_limit: 10, max_limit: 120 },
  item_description_length_limit: { min_limit: 100, max_limit: 3000 },
  item_image_count_limit: { min_limit: 1, max_limit: 9 },
  tier_variation_name_length_limit: { min_limit: 1, max_limit: 14 },
  tier_variation_option_length_limit: { min_limit: 1, max_limit: 20 },
  item_count_limit: { max_limit: 10_000 },
  gtin_limit: { gtin_validation_rule: 'Flexible' },
} as const;

export const shopeeChannels = [
  {
    logistics_channel_id: 50_001,
    logistics_channel_name: 'Nhanh (mô phỏng)',
    enabled: true,
    fee_type: 'SIZE_INPUT',
    mask_channel_id: 0,
    weight_limit: { item_min_weight: 0.01, item_max_weight: 30 },
  },
  {
    logistics_channel_id: 50_002,
    logistics_channel_name: 'Hàng cồng kềnh (mô phỏng)',
    enabled: false,
    fee_type: 'SIZE_INPUT',
    mask_channel_id: 0,
    weight_limit: { item_min_weight: 10, item_max_weight: 100 },
  },
] as const;

export const shopeeBrands = [
  { brand_id: 0, original_brand_name: 'NoBrand', display_brand_name: 'Không có thương hiệu' },
  { brand_id: 700_001, original_brand_name: 'Shan Suối Giàng', display_brand_name: 'Shan Suối Giàng' },
] as const;
