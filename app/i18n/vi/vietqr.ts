/** Mã VietQR chứa gì, hoặc vì sao không nhận và cần hỏi người gửi điều gì. */
export const vietqr = {
  read_account: 'Mã VietQR đúng: chuyển tiền vào tài khoản.',
  read_card: 'Mã VietQR đúng: chuyển tiền vào thẻ.',
  read_other: 'Mã VietQR đúng, nhưng không phải để chuyển khoản: mã của điểm bán hàng hoặc để rút tiền.',
  bank: 'Ngân hàng: {shortName} ({name})',
  number_account: 'Số tài khoản: {account}',
  number_card: 'Số thẻ: {account}',
  number_other: 'Mã người nhận: {account}',
  amount: 'Số tiền: {amount}',
  amountOpen: 'Số tiền: người trả tự nhập',
  memo: 'Nội dung: {memo}',
  memoEmpty: 'Nội dung: không có',

  refused: 'Không nhận mã này. {why}',
  why_crc: 'Các ký tự không khớp với phần kiểm tra ở cuối mã: có chỗ bị sai, thiếu hoặc thừa.',
  ask_crc: 'Nhờ người gửi chụp lại mã QR cho rõ, hoặc chép lại cả dòng chữ của mã, đừng gõ tay.',
  why_length: 'Có phần dài hoặc ngắn hơn độ dài ghi trong mã: mã bị cắt, hoặc phần mềm tạo mã làm sai.',
  ask_length: 'Nhờ người gửi chép lại đủ cả mã. Nếu vẫn vậy, nhờ họ tạo mã mới bằng ứng dụng của ngân hàng.',
  why_layout:
    'Các phần trong mã nằm sai chỗ nên không chắc tiền sẽ vào tài khoản nào, hoặc đây không phải mã chuyển tiền.',
  ask_layout: 'Hỏi người gửi lấy mã ở đâu, và nhờ họ tạo mã mới bằng ứng dụng của ngân hàng.',
  'why_missing-field':
    'Mã thiếu phần bắt buộc, như ngân hàng, số tài khoản, loại tiền hoặc phần kiểm tra ở cuối.',
  'ask_missing-field':
    'Nhờ người gửi chép lại đủ cả mã. Nếu vẫn vậy, nhờ họ tạo mã mới bằng ứng dụng của ngân hàng.',
  why_scheme: 'Mã này của mạng thanh toán khác (như VNPAY, hoặc của nước khác), không phải VietQR.',
  ask_scheme: 'Nhờ người gửi mã VietQR của tài khoản ngân hàng, lấy trong ứng dụng của ngân hàng.',
  why_currency: 'Mã đòi trả bằng loại tiền khác, không phải đồng Việt Nam.',
  ask_currency: 'Nhờ người gửi tạo mã VietQR bằng đồng Việt Nam.',
  why_amount: 'Số tiền trong mã không đúng: phải là số đồng chẵn, lớn hơn 0, không quá 13 chữ số.',
  ask_amount: 'Hỏi người gửi số tiền đúng, và nhờ họ tạo mã mới.',
  'why_bin-unknown': 'Không có ngân hàng nào mang mã số {bin}.',
  'ask_bin-unknown':
    'Hỏi người gửi tên ngân hàng và số tài khoản, và nhờ họ tạo mã mới bằng ứng dụng của ngân hàng đó.',
} as const;
