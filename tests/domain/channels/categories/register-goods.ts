/**
 * Names of goods as the register has them, each with its product set and what it is, and for every tree of categories the
 * leaves in which a person would put such goods. Where a tree has no such leaf nothing is asked of it.
 */

type Kind =
  | 'rice'
  | 'noodles'
  | 'freshFruit'
  | 'freshVegetable'
  | 'freshMushroom'
  | 'driedMushroom'
  | 'rawMeat'
  | 'rawFish'
  | 'egg'
  | 'honey'
  | 'cake'
  | 'riceCake'
  | 'driedFruit'
  | 'driedVegetable'
  | 'pickle'
  | 'nuts'
  | 'starch'
  | 'driedMeat'
  | 'sausage'
  | 'preparedMeat'
  | 'smokedFish'
  | 'chilliSauce'
  | 'vinegar'
  | 'spice'
  | 'tea'
  | 'herbalTea'
  | 'spirit'
  | 'wine'
  | 'juice'
  | 'supplement'
  | 'shampoo'
  | 'soap'
  | 'footBath'
  | 'essentialOil'
  | 'herb'
  | 'textileDecor'
  | 'basket'
  | 'silver'
  | 'instrument'
  | 'woodCraft'
  | 'incense'
  | 'bag'
  | 'clothes'
  | 'flower'
  | 'bonsai'
  | 'giftBox';

