/**
 * Some kinds of the table name two or three goods at once ("Măng khô / măng chua"). A register may list them so; nobody
 * sells them so. Of each, the one that a demo listing sells.
 */
type Goods = { vi: string; en: string };

const ONE_OF: Readonly<Record<string, Goods>> = {
  'Gạo nếp/khẩu Nậm Xít Bắc Hà': { vi: 'Gạo nếp Khẩu Nậm Xít Bắc Hà', en: 'Khau Nam Xit upland sticky rice' },
  'Ngô nếp sấy khô / ngô bung': { vi: 'Ngô nếp sấy khô', en: 'Dried sticky corn' },
  'Đậu tương/đậu xị bản địa': { vi: 'Đậu tương bản địa', en: 'Highland soybeans' },
  'Chuối ngự / chuối Ngự An Tiến': { vi: 'Chuối Ngự An Tiến', en: 'Ngu bananas' },
  'Su su Sa Pa (quả/ngọn)': { vi: 'Quả su su Sa Pa', en: 'Sa Pa chayote' },
  'Cải mèo / rau cải bản địa': { vi: 'Cải mèo vùng cao', en: 'Hmong mustard greens' },
  'Khoai môn / khoai sọ vùng cao': { vi: 'Khoai môn vùng cao', en: 'Highland taro' },
  'Măng tươi / măng vầu': { vi: 'Măng vầu tươi', en: 'Fresh bamboo shoots' },
  'Ớt thóc/ớt nhăn bản địa tươi': { vi: 'Ớt thóc bản địa tươi', en: 'Native chillies' },
  'Cá hồi Sa Pa (nguyên con/cắt khúc/phi lê)': { vi: 'Cá hồi Sa Pa phi lê', en: 'Sa Pa trout fillet' },
  'Gà đen / gà bản': { vi: 'Gà đen bản địa', en: 'Black-bone chicken' },
  'Mật ong rừng / hoa bản địa': { vi: 'Mật ong hoa rừng', en: 'Wildflower honey' },
  'Bún/phở khô gạo Séng Cù': { vi: 'Phở khô gạo Séng Cù', en: 'Dried Seng Cu rice noodles' },
  'Bánh chưng đen / bánh chưng gù': { vi: 'Bánh chưng đen', en: 'Black chung cake' },
  'Khẩu sli / bánh gạo nổ': { vi: 'Bánh khẩu sli', en: 'Puffed-rice bars' },
  'Rượu nếp cái / cơm rượu (không chưng cất)': { vi: 'Cơm rượu nếp cái', en: 'Fermented sticky rice' },
  'Mứt mận / ô mai mận': { vi: 'Ô mai mận', en: 'Plum preserves' },
  'Măng khô / măng chua': { vi: 'Măng khô vùng cao', en: 'Dried bamboo shoots' },
  'Su su sấy / su su muối': { vi: 'Su su sấy dẻo', en: 'Dried chayote' },
  'Cao/bột sâm đất': { vi: 'Cao sâm đất', en: 'Yacon syrup' },
  'Xúc xích / giò cá hồi': { vi: 'Xúc xích cá hồi', en: 'Trout sausage' },
  'Thịt chua / cá suối sấy': { vi: 'Thịt lợn chua', en: 'Fermented pork' },
  'Giấm mận / siro mận': { vi: 'Giấm mận lên men', en: 'Plum vinegar' },
  'Quế thanh / quế bột hữu cơ': { vi: 'Quế thanh hữu cơ', en: 'Organic cinnamon sticks' },
  'Ớt bột / ớt khô bản địa': { vi: 'Ớt bột bản địa', en: 'Native chilli powder' },
  'Trà hoa sen / hoa nhài Phong Hải': { vi: 'Trà hoa nhài Phong Hải', en: 'Jasmine tea' },
  'Trà ô long Bản Xen / Cao Sơn': { vi: 'Trà ô long Bản Xen', en: 'Oolong tea' },
  'Trà gừng quế / trà quế': { vi: 'Trà gừng quế', en: 'Cinnamon-ginger tea' },
  'Vang mận / vang táo mèo': { vi: 'Vang táo mèo', en: 'Docynia wine' },
  'Rượu táo mèo / rượu dược liệu ngâm': { vi: 'Rượu táo mèo', en: 'Docynia liqueur' },
  'Nước ép / siro trái cây': { vi: 'Siro trái cây', en: 'Fruit syrup' },
  'Viên/bột tam thất, sâm Lai Châu (giống)': { vi: 'Bột tam thất', en: 'Notoginseng powder' },
  'Tinh dầu quế Bảo Yên / Văn Bàn': { vi: 'Tinh dầu quế', en: 'Cinnamon oil' },
  'Tấm trải / bộ trang trí bàn ăn thổ cẩm': { vi: 'Tấm trải bàn thổ cẩm', en: 'Brocade table runner' },
  'Chạm khắc bạc người Mông/Dao': { vi: 'Chạm khắc bạc người Dao', en: 'Dao silverwork' },
  'Yên ngựa thổ cẩm/đồ lưu niệm Bắc Hà': { vi: 'Yên ngựa thổ cẩm Bắc Hà', en: 'Bac Ha brocade saddle' },
  'Homestay cộng đồng Tả Van / Nghĩa Đô / Y Tý': { vi: 'Homestay cộng đồng', en: 'Community homestay night' },
  'Nước sâm đất, nước lê': { vi: 'Nước sâm đất', en: 'Yacon drink' },
  'Cây đào, lê cảnh': { vi: 'Cây đào cảnh', en: 'Ornamental peach tree' },
  'Xôi bảy màu / cơm lam đóng gói': { vi: 'Xôi bảy màu đóng gói', en: 'Seven-colour sticky rice' },
};

/** What a listing of a kind is called; the kind's own names where they are of one thing. */
export function goodsOf({ nameVi, nameEn }: { nameVi: string; nameEn: string }): Goods {
  return ONE_OF[nameVi.normalize('NFC')] ?? { vi: nameVi, en: nameEn };
}
