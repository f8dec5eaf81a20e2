/** Nút mua ở trang sản phẩm; các chữ khác của giỏ hàng ở `cart.ts`. */
export const buyButton = {
  add: 'Thêm vào giỏ',
  buy: 'Mua',
  adding: 'Đang thêm…',
  quantityOf: 'Số lượng: {size}',
  addedHere: 'Đã thêm vào giỏ.',
  seeBasket: 'Xem giỏ hàng',
  buyTextCard: 'Trả bằng chuyển khoản QR hoặc thẻ quốc tế, không thu tiền mặt.',
  buyText: 'Trả tiền bằng chuyển khoản QR thẳng vào tài khoản người bán, không thu tiền mặt.',
} as const;