// biome-ignore format: a table
export const goods: ReadonlyArray<readonly [title: string, setCode: string, kind: Kind]> = [
  ['Gạo Séng Cù Mường Vi', 'QD26-03', 'rice'], ['Gạo nếp nương Thẩm Dương', 'QD26-03', 'rice'],
  ['Gạo tẻ đỏ vùng cao Bình Minh Vùng Cao Si Ma Cai', 'QD26-03', 'rice'],
  ['Dưa lưới công nghệ cao', 'QD26-01', 'freshFruit'], ['Bưởi Múc Thái Niên', 'QD26-01', 'freshFruit'],
  ['Nhãn Phong Niên', 'QD26-01', 'freshFruit'], ['Quýt Mường Khương', 'QD26-01', 'freshFruit'],
  ['Chuối ngự / chuối Ngự An Tiến', 'QD26-01', 'freshFruit'], ['Lê VH6 (Tai Nung) tươi', 'QD26-01', 'freshFruit'],
  ['Mận Tả Van tươi', 'QD26-01', 'freshFruit'], ['Hồng không hạt Bảo Hà', 'QD26-01', 'freshFruit'],
  ['Dứa Bản Lầu', 'QD26-01', 'freshFruit'],
  ['Su su Sa Pa (quả/ngọn)', 'QD26-01', 'freshVegetable'], ['Cải kale Bắc Hà', 'QD26-01', 'freshVegetable'],
  ['Ớt chuông, cà chua công nghệ cao', 'QD26-01', 'freshVegetable'], ['Khoai môn / khoai sọ vùng cao', 'QD26-01', 'freshVegetable'],
  ['Gừng, nghệ tươi hữu cơ', 'QD26-01', 'freshVegetable'], ['Rau an toàn, giá đỗ, đậu phụ', 'QD26-01', 'freshVegetable'],
  ['Nấm hương tươi', 'QD26-01', 'freshMushroom'], ['Mộc nhĩ, nấm hương khô', 'QD26-04', 'driedMushroom'],
  ['Thịt lợn đen bản địa', 'QD26-02', 'rawMeat'], ['Gà đen / gà bản', 'QD26-02', 'rawMeat'],
  ['Vịt bầu Nghĩa Đô', 'QD26-02', 'rawMeat'], ['Cá hồi Sa Pa (nguyên con/cắt khúc/phi lê)', 'QD26-02', 'rawFish'],
  ['Trứng gà thảo mộc', 'QD26-02', 'egg'], ['Trứng vịt Sín Chéng', 'QD26-02', 'egg'],
  ['Mật ong hoa nhãn', 'QD26-04', 'honey'], ['Mật ong rừng / hoa bản địa', 'QD26-04', 'honey'],
  ['Miến đao (dong riềng)', 'QD26-06', 'noodles'], ['Bún/phở khô gạo Séng Cù', 'QD26-06', 'noodles'], ['Miến sâm', 'QD26-06', 'noodles'],
  ['Bánh tam giác mạch', 'QD26-06', 'cake'], ['Khẩu sli / bánh gạo nổ', 'QD26-06', 'cake'], ['Bánh kẹo quà tặng, hộp quà OCOP tổng hợp', 'QD26-05', 'giftBox'],
  ['Mận Tam hoa sấy dẻo', 'QD26-07', 'driedFruit'], ['Dứa sấy dẻo', 'QD26-07', 'driedFruit'], ['Hồng treo gió', 'QD26-07', 'driedFruit'],
  ['Măng khô / măng chua', 'QD26-07', 'driedVegetable'], ['Măng ớt ngâm', 'QD26-07', 'pickle'],
  ['Tinh bột nghệ', 'QD26-07', 'starch'],
  ['Thịt trâu sấy gác bếp', 'QD26-08', 'driedMeat'], ['Thịt ba chỉ sấy', 'QD26-08', 'driedMeat'], ['Ruốc lợn bản', 'QD26-08', 'driedMeat'],
  ['Lạp sườn (lợn đen sấy gác bếp)', 'QD26-08', 'sausage'], ['Xúc xích / giò cá hồi', 'QD26-08', 'sausage'],
  ['Khâu nhục Mường Khương', 'QD26-08', 'preparedMeat'], ['Cá hồi hun khói', 'QD26-08', 'smokedFish'],
  ['Tương ớt Mường Khương', 'QD26-09', 'chilliSauce'], ['Giấm táo mèo', 'QD26-09', 'vinegar'],
  ['Chẩm chéo', 'QD26-10', 'spice'], ['Thảo quả khô', 'QD26-10', 'spice'], ['Hạt dổi, mắc khén', 'QD26-10', 'spice'],
  ['Quế thanh / quế bột hữu cơ', 'QD26-10', 'spice'], ['Ớt bột / ớt khô bản địa', 'QD26-10', 'spice'],
  ['Chè Bát tiên Hướng Tâm', 'QD26-11', 'tea'], ['Chè Shan tuyết hữu cơ Bản Liền', 'QD26-11', 'tea'],
  ['Trà ô long Bản Xen / Cao Sơn', 'QD26-11', 'tea'], ['Hồng trà, bạch trà cổ thụ', 'QD26-11', 'tea'],
  ['Trà gừng quế / trà quế', 'QD26-12', 'herbalTea'], ['Trà giảo cổ lam, trà dây', 'QD26-12', 'herbalTea'], ['Trà hoa vàng', 'QD26-12', 'herbalTea'],
  ['Rượu ngô Bản Phố', 'QD26-14', 'spirit'], ['Rượu San Lùng', 'QD26-14', 'spirit'], ['Vang mận / vang táo mèo', 'QD26-15', 'wine'],
  ['Nước ép / siro trái cây', 'QD26-17', 'juice'], ['Nước sâm đất, nước lê', 'QD26-17', 'juice'],
  ['Cao mềm actiso Sa Pa', 'QD26-18', 'supplement'], ['Đông trùng hạ thảo Sa Pa khô', 'QD26-18', 'supplement'],
  ['Viên/bột tam thất, sâm Lai Châu (giống)', 'QD26-18', 'supplement'],
  ['Dầu gội, sữa tắm thảo dược', 'QD26-19', 'shampoo'], ['Xà phòng quế, xà phòng thảo mộc', 'QD26-19', 'soap'],
  ['Muối ngâm chân, bột lá tắm người Dao', 'QD26-19', 'footBath'],
  ['Tinh dầu quế Nậm Đét', 'QD26-20', 'essentialOil'], ['Tinh dầu Đại Từ Bi', 'QD26-20', 'essentialOil'],
  ['Đương quy, xuyên khung, cát cánh khô', 'QD26-20', 'herb'],
  ['Vỏ gối thổ cẩm', 'QD26-21', 'textileDecor'], ['Giỏ, ghế mây tre đan', 'QD26-21', 'basket'],
  ['Chạm khắc bạc người Mông/Dao', 'QD26-21', 'silver'], ['Khèn Mông, nhạc cụ', 'QD26-21', 'instrument'],
  ['Đồ gỗ quế mỹ nghệ', 'QD26-21', 'woodCraft'], ['Hương quế, hương trầm thảo mộc', 'QD26-21', 'incense'],
  ['Túi thổ cẩm', 'QD26-22', 'bag'], ['Áo, mũ thêu người Dao', 'QD26-22', 'clothes'],
  ['Trang phục, khăn dệt lanh người Mông', 'QD26-22', 'clothes'],
  ['Hoa hồng cổ Sa Pa', 'QD26-23', 'flower'], ['Cây đào, lê cảnh', 'QD26-24', 'bonsai'],
];

