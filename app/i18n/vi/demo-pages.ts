/** Trang chỉ có ở bản trình diễn. */
export const demoPages = {
  componentsTitle: 'Bộ thành phần',
  componentsText:
    'Mọi thành phần của giao diện trong mọi trạng thái. Chỉ có ở bản trình diễn và khi phát triển.',
  mailTitle: 'Thư của bản dùng thử',
  mailLead:
    'Bản dùng thử không gửi thư ra ngoài. Đây là những thư người mua sẽ nhận được, bằng thứ tiếng lúc họ mua; mở bằng chương trình thư thì có tệp .eml trong thư mục dữ liệu, mục mail. Người mua xoá thông tin của mình thì thư của họ cũng bị xoá ở đây.',
  mailEmptyTitle: 'Chưa có thư nào',
  mailEmptyText: 'Đặt một đơn hàng có ghi e-mail, thư xác nhận sẽ hiện ở đây.',
  mailTo: 'Gửi {to}',
} as const;
