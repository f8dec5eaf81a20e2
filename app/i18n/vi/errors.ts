/**
 * What people read when something is refused: what is wrong, then what to do. One key per DomainError code.
 * Grouped by domain; keep the groups in the order of the domains.
 */
export const errors = {
  // every form
  secondFactorStale:
    'Việc này mở được tài khoản của người khác, nên cần mã xác thực mới. Hãy nhập mã rồi làm lại.',
  required: 'Ô này còn trống. Hãy điền vào.',
  tooShort: 'Ngắn quá. Cần ít nhất {min} ký tự.',
  otherProducer:
    'Mục này là của {producer}, bạn cũng làm cho chủ thể này nhưng đang làm việc cho chủ thể khác. Hãy đổi sang {producer} rồi mở lại.',
  tooLongBy: 'Dài quá: {typed} trên {max} ký tự. Hãy bớt đi.',
  tooLong: 'Dài quá. Chỉ được {max} ký tự, hãy bớt đi.',
  notDigits: 'Hãy ghi bằng con số, ví dụ {example}.',
  notAWholeNumber: 'Hãy ghi số tròn, không có phần lẻ sau dấu phẩy.',
  negativeNumber: 'Số này không nhỏ hơn 0 được. Hãy bỏ dấu trừ.',
  tooSmall: 'Số nhỏ quá. Ít nhất là {min}.',
  wholePieces: 'Số lượng phải là số nguyên từ 1 đến {max}, ví dụ 2.',
  tooBig: 'Số lớn quá. Nhiều nhất là {max}.',
  dayMissing: 'Chưa ghi ngày. Viết như 31/12/2026.',
  notADate: 'Ngày chưa đúng. Viết như 31/12/2026.',
  otherReasonUnsaid: 'Bạn đã chọn “Lý do khác”. Hãy ghi lý do vào ô này.',
  dayTooFar: 'Ngày này xa quá. Hãy ghi một ngày trong vòng một năm tới, hoặc để trống.',
  monthWrong: 'Tháng chưa đúng. Viết như 11/2026 (tháng/năm).',
  notAMonth: 'Tháng chưa đúng. Viết như 11/2026. Bảng dưới là của tháng này.',
  dateInFuture: 'Ngày này chưa đến. Hãy kiểm tra lại.',
  notAnEmail: 'Địa chỉ e-mail chưa đúng. Viết như ten@vidu.vn.',
  notAPhone: 'Số điện thoại chưa đúng. Số di động có 10 chữ số, bắt đầu bằng 0.',
  notAUrl: 'Đường dẫn chưa đúng. Hãy sao chép cả dòng bắt đầu bằng https://.',
  notANumber: 'Chỉ điền số, trong mức cho phép.',
  notInList: 'Hãy chọn một mục trong danh sách.',
  invalid: 'Nội dung này chưa đúng. Hãy kiểm tra lại.',
  mustAgree: 'Hãy đánh dấu vào ô này rồi bấm lại.',
  mustChoose: 'Hãy chọn một mục rồi bấm lại.',
  formExpired: 'Trang này đã mở quá lâu. Hãy tải lại trang rồi làm lại.',
  changedMeanwhile: 'Có người vừa sửa mục này. Hãy tải lại trang để xem bản mới rồi sửa tiếp.',
  lastOperator:
    'Đây là người vận hành duy nhất còn vào được. Hãy trao quyền vận hành cho người khác trước rồi mới xoá.',
  wrongState: 'Việc này không làm được ở bước hiện tại. Hãy tải lại trang để xem bước mới.',
  notAllowed: 'Tài khoản này không được làm việc này. Hãy hỏi người quản lý.',
  tooManyRequests: 'Thử nhiều lần quá. Hãy đợi {minutes} phút rồi thử lại.',
  tooManyToday: 'Hôm nay thử nhiều lần quá. Hãy đợi {hours} giờ rồi thử lại.',
  uploadNoRoom:
    'Đang có nhiều tệp gửi lên cùng lúc nên chưa nhận được tệp này. Hãy đợi một phút rồi gửi lại.',

  // accounts
  signInFailed: 'Số điện thoại (hoặc e-mail) hay mật khẩu chưa đúng. Hãy kiểm tra lại rồi thử lần nữa.',
  wrongPassword: 'Mật khẩu hiện tại chưa đúng. Hãy gõ lại.',
  passwordTooShort: 'Mật khẩu ngắn quá. Cần ít nhất {min} ký tự; một câu vài chữ là dễ nhớ.',
  passwordTooCommon: 'Mật khẩu này nhiều người dùng nên dễ bị đoán. Hãy ghép vài chữ chỉ mình bạn biết.',
  passwordAboutYou: 'Mật khẩu trùng tên, số điện thoại hoặc e-mail của bạn. Hãy chọn mật khẩu khác.',
  passwordsDiffer: 'Hai lần gõ chưa giống nhau. Hãy gõ lại.',
  codeWrong: 'Mã chưa đúng. Mở ứng dụng xác thực và gõ 6 chữ số đang hiện.',
  codeUsed: 'Mã này đã dùng rồi. Hãy đợi mã mới hiện ra rồi gõ lại.',
  recoveryCodeWrong: 'Mã dự phòng chưa đúng hoặc đã dùng. Hãy thử mã khác trong danh sách đã cất.',
  linkExpired: 'Đường dẫn này đã dùng hoặc đã hết hạn. Hãy nhờ người quản lý gửi đường dẫn mới.',
  phoneTaken: 'Số điện thoại này đã có tài khoản.',
  emailTaken: 'E-mail này đã có tài khoản.',
  contactNeeded: 'Cần ít nhất số điện thoại hoặc e-mail để đăng nhập.',
  personDisabled: 'Tài khoản này đã bị khoá. Hãy hỏi người vận hành chợ.',
  memberIsStaff:
    'Đây là tài khoản của cán bộ: người duyệt tin không bán hàng thay chủ thể. Hãy dùng số khác.',
  roleNeedsProducer: 'Vai trò này cần mã của một chủ thể.',
  roleNeedsCommune: 'Vai trò này cần mã của một xã.',
  demoNotReady: 'Bản dùng thử đang được bày hàng. Hãy thử lại sau một phút.',

  // catalog: a producer's listings and their review
  tooManyDrafts: 'Đang có {max} tin viết dở. Hãy gửi duyệt hoặc cất bớt rồi tạo tin mới.',
  underReview: 'Tin này đang chờ duyệt. Bấm “Lấy lại để sửa” nếu muốn sửa tiếp.',
  stepChangedMeanwhile:
    'Mục này vừa được lưu ở nơi khác. Bên dưới vẫn là nội dung bạn vừa viết: xem lại rồi bấm Lưu lần nữa nếu muốn dùng nó.',
  listingIncomplete: 'Tin còn thiếu {count} mục bắt buộc. Xem danh sách bên dưới và điền nốt.',
  nothingChanged: 'Chưa có gì thay đổi so với tin đang bán. Hãy sửa rồi gửi.',
  skuTaken: 'Mã này đã dùng cho “{title}”. Hãy đặt mã khác.',
  skuTwice: 'Hai loại hàng trùng mã. Mỗi loại cần một mã riêng.',
  skuLetters: 'Mã chỉ gồm chữ, số và dấu - _ . (không có khoảng trắng).',
  priceZero: 'Giá 0 đồng thì chưa bán được. Hãy ghi giá bán, hoặc để trống nếu chưa có giá.',
  stockEmpty: 'Hãy ghi trong kho còn bao nhiêu; hết hàng thì ghi 0.',
  soldOut: '{product} chỉ còn {left}. Hãy giảm số lượng hoặc bỏ món này rồi đặt tiếp.',
  priceChanged: 'Giá của {product} vừa đổi. Hãy xem giá mới rồi đặt tiếp.',
  notOnSale: 'Món này hiện không còn bán. Hãy bỏ khỏi giỏ rồi đặt tiếp.',
  cartEmpty: 'Giỏ hàng đang trống. Hãy chọn hàng trước.',
  soldOutNow: '{product} vừa hết hàng. Hãy chọn món khác.',
  cartFull: 'Giỏ đã có {max} loại hàng, là mức nhiều nhất. Hãy đặt trước, hoặc bỏ bớt.',
  cartChanged:
    'Giỏ hàng vừa đổi ở cửa sổ khác. Hãy xem lại hàng bên dưới rồi đặt; những gì bạn đã ghi vẫn còn.',
  leftOut: 'Một món trong giỏ vừa ngừng bán nên đã để riêng. Hãy xem lại phần còn lại.',
  buyerPhone:
    'Số điện thoại chưa đúng. Số Việt Nam có 10 chữ số, bắt đầu bằng 0; số nước ngoài viết + và mã nước ở đầu, ví dụ +33 6 12 34 56 78.',
  emailForAbroad: 'Với số nước ngoài, chợ báo tin qua e-mail. Hãy ghi e-mail của bạn.',
  latinLetters:
    'Hãy viết bằng chữ cái Latinh (a, b, c), như trong hộ chiếu: người giao hàng chỉ đọc được chữ này.',
  notABirthDate: 'Ngày sinh chưa đúng. Viết như 14/10/1990.',
  notAdultYet: 'Rượu chỉ bán cho người đủ 18 tuổi vào ngày đặt. Hãy quay lại giỏ hàng và bỏ rượu ra.',
  communeUnclear: 'Có nhiều nơi tên như vậy. Hãy chọn đúng nơi bên dưới.',
  communeUnknown: 'Chưa tìm thấy xã, phường này ở Lào Cai. Hãy xem lại cách viết; tên cũ cũng được.',
  signedOutOrdering:
    'Phiên đăng nhập đã hết. Những gì bạn ghi vẫn còn: bấm tiếp để đặt không cần tài khoản, hoặc đăng nhập lại ở cửa sổ khác rồi bấm tiếp.',
  deliveryCostChanged:
    'Tiền giao hàng của {producer} nay là {amount} ₫, không còn là {agreed} ₫ như bạn vừa xem. Hãy xem lại tổng tiền mới rồi đặt.',
  deliveryFreeNow:
    '{producer} nay giao miễn phí, không còn lấy {agreed} ₫ như bạn vừa xem. Hãy xem lại tổng tiền mới rồi đặt.',
  deliveryCostUnseen: 'Tiền giao hàng của {producer} là {amount} ₫. Hãy xem lại tổng tiền rồi đặt.',
  orderWordsChanged:
    'Người bán vừa đổi tên hàng, loại hàng hoặc cân nặng. Dưới đây là đơn như lúc này: hãy xem lại rồi đặt.',
  policiesChanged: 'Điều khoản của chợ vừa đổi. Hãy đọc bản mới rồi đánh dấu đồng ý lại.',
  notDeliveredSo: 'Cách nhận hàng này không còn nữa. Hãy chọn cách khác.',
  adultsOnly: 'Rượu chỉ bán cho người từ 18 tuổi. Hãy điền ngày sinh, hoặc bỏ rượu khỏi giỏ.',
  cannotPaySo: 'Cách trả tiền này hiện không dùng được. Hãy chọn cách khác.',
  cardNotReachable: 'Chưa mở được trang trả tiền bằng thẻ. Tiền chưa bị trừ. Hãy đợi một phút rồi bấm lại.',
  cardRefused: 'Bên nhận thẻ không mở trang trả tiền cho đơn này. Hãy gọi cho chợ để đổi cách trả tiền.',
  cardTooLittle: 'Số tiền này nhỏ quá, thẻ không trả được. Hãy chọn chuyển khoản.',
  findingNote: 'Hãy ghi vài chữ: đã kiểm tra gì, xử lý ra sao.',
  cannotGiveBack: 'Khoản này không trả lại được ở đây nữa. Hãy tải lại trang để xem nó đang ra sao.',
  dayNotYet: 'Ngày này chưa tới. Hãy ghi ngày đã chuyển tiền.',
  dayBeforePromise: 'Ngày này trước khi hứa hoàn. Hãy xem lại ngày trên biên lai.',
  disputeTooLittle:
    'Ngân hàng của chủ thẻ chỉ lấy hẳn {left} đồng của khoản này, ít hơn số đã hứa hoàn. Hãy gửi lại về thẻ hoặc chuyển khoản cho khách.',
  mustSayForWhich:
    'Tiền này đã đi, phải có trong sổ. Hãy chọn nó là của đơn nào, hoặc ghi mỗi đơn bao nhiêu, rồi bấm “Ghi vào sổ của đơn”.',
  assignTooMuch:
    'Đơn này chỉ còn hoàn được nhiều nhất {left} đồng, tính cả tiền đã hứa hoàn. Hãy ghi phần còn lại cho đơn khác của cùng lần trả.',
  claimTooMuch:
    'Chỉ {most} đồng của khoản này có thể là người mua nhận hai lần. Hãy ghi {rest} đồng còn lại là của đơn nào, ở mục “Của nhiều đơn”, rồi bấm lại.',
  claimInDispute:
    'Ngân hàng của thẻ đang giữ tiền của lần trả này và chưa quyết định, nên chưa biết người mua có nhận hai lần không. Hãy đợi ngân hàng quyết định.',
  mustClaim:
    'Tiền này đã rời tài khoản của chợ, phải có trong sổ. Hãy bấm “Ghi là người mua phải trả lại”; nếu họ đã trả lại rồi thì ghi khoản trả đó ở bước sau.',
  mustGiveBack:
    'Chợ còn giữ {amount} đồng của khoản này, là tiền của người mua, nên chỉ ghi chú thì chưa đóng được. Hãy bấm “Trả lại toàn bộ”, hoặc hoàn ở trang của Stripe trước.',
  claimWaits: 'Khoản này còn chờ người mua trả. Hãy ghi khoản họ đã trả, hoặc xoá nợ.',
  claimPaidTooMuch:
    'Chỉ còn {most} đồng phải trả. Hãy xem lại số tiền. Nếu người mua đã trả nhiều hơn thật, hãy đánh dấu ô ngay dưới: phần thừa chờ ở đây để chuyển lại cho họ.',
  claimReferenceShared:
    'Mã {reference} đã được ghi ở khoản khác mà cùng người mua này phải trả ({amount} đồng). Nếu họ trả cả hai trong một lần chuyển, hãy đánh dấu ô ngay dưới, và ở trên chỉ ghi phần tiền của khoản này.',
  claimPaidOtherwise:
    'Mã {reference} đã được ghi với {amount} đồng hoặc ngày khác. Hãy xem lại mã giao dịch.',
  claimReferencePaid:
    'Mã {reference} là của khoản người mua đã trả ({amount} đồng). Hãy ghi mã của lần chợ chuyển lại cho họ.',
  claimReferenceSentBack:
    'Mã {reference} là của lần chợ đã chuyển lại cho người mua ({amount} đồng). Hãy ghi mã của khoản người mua trả.',
  referenceOfClaim:
    'Mã {reference} đã được ghi ở khoản tiền người mua của đơn {order} nhận hai lần: lần họ trả lại, hoặc lần chợ chuyển lại cho họ. Mỗi lần chuyển tiền có một mã riêng: hãy xem lại mã trên sao kê.',
  referenceOfRefund: 'Mã {reference} đã được ghi ở khoản hoàn {refund}. Hãy ghi mã của đúng lần chuyển này.',
  referenceOfOtherRefund:
    'Mã {reference} đã được ghi ở khoản hoàn {refund}. Hãy ghi mã của đúng lần chuyển này. Nếu ngân hàng đã gửi cả hai trong một lần chuyển, hãy ghi thêm chữ phía sau, ví dụ “{reference} phần 2”.',
  referenceOfPayout: 'Mã {reference} là của một lần chi trả cho chủ thể. Hãy ghi mã của đúng lần chuyển này.',
  claimTurnedToBuyer:
    'Chưa ghi gì: trong lúc bạn nhập, khoản này đã đổi, và nay chợ phải chuyển lại cho người mua {amount} đồng. Nếu người mua đã trả thật cả khoản này, hãy xem lại số tiền rồi bấm lần nữa: khoản này cũng phải chuyển lại cho họ.',
  claimTurned:
    'Chưa ghi gì: trong lúc bạn nhập, khoản này đã đổi, và nay người mua phải trả lại chợ {amount} đồng. Nếu bạn đã chuyển tiền cho người mua, hãy xem lại trước khi làm tiếp.',
  claimOpenChanged:
    'Chưa ghi gì: nay còn {amount} đồng, khác với lúc bạn mở trang. Hãy xem lại rồi bấm lần nữa.',
  claimSentBackBefore: 'Ngày này trước ngày người mua đã trả ({date}). Hãy xem lại ngày trên sao kê.',
  claimChanged:
    'Nay người mua nhận hai lần {amount} đồng, khác với lúc bạn mở trang. Hãy xem lại rồi bấm lần nữa.',
  claimOwedToBuyer: 'Chợ đang phải chuyển lại tiền cho người mua, nên không có gì để xoá nợ.',
  writeOffOwn: 'Bạn là người đề nghị, nên cần một cán bộ khác xác nhận.',
  claimDayBefore: 'Ngày này trước ngày tiền về tay người mua ({date}). Hãy xem lại ngày trên sao kê.',
  claimNothing:
    'Người mua không còn nhận khoản này hai lần, nên không có gì để đòi. Hãy ghi vài chữ rồi đóng.',
  writeOffNotAsked: 'Không còn ai đề nghị xoá nợ khoản này. Hãy ghi lý do trước.',
  writeOffChanged: 'Nay còn {amount} đồng phải trả, khác với lúc bạn mở trang. Hãy xem lại rồi xác nhận.',
  refundIsOwed:
    'Khoản này người mua phải được hoàn: đơn đã huỷ hoặc chợ đã hứa. Hãy gửi lại về thẻ hoặc chuyển khoản.',
  assignPartWrong:
    'Mỗi phần phải là số đồng chẵn, lớn hơn 0, không có dấu trừ. Đơn nào không có phần thì để trống; các phần cộng lại phải bằng {amount} đồng.',
  assignSum: 'Các phần cộng lại là {sum} đồng, mà khoản đã đi là {amount} đồng. Hãy sửa cho bằng nhau.',
  thereOnItsWay:
    'Khoản này còn trên đường về thẻ, chưa biết có tới không, nên chưa đóng được. Hãy đợi: mỗi giờ máy hỏi lại Stripe.',
  thereCameBack: 'Khoản này đã quay về tài khoản ở Stripe, nên không ghi vào sổ nữa. Không phải làm gì thêm.',
  cardAway:
    'Stripe chưa trả lời nên chưa biết họ đã trả khách bao nhiêu. Chưa gửi gì. Hãy thử lại sau ít phút.',
  refundGoneThere:
    'Trong tiền này đã có {gone} đồng trả khách từ trang của Stripe mà chưa ghi vào sổ; chỉ còn gửi được {left} đồng. Hãy ghi khoản đó vào sổ ở mục “Chưa khớp” trước.',
  refundPendingThere:
    'Từ trang của Stripe đang có {pending} đồng trên đường về thẻ của khách (từ ngày {date}), chưa biết có tới không; lúc này chỉ gửi được {left} đồng. Chưa gửi gì. Hãy đợi: khoản đó nằm ở mục “Chưa khớp”, mỗi giờ máy hỏi lại Stripe.',
  refundBesideBanks:
    'Khách đã trả {paid} đồng bằng thẻ. Đã về lại khách: {lost} đồng ngân hàng của thẻ lấy, {card} đồng về thẻ, {transfers} đồng bằng chuyển khoản. Chỉ còn hoàn được {left} đồng, nên chưa ghi gì. Nếu bạn đã chuyển tiền thật, hãy báo đơn vị vận hành chợ: phần thừa được đòi theo cách của chợ, không ai gọi điện.',
  refundTakenMeanwhile:
    'Ngân hàng của thẻ đã lấy hẳn {taken} đồng của khoản này và trả cho người mua: nay chỉ còn nợ {amount} đồng. Chưa ghi gì. Nếu bạn chưa chuyển, hãy chuyển đúng số còn nợ rồi ghi. Nếu {sent} đồng đã chuyển đi rồi, hãy đánh dấu ở đây: chợ ghi cả số đó và đòi người mua phần thừa.',
  refundLowered:
    'Một phần đã tới thẻ của khách từ trang của Stripe: nay chỉ còn nợ {amount} đồng. Chưa ghi gì. Hãy xem lại số tiền rồi làm lại.',
  refundBookedElsewhere:
    'Khoản này đã nằm trong sổ của một đơn khác. Chưa đổi gì. Hãy xem các khoản hoàn của những đơn ấy rồi ghi lại.',
  cannotCancelNow: 'Đơn này không huỷ được nữa. Hãy tải lại trang để xem đơn đang ở bước nào.',
  tooManyPieces: 'Chỉ còn {left} gói chưa huỷ. Hãy nhập số nhỏ hơn.',
  lessLeftThanCancelled:
    'Đơn này chỉ còn {left} đồng chưa hoàn, ít hơn giá các món muốn bớt ({wanted} đồng). Hãy huỷ cả đơn: phần còn lại sẽ được hoàn.',
  refundTooMuch: 'Chỉ còn hoàn được nhiều nhất {left} đồng. Hãy nhập số nhỏ hơn.',
  tooManyUnpaidOrders:
    'Chưa thanh toán thì mỗi người giữ được hàng của nhiều nhất {max} đơn trong 24 giờ. Bạn đang có {used} đơn chưa thanh toán, lần đặt này thêm {more} đơn. Hãy thanh toán hoặc huỷ đơn đang chờ, hoặc bớt hàng trong giỏ, rồi đặt lại.',
  tooManyUnpaidPieces:
    'Chưa thanh toán thì mỗi người giữ được nhiều nhất {max} gói hàng trong 24 giờ. Bạn đang giữ {used} gói, lần đặt này thêm {more} gói. Hãy thanh toán hoặc huỷ đơn đang chờ, hoặc bớt hàng trong giỏ, rồi đặt lại.',
  networkUnpaid:
    'Qua mạng này đang có quá nhiều đơn chưa thanh toán, nên tạm thời chưa giữ thêm hàng được. Hãy thanh toán hoặc huỷ đơn đang chờ của bạn, hoặc dùng mạng khác (ví dụ mạng di động) rồi đặt lại. Giỏ hàng vẫn còn nguyên.',
  orderTriedOften:
    'Đang có nhiều lượt thử mở đơn này. Hãy đợi một phút rồi thử lại, hoặc mở đơn bằng chính máy đã đặt.',
  orderNotFound:
    'Không thấy đơn nào có mã và số điện thoại này. Hãy xem lại mã trong thư xác nhận và số điện thoại đã ghi lúc đặt hàng.',
  eraseTooEarly:
    'Đơn còn đang giao, còn tiền phải hoàn, hoặc khiếu nại (ở chợ hay ở ngân hàng của thẻ) chưa xong. Hãy đợi xong rồi xoá.',
  eraseRefundThere:
    'Có khoản hoàn về thẻ đang trên đường, hoặc đang chờ chợ xem là của đơn nào; nếu không tới, chợ phải liên lạc được với người mua để gửi lại. Hãy đợi xong rồi xoá.',
  eraseRefundYoung:
    'Ngân hàng còn có thể trả lại khoản hoàn về thẻ, khi đó chợ phải liên lạc được với người mua để gửi lại. Xoá được từ ngày {date}.',
  nothingToPayOut: 'Không có khoản nào phải chi trả tới ngày này.',
  cutoffInFuture: 'Ngày chốt không được ở tương lai. Hãy chọn hôm nay hoặc ngày trước.',
  refundReferenceWrong:
    'Mã giao dịch cần có chữ hoặc số, nhiều nhất {max} ký tự, không kèm trang web hay số điện thoại. Hãy ghi đúng mã trong tin báo của ngân hàng.',
  payoutReferenceWrong:
    'Mã giao dịch chỉ gồm chữ, số, dấu cách, gạch nối (-), gạch chéo (/) và dấu chấm; nhiều nhất {max} ký tự.',
  payoutReferenceUsed:
    'Mã {reference} đã ghi cho khoản của {name}. Hãy xem lại mã của khoản này. Nếu ngân hàng trả cả tệp dưới một mã, hãy đánh dấu ở đây.',
  payoutReferenceOfRun:
    'Mã {reference} đã ghi ở đợt chi trả số {number}, mà mỗi tệp gửi ngân hàng có mã riêng. Hãy xem lại mã. Nếu ngân hàng dùng lại đúng số này, hãy ghi thêm ngày chuyển sau mã.',
  payoutPaidOtherwise: 'Khoản này đã được ghi là chi trả với mã {reference}. Nếu sai, hãy đảo lại trước.',
  payoutOwedNothing:
    'Chợ không còn nợ gì của khoản này: có tiền đã hoàn sau khi tạo đợt. Hãy lấy khoản này ra khỏi đợt. Nếu ngân hàng đã chuyển rồi thì đánh dấu ô đó và ghi lại.',
  payoutNotOwed:
    'Chỉ còn nợ {owed} đồng của khoản này: có tiền đã hoàn sau khi tạo đợt. Hãy lấy khoản này ra khỏi đợt. Nếu ngân hàng đã chuyển rồi thì đánh dấu ô đó và ghi lại.',
  filedBefore:
    'Phần còn nợ của {names} đã nằm trong tệp trước với số cũ, nên máy không làm lại. Hỏi ngân hàng: đã chuyển thì ghi là đã chuyển; chưa chuyển thì đừng gửi tệp cũ, hãy lấy ra khỏi đợt để trả ở đợt sau.',
  nothingToFile:
    'Không có khoản nào trả được lúc này: đã trả hết, hoặc không còn nợ. Xem từng khoản bên dưới.',
  payoutFileReversed:
    'Một khoản trong tệp đã được đảo và sẽ vào đợt khác: gửi tệp này, ngân hàng sẽ chi hai lần. Hãy làm lại tệp rồi tải.',
  payoutFileChanged: 'Tên hoặc tài khoản của một chủ thể đã đổi từ khi làm tệp. Hãy làm lại tệp rồi tải.',
  payoutReversed: 'Khoản này đã được đảo. Số tiền sẽ vào đợt chi trả sau.',
  refundAccountUnseen:
    'Chưa ghi gì. Từ lúc bạn mở trang này, khách đã được hỏi và đã ghi tài khoản nhận tiền. Hãy mở trang của khoản hoàn này, xem tài khoản rồi ghi chuyển khoản ở đó.',
  refundAccountSince:
    'Từ lúc bạn mở trang này, khách đã ghi tài khoản nhận tiền. Hãy xem ở trên và chọn bạn đã chuyển vào đâu.',
  refundInDispute:
    'Ngân hàng của thẻ đang quyết định hoặc đã trả khoản này cho người mua; chuyển khoản nữa là trả hai lần. Nếu tiền đã chuyển đi rồi, hãy đánh dấu ở đây.',
  refundUnderWay:
    'Khoản hoàn này đang được gửi vào thẻ, chưa biết kết quả. Đừng chuyển khoản lúc này: người mua có thể nhận hai lần. Hãy xem lại sau ít phút.',
  refundProvenOtherwise: 'Khoản này đã được ghi là hoàn với mã {reference}.',
  refundSettledMeanwhile:
    'Lần bấm này chưa ghi gì: trong lúc bạn mở trang, khoản hoàn đã được xử lý. Nó đang ở đâu thì ghi ngay dưới đây.',
  settledMeanwhile:
    'Lần bấm này chưa ghi gì: trong lúc bạn mở trang, việc này đã được xử lý. Những gì bạn gõ vẫn ở ngay dưới đây.',
  stockChanged: 'Số hàng vừa đổi, nay còn {stock}. Hãy xem lại rồi nhập số mới.',
  gtinLength: 'Mã vạch có 8, 12, 13 hoặc 14 chữ số. Xem lại số in dưới vạch, hoặc để trống.',
  gtinCheckDigit: 'Mã vạch sai một chữ số. Hãy so lại từng số với bao bì, hoặc để trống.',
  tooManyPhotos: 'Mỗi tin chỉ được {max} ảnh. Hãy bỏ bớt.',
  labelFieldUnknown: 'Không có mục nhãn nào tên là “{field}”. Hãy tải lại trang rồi điền các mục có sẵn.',
  tooManyVariants: 'Mỗi tin chỉ được {max} loại. Hãy tách thành hai tin.',
  reviewDecided: 'Người khác vừa quyết định tin này. Mở lại danh sách chờ duyệt để xem kết quả.',
  paperChecked:
    '{name} vừa kiểm tra giấy tờ này và ghi là đúng. Hãy mở lại danh sách trước khi quyết định khác.',
  paperRefused: '{name} vừa từ chối giấy tờ này. Hãy mở lại danh sách trước khi quyết định khác.',
  reviewWithdrawn: 'Người bán vừa lấy tin này lại để sửa. Nó sẽ quay lại hàng chờ khi được gửi lần nữa.',
  claimsUnchecked:
    'Tin có chữ phải kiểm tra trước. Hãy xem từng chỗ ở đầu trang, đánh dấu “Tôi đã kiểm tra” rồi duyệt.',
  ownSubmission: 'Bạn là người gửi tin này nên không tự duyệt được. Hãy nhờ người khác duyệt.',
  storyHasClaims:
    'Có chữ “{found}” không được dùng ở đây. Bỏ lời hứa chữa bệnh, hạng sao và số điện thoại ra khỏi bài viết.',

  // channels: a seller's own workbook
  templateXls: 'Đây là tệp Excel kiểu cũ (.xls). Hãy tải mẫu .xlsx rồi gửi lên đúng tệp đó: {where}.',
  templateMacros: 'Tệp này có macro nên không nhận. Hãy tải mẫu rồi gửi lên đúng tệp .xlsx đó: {where}.',
  templateEncrypted:
    'Tệp này có mật khẩu. Bỏ mật khẩu trong Excel (Tệp → Thông tin → Bảo vệ) rồi gửi lại, hoặc tải mẫu mới: {where}.',
  templateDamaged: 'Tệp này bị hỏng. Hãy tải mẫu lại rồi gửi lên đúng tệp .xlsx đó: {where}.',
  templateTooWide:
    'Tệp này rộng quá: nhiều hơn {limit} cột. Mẫu của sàn hẹp hơn nhiều: hãy tải mẫu trống rồi gửi lên đúng tệp .xlsx đó: {where}.',
  templateTooLong:
    'Tệp này dài quá: nhiều hơn {limit} dòng. Mẫu của sàn ngắn hơn nhiều: hãy tải mẫu trống rồi gửi lên đúng tệp .xlsx đó: {where}.',
  templateTooBig:
    'Tệp lớn quá ({limit}). Mẫu của sàn nhỏ hơn nhiều: hãy tải mẫu trống rồi gửi lên đúng tệp .xlsx đó: {where}.',
  templateMerged:
    'Trang “{sheet}” có ô gộp ({range}) ở chỗ phải điền, nên điền vào sẽ mất dữ liệu. Hãy bỏ gộp ô (Merge & Center) rồi gửi lại, hoặc tải mẫu mới: {where}.',
  templateNotWorkbook:
    'Đây không phải tệp Excel .xlsx. Hãy tải mẫu rồi gửi lên đúng tệp .xlsx đó, không lưu thành CSV: {where}.',
  feedIsWhole:
    'Tệp này luôn gồm toàn bộ hàng: sàn gỡ những gì không có trong tệp. Hãy bỏ updated_since khỏi địa chỉ.',
  templateOtherPlatform:
    'Đây là mẫu của {platform}, không phải của sàn đang chọn. Hãy tải đúng mẫu: {where}. Hoặc quay lại chọn {platform}.',
  askedJustNow: 'Vừa hỏi sàn lúc {asked}. Hỏi lại được từ {again}; sàn đếm từng lần hỏi.',
  nothingToAsk: 'Chưa có sản phẩm nào ở gian hàng này để hỏi.',
  templateHashGone:
    'Dòng 2 của tệp (Shopee ẩn dòng này) đã mất mã của mẫu, nên Shopee sẽ không nhận. Hãy tải mẫu mới và đừng sửa, xoá dòng 1 và 2: {where}.',
  templateUpdateFile:
    'Đây là tệp sửa hàng đã đăng, không phải mẫu đăng mới. Hãy tải mẫu đăng sản phẩm mới: {where}.',
  templateVersion:
    'Mẫu này ghi phiên bản “{found}”, chợ mới biết điền bản {known}. Hãy tải mẫu mới và đừng xoá dòng 2: {where}. Nếu vẫn vậy, hãy báo người quản lý chợ.',
  templateUnknown:
    'Không thấy mã cột của sàn trong tệp này (thường ở dòng 1 hoặc trang tính bị ẩn). Đừng xoá hay chép sang tệp khác, hãy tải mẫu lại: {where}.',
  noRefusedRows:
    'Tệp này không có dòng nào ghi lý do. Sau khi đăng tệp, hãy tải tệp kết quả (có cột lý do) mà {platform} trả lại rồi gửi đúng tệp đó: {where}.',
  resultXls:
    'Đây là tệp Excel kiểu cũ (.xls). Hãy mở bằng Excel, lưu thành .xlsx rồi gửi lại, hoặc tải lại tệp kết quả .xlsx của {platform}: {where}.',
  resultMacros:
    'Tệp này có macro nên không nhận. Hãy gửi đúng tệp kết quả .xlsx mà {platform} trả lại: {where}.',
  resultEncrypted:
    'Tệp này có mật khẩu. Bỏ mật khẩu trong Excel (Tệp → Thông tin → Bảo vệ) rồi gửi lại, hoặc tải lại tệp kết quả của {platform}: {where}.',
  resultDamaged: 'Tệp này bị hỏng. Hãy tải lại tệp kết quả của {platform} rồi gửi đúng tệp đó: {where}.',
  resultTooWide:
    'Tệp này rộng quá: nhiều hơn {limit} cột, nên không phải tệp kết quả của {platform}. Hãy tải lại tệp kết quả rồi gửi đúng tệp đó: {where}.',
  resultTooLong:
    'Tệp này dài quá: nhiều hơn {limit} dòng, nhiều hơn một lần đăng. Hãy tải tệp kết quả của riêng lần đăng này ở {platform}: {where}.',
  resultTooBig:
    'Tệp này lớn quá ({limit}). Tệp kết quả của một lần đăng nhỏ hơn nhiều: hãy tải lại đúng tệp đó ở {platform}: {where}.',
  resultMerged:
    'Trang “{sheet}” có ô gộp ({range}) nên không đọc được từng dòng. Hãy tải lại tệp kết quả của {platform} và gửi nguyên tệp, không sửa: {where}.',
  resultNotWorkbook:
    'Đây không phải tệp Excel .xlsx. Hãy tải tệp kết quả của {platform} rồi gửi đúng tệp .xlsx đó, không lưu thành CSV: {where}.',
  resultOtherPlatform:
    'Đây là tệp của {other}, còn tệp đã đăng là của {platform}. Hãy tải tệp kết quả của {platform}: {where}.',
  resultUpdateFile:
    'Đây là tệp sửa hàng đã đăng, không phải kết quả của tệp đăng mới này. Hãy tải đúng tệp kết quả của {platform}: {where}.',
  resultVersion:
    'Tệp này ghi phiên bản “{found}”, chợ mới biết đọc bản {known}. Hãy tải lại tệp kết quả của {platform} và gửi nguyên tệp, không sửa: {where}. Nếu vẫn vậy, hãy báo người quản lý chợ.',
  resultUnknown:
    'Tệp này không còn mã cột của {platform}, và không có cột SKU cùng cột lý do nào với SKU của bạn, nên không biết dòng nào là sản phẩm nào. Hãy tải lại tệp kết quả và gửi nguyên tệp: {where}. Nếu chỉ còn bản chép, hãy đặt tên cột là “SKU người bán” và “Lý do thất bại” rồi gửi lại.',
  resultMissing: 'Hãy chọn tệp kết quả .xlsx mà {platform} trả lại sau khi đăng: {where}.',
  refusedTooMuch:
    'Tệp này có nhiều dòng bị từ chối quá, hoặc lý do dài quá: mỗi lần chỉ đọc được {rows} dòng, cả thảy {letters} chữ. Hãy mở tệp, giữ phần đầu và những dòng cần xem trước, xóa các dòng khác rồi gửi lại; hoặc tải lại tệp kết quả: {where}.',
  templateNoRoom:
    'Kho tệp đang đầy nên chưa lưu được. Tệp vẫn ở máy của bạn: hãy thử lại sau, và báo người quản lý.',
  priceFarBelow:
    'Giá {price} đồng chưa bằng một nửa giá ở chợ ({own} đồng). Có gõ thiếu số 0 không? Nếu đúng, đánh dấu vào ô dưới giá rồi lưu lại.',
  priceFarAbove:
    'Giá {price} đồng hơn ba lần giá ở chợ ({own} đồng). Có gõ thừa số 0 không? Nếu đúng, đánh dấu vào ô dưới giá rồi lưu lại.',
  priceLosing:
    'Bán {price} đồng thì lỗ: sau phí sàn phải từ {lowest} đồng mới không lỗ. Nếu vẫn muốn bán giá này, đánh dấu vào ô dưới giá rồi lưu lại.',
  priceLosingBeforeCarriage:
    'Bán {price} đồng thì lỗ: sau phí sàn phải từ {lowest} đồng (chưa gồm cước) mới không lỗ. Nếu vẫn muốn bán giá này, đánh dấu vào ô dưới giá rồi lưu lại.',
  templateMissing: 'Hãy chọn tệp .xlsx đã tải từ kênh người bán: {where}.',
  uploadCutOff: 'Tệp gửi lên bị đứt giữa chừng. Hãy gửi lại.',
  templateGone: 'Mẫu này không còn. Hãy gửi lại tệp tải từ kênh người bán của sàn.',
  allCameToStand:
    'Những sản phẩm đã đánh dấu vừa lên {platform} trong lúc bạn chọn. Đưa vào tệp là đăng thêm một lần nữa, nên chưa làm tệp.',
  chosenPutAway: 'Chưa làm tệp: {titles} đã được cất từ khi bạn mở trang này. Hãy chọn sản phẩm khác.',
  chosenSuspended: 'Chưa làm tệp: {titles} bị tạm gỡ từ khi bạn mở trang này. Hãy chọn sản phẩm khác.',
  chosenNotOnSale:
    'Chưa làm tệp: {titles} không còn đăng bán từ khi bạn mở trang này. Hãy chọn sản phẩm khác.',
  allStandThere:
    'Mọi sản phẩm đã có trên {platform}. Muốn đưa sản phẩm nào vào tệp lần nữa thì đánh dấu sản phẩm đó.',
  templateAnswerMissing: 'Hãy trả lời câu này: chưa trả lời thì cột đó của mọi sản phẩm trong tệp đều trống.',
  categoriesToChoose:
    '{count} sản phẩm chưa chọn ngành hàng trên {platform}. Chọn ngành hàng, hoặc đánh dấu những sản phẩm thuộc ngành hàng của tệp.',
  chooseListings: 'Hãy đánh dấu ít nhất một sản phẩm.',
  nothingToFill: 'Không sản phẩm nào đã chọn điền được vào tệp. Xem lý do ở từng sản phẩm, sửa rồi làm lại.',

  // channels: shops on the platforms
  channelNotConnectable: 'Sàn này hiện chưa nối được từ chợ. Hãy xem lý do ghi ở trang của sàn.',
  authorisationSignedOut:
    'Bạn đã bị đăng xuất trong lúc ở trang của sàn nên gian hàng chưa được kết nối. Hãy bấm kết nối một lần nữa.',
  authorisationExpired:
    'Lần nối gian hàng này đã quá 10 phút, đã dùng rồi, hoặc không phải do bạn bắt đầu. Hãy bấm nối lại từ đầu.',
  clockWrong:
    'Giờ của máy chủ chợ đang lệch nên {channel} chưa nhận. Lỗi ở chợ, không phải ở bạn; người quản trị đã được báo. Hãy thử lại sau.',
  authorisationRefused: '{channel} chưa cho phép. Hãy bấm nối lại và đồng ý trên trang của {channel}.',
  chooseShops: 'Hãy đánh dấu ít nhất một gian hàng của bạn.',
  shopTaken: 'Gian hàng này đang nối với một chủ thể khác. Chủ thể đó phải ngắt nối trước.',
  tooManyToPush: 'Mỗi lần đẩy nhiều nhất {max} sản phẩm. Hãy bỏ bớt dấu rồi đẩy làm nhiều lần.',
  nothingReady:
    'Những sản phẩm đã đánh dấu không còn đủ điều kiện của sàn. Hãy xem còn thiếu gì, sửa rồi đẩy lại.',
  shopNotConnected: 'Gian hàng chưa nối hoặc đã hết quyền. Hãy nối lại rồi đẩy hàng.',

  // register: bringing a workbook in
  importColumnUnknown:
    '“{column}” không đọc được. Hãy viết chữ cái của cột, dấu bằng và ý nghĩa, ví dụ B=product.',
  nothingNewForChannel:
    'Chưa có sản phẩm nào mới hay được sửa từ tệp trước. Muốn làm lại tất cả, hãy bỏ dấu ở ô “Chỉ … sản phẩm mới hoặc đã sửa”.',
  categoryMissing: 'Hãy chọn một ngành hàng trong danh sách, hoặc gõ chữ để tìm.',
  categoryUnknown: 'Sàn không có ngành hàng này. Hãy chọn một ngành hàng trong danh sách.',
  fixNothingChosen: 'Hãy đánh dấu ít nhất một sản phẩm.',
  templateCategory:
    'Ngành hàng này không phải của {platform}. Chọn trong danh sách của tệp, hoặc ghi mã số của ngành hàng.',
  shopeeCategory:
    'Mã ngành hàng của Shopee là một con số, ví dụ 100629. Xem ở Kênh Người Bán, mục Đăng hàng loạt, bảng “Danh sách ngành hàng”.',
  importNoTable:
    'Không thấy bảng sản phẩm trong tệp này. Cần một dòng tiêu đề có “Tên sản phẩm” và “Chủ thể”. Hãy mở tệp kiểm tra, hoặc chọn trang tính khác.',
  importAsOfMissing: 'Hãy nhập ngày mà sổ này tính đến, ví dụ 14/10/2024.',
  importColumnTwice: 'Cột {first} và cột {second} đang cùng một ý nghĩa. Hãy chọn lại một cột.',
  importProductMissing: 'Hãy chọn cột nào là “Tên sản phẩm”.',
  importProducerMissing: 'Hãy chọn cột nào là “Chủ thể” (tên hợp tác xã, hộ, cơ sở làm ra sản phẩm).',
  importNoFile: 'Hãy chọn tệp .xlsx hoặc .csv trong máy.',
  targetCodeWrong:
    'Mã chỉ dùng chữ thường không dấu, số và dấu gạch nối (-), tối đa 60 ký tự. Viết như 205-2024.',
  importTargetTaken: 'Đã có chỉ tiêu mang mã này. Hãy đặt mã khác.',
  importTargetNameTaken: 'Đã có chỉ tiêu mang tên này. Hãy đặt tên khác, ví dụ thêm ngày.',
  importTargetEmpty: 'Chưa có sản phẩm nào để đưa vào chỉ tiêu. Hãy sửa các dòng bị loại trước.',
  taskEmpty: 'Hãy chọn ít nhất một sản phẩm để giao.',
  dateInPast: 'Hạn phải là hôm nay hoặc sau đó.',
  feeKnown: 'Khoản này đã có. Hãy ghi mức mới cho nó ở ô bên cạnh.',
  feeOfNothing: 'Hãy ghi phần trăm hoặc số tiền mỗi đơn.',
  notAPercent: 'Hãy ghi phần trăm, ví dụ 2,5; nhiều nhất hai số sau dấu phẩy.',
  feeBeforeItsRow: 'Mức đã chọn có từ ngày {date}. Ngày bắt đầu không được trước ngày đó.',
  feeAfterItsRow:
    'Mức đã chọn chỉ dùng đến hết ngày {date}, sau đó đã có mức khác. Hãy chọn mức đó, hoặc một ngày sớm hơn.',
  rateTooBig: 'Phần trăm nhiều nhất là 100.',
  feeStillHolds: 'Đến hết ngày {date} khoản này đã có một mức khác. Hãy chọn ngày bắt đầu sau ngày đó.',
  feeReplaces:
    'Từ {date} đã có một mức của khoản này. Nếu đúng là thay mức đó thì đánh dấu ô bên dưới, không thì chọn ngày khác.',
  taskChannelClosed: '{channel} đã đóng cửa nên không giao việc đưa sản phẩm lên đó nữa.',
  taskClosedBy: '{name} vừa đóng việc này trước bạn.',
  taskClosedBefore:
    'Việc “{title}” đã giao từ trước và đã đóng. Muốn làm tiếp thì mở lại ở trang việc được giao.',
  taskOpenAlready: 'Có người vừa mở lại việc này trước bạn.',
  presenceChannelClosed:
    '{channel} đã đóng cửa nên không ghi thêm sản phẩm mới ở đó được. Hãy bỏ đường dẫn này.',
  seenAfterClosing:
    '{channel} đã đóng cửa nên chỉ ghi được những gì đã thấy trước ngày {date}. Hãy sửa ngày đã thấy, hoặc chọn sàn khác.',
  linksMissing:
    'Chưa thấy đường dẫn nào. Mở trang sản phẩm trên sàn, bấm Chia sẻ → Sao chép liên kết, rồi dán vào đây.',
  tooManyLinks: 'Mỗi lần dán nhiều nhất {max} đường dẫn. Hãy chia làm nhiều lần.',
  linkUnknownChannel:
    'Đường dẫn này không nằm trên sàn nào trong danh sách. Hãy chép lại từ trang sản phẩm trên sàn.',
  linkSellersOwn:
    'Trang này chỉ người bán đăng nhập mới mở được, khách không xem được. Hãy mở sản phẩm trên {channel} như một người mua, bấm Chia sẻ → Sao chép liên kết, rồi dán vào đây.',
  linkNotProduct:
    'Đường dẫn này không phải trang của một sản phẩm: đó là trang chủ hoặc trang tìm kiếm của {channel}. Hãy mở đúng sản phẩm đang bán trên {channel}, bấm Chia sẻ → Sao chép liên kết, rồi dán vào đây.',
  linkNotProductLike:
    'Đường dẫn này không phải trang của một sản phẩm trên {channel} mà là trang chủ, trang tìm kiếm, gian hàng hoặc danh mục. Hãy mở đúng sản phẩm đang bán, bấm Chia sẻ → Sao chép liên kết, rồi dán vào đây. Trang sản phẩm có dạng {example}',
  movedNowhere: 'Đây vẫn là đường dẫn cũ. Hãy dán đường dẫn của trang mới.',
  linkOfOther:
    'Trang này đang ghi cho “{name}” ({producer}). Nếu một trang bán cả hai thì đánh dấu; nếu dán nhầm thì chọn sản phẩm đúng hoặc dán đường dẫn khác.',
  presenceRevoked: 'Cán bộ đã huỷ đường dẫn này vì ghi nhầm. Nếu vẫn đúng, hãy báo cán bộ xã hoặc Sở.',
  presenceUrlOtherChannel:
    'Địa chỉ này không nằm trên {channel}. Trang của {channel} ở: {hosts}. Hãy chọn đúng sàn hoặc chép lại đường dẫn.',
  presenceNoPage: 'Hiện diện này chưa có đường dẫn nên máy không tự kiểm tra được. Hãy ghi kết quả bằng tay.',

  // open data
  unknownParameter: 'Địa chỉ này không có tham số “{name}”, hoặc tham số bị viết hai lần. Chỉ dùng: {known}.',

  // media: photos
  photoEmpty: 'Tệp ảnh này rỗng. Hãy chọn lại ảnh trong máy.',
  photoTooBig: 'Ảnh nặng quá {megabytes} MB. Hãy gửi ảnh qua Zalo cho chính mình rồi lưu về, ảnh sẽ nhẹ hơn.',
  photoHeic:
    'Ảnh HEIC của iPhone hoặc Samsung chưa dùng được. iPhone: Cài đặt → Camera → Định dạng → chọn “Tương thích nhất” rồi chụp lại. Samsung: Camera → Cài đặt → tắt “Ảnh hiệu quả cao”. Ảnh đã chụp: gửi qua Zalo cho chính mình rồi lưu về.',
  photoGif: 'Ảnh động GIF không dùng được. Hãy chọn ảnh chụp bằng điện thoại (JPEG hoặc PNG).',
  photoSvg: 'Hình vẽ SVG không dùng được. Hãy chọn ảnh chụp bằng điện thoại (JPEG hoặc PNG).',
  photoTiff: 'Ảnh TIFF không dùng được. Hãy lưu lại thành JPEG rồi gửi.',
  photoRawCamera: 'Đây là ảnh thô (RAW) của máy ảnh. Hãy chọn ảnh JPEG, hoặc đổi máy sang chụp JPEG.',
  photoPdf: 'Đây là tệp PDF, không phải ảnh. Hãy chụp lại trang đó bằng điện thoại rồi gửi ảnh.',
  photoVideo: 'Đây là video hoặc tệp âm thanh. Hãy mở video, chụp màn hình chỗ đẹp nhất rồi gửi ảnh đó.',
  photoOffice: 'Đây là tệp văn phòng hoặc tệp nén, không phải ảnh. Hãy lưu ảnh ra máy rồi chọn ảnh đó.',
  photoNotAPhoto: 'Tệp này không phải ảnh. Hãy chọn ảnh JPEG, PNG hoặc WebP.',
  photoDamaged: 'Ảnh này bị hỏng hoặc tải chưa hết. Hãy mở xem ảnh có đủ không, rồi chọn lại hoặc chụp lại.',
  photoTooManyPixels: 'Ảnh lớn quá (nhiều điểm ảnh quá). Hãy chụp ở cỡ thường, hoặc gửi qua Zalo rồi lưu về.',
  photoTooSmall: 'Hình này nhỏ quá, như một biểu tượng. Hãy chọn ảnh chụp bằng điện thoại.',
  photoTooHeavy: 'Máy chủ không mở nổi ảnh này. Hãy gửi qua Zalo cho chính mình rồi lưu về, ảnh sẽ mở được.',
  photoNoRoom:
    'Kho ảnh đang đầy nên chưa lưu được. Ảnh vẫn ở máy của bạn: hãy thử lại sau, và báo người quản lý.',
  photoInListing: 'Ảnh này đã có trong tin rồi, nên không thêm lần nữa.',
  photoQuota: 'Đã có {max} ảnh, là mức nhiều nhất. Hãy bỏ bớt ảnh ở những bản nháp không dùng nữa.',
  photoGone: 'Có ảnh để quá lâu không dùng nên đã được dọn. Hãy bỏ ảnh đó và thêm lại.',
  photoCutOff: 'Ảnh gửi chưa hết thì mạng đứt. Hãy gửi lại; phần đã gửi không mất.',
  photoKeyReused: 'Mã gửi ảnh này đã dùng cho ảnh khác. Hãy chọn lại ảnh rồi gửi.',
  tooManyFilesAtOnce: 'Gửi nhiều ảnh quá trong một lần. Mỗi lần nhiều nhất {max} ảnh.',

  // papers
  refundProofMissing: 'Chưa có ảnh. Hãy chọn ảnh chụp màn hình chuyển khoản, hoặc biên lai PDF.',
  paperMissing: 'Chưa có tệp. Hãy chọn bản PDF hoặc ảnh chụp giấy tờ.',
  paperTooBig:
    'Tệp này nặng hơn {megabytes} MB. Hãy quét lại ở mức thường, hoặc chụp từng trang bằng điện thoại.',
  paperNotTaken: 'Chỉ nhận PDF và ảnh JPEG hoặc PNG. Tệp Word, Excel: hãy lưu thành PDF rồi gửi lại.',
  paperDamaged: 'Tệp PDF này thiếu phần cuối nên không mở được. Hãy tải lại bản gốc rồi gửi.',
  paperExpired: 'Giấy này đã hết hạn. Hãy gửi bản còn hạn, hoặc xem lại ngày ghi trên giấy.',
  paperBytesQuota:
    'Giấy tờ đã chiếm hết {max} MB của hợp tác xã. Hãy chụp hoặc quét nhẹ hơn, hoặc hỏi cán bộ Sở.',
  paperQuota: 'Đã có {max} giấy tờ, là mức nhiều nhất. Hãy cất những giấy không dùng nữa.',
  paperNoRoom: 'Kho giấy tờ đã đầy nên chưa lưu được. Hãy báo người quản lý rồi gửi lại sau.',

  // packs
  packAllBlocked:
    'Chưa món nào gửi được cho {channel}: {count} món còn phải sửa. Sửa theo lý do ghi bên dưới, hoặc đánh dấu món vẫn muốn gửi.',
  packNothingNew:
    'Từ tệp trước gửi {channel} đến nay không có gì mới. {count} món chưa gửi được vì còn phải sửa: sửa theo lý do ghi bên dưới, hoặc đánh dấu món vẫn muốn gửi.',
  changesUnknown:
    'Không thấy sản phẩm nào mới hay đã sửa, nhưng {count} sản phẩm thì chợ không biết: tệp trước chưa ghi hạng sao và quyết định công nhận. Muốn chắc, hãy làm lại tệp đủ mọi sản phẩm. Đó là {titles}.',
  packEmpty: 'Không có sản phẩm nào để gửi. Hãy chọn gửi tất cả, hoặc đợi có thay đổi.',
  packTooLarge:
    'Bộ hồ sơ lớn hơn 4 GB nên nhiều máy không mở được. Hãy chỉ gửi những gì thay đổi, hoặc bớt ảnh.',
  packNoRoom: 'Kho tệp đã đầy nên chưa tạo được. Hãy báo người quản lý rồi làm lại sau.',
  // money on bank accounts
  transferDecided: 'Khoản tiền này đã được xử lý rồi. Hãy tải lại trang để xem.',
  orderUnknown: 'Không có đơn nào mang mã này. Hãy xem lại mã đơn.',
  orderPaidAlready: 'Đơn này đã được trả đủ rồi. Hãy chọn đơn khác, hoặc trả lại tiền.',
  orderNotByTransfer: 'Đơn này không trả bằng chuyển khoản.',
  orderEnded: 'Đơn này không nhận tiền muộn được nữa. Hãy trả lại tiền cho người mua.',
  lateTooLittle: 'Tiền về muộn còn thiếu so với đơn. Hãy trả lại tiền cho người mua.',
  lateSoldOut: '{product} chỉ còn {left}, không đủ giao đơn này nữa. Hãy trả lại tiền cho người mua.',
  transferOfNoOrder:
    'Khoản này chưa gắn với đơn nào. Hãy gắn vào một đơn trước, hoặc chuyển trả rồi ghi lại là đã trả.',
  byHandOtherAmount: 'Đơn này còn phải trả {amount} ₫. Hãy ghi đúng số tiền đã về tài khoản.',
  byHandNotSure: 'Hãy đánh dấu rằng đã thấy tiền trong tài khoản.',
  byHandOtherOrder: 'Đơn này không chờ tiền chuyển khoản nữa. Hãy tải lại trang để xem.',
  pauseNoteHasContact:
    'Hãy bỏ “{found}”. Chợ hiện lời này trong thông báo nghỉ bán, nên không ghi số điện thoại, số tài khoản, đường dẫn hay địa chỉ thư; số liên hệ của bạn đã có ở trang hàng.',
  answerHasContact:
    'Hãy bỏ “{found}”. Câu trả lời đứng công khai dưới lời của người mua, nên không ghi số điện thoại, số tài khoản, đường dẫn hay địa chỉ thư; số liên hệ của bạn đã có ở trang hàng.',
  mailedTextHasLink:
    'Hãy bỏ “{found}”. Lời này đi trong thư của chợ, nên không ghi đường dẫn hay địa chỉ thư; số điện thoại thì được. Nếu đó là hai từ, hãy để cách sau dấu chấm.',
  noteHasContact:
    'Hãy bỏ “{found}”. Lời này được giữ cùng đơn và đi trong thư của chợ, nên không ghi số điện thoại, số tài khoản, đường dẫn hay địa chỉ thư; số liên hệ công khai của người bán đã có ở trang đơn.',
  producerCancels:
    'Bên bán đang bán bình thường và còn trong hạn, nên tự họ huỷ. Hãy gọi bên bán; cán bộ chỉ huỷ thay khi bên bán bị tạm ngừng, để quá hạn, hoặc ngân hàng của thẻ đã lấy lại tiền của đơn.',
  accountOfCard:
    'Một phần tiền này được trả bằng thẻ, và thẻ không nhận lại được. Hãy chọn cách kia và ghi một tài khoản.',
  refundAccountTooLate:
    'Không còn khoản hoàn nào chờ chuyển, nên không đổi được nơi nhận. Nếu chưa thấy tiền, hãy gọi người bán hoặc hỏi chợ ở trang đơn hàng.',
  bankUnknown: 'Chưa chọn ngân hàng. Hãy gõ vài chữ trong tên ngân hàng rồi chọn.',
  bankSeveral: 'Có nhiều ngân hàng giống tên này. Hãy chọn đúng một ngân hàng bên dưới.',
  accountNumberWrong: 'Số tài khoản chỉ gồm chữ và số, nhiều nhất 19 ký tự. Hãy xem lại.',
  accountHolderWrong:
    'Hãy ghi tên chủ tài khoản như trong ứng dụng ngân hàng: chữ in không dấu, nhiều nhất 50 ký tự.',
  providerSecretShort: 'Khoá bí mật phải có từ {min} ký tự trở lên. Hãy chép đủ từ trang của bên báo tiền.',
  accountNotChecked: 'Hãy quét thử mã và đánh dấu rằng tên hiện ra đúng là của mình.',
  statementNoTable:
    'Không tìm thấy bảng giao dịch trong tệp. Tệp cần có cột ngày, cột nội dung và cột tiền vào.',
  statementOnlyUnread_amount:
    'Không đọc được khoản tiền vào nào. Dòng {row}: số tiền “{text}” không đọc được. Hãy tải lại sao kê từ ngân hàng, hoặc sửa ô đó rồi gửi lại tệp.',
  statementOnlyUnread_day:
    'Không đọc được khoản tiền vào nào. Dòng {row}: ngày “{text}” không đọc được. Hãy viết như 27/11/2026 rồi gửi lại tệp.',
  statementOnlyUnread_ahead:
    'Không đọc được khoản tiền vào nào. Dòng {row}: ngày “{text}” chưa tới. Hỏi ngân hàng tiền vào ngày nào, sửa ô đó rồi gửi lại tệp.',
  statementNoRows: 'Trong tệp không có khoản tiền vào nào.',
  statementTooLong: 'Tệp có hơn {max} dòng. Hãy tải sao kê của ít ngày hơn.',
  statementEmpty:
    'Tệp này trống. Trong Internet Banking của ngân hàng, ở mục sao kê hoặc lịch sử giao dịch, hãy chọn tải về dạng Excel (.xlsx) hoặc CSV; nếu ứng dụng điện thoại không có, hãy mở trang web của ngân hàng.',
  statementTooLarge: 'Tệp nặng hơn {max} MB. Hãy tải sao kê của ít ngày hơn.',
  statementTooManySheets:
    'Tệp có hơn {max} trang tính. Hãy giữ lại trang có bảng giao dịch, hoặc tải lại sao kê từ ngân hàng.',
  statementLocked:
    'Tệp Excel này có mật khẩu. Hãy mở tệp bằng mật khẩu ngân hàng cho, bỏ mật khẩu (Tệp, Thông tin, Bảo vệ sổ làm việc), lưu lại rồi tải lên.',
  statementIsXls:
    'Đây là tệp .xls đời cũ. Hãy mở bằng Excel rồi lưu thành .xlsx. Trong Internet Banking của ngân hàng, ở mục sao kê hoặc lịch sử giao dịch, hãy chọn tải về dạng Excel (.xlsx) hoặc CSV; nếu ứng dụng điện thoại không có, hãy mở trang web của ngân hàng.',
  statementIsOtherSheet:
    'Đây là bảng tính loại khác (.xlsb, .xlsm hoặc .ods). Hãy mở tệp rồi lưu thành .xlsx. Trong Internet Banking của ngân hàng, ở mục sao kê hoặc lịch sử giao dịch, hãy chọn tải về dạng Excel (.xlsx) hoặc CSV; nếu ứng dụng điện thoại không có, hãy mở trang web của ngân hàng.',
  statementIsHtml:
    'Tệp này là một trang web dù có thể mang tên .xls. Hãy mở bằng Excel rồi lưu thành .xlsx. Trong Internet Banking của ngân hàng, ở mục sao kê hoặc lịch sử giao dịch, hãy chọn tải về dạng Excel (.xlsx) hoặc CSV; nếu ứng dụng điện thoại không có, hãy mở trang web của ngân hàng.',
  statementIsPdf:
    'Đây là tệp PDF, chợ không đọc được bảng trong đó. Trong Internet Banking của ngân hàng, ở mục sao kê hoặc lịch sử giao dịch, hãy chọn tải về dạng Excel (.xlsx) hoặc CSV; nếu ứng dụng điện thoại không có, hãy mở trang web của ngân hàng.',
  statementIsImage:
    'Đây là một ảnh, chợ không đọc được số tiền trong ảnh. Trong Internet Banking của ngân hàng, ở mục sao kê hoặc lịch sử giao dịch, hãy chọn tải về dạng Excel (.xlsx) hoặc CSV; nếu ứng dụng điện thoại không có, hãy mở trang web của ngân hàng.',
  statementUnreadable:
    'Không đọc được tệp này. Hãy tải sao kê dạng Excel (.xlsx) hoặc CSV; tệp .xls cũ thì mở ra và lưu thành .xlsx.',
  statementNotUnicode:
    'Tệp CSV này lưu theo bảng mã cũ, chữ có dấu sẽ bị đọc sai. Hãy mở tệp bằng Excel, chọn “Lưu thành” rồi chọn “CSV UTF-8” hoặc “Sổ làm việc Excel (.xlsx)”, sau đó tải lên lại.',
  statementColumnsWrong:
    'Đọc theo các cột này thì không thấy khoản tiền vào nào. Hãy xem lại cột ngày và cột tiền.',
  columnChosenTwice: 'Cột này đã chọn cho mục khác. Mỗi mục một cột.',
  statementMissing: 'Chưa có tệp. Hãy chọn tệp sao kê tải từ ngân hàng.',
  statementNoAccount: 'Chưa có tài khoản ngân hàng nào. Hãy thêm tài khoản trước.',

  // orders, as their producer works on them
  ordersNoneChosen: 'Chưa đánh dấu đơn nào. Hãy đánh dấu các đơn rồi bấm lại.',
  tooManyOrders: 'Mỗi lần nhiều nhất {max} đơn. Hãy làm thành nhiều lần.',
  orderPaidMeanwhile:
    'Đơn này vừa được trả tiền nên không bỏ ra nữa. Muốn huỷ, hãy dùng “Huỷ đơn này” ở dưới.',
  orderDisputed:
    'Đừng giao hàng, đừng đón khách: chủ thẻ đang nhờ ngân hàng của thẻ lấy lại tiền đơn này, ngân hàng chưa trả lời. Có kết quả thì trang đơn báo.',
  orderDisputeLost:
    'Đừng giao hàng, đừng đón khách: ngân hàng của thẻ đã lấy lại tiền đơn này, bạn không nhận được tiền nữa. Hãy huỷ đơn ở cuối trang đơn.',
  beforeItsDay:
    'Ngày muốn đến của đơn này là {date}, chưa tới. Nếu đã dùng xong sớm hơn, hãy đánh dấu ô này rồi bấm lại; nếu chưa, hãy đợi đến ngày đó.',
  orderMoneyBack:
    'Đừng làm tiếp đơn này: tất cả tiền của đơn đã được trả lại khách, hoặc đang được trả, nên bạn không nhận được tiền. Hãy huỷ đơn ở cuối trang đơn, hoặc hỏi khách; còn muốn mua thì khách đặt đơn mới.',
  nothingLeftToRefund:
    'Không còn gì để hoàn: tất cả tiền của đơn này đã được trả lại khách, hoặc đang được trả. Lần này không ghi thêm khoản nào.',
  cancelledBefore:
    'Đơn này đã huỷ từ trước ({who}). Lần này không thay đổi gì, lý do mới không được ghi lại.',
  sentBefore: 'Mẫu này đã gửi rồi, với nội dung khác. Hãy xem đơn bây giờ ra sao rồi huỷ phần còn lại.',
  orderMovedOn: 'Đơn này vừa sang bước khác. Hãy xem bước mới rồi làm tiếp.',
  serviceNotAccepted: 'Đơn dịch vụ này chưa được nhận. Hãy bấm “Nhận đơn” trước, rồi mới mời khách đến.',
  tooLateToUndo: 'Không lùi lại bước này được nữa. Nếu ghi nhầm, hãy gọi cho khách và báo cán bộ.',
  nothingPacked: 'Dịch vụ dùng tại chỗ không có gì để đóng gói, nên không có nhãn hay phiếu để in.',
  notPrintable:
    'Có đơn chưa trả tiền, đang bị khiếu nại thẻ, đã huỷ hoặc đã xong nên không in được. Hãy bỏ đánh dấu đơn đó.',
  idNotChecked: 'Đơn có rượu: hãy xem giấy tờ của người nhận rồi đánh dấu. Chưa đủ 18 tuổi thì không giao.',
  dayIsOver: 'Ngày {date} đã qua. Hãy chọn hôm nay hoặc ngày sau; ngày gõ vào được đọc là ngày/tháng/năm.',
  notATime: 'Hãy ghi giờ như 8:30 hoặc 17:00.',
  slotEndsFirst: 'Giờ kết thúc phải sau giờ bắt đầu.',
  tooManySlots: 'Đã có {max} khung giờ, là mức nhiều nhất. Hãy bỏ bớt khung giờ cũ.',
  tooManyPoints: 'Đã có {max} điểm, là mức nhiều nhất. Hãy bỏ bớt điểm không dùng.',
  pauseEndsFirst: 'Ngày mở lại phải từ ngày bắt đầu nghỉ trở đi.',
  pauseTooLong: 'Nghỉ nhiều nhất {max} ngày. Nghỉ lâu hơn thì hãy cất các tin hàng đi.',
  shopPaused: '{producer} đang tạm nghỉ đến hết {date}. Hãy bỏ hàng của nhà này ra, hoặc đặt lại sau.',
  trackingNumberShape:
    'Mã vận đơn chỉ có chữ không dấu, số và gạch, không phải lời nhắn. Hãy chép lại đúng như trên biên lai; gửi xe khách thì ghi số điện thoại của nhà xe.',
  carrierShape:
    'Hãy bỏ “{found}”. Chỉ ghi tên nơi gửi, ví dụ “Viettel Post”, “Nhà xe Hà Sơn”: không thành câu, không ghi tiền, tài khoản hay đường dẫn. Số điện thoại của nhà xe ghi ở ô mã vận đơn; lời nhắn cho người mua viết ở trang đơn hàng.',
  placeLeadsAway:
    'Hãy bỏ “{found}”. Điểm lấy hàng đi trong thư của chợ, nên chỉ ghi tên, địa chỉ, giờ có người và nếu cần một số điện thoại để gọi khi đến: không ghi tiền, tài khoản, Zalo hay trang khác. Ví dụ: “Chợ Bắc Hà, gian 12” và “8:00–17:00, gọi trước 0912 345 678”.',
} as const;