export type Tree = {
  name: string;
  leaves: ReadonlyArray<{ id: string; path: string }>;
  right: Readonly<Partial<Record<Kind, readonly string[]>>>;
};

/** A wide tree as a large marketplace has one, with much that only sounds alike. Names as buyers of 2026 read them. */
// biome-ignore format: a table
const wide = [
  'Thực phẩm và đồ uống > Thực phẩm tươi sống > Trái cây tươi', 'Thực phẩm và đồ uống > Thực phẩm tươi sống > Rau củ tươi',
  'Thực phẩm và đồ uống > Thực phẩm tươi sống > Nấm tươi', 'Thực phẩm và đồ uống > Thực phẩm tươi sống > Thịt tươi',
  'Thực phẩm và đồ uống > Thực phẩm tươi sống > Cá và hải sản tươi', 'Thực phẩm và đồ uống > Thực phẩm tươi sống > Trứng',
  'Thực phẩm và đồ uống > Thực phẩm khô > Gạo', 'Thực phẩm và đồ uống > Thực phẩm khô > Miến, bún, phở khô',
  'Thực phẩm và đồ uống > Thực phẩm khô > Nấm và mộc nhĩ khô', 'Thực phẩm và đồ uống > Thực phẩm khô > Rau củ sấy khô',
  'Thực phẩm và đồ uống > Thực phẩm khô > Đậu và hạt khô', 'Thực phẩm và đồ uống > Thực phẩm khô > Bột các loại',
  'Thực phẩm và đồ uống > Thực phẩm khô > Thịt khô, ruốc', 'Thực phẩm và đồ uống > Thực phẩm khô > Cá khô, hải sản khô',
  'Thực phẩm và đồ uống > Đồ chế biến sẵn > Xúc xích, lạp xưởng', 'Thực phẩm và đồ uống > Đồ chế biến sẵn > Giò chả, nem',
  'Thực phẩm và đồ uống > Đồ chế biến sẵn > Thịt chế biến sẵn', 'Thực phẩm và đồ uống > Đồ chế biến sẵn > Hải sản chế biến sẵn',
  'Thực phẩm và đồ uống > Đồ chế biến sẵn > Dưa muối, rau củ ngâm', 'Thực phẩm và đồ uống > Đồ ăn vặt > Trái cây sấy',
  'Thực phẩm và đồ uống > Đồ ăn vặt > Mứt, ô mai', 'Thực phẩm và đồ uống > Đồ ăn vặt > Hạt dinh dưỡng',
  'Thực phẩm và đồ uống > Đồ ăn vặt > Bánh quy', 'Thực phẩm và đồ uống > Đồ ăn vặt > Kẹo', 'Thực phẩm và đồ uống > Đồ ăn vặt > Bánh truyền thống',
  'Thực phẩm và đồ uống > Đồ ăn vặt > Khô gà, khô bò', 'Thực phẩm và đồ uống > Gia vị và nguyên liệu > Gia vị khô',
  'Thực phẩm và đồ uống > Gia vị và nguyên liệu > Tương ớt, nước chấm', 'Thực phẩm và đồ uống > Gia vị và nguyên liệu > Nước mắm',
  'Thực phẩm và đồ uống > Gia vị và nguyên liệu > Giấm', 'Thực phẩm và đồ uống > Gia vị và nguyên liệu > Dầu ăn', 'Thực phẩm và đồ uống > Gia vị và nguyên liệu > Muối',
  'Thực phẩm và đồ uống > Mật ong', 'Thực phẩm và đồ uống > Bữa sáng > Ngũ cốc ăn liền', 'Thực phẩm và đồ uống > Bữa sáng > Sữa chua',
  'Thực phẩm và đồ uống > Đồ uống > Trà', 'Thực phẩm và đồ uống > Đồ uống > Trà thảo mộc', 'Thực phẩm và đồ uống > Đồ uống > Trà sữa',
  'Thực phẩm và đồ uống > Đồ uống > Cà phê', 'Thực phẩm và đồ uống > Đồ uống > Nước ép, siro', 'Thực phẩm và đồ uống > Đồ uống > Nước khoáng',
  'Thực phẩm và đồ uống > Đồ uống có cồn > Rượu mạnh', 'Thực phẩm và đồ uống > Đồ uống có cồn > Rượu vang', 'Thực phẩm và đồ uống > Đồ uống có cồn > Bia',
  'Thực phẩm và đồ uống > Tráng miệng > Chè, thạch', 'Thực phẩm và đồ uống > Bộ quà tặng > Hộp quà thực phẩm',
  'Sức khỏe > Thực phẩm chức năng > Hỗ trợ sức khỏe', 'Sức khỏe > Thảo dược > Dược liệu khô', 'Sức khỏe > Thảo dược > Nấm dược liệu, đông trùng hạ thảo',
  'Sức khỏe > Chăm sóc chân > Muối ngâm chân', 'Sức khỏe > Chăm sóc cá nhân > Khẩu trang',
  'Sắc đẹp > Chăm sóc tóc > Dầu gội', 'Sắc đẹp > Tắm và chăm sóc cơ thể > Xà phòng', 'Sắc đẹp > Tắm và chăm sóc cơ thể > Sữa tắm',
  'Sắc đẹp > Chăm sóc cơ thể > Tinh dầu', 'Sắc đẹp > Trang điểm > Son môi', 'Sắc đẹp > Chăm sóc da > Mặt nạ', 'Sắc đẹp > Nước hoa > Nước hoa nữ',
  'Nhà cửa và đời sống > Phòng ngủ > Vỏ gối, vỏ chăn', 'Nhà cửa và đời sống > Phòng ngủ > Chăn, ga', 'Nhà cửa và đời sống > Trang trí > Tranh treo tường',
  'Nhà cửa và đời sống > Trang trí > Đồ thủ công mỹ nghệ', 'Nhà cửa và đời sống > Trang trí > Hoa giả', 'Nhà cửa và đời sống > Lưu trữ > Giỏ, rổ mây tre',
  'Nhà cửa và đời sống > Nội thất > Ghế', 'Nhà cửa và đời sống > Nhà bếp > Hộp đựng trà, cà phê', 'Nhà cửa và đời sống > Nhà bếp > Máy ép trái cây',
  'Nhà cửa và đời sống > Nhà bếp > Khay, đồ gỗ nhà bếp', 'Nhà cửa và đời sống > Thờ cúng > Nhang, hương trầm', 'Nhà cửa và đời sống > Làm vườn > Hạt giống',
  'Nhà cửa và đời sống > Làm vườn > Cây cảnh', 'Nhà cửa và đời sống > Làm vườn > Hoa tươi', 'Nhà cửa và đời sống > Làm vườn > Phân bón, đất trồng',
  'Thời trang nữ > Áo > Áo thun', 'Thời trang nữ > Trang phục > Trang phục truyền thống', 'Thời trang nữ > Váy > Váy dài', 'Thời trang > Phụ kiện > Khăn choàng',
  'Thời trang > Phụ kiện > Mũ', 'Thời trang > Trang sức > Trang sức bạc', 'Túi ví > Túi xách nữ > Túi vải', 'Túi ví > Ba lô > Ba lô laptop',
  'Mẹ và bé > Ăn dặm > Bột ăn dặm', 'Mẹ và bé > Đồ chơi > Đồ chơi gỗ', 'Nhạc cụ > Nhạc cụ dân tộc > Sáo, khèn', 'Nhạc cụ > Đàn > Đàn guitar',
  'Thú cưng > Thức ăn > Hạt cho chó', 'Thú cưng > Thức ăn > Cá cảnh', 'Điện thoại > Phụ kiện > Ốp lưng', 'Ô tô > Chăm sóc > Nước hoa ô tô',
  'Sách > Nấu ăn > Sách dạy làm bánh', 'Thể thao > Dã ngoại > Bếp gas mini',
];

