import { tickets } from '#app/i18n/vi/tickets.ts';

/** Tiền hoàn cho người mua: vì sao, ai gửi, đến đâu. Cùng lời ở trang đơn hàng, trong thư, và ở trang của người phải gửi. */
export const refunds = {
  // why, read by the buyer and by who sends it
  reason_cancelled: 'Đơn đã huỷ',
  'reason_cancelled-in-part': 'Một phần đơn đã huỷ',
  reason_returned: 'Hàng đã trả lại',
  reason_returned_service: 'Hoàn tiền dịch vụ',
  'reason_too-much': 'Tiền thừa',
  'reason_too-little': 'Tiền chuyển thiếu, không đủ trả đơn',
  'reason_wrong-account': 'Tiền chuyển nhầm tài khoản',
  'reason_unclear-order': 'Tiền không rõ trả cho đơn nào',
  reason_double: 'Tiền trả hai lần',
  'reason_after-own-cancel': 'Tiền đến sau khi đã huỷ đơn',
  'reason_after-cancel': 'Tiền đến sau khi đơn bị huỷ',
  reason_late: 'Tiền đến muộn',
  'reason_wrong-amount': 'Tiền thẻ không đúng số',
  reason_goodwill: 'Hai bên thoả thuận hoàn',
  'reason_by-provider': 'Hoàn qua công ty thẻ',
  reason_other: 'Lý do khác',

  // why a producer cancelled
  cancel_outOfStock: 'hết hàng',
  cancel_outOfStock_service: 'hết chỗ',
  cancel_damaged: 'hàng hỏng, không đủ tốt để gửi',
  cancel_cannotDeliver: 'không giao đến được',
  cancel_cannotDeliver_service: 'không đón bạn được',
  cancel_buyerAsked: 'bạn xin huỷ',

  // what the producer has written themselves, and what stands under it
  sellerWrites: '{producer} viết:',
  sellerWordsCare:
    'Đây là lời của người bán. Tiền hoàn chỉ về bằng các cách mà thư của chợ và trang đơn hàng ghi; chợ và người bán không bao giờ bảo bạn gọi, nhắn hay đăng nhập ở nơi khác để nhận tiền, cũng không hỏi mật khẩu hay mã OTP của ngân hàng. Nếu lời trên bảo vậy, đừng làm theo, hãy báo chợ.',
  sellerWordsTell: 'Báo chợ về lời này',

  // who sends it, and how far it is
  because: '{why}: {how}',
  refundSent: '{payer} đã chuyển khoản trả bạn {amount} ngày {day}.',
  refundSentWith:
    '{payer} đã chuyển khoản trả bạn {amount} ngày {day}. {payer} ghi mã giao dịch: “{reference}”.',
  refundSentCard:
    'Chợ đã hoàn {amount} về thẻ của bạn ngày {day}. Ngân hàng thường mất 5 đến 10 ngày làm việc.',
  refundByDispute: '{amount}: ngân hàng của thẻ đã trả lại cho bạn sau khi bạn khiếu nại.',
  refundInDispute:
    '{amount}: ngân hàng của thẻ đang xem khiếu nại của bạn. Tiền về một lần, do ngân hàng đó hoặc do chợ trả; khi có quyết định, trang đơn hàng ghi rõ.',
  refundByCard: 'Chợ đang hoàn {amount} về thẻ của bạn, thường mất 5 đến 10 ngày làm việc.',
  refundAfterDispute:
    'Chợ đang hoàn {amount}. Ngân hàng của thẻ đã quyết định một khiếu nại về khoản trả này nên thẻ có thể không nhận tiền hoàn; khi đó cán bộ chợ tìm cách khác. Tiền vẫn là của bạn.',
  refundByCardFailed:
    'Chợ chưa hoàn được {amount} về thẻ của bạn. Cán bộ chợ đang xử lý: gửi lại về thẻ, hoặc chuyển vào tài khoản mà trang đơn hàng hỏi bạn. Tiền vẫn là của bạn.',
  refundToAccount:
    'Chợ không hoàn được {amount} về thẻ của bạn nên sẽ chuyển khoản vào tài khoản bạn đã cho, số cuối {end}. Cán bộ chuyển xong thì trang này ghi ngày chuyển. Tiền vẫn là của bạn.',
  refundByTransfer: '{payer} sẽ chuyển khoản trả bạn {amount}, chậm nhất ngày {day}.',
  refundByTransferOpen: '{payer} sẽ chuyển khoản trả bạn {amount}.',
  theMarket: 'Chợ',
  theProducer: 'Người bán',

  // an order that was cancelled before any money of it was seen
  unpaid_vietqr:
    'Chợ chưa thấy tiền của đơn này, nên đừng chuyển nữa. Nếu bạn đã chuyển, hoặc tiền đến sau, tiền không mất: {payer} sẽ chuyển khoản trả lại bạn. Khi đó chợ gửi thư cho bạn và trang đơn hàng hỏi tài khoản nhận tiền.',
  unpaid_card:
    'Thẻ của bạn chưa bị trừ tiền cho đơn này. Nếu khoản trả bằng thẻ vẫn thành sau khi huỷ, chợ tự hoàn lại về đúng thẻ đó và gửi thư cho bạn.',

  // card money that its buyer has twice
  claimTitle: 'Khoản tiền bạn đã nhận hai lần',
  claimTwice: 'Bạn đã nhận {amount} hai lần: một lần là tiền hoàn, một lần nữa bằng đường khác.',
  claimDropped: 'Bạn không còn nhận khoản nào hai lần.',
  claimPaidSoFar: 'Bạn đã trả lại {paid}. Cảm ơn bạn.',
  claimPayBack: 'Nhờ bạn chuyển khoản trả lại chợ {open}.',
  claim_bank: 'Ngân hàng',
  claim_number: 'Số tài khoản của chợ',
  claim_holder: 'Chủ tài khoản',
  claim_amount: 'Số tiền',
  claim_memo: 'Nội dung chuyển khoản',
  claimQr: 'Mã VietQR để trả lại chợ: {what}',
  claimQrSave: 'Lưu mã này',
  claimDemo: 'Bản trình diễn: tài khoản này là giả, không chuyển tiền thật được.',
  claimOnlyHere:
    'Chỉ tài khoản này, ghi ở trang đơn hàng của bạn, là đúng. Hãy ghi đúng nội dung để chợ nhận ra khoản của bạn. Nếu thư hay tin nhắn ghi tài khoản khác trang này thì đừng chuyển.',
  claimNoAccount:
    'Chợ chưa công bố tài khoản nhận tiền. Hãy chờ: tài khoản sẽ hiện ở trang đơn hàng của bạn và chỉ ở đó. Chưa thấy thì đừng chuyển cho ai.',
  claimSafe:
    'Người bán không bao giờ thu khoản này: đừng chuyển vào tài khoản của người bán. Chợ không gọi điện, không nhắn tin đòi tiền, không hỏi số thẻ, mật khẩu hay mã OTP; ai làm vậy thì đừng trả và báo cho chợ.',
  claimAsk:
    'Có gì chưa rõ, hoặc thấy không đúng, hãy hỏi đơn vị vận hành chợ, đừng hỏi người bán. Cách liên hệ ở trang “Góp ý và khiếu nại”.',
  claimAskAt:
    'Có gì chưa rõ, hoặc thấy không đúng, hãy hỏi đơn vị vận hành chợ ({contact}), đừng hỏi người bán.',
  claimContact: 'Góp ý và khiếu nại',
  claimOwedToYou: 'Chợ còn phải chuyển lại cho bạn {owed} và sẽ chuyển khoản.',
  claimDone: 'Không còn gì phải trả.',

  // money that belongs to no order
  looseTitle: 'Tiền đã thấy, chưa vào đơn nào',
  'loose_too-little':
    'Đã thấy {amount}, chưa đủ tiền đơn, mà đơn đã hết giờ hoặc đã huỷ. Người bán sẽ trả lại bạn.',
  'loose_too-much': 'Bạn chuyển thừa {amount}. Người bán sẽ trả lại bạn phần này.',
  loose_late:
    'Đã thấy {amount} đến sau khi hết giờ trả tiền. Người bán nhận đơn nếu còn, hoặc trả lại tiền cho bạn.',
  'loose_after-own-cancel': 'Đã thấy {amount} đến sau khi bạn huỷ đơn. Người bán sẽ trả lại bạn khoản này.',
  'loose_after-cancel': 'Đã thấy {amount} đến sau khi đơn bị huỷ. Người bán sẽ trả lại bạn khoản này.',
  loose_double: 'Đã thấy thêm {amount} cho đơn đã trả đủ. Người bán sẽ trả lại bạn khoản này.',
  'loose_unclear-split':
    'Đã thấy {amount} ghi mã của nhiều đơn mà không khớp tổng tiền các đơn đó. Người bán phải chia khoản này cho từng đơn.',
  'loose_wrong-account':
    'Đã thấy {amount} ghi mã của đơn này nhưng vào tài khoản của {holder}, không phải của {producer}. {holder} đã được báo và phải trả lại khoản này về tài khoản bạn đã chuyển.',
  'loose_wrong-account-sent':
    '{amount} ghi mã của đơn này đã vào nhầm tài khoản của {holder}. Ngày {day}, {holder} ghi là đã trả lại về tài khoản bạn đã chuyển.',
  'loose_wrong-account-aside': `{amount} ghi mã của đơn này đã vào tài khoản của {holder}. Ngày {day}, {holder} ghi rằng đó không phải tiền của đơn này. Nếu đó là tiền của bạn, hãy bấm “${tickets.openComplaint}” ở trang đơn hàng.`,
  loosePayStill:
    'Khoản đó không trả cho đơn này. Nếu vẫn muốn mua, hãy trả theo mã của đơn ở trang đơn hàng.',
  looseComplain: `Nếu tiền mãi chưa về, hãy bấm “${tickets.openComplaint}” ở trang đơn hàng để cán bộ chợ can thiệp.`,
  looseUnseen: `Nếu chưa thấy tiền về tài khoản, hãy bấm “${tickets.openComplaint}” ở trang đơn hàng.`,
  'loose_card-amount':
    'Thẻ của bạn đã trả {amount}, không đúng số chợ đã hỏi. Cán bộ chợ đang xem để trả lại thẻ.',
  looseDivide:
    'Tiền không mất. Bạn gọi người bán, nói khoản đó trả cho đơn nào; chưa rõ thì đừng chuyển lần nữa. Người bán chia xong, trang đơn hàng ghi đơn đã trả hoặc còn thiếu bao nhiêu. Hàng vẫn chỉ được giữ tới giờ ghi ở đơn.',
  looseNext:
    'Tiền không mất, lúc này bạn chưa phải làm gì. Khi người bán trả lại, chợ gửi thư cho bạn và trang đơn hàng hỏi tài khoản nhận tiền; hẹn trả ngày nào, trả bằng mã giao dịch nào cũng ghi ở đó.',
} as const;
