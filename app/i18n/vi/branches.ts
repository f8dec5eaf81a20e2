/** The six branches of the OCOP classification (Decision 26/2026/QĐ-TTg), short. */
export const branches = {
  group_I: 'Thực phẩm',
  group_II: 'Đồ uống',
  group_III: 'Dược liệu và sản phẩm từ dược liệu',
  group_IV: 'Hàng thủ công mỹ nghệ',
  group_V: 'Sinh vật cảnh',
  group_VI: 'Du lịch cộng đồng, sinh thái',
};