const asTree = (paths: readonly string[]) => paths.map((path, at) => ({ id: String(1000 + at), path }));

// biome-ignore format: a table
const wideRight: Tree['right'] = {
  rice: ['Gạo'], noodles: ['Miến, bún, phở khô'], freshFruit: ['Trái cây tươi'], freshVegetable: ['Rau củ tươi'], freshMushroom: ['Nấm tươi'],
  driedMushroom: ['Nấm và mộc nhĩ khô'], rawMeat: ['Thịt tươi'], rawFish: ['Cá và hải sản tươi'], egg: ['Trứng'], honey: ['Mật ong'],
  cake: ['Bánh truyền thống', 'Bánh quy'], driedFruit: ['Trái cây sấy', 'Mứt, ô mai'], driedVegetable: ['Rau củ sấy khô'], pickle: ['Dưa muối, rau củ ngâm'],
  starch: ['Bột các loại'], driedMeat: ['Thịt khô, ruốc', 'Khô gà, khô bò'], sausage: ['Xúc xích, lạp xưởng', 'Giò chả, nem'], preparedMeat: ['Thịt chế biến sẵn'],
  smokedFish: ['Hải sản chế biến sẵn', 'Cá khô, hải sản khô'], chilliSauce: ['Tương ớt, nước chấm'], vinegar: ['Giấm'], spice: ['Gia vị khô'], tea: ['Trà'],
  herbalTea: ['Trà thảo mộc'], spirit: ['Rượu mạnh'], wine: ['Rượu vang'], juice: ['Nước ép, siro'],
  supplement: ['Hỗ trợ sức khỏe', 'Dược liệu khô', 'Nấm dược liệu, đông trùng hạ thảo'], shampoo: ['Dầu gội', 'Sữa tắm'], soap: ['Xà phòng'], footBath: ['Muối ngâm chân'],
  essentialOil: ['Tinh dầu'], herb: ['Dược liệu khô'], textileDecor: ['Vỏ gối, vỏ chăn', 'Đồ thủ công mỹ nghệ'], basket: ['Giỏ, rổ mây tre', 'Đồ thủ công mỹ nghệ'],
  silver: ['Trang sức bạc', 'Đồ thủ công mỹ nghệ'], instrument: ['Sáo, khèn'], woodCraft: ['Đồ thủ công mỹ nghệ', 'Khay, đồ gỗ nhà bếp'], incense: ['Nhang, hương trầm'],
  bag: ['Túi vải'], clothes: ['Trang phục truyền thống', 'Mũ', 'Khăn choàng'], flower: ['Hoa tươi', 'Cây cảnh'], bonsai: ['Cây cảnh'], giftBox: ['Hộp quà thực phẩm'],
};

