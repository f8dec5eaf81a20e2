/**
 * What people read when something is refused: what is wrong, then what to do. One key per DomainError code.
 * Grouped by domain; keep the groups in the order of the domains.
 */
export const errors = {
  // every form
  required: 'Ô này còn trống. Hãy điền vào.',
  tooShort: 'Ngắn quá. Cần ít nhất {min} ký tự.',
  tooLong: 'Dài quá. Chỉ được {max} ký tự, hãy bớt đi.',
  notANumber: 'Hãy nhập một con số, ví dụ 250.',
  notAWholeNumber: 'Hãy nhập số nguyên, không có phần lẻ.',
  tooSmall: 'Số nhỏ quá. Ít nhất là {min}.',
  tooBig: 'Số lớn quá. Nhiều nhất là {max}.',
  notADate: 'Ngày chưa đúng. Viết như 31/12/2026.',
  dateInFuture: 'Ngày này chưa đến. Hãy kiểm tra lại.',
  notAnEmail: 'Địa chỉ e-mail chưa đúng. Viết như ten@vidu.vn.',
  notAPhone: 'Số điện thoại chưa đúng. Số di động có 10 chữ số, bắt đầu bằng 0.',
  notAUrl: 'Đường dẫn chưa đúng. Hãy chép cả dòng bắt đầu bằng https://.',
  notInList: 'Hãy chọn một mục trong danh sách.',
  invalid: 'Nội dung này chưa đúng. Hãy kiểm tra lại.',
  mustAgree: 'Hãy đánh dấu đồng ý để tiếp tục.',
  formExpired: 'Trang này đã mở quá lâu. Hãy tải lại trang rồi làm lại.',
  bodyTooLarge: 'Nội dung gửi lên lớn quá. Hãy gửi ít hơn trong một lần.',
  changedMeanwhile: 'Có người vừa sửa mục này. Hãy tải lại trang để xem bản mới rồi sửa tiếp.',
  wrongState: 'Việc này không làm được ở bước hiện tại. Hãy tải lại trang để xem bước mới.',
  notAllowed: 'Tài khoản này không được làm việc này. Hãy hỏi người quản lý.',
  tooManyRequests: 'Thử nhiều lần quá. Hãy đợi {minutes} phút rồi thử lại.',
  temporarilyUnavailable: 'Máy chủ đang bận. Hãy thử lại sau ít phút; việc đã lưu vẫn còn.',

  // channels: a seller's own workbook
  templateXls:
    'Đây là tệp Excel kiểu cũ (.xls). Vào Kênh Người Bán → Sản phẩm → Đăng hàng loạt, tải mẫu về và gửi lên đúng tệp .xlsx đó.',
  templateMacros:
    'Tệp này có macro nên không nhận. Vào Kênh Người Bán → Sản phẩm → Đăng hàng loạt, tải mẫu về và gửi lên đúng tệp .xlsx đó.',
  templateEncrypted:
    'Tệp này có mật khẩu. Bỏ mật khẩu trong Excel (Tệp → Thông tin → Bảo vệ) rồi gửi lại, hoặc tải mẫu mới.',
  templateDamaged:
    'Tệp này bị hỏng. Vào Kênh Người Bán → Sản phẩm → Đăng hàng loạt, tải mẫu về và gửi lên đúng tệp .xlsx đó.',
  templateTooBig:
    'Tệp lớn quá ({limit}). Vào Kênh Người Bán → Sản phẩm → Đăng hàng loạt, tải mẫu về và gửi lên đúng tệp .xlsx đó.',
  templateNotWorkbook:
    'Đây không phải tệp Excel .xlsx. Vào Kênh Người Bán → Sản phẩm → Đăng hàng loạt, tải mẫu về và gửi lên đúng tệp .xlsx đó.',
  templateOtherPlatform:
    'Đây là mẫu của {platform}, không phải của sàn đang chọn. Vào Kênh Người Bán → Sản phẩm → Đăng hàng loạt, tải mẫu về và gửi lên đúng tệp .xlsx đó.',
  templateUpdateFile:
    'Đây là tệp sửa hàng đã đăng, không phải mẫu đăng mới. Vào Kênh Người Bán → Sản phẩm → Đăng hàng loạt → Tải mẫu.',
  templateUnknown:
    'Không thấy dòng mã cột của sàn trong tệp này (dòng 1, thường bị ẩn). Đừng xoá hay chép sang tệp khác: vào Kênh Người Bán → Sản phẩm → Đăng hàng loạt, tải mẫu về và gửi lên đúng tệp .xlsx đó.',
  templateGone: 'Mẫu này không còn. Hãy gửi lại tệp tải từ Kênh Người Bán.',
  chooseListings: 'Hãy chọn ít nhất một sản phẩm để điền vào tệp.',
  nothingToFill: 'Không sản phẩm nào đã chọn điền được vào tệp. Xem lý do ở từng sản phẩm, sửa rồi làm lại.',
} as const;
