/** How goods of a family are kept and for how long: what the demo's labels say of it. */

export const FRESH = {
  expiry: '7 ngày kể từ ngày thu hoạch',
  keepVi: 'Giữ nơi thoáng mát hoặc ngăn mát tủ lạnh, dùng trong 5–7 ngày kể từ khi nhận.',
  keepEn: 'Keep in a cool, airy place or in the fridge; use within 5 to 7 days of arrival.',
};
export const DRY = {
  expiry: '6 tháng kể từ ngày sản xuất',
  keepVi: 'Bảo quản nơi khô ráo, tránh ánh nắng; đậy kín sau khi mở.',
  keepEn: 'Keep dry and out of the sun; close well after opening.',
};
export const COLD = {
  expiry: '3 tháng ở −18 °C kể từ ngày đóng gói',
  keepVi: 'Bảo quản ngăn đông, rã đông trong ngăn mát trước khi chế biến.',
  keepEn: 'Keep frozen; thaw in the fridge before cooking.',
};

export const CRAFT = {
  expiry: '',
  keepVi: 'Để nơi khô ráo, tránh nắng gắt; lau hoặc giặt nhẹ bằng tay khi bẩn.',
  keepEn: 'Keep dry and out of strong sun; wipe or wash gently by hand.',
};
export const PLANT = {
  expiry: '',
  keepVi: 'Đặt nơi thoáng, nhiều ánh sáng, tránh nắng gắt; tưới khi mặt đất khô, bón thêm sau mỗi vụ hoa.',
  keepEn: 'Stand in airy, bright shade; water when the soil is dry and feed after each flowering.',
};