/** What small trees have in common; each names its own leaves. */
const small = (leaf: {
  rice: string;
  noodles: string;
  dried: string | null;
  fresh: string | null;
  alcohol: string | null;
  craft: string;
  herb: string;
  supplement: string | null;
}): Tree['right'] => {
  const of = (name: string | null) => (name === null ? undefined : [name]);
  return Object.fromEntries(
    Object.entries({
      rice: of(leaf.rice),
      noodles: of(leaf.noodles),
      honey: ['Mật ong'],
      tea: ['Trà'],
      herbalTea: ['Trà'],
      spice: ['Gia vị'],
      chilliSauce: ['Gia vị'],
      vinegar: ['Gia vị'],
      driedMeat: ['Thịt chế biến'],
      sausage: ['Thịt chế biến'],
      preparedMeat: ['Thịt chế biến'],
      driedFruit: of(leaf.dried),
      freshFruit: of(leaf.fresh),
      freshVegetable: of(leaf.fresh),
      freshMushroom: of(leaf.fresh),
      spirit: of(leaf.alcohol),
      wine: of(leaf.alcohol),
      herb: of(leaf.herb),
      essentialOil: of(leaf.herb),
      supplement: [leaf.herb, ...(leaf.supplement ? [leaf.supplement] : [])],
      textileDecor: of(leaf.craft),
      basket: of(leaf.craft),
      woodCraft: of(leaf.craft),
      silver: of(leaf.craft),
    }).filter(([, names]) => names !== undefined),
  );
};

