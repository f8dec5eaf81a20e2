export const system = {
  switchProducer: 'Đổi chủ thể',
  notFoundTitle: 'Không có trang này',
  notFoundText:
    'Có thể đường dẫn bị thiếu chữ, hoặc trang đã được gỡ. Hãy tìm theo tên, hoặc bắt đầu lại từ đầu chợ.',
  notOnSaleTitle: 'Mặt hàng này hiện không bán',
  notOnSaleText:
    'Người bán đã cất đi, hoặc việc bán đang tạm dừng. Trang sẽ mở lại khi hàng được bán tiếp; trong lúc chờ, mời xem các sản phẩm khác.',
  notFoundAtDesk:
    'Có thể đường dẫn bị thiếu chữ, hoặc mục này không còn. Hãy quay lại trang chính và mở lại từ danh sách.',
  forbiddenTitle: 'Bạn không có quyền mở trang này',
  forbiddenText:
    'Tài khoản đang dùng không mở được trang này. Nếu đây là việc của bạn, hãy nhờ người quản lý cấp quyền, hoặc đăng nhập bằng tài khoản khác.',
  badRequestTitle: 'Yêu cầu chưa đúng',
  badRequestText: 'Trang không hiểu được nội dung vừa gửi. Hãy quay lại, kiểm tra rồi gửi lần nữa.',
  tooLargeTitle: 'Tệp hoặc nội dung quá lớn',
  tooLargeText:
    'Trang không nhận được tệp hoặc nội dung lớn như vậy. Hãy quay lại, chọn tệp nhỏ hơn hoặc gửi từng ảnh một.',
  tooManyTitle: 'Hãy đợi một chút',
  tooManyText: 'Có quá nhiều yêu cầu trong ít phút vừa qua. Hãy đợi vài phút rồi thử lại.',
  awayTitle: 'Chợ tạm nghỉ ít phút',
  awayText:
    'Chợ đang tạm không đọc và ghi được dữ liệu. Việc đã lưu vẫn còn; việc vừa gửi có thể chưa được lưu. Hãy thử lại sau ít phút.',
  fullTitle: 'Chợ tạm chưa nhận được tệp',
  fullText:
    'Chỗ chứa dữ liệu đã đầy nên việc hay tệp vừa gửi chưa được lưu. Việc đã lưu vẫn còn, các trang vẫn xem được như thường. Hãy báo người quản lý rồi gửi lại sau.',
  serverTitle: 'Máy chủ đang gặp trục trặc',
  serverText: 'Lỗi là ở phía chúng tôi, không phải do bạn. Việc đã lưu vẫn còn. Hãy thử lại sau ít phút.',
  offlineTitle: 'Chưa có mạng',
  offlineText: 'Máy chưa nối được mạng. Trang sẽ mở lại khi có sóng; hãy thử lại.',
  goHome: 'Về đầu chợ',
  goProducts: 'Xem sản phẩm',
  goDesk: 'Về trang làm việc',
  goAccount: 'Về trang của tôi',
  signInOther: 'Đăng nhập tài khoản khác',
  tryAgain: 'Thử lại',
  reference: 'Mã lỗi để báo khi cần giúp: {status}',
} as const;
