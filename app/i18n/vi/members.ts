/** The people of a producer: who may sign in for it, inviting them, ending it. */
export const members = {
  membersTitle: 'Người bán hàng của chủ thể',
  membersIntro: 'Những người này đăng nhập và đăng tin cho chủ thể.',
  noMembers: 'Chưa ai đăng nhập được cho chủ thể này. Hãy mời một người ở dưới.',
  name: 'Họ và tên',
  contacts: 'Điện thoại, e-mail',
  lastSignIn: 'Lần đăng nhập gần nhất',
  neverSignedIn: 'Chưa lần nào',
  noPassword: 'Chưa đặt mật khẩu',
  disabled: 'Đã khoá',
  newLink: 'Tạo đường dẫn mới',
  newLinkFor: 'Tạo đường dẫn mới cho {name}',
  endAccess: 'Cho thôi',
  endAccessFor: 'Cho {name} thôi bán hàng cho chủ thể này',
  endAccessText:
    '{name} sẽ không vào được trang bán hàng của chủ thể này nữa, kể cả khi đang mở. Tin đã đăng vẫn còn.',
  endAccessSubmit: 'Đồng ý cho thôi',
  ended: 'Người này không còn vào được trang bán hàng của chủ thể.',
  inviteTitle: 'Mời một người',
  inviteIntro:
    'Tạo tài khoản cho người của chủ thể, rồi trao cho họ đường dẫn để tự đặt mật khẩu. Cán bộ không biết mật khẩu.',
  phone: 'Số điện thoại',
  phoneHint: 'Để đăng nhập. Cần số điện thoại hoặc e-mail.',
  email: 'E-mail',
  language: 'Họ đọc trang bằng',
  language_vi: 'Tiếng Việt',
  language_en: 'Tiếng Anh',
  agreed: 'Tôi đã hỏi và người này đồng ý',
  agreedHint:
    'Đồng ý để chợ giữ tên, số điện thoại và e-mail của họ, chỉ để họ đăng nhập và bán hàng cho chủ thể này. Họ có quyền xem, sửa và rút lại lúc nào cũng được (Luật Bảo vệ dữ liệu cá nhân số 91/2025/QH15). Chợ ghi lại ai đã hỏi và ngày hỏi.',
  invite: 'Mời và tạo đường dẫn',
  inviteRefused: 'Chưa mời được',
  linkTitle: 'Đường dẫn của {name}',
  linkText:
    'Hãy đưa ngay cho {name}: quét mã bằng điện thoại của họ, hoặc chép gửi qua Zalo. Trang này chỉ hiện đường dẫn một lần.',
  linkUntil: 'Dùng được một lần, đến {when}.',
  linkHandOver: 'Ai có đường dẫn đều đặt được mật khẩu, nên chỉ gửi cho đúng người.',
  linkField: 'Đường dẫn',
  linkQr: 'Mã QR mở đường dẫn của {name}',
  copy: 'Sao chép đường dẫn',
  copied: 'Đã sao chép',
  backToProducer: 'Xong',
  hasAccount:
    '{name} đã có tài khoản và từ nay bán hàng cho chủ thể này được. Họ vào bằng mật khẩu cũ; nếu quên, bấm “Tạo đường dẫn mới”.',
  hasAccountNoPassword:
    '{name} đã có tài khoản và từ nay bán hàng cho chủ thể này được, nhưng chưa đặt mật khẩu. Bấm “Tạo đường dẫn mới” rồi trao cho họ.',
} as const;
