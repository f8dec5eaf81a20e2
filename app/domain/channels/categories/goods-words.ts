/**
 * How marketplaces call the goods of each OCOP product set (decision 26/2026/QĐ-TTg, annex): the set names what is
 * assessed ("Chè tươi, chè chế biến"), a platform what buyers look for ("Trà"). Only for proposals that a person
 * confirms; from the category names of Vietnamese marketplaces in use in 2026, none of them binding.
 */
export type GoodsWords = {
  /** What a category of such goods is called. */
  words: readonly string[];
  /** What stands above it. */
  under: readonly string[];
};

const food = ['thực phẩm', 'bách hoá', 'bách hóa', 'đồ ăn', 'đồ uống', 'đồ khô', 'nông sản', 'food'];
const care = ['sức khoẻ', 'sức khỏe', 'sắc đẹp', 'làm đẹp', 'chăm sóc cá nhân'];
const home = ['nhà cửa', 'đời sống', 'trang trí', 'quà tặng', 'thủ công'];

const of = (under: readonly string[], ...words: string[]): GoodsWords => ({ words, under });

export const goodsWords: Readonly<Record<string, GoodsWords>> = {
  'QD26-01': of(food, 'rau củ', 'rau', 'củ', 'quả', 'trái cây', 'rau quả', 'trái cây tươi', 'hạt'),
  'QD26-02': of(food, 'thịt', 'trứng', 'sữa', 'cá', 'thuỷ sản', 'hải sản', 'thịt tươi'),
  'QD26-03': of(food, 'gạo', 'ngũ cốc', 'nếp', 'đậu', 'hạt', 'bột', 'nông sản khô'),
  'QD26-04': of(food, 'nông sản khô', 'nông sản'),
  'QD26-05': of(food, 'đồ ăn vặt', 'đồ ăn liền', 'thức ăn liền', 'đồ ăn nhanh', 'thực phẩm chế biến sẵn'),
  'QD26-06': of(food, 'miến', 'bún', 'phở khô', 'mì', 'bánh', 'bột', 'bánh truyền thống'),
  'QD26-07': of(
    food,
    'mứt',
    'trái cây sấy',
    'hoa quả sấy',
    'rau củ sấy',
    'măng khô',
    'nấm khô',
    'đồ hộp',
    'thực phẩm khô',
  ),
  'QD26-08': of(food, 'thịt khô', 'thịt sấy', 'lạp xưởng', 'xúc xích', 'thịt chế biến', 'cá khô', 'đồ khô'),
  'QD26-09': of(food, 'nước mắm', 'nước chấm', 'nước sốt', 'tương', 'tương ớt', 'gia vị'),
  'QD26-10': of(food, 'gia vị', 'muối', 'tiêu', 'ớt', 'tỏi', 'gia vị khô'),
  'QD26-11': of(food, 'trà'),
  'QD26-12': of(food, 'trà thảo mộc', 'trà thảo dược', 'trà hoa', 'trà'),
  'QD26-13': of(food, 'cà phê', 'ca cao', 'cacao'),
  'QD26-14': of(food, 'rượu', 'rượu mạnh', 'đồ uống có cồn'),
  'QD26-15': of(food, 'rượu', 'rượu vang', 'rượu trái cây', 'bia', 'đồ uống có cồn'),
  'QD26-16': of(food, 'nước khoáng', 'nước suối', 'nước uống đóng chai'),
  'QD26-17': of(food, 'nước ép', 'nước giải khát', 'nước trái cây', 'siro', 'đồ uống không cồn'),
  'QD26-18': of(care, 'thực phẩm chức năng', 'thực phẩm bảo vệ sức khoẻ', 'thảo dược', 'dược liệu'),
  'QD26-19': of(care, 'mỹ phẩm', 'chăm sóc da', 'dầu gội', 'xà phòng', 'chăm sóc tóc'),
  'QD26-20': of(care, 'tinh dầu', 'thảo dược', 'dược liệu'),
  'QD26-21': of(home, 'đồ thủ công', 'đồ trang trí', 'đồ lưu niệm', 'quà lưu niệm', 'mây tre đan', 'đồ gỗ'),
  'QD26-22': of(['thời trang', ...home], 'vải', 'khăn', 'trang phục truyền thống', 'thổ cẩm', 'túi', 'váy'),
  'QD26-23': of(home, 'hoa', 'hoa tươi'),
  'QD26-24': of(home, 'cây cảnh', 'cây trồng', 'bonsai'),
  'QD26-25': of(['thú cưng', 'động vật'], 'chim cảnh', 'cá cảnh', 'động vật cảnh'),
};
