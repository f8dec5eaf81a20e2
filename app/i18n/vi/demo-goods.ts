/** Hàng mẫu cho người dùng thử. */
export const demoGoods = {
  title: 'Chợ mẫu: thêm hàng để làm thử',
  onSale: { other: 'Cửa hàng này đang bán {count} sản phẩm.' },
  text: {
    other:
      'Bạn có thể thêm {count} hàng mẫu (ngoài sổ OCOP, có ảnh vẽ, đăng bán ngay). Vài món cố ý thiếu cân nặng hoặc thương hiệu, để bạn thử sửa một lần cho nhiều sản phẩm rồi đẩy lên sàn mô phỏng.',
  },
  add: { other: 'Thêm {count} hàng mẫu' },
  adding: 'Đang thêm…',
  added: { other: 'Đã thêm {count} hàng mẫu.' },
  undrawn: { other: 'Còn {count} ảnh đang vẽ, tải lại trang sau ít giây.' },
} as const;