/** Trees of the simulated platforms, as they tell them; and a wide one. */
export function trees(told: {
  shopee: Tree['leaves'];
  tiktokShop: Tree['leaves'];
  lazada: Tree['leaves'];
  tiki: Tree['leaves'];
}): Tree[] {
  const craft = 'Đồ thủ công';
  const herb = 'Thảo dược';
  return [
    {
      name: 'shopee',
      leaves: told.shopee,
      right: small({
        rice: 'Gạo và ngũ cốc',
        noodles: 'Miến, bún, phở khô',
        dried: 'Hạt và trái cây sấy',
        fresh: 'Rau củ và trái cây tươi',
        alcohol: 'Đồ uống có cồn',
        craft,
        herb,
        supplement: null,
      }),
    },
    {
      name: 'tiktok-shop',
      leaves: told.tiktokShop,
      right: small({
        rice: 'Gạo và ngũ cốc',
        noodles: 'Miến, bún, phở khô',
        dried: 'Hạt và trái cây sấy',
        fresh: 'Rau, củ, quả tươi',
        alcohol: 'Đồ uống có cồn',
        craft,
        herb,
        supplement: 'Thực phẩm bảo vệ sức khoẻ',
      }),
    },
    {
      name: 'lazada',
      leaves: told.lazada,
      right: small({
        rice: 'Gạo, miến, thực phẩm khô',
        noodles: 'Gạo, miến, thực phẩm khô',
        dried: 'Gạo, miến, thực phẩm khô',
        fresh: 'Rau củ, trái cây tươi',
        alcohol: 'Rượu',
        craft,
        herb,
        supplement: null,
      }),
    },
    {
      name: 'tiki',
      leaves: told.tiki,
      right: small({
        rice: 'Gạo, miến, bún khô',
        noodles: 'Gạo, miến, bún khô',
        dried: 'Hạt, trái cây sấy',
        fresh: 'Rau, củ, quả tươi',
        alcohol: null,
        craft,
        herb,
        supplement: null,
      }),
    },
    { name: 'wide', leaves: asTree(wide), right: wideRight },
  ];
}
