/** Thư gửi người mua. */
export const mails = {
  hello: 'Chào {name},',
  helloUnknown: 'Xin chào,',
  seeOrder: 'Xem đơn hàng',
  howToOpen: 'Mở trên máy khác: nhập mã {code} và số điện thoại lúc đặt hàng tại {address}.',
  footer:
    'Thư này do Chợ Phiên tự gửi vì bạn đã đặt hàng. Cần hỏi, hãy viết ở trang đơn hàng để người bán trả lời.',
  footerClaim:
    'Thư này do Chợ Phiên tự gửi vì bạn đã đặt hàng. Cần hỏi về khoản tiền này, hãy hỏi đơn vị vận hành chợ, đừng hỏi người bán.',
  footerInvitation:
    'Bạn nhận thư này vì đã đồng ý nhận lời mời đánh giá. Không muốn nhận nữa: bỏ lựa chọn ở cuối trang đơn hàng.',
  demo: 'Thư của bản dùng thử: không có tiền thật và không có hàng thật.',

  'subject_order-placed': 'Bản sao đơn hàng {code}',
  'intro_order-placed':
    'Đây là bản sao đơn hàng {code}, đặt lúc {when}. Xin giữ lại thư này: đó là nội dung hai bên đã thoả thuận.',
  payUntilCard: 'Hàng được giữ đến {when}. Trả bằng thẻ ở trang đơn hàng.',
  payUntilCard_service: 'Chỗ được giữ đến {when}. Trả bằng thẻ ở trang đơn hàng.',
  payUntil: 'Hàng được giữ đến {when}. Mã QR để trả tiền ở trang đơn hàng.',
  payUntil_service: 'Chỗ được giữ đến {when}. Mã QR để trả tiền ở trang đơn hàng.',
  orderLine: 'Đơn {code}',
  pieces: '{count} × {name}',
  goods: 'Tiền hàng',
  goods_service: 'Tiền dịch vụ',
  delivery: 'Tiền giao hàng',
  total: 'Tổng cộng',
  all: 'Tất cả',
  method: 'Cách trả tiền',
  method_vietqr: 'Chuyển khoản VietQR vào tài khoản người bán',
  method_card: 'Thẻ, qua Stripe',
  way: 'Nhận hàng',
  way_service: 'Dùng ở đâu',
  way_post: 'Gửi đến {address}',
  way_pickup: 'Tự đến lấy',
  way_spot: 'Dùng tại chỗ:',
  way_hotel: 'Mang đến khách sạn {hotel} ngày {day}, từ {from} đến {to}',
  wishedDay: 'Ngày muốn đến',
  /** Đứng trước lời của người bán. */
  placeBySeller: 'Nơi lấy hàng, do người bán ghi',
  policies: 'Quy định áp dụng',
  policy_terms: 'Quy chế hoạt động',
  policy_privacy: 'Dữ liệu cá nhân',
  policy_complaints: 'Góp ý và khiếu nại',
  policyVersion: '{address} (bản {version})',
  rightsTitle: 'Quyền của bạn',
  rightsCancel:
    'Huỷ: bất cứ lúc nào trước khi hàng được gửi, ngay ở trang đơn hàng. Tiền đã trả được hoàn lại.',
  rightsCancel_service:
    'Huỷ dịch vụ: bất cứ lúc nào trước khi người bán mời bạn đến, ngay ở trang đơn hàng. Tiền đã trả được hoàn lại.',
  rightsReturn: 'Hàng hỏng, thiếu hoặc không đúng: báo ở trang đơn hàng để trả hàng và nhận lại tiền.',
  rightsReturn_service:
    'Dịch vụ không như đã bán, hoặc không dùng được: khiếu nại hoặc xin hoàn tiền ở trang đơn hàng.',
  rightsComplain:
    'Khiếu nại: viết ở trang đơn hàng. Người bán trả lời trong {answer} ngày làm việc, xong trong {settle} ngày làm việc; quá hạn thì cán bộ chợ xử lý.',
  rightsComplainOpen: 'Khiếu nại: viết ở trang đơn hàng; quá hạn mà chưa xong thì cán bộ chợ xử lý.',

  costPaid: 'Bạn đã trả',
  costSentBack: 'Đã hoàn',
  costComesBack: 'Sẽ hoàn',
  costTaken: 'Ngân hàng của thẻ đã lấy lại',
  costLeft: 'Thực trả sau khi hoàn',

  'subject_order-paid': 'Đã nhận tiền đơn {code}',
  'intro_order-paid': 'Chợ đã thấy {amount} cho đơn {code}. {producer} đang chuẩn bị hàng.',
  'intro_order-paid_service': 'Chợ đã thấy {amount} cho đơn {code}. {producer} đang chuẩn bị đón bạn.',
  'intro_order-paid_suspended': 'Chợ đã thấy {amount} cho đơn {code}.',
  producerPaused: 'Chợ đang tạm dừng {producer}.',
  'subject_handed-over': 'Đơn {code} đã được gửi',
  'subject_handed-over_pickup': 'Đơn {code} đã sẵn sàng để lấy',
  'subject_handed-over_spot': 'Đơn {code} đã sẵn sàng, mời bạn đến',
  'subject_handed-over_hotel': 'Đơn {code} đang được mang đến',
  'intro_handed-over': '{producer} đã gửi hàng của đơn {code}.',
  'intro_handed-over_pickup': 'Hàng của đơn {code} đã sẵn sàng, mời bạn đến lấy.',
  'intro_handed-over_spot': 'Đơn {code} đã sẵn sàng. Mời bạn đến:',
  'intro_handed-over_hotel': '{producer} đang mang hàng của đơn {code} đến khách sạn của bạn.',
  carrierBySeller: 'Hãng vận chuyển, do người bán ghi',
  tracking: 'Mã vận đơn, hoặc số của nhà xe',
  bySellerCare:
    'Dòng do người bán ghi không phải lời của chợ. Đơn đã trả đủ tiền: không ai cần bạn trả thêm để nhận hàng, và không ai của chợ, người bán hay hãng vận chuyển hỏi mật khẩu hay mã OTP của ngân hàng. Nếu có ai bảo vậy, đừng làm theo, hãy báo ở trang đơn hàng.',
  bySellerCare_less:
    'Dòng do người bán ghi không phải lời của chợ. Không ai cần bạn trả thêm để nhận hàng, và không ai của chợ, người bán hay hãng vận chuyển hỏi mật khẩu hay mã OTP của ngân hàng. Nếu có ai bảo vậy, đừng làm theo, hãy báo ở trang đơn hàng.',
  subject_delivered: 'Đơn {code} đã giao',
  subject_delivered_service: 'Đơn {code}: dịch vụ đã dùng',
  intro_delivered:
    'Đơn {code} được ghi là đã giao. Nếu bạn chưa nhận được, hoặc hàng có vấn đề, hãy báo ngay ở trang đơn hàng.',
  intro_delivered_service:
    'Đơn {code} được ghi là bạn đã dùng. Nếu bạn chưa dùng, hoặc có gì chưa ổn, hãy báo ngay ở trang đơn hàng.',
  subject_delivered_both: 'Đơn {code} đã xong',
  intro_delivered_both:
    'Đơn {code} được ghi là đã xong cả phần hàng và phần dịch vụ. Nếu bạn chưa nhận hàng, chưa đến dùng, hoặc có gì chưa ổn, hãy báo ngay ở trang đơn hàng.',
  subject_cancelled: 'Đơn {code} đã huỷ',
  intro_cancelled: 'Đơn {code} của {producer} đã huỷ.',
  cancelledMoney: 'Tiền của bạn được hoàn lại:',
  cancelledDisputed:
    'Ngân hàng của thẻ đang xem xét khiếu nại về khoản trả này. Tiền về với bạn qua ngân hàng đó hoặc qua chợ, chỉ một lần; trang đơn hàng ghi rõ.',
  cancelledTaken:
    'Ngân hàng của thẻ đã lấy lại tiền của đơn này và trả cho chủ thẻ, nên chợ không gửi thêm. Nếu chưa thấy tiền, hãy hỏi ngân hàng đó.',
  cancelledTakenInPart:
    'Ngân hàng của thẻ đã lấy lại một phần tiền và trả cho chủ thẻ; phần còn lại được hoàn như trang đơn hàng ghi.',
  cancelledWhy: 'Lý do, do cán bộ chợ ghi: {why}',
  cancelledWhyProducer: 'Lý do mà {producer} chọn: {why}',
  'subject_cancelled-in-part': 'Một phần đơn {code} đã huỷ',
  'intro_cancelled-in-part': 'Một phần đơn {code} của {producer} đã huỷ; phần còn lại vẫn được giao.',
  'intro_cancelled-in-part_service':
    'Một phần đơn {code} của {producer} đã huỷ; phần còn lại vẫn giữ cho bạn.',
  'intro_cancelled-in-part_visit':
    'Phần dịch vụ của đơn {code} của {producer} đã huỷ, nên bạn không cần đến nữa. Phần hàng của đơn giữ nguyên.',
  'intro_cancelled-in-part_held': 'Một phần đơn {code} của {producer} đã huỷ.',
  cancelledPartMoney: 'Tiền của phần đã huỷ được hoàn lại:',
  cancelledPartNothing: 'Số tiền phải trả đã giảm theo; trang đơn hàng ghi số mới.',
  'subject_refund-account-asked': 'Bạn muốn nhận tiền hoàn của đơn {code} vào đâu?',
  'intro_refund-account-asked':
    '{producer} phải chuyển khoản trả lại bạn {amount} của đơn {code}. Lý do: {why}. Hãy mở trang đơn hàng và cho biết tài khoản nhận tiền, để người bán chuyển đúng chỗ.',
  'intro_refund-account-asked_card':
    'Thẻ đã trả đơn {code} không nhận lại được {amount}. Lý do hoàn: {why}. Chợ sẽ chuyển khoản thay: hãy mở trang đơn hàng và cho biết một tài khoản ngân hàng ở Việt Nam. Nếu bạn không có, hãy hỏi cách khác ở trang đó; tiền vẫn là của bạn.',
  'refund-account-safe':
    'Chỉ ghi ở trang đơn hàng. Không ai của chợ hay của người bán hỏi mật khẩu, mã OTP hay số thẻ của bạn.',
  'subject_refund-account-given': 'Nơi nhận tiền hoàn của đơn {code} vừa được ghi',
  'intro_refund-account-given':
    'Nơi nhận tiền hoàn của đơn {code} vừa được ghi hoặc đổi ở trang đơn hàng. Nếu không phải bạn làm, hãy mở trang đơn hàng, ghi lại tài khoản của bạn và báo ngay cho người bán hoặc chợ.',
  'subject_producer-suspended': 'Chợ đang tạm dừng người bán của đơn {code}',
  'subject_paid-in-part': 'Đơn {code} còn thiếu tiền',
  'intro_paid-in-part':
    'Đã nhận {seen} cho đơn {code} của {producer}, còn thiếu {missing}. Trang đơn hàng có mã QR đúng số còn thiếu.',
  paidInPartUntil:
    'Hàng được giữ cho bạn đến {when}. Nếu không muốn mua nữa, hãy huỷ ở trang đơn hàng và ghi tài khoản nhận lại tiền.',
  paidInPartUntil_service:
    'Chỗ được giữ cho bạn đến {when}. Nếu không muốn đặt nữa, hãy huỷ ở trang đơn hàng và ghi tài khoản nhận lại tiền.',
  'subject_money-after-cancel': 'Có tiền đến sau khi đơn {code} đã huỷ',
  'subject_money-to-divide': 'Tiền ghi mã đơn {code} chờ người bán chia',
  'subject_money-astray': 'Tiền ghi mã đơn {code} vào nhầm tài khoản',
  subject_refunded: 'Đã hoàn tiền đơn {code}',
  subject_refunded_dispute: 'Ngân hàng của thẻ đã trả lại tiền đơn {code}',
  refundedLook: 'Nếu chưa thấy tiền, hãy báo ở trang đơn hàng.',
  allBack:
    'Như vậy tất cả tiền của đơn {code} đã được hoàn lại, dù đơn chưa huỷ. {producer} được báo đừng gửi hàng. Không muốn mua nữa thì hãy huỷ đơn ở trang đơn hàng; vẫn muốn mua thì hãy đặt đơn mới, vì đơn này không trả tiền lần nữa được.',
  allBack_service:
    'Như vậy tất cả tiền của đơn {code} đã được hoàn lại, dù đơn chưa huỷ. {producer} được báo khoan đón bạn. Không muốn đến nữa thì hãy huỷ đơn ở trang đơn hàng; vẫn muốn đến thì hãy đặt đơn mới, vì đơn này không trả tiền lần nữa được.',
  intro_refunded_transfer:
    'Thẻ của bạn không nhận lại được tiền, nên ngày {day} chợ đã chuyển khoản {amount} cho bạn, mã giao dịch {reference}. Nếu chưa thấy tiền, hãy báo ở trang đơn hàng.',
  intro_refunded_dispute:
    'Khoản {amount} mà người bán hẹn hoàn đã được ngân hàng của bạn trả cho bạn sau khi bạn khiếu nại, nên chợ không gửi thêm. Nếu chưa thấy tiền, hãy hỏi ngân hàng đó.',
  intro_refunded_dispute_some:
    'Trong số tiền hẹn hoàn, {amount} đã được ngân hàng của bạn trả cho bạn sau khi bạn khiếu nại, nên chợ không gửi phần đó. Nếu chưa thấy tiền, hãy hỏi ngân hàng đó.',
  stillSent: 'Chợ vẫn hoàn cho bạn {amount}, như trang đơn hàng ghi.',
  'subject_order-disputed': 'Khoản trả đơn {code} đang bị khiếu nại',
  'intro_order-disputed':
    'Chủ thẻ đã đòi ngân hàng của thẻ trả lại tiền đơn {code} của {producer}{sum}. Ngân hàng đó đang xem xét, có thể mất vài tuần. Hàng chưa gửi thì người bán giữ lại chờ kết quả. Nếu bạn không khiếu nại hoặc bấm nhầm, hãy báo ngân hàng phát hành thẻ; cần nói gì với người bán, hãy viết ở trang đơn hàng.',
  'intro_order-disputed_service':
    'Chủ thẻ đã đòi ngân hàng của thẻ trả lại tiền đơn {code} của {producer}{sum}. Ngân hàng đó đang xem xét, có thể mất vài tuần. Dịch vụ chưa dùng thì người bán tạm dừng chờ kết quả. Nếu bạn không khiếu nại hoặc bấm nhầm, hãy báo ngân hàng phát hành thẻ; cần nói gì với người bán, hãy viết ở trang đơn hàng.',
  disputeSum: ' ({amount} của đơn này)',
  disputeSumAll: ' ({amount} của cả khoản trả cho nhiều đơn; chưa bị lấy gì)',
  disputeTwice_open:
    'Trong đó {amount} đã hoàn cho bạn từ trước. Nếu ngân hàng vẫn trả khoản đó cho chủ thẻ thì tiền về hai lần, và chợ sẽ gửi thư nhờ bạn trả lại.',
  disputeTwice_lost:
    'Ngoài ra ngân hàng còn trả cho chủ thẻ {amount} của đơn này, là khoản đã hoàn từ trước: khoản đó về hai lần. Chợ sẽ gửi thư nhờ bạn trả lại.',
  disputeInAll: 'Cộng cả những lần trước, ngân hàng của thẻ đã lấy lại {amount} của đơn này.',
  'subject_dispute-lost_part': 'Ngân hàng của thẻ đã lấy lại một phần tiền đơn {code}',
  'intro_dispute-lost_part':
    'Ngân hàng của thẻ đã quyết định trả {amount} của đơn {code} của {producer} cho chủ thẻ. Nếu chưa thấy tiền, hãy hỏi ngân hàng đó.',
  disputeRest:
    'Còn {left} vẫn là tiền đã trả cho đơn, nên đơn vẫn tiếp tục. Hàng chưa gửi mà bạn không muốn mua nữa thì huỷ đơn ở trang đơn hàng, chợ hoàn {left} cho bạn.',
  disputeRest_service:
    'Còn {left} vẫn là tiền đã trả cho đơn, nên đơn vẫn tiếp tục. Bạn chưa đến và không muốn đến nữa thì huỷ đơn ở trang đơn hàng, chợ hoàn {left} cho bạn.',
  'subject_dispute-lost_twice': 'Ngân hàng của thẻ đã trả tiền đơn {code} lần nữa',
  'intro_dispute-lost_twice':
    'Tiền của đơn {code} của {producer} đã hoàn trước, nhưng ngân hàng của thẻ đã quyết định vẫn trả cho chủ thẻ {amount}: khoản đó về hai lần. Có gì cần trả lại thì chợ gửi thư cho bạn.',
  'subject_dispute-lost': 'Ngân hàng của thẻ đã lấy lại tiền đơn {code}',
  'intro_dispute-lost':
    'Ngân hàng của thẻ đã quyết định trả lại tiền đơn {code} của {producer}{sum} cho chủ thẻ, nên chợ không gửi thêm. Hàng chưa gửi thì không gửi nữa. Nếu chưa thấy tiền, hãy hỏi ngân hàng đó.',
  'intro_dispute-lost_service':
    'Ngân hàng của thẻ đã quyết định trả lại tiền đơn {code} của {producer}{sum} cho chủ thẻ, nên chợ không gửi thêm. Dịch vụ chưa dùng thì không dùng được nữa. Nếu chưa thấy tiền, hãy hỏi ngân hàng đó.',
  'intro_dispute-lost_some':
    'Ngân hàng của thẻ đã quyết định trả lại tiền đơn {code} của {producer}{sum} cho chủ thẻ. Hàng chưa gửi thì không gửi nữa. Nếu chưa thấy tiền, hãy hỏi ngân hàng đó.',
  'intro_dispute-lost_some_service':
    'Ngân hàng của thẻ đã quyết định trả lại tiền đơn {code} của {producer}{sum} cho chủ thẻ. Dịch vụ chưa dùng thì không dùng được nữa. Nếu chưa thấy tiền, hãy hỏi ngân hàng đó.',
  'subject_dispute-won': 'Khoản trả đơn {code} vẫn có hiệu lực',
  'intro_dispute-won':
    'Ngân hàng của thẻ đã quyết định: khoản trả đơn {code} của {producer} vẫn có hiệu lực, tiền ở lại với người bán. Hàng chưa gửi thì được gửi tiếp. Có gì chưa ổn về hàng, hãy báo ở trang đơn hàng.',
  'intro_dispute-won_service':
    'Ngân hàng của thẻ đã quyết định: khoản trả đơn {code} của {producer} vẫn có hiệu lực, tiền ở lại với người bán. Dịch vụ chưa dùng thì vẫn dùng được. Có gì chưa ổn, hãy báo ở trang đơn hàng.',
  'intro_dispute-won_cancelled':
    'Ngân hàng của thẻ đã quyết định: khoản trả đơn {code} của {producer} vẫn có hiệu lực, ngân hàng không trả lại gì. Đơn đã huỷ nên không gửi gì nữa, và chợ hoàn tiền của đơn cho bạn.',
  'intro_dispute-won_suspended':
    'Ngân hàng của thẻ đã quyết định: khoản trả đơn {code} của {producer} vẫn có hiệu lực, tiền ở lại với người bán.',
  'subject_money-kept': 'Đơn {code} vẫn có hiệu lực',
  'intro_money-kept':
    'Số tiền từng hoàn cho đơn {code} của {producer} không tới thẻ của bạn mà đã quay về chợ. Đơn không bị huỷ, nên tiền ở lại với đơn và người bán làm tiếp như bạn đã đặt. Bạn không cần đặt lại. Nếu không muốn nữa, hãy huỷ đơn hoặc viết cho người bán ở trang đơn hàng.',
  'subject_claim-made': 'Nhờ bạn trả lại khoản tiền đã nhận hai lần: đơn {code}',
  'intro_claim-made':
    'Khi đối chiếu sổ với ngân hàng và công ty thẻ, chợ thấy tiền của đơn {code} đã về bạn hai lần. Nhiều khả năng bạn không có lỗi gì.',
  'subject_claim-changed': 'Số tiền cần trả lại của đơn {code} đã đổi',
  'intro_claim-changed':
    'Số tiền bạn nhận hai lần của đơn {code} nay đã khác, vì có khoản đã đi hoặc đã quay về sau thư trước.',
  'subject_claim-dropped': 'Bạn không phải trả lại gì cho đơn {code}',
  'intro_claim-dropped':
    'Trước đây chợ có nhờ bạn trả lại một khoản của đơn {code}. Nay đã rõ là bạn không nhận hai lần. Xin lỗi đã làm phiền bạn.',
  'subject_claim-written-off': 'Bạn không phải trả thêm gì cho đơn {code}',
  'intro_claim-written-off':
    'Chợ không nhờ bạn trả lại thêm khoản nào của đơn {code} nữa. Thư trước có nhờ trả tiền thì bạn bỏ qua.',
  'subject_claim-paid': 'Chợ đã nhận khoản bạn trả lại của đơn {code}',
  'intro_claim-paid': 'Chợ đã nhận khoản bạn trả lại của đơn {code}. Cảm ơn bạn.',
  'subject_claim-sent-back': 'Chợ đã chuyển tiền cho bạn, đơn {code}',
  'intro_claim-sent-back':
    'Chợ đã chuyển lại cho bạn phần đã trả dư của đơn {code}. Nếu chưa thấy tiền, hãy hỏi đơn vị vận hành chợ.',
  claimAsk: 'Liên hệ chợ về khoản này',
  'subject_ticket-answered': 'Có trả lời về đơn {code}',
  'intro_ticket-answered':
    'Câu hỏi hoặc khiếu nại của bạn về đơn {code} đã có trả lời. Đọc và viết tiếp ở trang đơn hàng.',
  'subject_review-invitation': 'Bạn thấy hàng thế nào? Đơn {code}',
  'subject_review-invitation_service': 'Bạn thấy dịch vụ thế nào? Đơn {code}',
  'intro_review-invitation':
    'Mời bạn chấm sao và viết vài chữ về hàng của {producer}. Lời của bạn giúp bà con làm tốt hơn và giúp người mua sau.',
  'intro_review-invitation_service':
    'Mời bạn chấm sao và viết vài chữ về dịch vụ của {producer}. Lời của bạn giúp bà con làm tốt hơn và giúp người đến sau.',
} as const;
