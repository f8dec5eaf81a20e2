/** Chủ thể xem và khai sản phẩm của mình đang bán ở sàn nào; các thông báo gửi cho chủ thể. */
export const presences = {
  navPresences: 'Trên sàn',
  navNotices: 'Thông báo',

  presencesTitle: 'Đang bán trên sàn nào',
  presencesLead:
    'Sản phẩm OCOP của mình đang có trên Shopee, TikTok Shop, Postmart… thì dán đường dẫn vào đây. Tỉnh đếm số sản phẩm lên sàn từ những đường dẫn này.',
  pasteTitle: 'Thêm đường dẫn',
  links: 'Đường dẫn trang sản phẩm',
  samplesText:
    'Bản dùng thử: các sàn mô phỏng trả lời ba liên kết dưới đây. Chép vào ô trên, đọc và ghi lại; khoảng một phút sau máy đã xem trang.',
  sampleLive: 'Đang bán:',
  sampleGone: 'Trang đã gỡ:',
  sampleAway: 'Không nối được:',
  linksHint:
    'Một hoặc nhiều đường dẫn, mỗi dòng một cái. Mở trang sản phẩm trên sàn → Chia sẻ → Sao chép liên kết.',
  readLinks: 'Đọc đường dẫn',
  readingLinks: 'Đang đọc…',
  confirmTitle: { other: 'Xem lại {count} đường dẫn' },
  confirmLead:
    'Chọn đúng sản phẩm cho từng đường dẫn rồi bấm Ghi nhận. Đường dẫn nào không chọn sản phẩm thì bỏ qua.',
  linkNumber: 'Đường dẫn {number}',
  whichProduct: 'Sản phẩm',
  leaveOut: 'Bỏ qua đường dẫn này',
  by_address: 'Máy đoán theo tên trong đường dẫn. Hãy xem lại.',
  by_title: 'Máy đoán theo tên trên trang của sàn. Hãy xem lại.',
  by_only: 'Trong sổ chỉ có một sản phẩm này.',
  linkHeld: 'Trang này đang ghi cho sản phẩm khác: {names}.',
  linkForBoth: 'Đúng, một trang bán cả hai',
  linkForBothHint:
    'Chỉ đánh dấu khi trang có các phân loại của cả hai sản phẩm. Dán nhầm thì dán lại đường dẫn đúng.',
  staffForBothHint:
    'Chỉ đánh dấu khi trang có các phân loại của cả hai sản phẩm. Nếu có ảnh chụp màn hình, hãy chọn lại ảnh.',
  linkKnown: 'Đã có trong sổ',
  linkNowhere: 'Không nằm trên sàn nào trong danh sách, nên không ghi nhận được.',
  linkClosed: '{channel} đã đóng cửa, không ghi nhận thêm được.',
  linkShort:
    'Đây là liên kết rút gọn của {channel}: nó dẫn tới một sản phẩm nhưng không nói là sản phẩm nào, nên không được tính là đã kiểm chứng. Hãy mở nó, đợi trang sản phẩm hiện ra, chép địa chỉ trên thanh địa chỉ rồi dán địa chỉ ấy thay cho liên kết này.',
  linkSellersOwn:
    'Trang này chỉ người bán đăng nhập mới mở được nên không ghi lại. Hãy mở sản phẩm trên {channel} như một người mua rồi chép đường dẫn của trang đó.',
  linkOtherPage:
    'Không phải trang của một sản phẩm trên {channel} nên không ghi nhận được. Mở đúng sản phẩm đang bán → Chia sẻ → Sao chép liên kết, rồi dán lại.',
  linkUnreadable: 'Không đọc được: {piece}',
  linksJoined: 'Hai đường dẫn viết liền nhau: {piece}. Hãy dán mỗi đường dẫn một dòng.',
  lineIgnored: 'Dòng này không có đường dẫn nên đã bỏ qua: {line}',
  claimLinks: 'Ghi nhận',
  claimingLinks: 'Đang ghi…',
  claimedDone: {
    other: 'Đã ghi nhận {count} đường dẫn. Máy sẽ mở trang kiểm tra; kiểm tra xong mới tính là đang bán.',
  },
  knownDone: 'Các đường dẫn này đã có trong sổ từ trước.',
  answeredDone: 'Đã ghi câu trả lời. Cảm ơn bạn!',

  ownTitle: 'Các nơi đã ghi nhận',
  noEntriesTitle: 'Chưa có sản phẩm OCOP nào trong sổ',
  noEntriesText:
    'Sản phẩm của bạn chưa có trong sổ đăng ký OCOP của tỉnh nên chưa ghi nhận được. Hãy báo cán bộ xã hoặc Sở.',
  noPresencesTitle: 'Chưa ghi nhận ở sàn nào',
  noPresencesText: 'Dán đường dẫn trang sản phẩm vào ô ở trên để bắt đầu.',
  state_claimed: 'Mới khai, chưa kiểm tra',
  state_live: 'Đang bán',
  state_out_of_stock: 'Hết hàng',
  state_rejected: 'Sàn từ chối',
  state_dead_link: 'Không mở được trang',
  state_expired: 'Sàn đã gỡ vì hết hạn',
  state_suspended: 'Bị sàn tạm khoá',
  state_removed: 'Đã gỡ khỏi sàn',
  verifiedOn: 'Kiểm tra gần nhất: {date}',
  neverVerified: 'Chưa ai kiểm tra được trang này',
  expiredCheck: 'Quá 90 ngày chưa kiểm tra lại, không còn tính là đang bán',
  channelClosed: 'Sàn đóng cửa ngày {date}',
  channelClosedReported: 'Sàn được cho là đã đóng cửa trước cuối năm {year} (theo một nguồn, chưa xác nhận)',
  stillOnSale: 'Còn bán ở đây không?',
  answerStill: 'Còn bán',
  answerGone: 'Không còn',
  answerMoved: 'Đã sang địa chỉ khác',
  movedTo: 'Đường dẫn trang mới',
  movedToHint: 'Mở trang mới trên sàn → Chia sẻ → Sao chép liên kết, rồi dán vào đây.',
  answerMovedSubmit: 'Ghi địa chỉ mới',
  movedDone: 'Đã ghi địa chỉ mới. Máy sẽ mở cả trang cũ và trang mới để kiểm tra.',
  answered_still: 'Bạn trả lời ngày {date}: còn bán',
  answered_gone: 'Bạn trả lời ngày {date}: không còn bán. Máy sẽ kiểm tra trang này trước.',
  answered_moved: 'Bạn trả lời ngày {date}: đã chuyển sang trang khác',
  answerNote:
    'Câu trả lời giúp cán bộ biết cần xem trang nào trước; chỉ khi kiểm tra được trang mới tính là đang bán.',

  awaitedTitle: 'Đã bàn giao, chưa thấy trên sàn',
  awaitedOn: '{channel}: đã bàn giao ngày {day}',
  awaitedAsk:
    'Sàn đã đăng chưa? Nếu rồi, mở trang bán trên sàn, chép đường dẫn rồi dán vào ô dưới đây để được tính là đã lên sàn.',
  noticesTitle: 'Thông báo',
  noticesLead: 'Những việc cần biết về sản phẩm và gian hàng của mình trên sàn.',
  noNoticesTitle: 'Chưa có thông báo nào',
  noNoticesText: 'Khi trang bán hàng trên sàn không mở được, hoặc lâu chưa kiểm tra, bạn sẽ được báo ở đây.',
  unread: 'Mới',
  markRead: 'Đã xem',
  markAllRead: 'Đánh dấu đã xem hết',
  seeToIt: 'Xem và xử lý',
  notice_deadLink:
    '“{product}” trên {channel}: không mở được trang nữa. Hãy kiểm tra gian hàng, hoặc dán đường dẫn mới.',
  notice_presenceDown: '“{product}” trên {channel}: {state}. Hãy vào gian hàng xem lý do.',
  notice_manyDead: {
    other:
      '{count} sản phẩm trên {channel}, trong đó có “{product}”: không mở được trang nữa. Hãy kiểm tra gian hàng, hoặc dán đường dẫn mới.',
  },
  notice_manyDown: {
    other:
      '{count} sản phẩm trên {channel}, trong đó có “{product}”: {state}. Hãy vào gian hàng xem lý do từng món.',
  },
  notice_checkExpired:
    '“{product}” trên {channel}: lần kiểm tra cuối là {day}, đã quá 90 ngày nên không còn tính là đang bán. Hãy cho biết còn bán hay không.',
  notice_shopEnds:
    '“{shop}” trên {channel}: quyền kết nối hết hạn ngày {day}. Hãy kết nối lại trước ngày đó.',
  notice_shopReauthorise: '“{shop}” trên {channel} đã mất kết nối. Hãy kết nối lại.',
  notice_shopStopped: '“{shop}” bị {channel} khoá. Hãy vào trang người bán của sàn xem lý do.',
  notice_passwordLink:
    'Cán bộ vừa tạo đường dẫn đặt lại mật khẩu cho một tài khoản bán hàng của mình. Nếu không ai bên mình nhờ, hãy báo ngay cho Sở và đổi mật khẩu.',
  notice_pushRefused: {
    other:
      '{channel} không nhận {count} sản phẩm trong lần đẩy vừa rồi, đầu tiên là “{product}”: {cause}{next}',
  },
  notice_pushGone: {
    other:
      '{count} sản phẩm đã đẩy lên {channel} nay không còn bán ở đó, đầu tiên là “{product}”: {cause}{next}',
  },
  notice_pushNotMade: {
    other: 'Chợ chưa đăng {count} sản phẩm lên {channel}, đầu tiên là “{product}”: {cause}{next}',
  },
  next_itself: ' Sửa xong, sản phẩm tự lên lại.',
  next_again: ' Sửa xong, hãy đẩy sản phẩm lên lại.',
  notice_productDown: {
    other: '{count} sản phẩm trên {channel}, đầu tiên là “{product}”: {state}. Mở ra xem lý do từng món.',
  },
  notice_heldPaper:
    'Đã tạm gỡ “{product}” khỏi {channel}, cùng những hàng khác cần giấy này ở {shop}: {paper} đã hết hạn, không được nhận hoặc chưa được cán bộ xem. Gửi giấy mới; giấy dùng được thì hàng tự bán lại.',
  notice_heldGoods:
    'Đã tạm gỡ “{product}” khỏi {channel}: sàn này không nhận loại hàng đó. Mở sản phẩm xem lý do.',
  notice_paperOnlyThere:
    '{paper} của “{product}” ở chợ đã hết hạn ngày {day}. {channel} có một bản giấy riêng mà chợ không xem được hạn, nên hàng ở {shop} vẫn bán. Hãy gửi giấy mới lên đây, và xem lại bản trên sàn còn hạn không.',
  notice_heldListing:
    'Đã tạm gỡ “{product}” khỏi {channel} vì cán bộ đang tạm dừng tin bán hàng này. Mở tin xem lời dặn; khi cán bộ cho bán lại thì sản phẩm tự lên lại.',
  notice_heldProducer:
    'Đã tạm gỡ hàng của mình khỏi {channel} ({shop}) vì việc bán của mình đang bị tạm dừng. Hỏi cán bộ Sở; khi được bán lại thì hàng tự lên lại.',
  notice_hiddenThere:
    '“{product}” đã bán lại ở chợ, nhưng ở gian hàng {shop} trên {channel} vẫn đang ẩn, khách chưa thấy. Mở trang đẩy hàng, chọn sản phẩm này và “Mở bán ngay khi sàn nhận” rồi đẩy lên.',
  notice_paperRefused:
    'Cán bộ không nhận giấy tờ đã gửi: {paper}{forProduct}. Lời dặn: “{note}”. Hãy gửi giấy khác, kẻo hàng cần giấy này bị gỡ khỏi sàn.',
  notice_paperEnds:
    '{paper}{forProduct} hết hạn ngày {day}. Hãy xin giấy mới từ bây giờ rồi gửi lên đây; hết hạn mà chưa có giấy mới thì hàng bị gỡ khỏi sàn.',
  notice_paperEndsSoon:
    'Chưa đầy 7 ngày nữa là {paper}{forProduct} hết hạn (ngày {day}). Chưa có giấy mới thì hàng cần giấy này bị gỡ khỏi sàn.',
  notice_paperEnded:
    '{paper}{forProduct} đã hết hạn ngày {day}. Hàng cần giấy này không được bán trên sàn cho đến khi có giấy mới.',
  paperForProduct: ' của “{product}”',
  notice_listingReturned: 'Cán bộ nhắn sửa tin “{product}” rồi gửi lại. Lời nhắn ở đầu trang tin.',
  notice_listingApproved: 'Tin “{product}” đã được duyệt.',
  notice_orderDisputed:
    'Chủ thẻ đã trả đơn {order} đòi ngân hàng trả lại tiền. Hãy giữ phiếu gửi hàng hoặc sổ ghi khách, ảnh và tin nhắn của đơn: chợ cần chúng trước {day} để trả lời ngân hàng.',
  notice_orderDisputedSum:
    'Chủ thẻ đã trả đơn {order} đòi ngân hàng trả lại {amount} của đơn này.{twice} Hãy giữ phiếu gửi hàng hoặc sổ ghi khách, ảnh và tin nhắn của đơn: chợ cần chúng trước {day} để trả lời ngân hàng.',
  notice_orderDisputedAll:
    'Chủ thẻ đã trả đơn {order} cùng các đơn khác đòi ngân hàng trả lại {ofPayment} của cả khoản trả; chưa bị lấy gì. Hãy giữ phiếu gửi hàng hoặc sổ ghi khách, ảnh và tin nhắn của đơn: chợ cần chúng trước {day} để trả lời ngân hàng.',
  notice_disputeLostPart:
    'Ngân hàng của thẻ đã lấy lại {amount} của đơn {order} để trả cho chủ thẻ.{inAll}{twice} Còn {left} vẫn là tiền khách đã trả cho đơn: hàng chưa gửi thì cứ gửi, khách chưa đến thì cứ đón; hoặc huỷ đơn, phần còn lại hoàn cho khách.',
  notice_disputeLostEnded:
    'Ngân hàng của thẻ đã lấy lại {amount} của đơn {order} để trả cho chủ thẻ.{inAll}{twice} Đơn đã huỷ: đừng gửi hàng, đừng đón khách. Bạn không phải làm gì thêm.',
  notice_disputeLostHeld:
    'Ngân hàng của thẻ đã lấy lại {amount} của đơn {order} để trả cho chủ thẻ.{twice} Còn một khiếu nại khác của khoản trả này mà ngân hàng chưa quyết định: khoan gửi hàng, khoan đón khách.',
  disputeInAll: ' Cộng cả những lần trước là {inAll} của đơn này.',
  disputeTwice:
    ' Trong số ngân hàng trả, {twice} đã hoàn cho khách từ trước; khoản đó chợ chịu, không trừ của bạn.',
  notice_disputeLostTwice:
    'Tiền đơn {order} đã hoàn trước, nhưng ngân hàng của thẻ vẫn trả chủ thẻ {amount}. Khoản đó chợ chịu, không trừ của bạn.',
  notice_disputeLost:
    'Ngân hàng của thẻ đã lấy lại tiền đơn {order} để trả cho chủ thẻ. Hàng chưa gửi thì đừng gửi, khách chưa đến thì đừng đón, hãy huỷ đơn.',
  notice_disputeWonEnded:
    'Ngân hàng của thẻ đã quyết định: khoản trả đơn {order} vẫn có hiệu lực. Đơn đã huỷ: đừng gửi hàng, đừng đón khách; tiền của đơn hoàn cho khách.',
  notice_disputeWon:
    'Ngân hàng của thẻ đã quyết định: khoản trả đơn {order} vẫn có hiệu lực. Hàng chưa gửi thì hãy gửi, khách chưa đến thì hãy đón.',
  notice_moneyBack:
    'Tất cả tiền của đơn {order} đã được trả lại khách, dù đơn chưa huỷ. Đừng gửi hàng, đừng đón khách: hãy huỷ đơn, hoặc hỏi khách.',
  notice_moneyKept:
    'Tiền từng trả lại khách của đơn {order} đã quay về chợ, và ở lại với đơn. Đơn vẫn có hiệu lực: việc nào chưa làm thì hãy làm tiếp.',
  notice_givenBack: 'Chợ đã trả lại khách {amount} của đơn {order} ({stands}). {books}',
  stands_open: 'đơn không huỷ, phần còn lại vẫn giao',
  stands_sent: 'hàng đã gửi đi',
  stands_done: 'hàng đã giao xong',
  stands_open_service: 'đơn không huỷ, vẫn đón khách',
  stands_sent_service: 'khách đã được mời đến',
  stands_done_service: 'khách đã dùng xong',
  books_less: 'Khoản này đã trừ vào tiền chợ phải trả bạn.',
  books_owes:
    'Chợ đã trả bạn nhiều hơn số nay còn là của bạn, nên bạn nợ chợ phần chênh: chợ trừ vào tiền bán qua thẻ sau này.',
  notice_refundDue:
    'Hoàn {amount} cho người mua đơn {order}, chậm nhất ngày {day}. Chuyển xong thì ghi mã giao dịch.',
  notice_orderPaid: 'Đơn {order} đã được trả tiền. Hãy nhận đơn và chuẩn bị.',
  notice_ticketOpened: 'Người mua viết về đơn {order}. Hãy trả lời trước hết ngày {day}.',
  notice_reviewPublished: '“{product}” vừa có đánh giá {stars} sao. Bạn có thể trả lời một lần.',
  notice_refundAccount: 'Khách đã cho biết tài khoản nhận lại {amount}. Xem lại trước khi chuyển.',
  notice_orderCancelled: 'Đơn {order} đã bị huỷ. Đừng gửi hàng, đừng đón khách của đơn này.',
  notice_visitCancelled:
    'Khách đã huỷ phần dịch vụ của đơn {order}: đừng đón khách của đơn này nữa. Phần hàng của đơn giữ nguyên.',
  notice_visitAndGoodsCancelled:
    'Khách đã huỷ phần dịch vụ và bớt hàng của đơn {order}: đừng đón khách của đơn này nữa, và xem lại đơn còn những hàng gì.',
  notice_visitCancelledInPart:
    'Khách đã huỷ bớt phần dịch vụ của đơn {order}: còn {pieces} suất. Phần hàng của đơn giữ nguyên.',
  notice_staffCancelled: 'Cán bộ chợ đã huỷ đơn {order}, cả đơn hoặc một phần. Lý do: {note}',
  notice_transferWaits: {
    other: 'Có {count} khoản tiền về chưa khớp đơn nào, cần bạn xem.',
  },
  notice_bankChanged:
    'Tài khoản nhận tiền vừa được đổi: {bank}, số cuối {end}. Nếu không phải người của mình đổi, hãy báo ngay cho Sở.',
  notice_paidOut: 'Chợ đã chuyển {amount} tiền bán qua thẻ vào tài khoản của bạn.',
  notice_payoutReversed:
    'Khoản {amount} tiền bán qua thẻ chợ đã chuyển không đến nơi: {note}. Chợ vẫn còn nợ bạn khoản này và sẽ chi lại ở đợt sau. Hãy xem lại số tài khoản của bạn.',
  notice_other: 'Có việc cần xem.',
} as const;
