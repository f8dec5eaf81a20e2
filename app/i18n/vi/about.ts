/** The pages about the market itself. Each page: title, description, paragraphs; a paragraph starting with "# " is a heading. */
export const about = {
  marketTitle: 'Về Chợ Phiên',
  marketDescription: 'Chợ Phiên là gì, ai bày hàng, và chợ làm gì, không làm gì.',
  marketText:
    'Chợ Phiên là chợ trên mạng của những sản phẩm OCOP Lào Cai. Hợp tác xã, tổ hợp tác, hộ gia đình và doanh nghiệp tự bày hàng; cán bộ của sở xem từng món trước khi món đó hiện ra.\n# Chợ làm gì\nChợ giới thiệu sản phẩm, ghi rõ người làm, nơi làm và sao OCOP còn hiệu lực. Người bán đăng một lần ở đây, rồi mang cùng nội dung đó sang các sàn khác.\n# Chợ chưa làm gì\nChợ chưa nhận đặt mua và chưa thu tiền. Muốn mua, bạn liên hệ thẳng người bán, hoặc mua ở sàn được ghi trên trang sản phẩm.\n# Ảnh và tranh\nMón nào chưa có ảnh thì có tranh vẽ minh hoạ. Trang sản phẩm luôn nói rõ đó là tranh.',
  ocopTitle: 'Sao OCOP là gì?',
  ocopDescription: 'Sao OCOP do ai công nhận, có giá trị bao lâu, và vì sao có lúc không thấy sao.',
  ocopText:
    'OCOP là chương trình Mỗi xã một sản phẩm. Sản phẩm được chấm trên thang 100 điểm: từ 50 điểm là ba sao, từ 70 điểm là bốn sao, từ 90 điểm là năm sao (Quyết định 26/2026/QĐ-TTg).\n# Ai công nhận\nTỉnh công nhận ba sao và bốn sao; bộ ở Trung ương công nhận năm sao. Trước tháng 7 năm 2025, cấp huyện công nhận ba sao, nên nhiều quyết định cũ mang tên huyện.\n# Có giá trị bao lâu\nGiấy công nhận có giá trị 36 tháng. Chợ Phiên chỉ vẽ sao khi quyết định còn hiệu lực vào đúng ngày bạn xem. Hết hạn thì sao tự mất, cho tới khi được công nhận lại.\n# Dấu của chợ không phải dấu chứng nhận\nNgôi sao trên trang này là ký hiệu riêng của chợ. Dấu chứng nhận OCOP Việt Nam nằm trên bao bì của sản phẩm còn hiệu lực.',
  sellingTitle: 'Bán hàng ở Chợ Phiên',
  sellingDescription: 'Ai bán được ở Chợ Phiên và bắt đầu thế nào.',
  sellingText:
    'Chủ thể OCOP của Lào Cai bán ở đây: hợp tác xã, tổ hợp tác, hộ kinh doanh, doanh nghiệp. Không mất phí đăng sản phẩm.\n# Bắt đầu thế nào\n1. Sở mở tài khoản cho bạn theo sổ đăng ký OCOP; bạn đăng nhập bằng số điện thoại.\n2. Chụp ảnh, ghi giá, ghi nội dung nhãn. Làm từng bước, nghỉ lúc nào cũng được, việc đã làm vẫn còn.\n3. Gửi duyệt. Cán bộ xem rồi đăng, hoặc gửi lại kèm lời nhắn cần sửa gì.\n# Mang sang các sàn khác\nViết một lần, rồi mang đi: chợ cho biết món nào còn thiếu gì để lên từng sàn, điền tệp mẫu mà gian hàng của bạn tải về từ Shopee, TikTok Shop, Lazada, hoặc tự đăng lên Shopee, TikTok Shop, Lazada, Tiki khi bạn nối gian hàng. Sàn trả lại món nào thì chợ nói vì sao và sửa ở đâu. Bộ hồ sơ cho bưu điện có sẵn danh mục, ảnh và giấy tờ. Danh mục cho Google và Facebook tự có.\n# Cần người giúp\nTổ công nghệ số cộng đồng ở thôn bản giúp được bạn chụp ảnh và điền từng bước.',
  openDataTitle: 'Dữ liệu mở',
  openDataDescription: 'Những địa chỉ mà máy tính đọc được của Chợ Phiên.',
  openDataText:
    'Dữ liệu công khai của chợ đọc được bằng máy, không cần xin khoá.\n# Sản phẩm\n/api/v1/products là các sản phẩm đang bày, chia trang. /feeds/google.xml và /feeds/google.tsv là cùng nội dung theo mẫu của Google.\n# Số sản phẩm đã lên sàn\n/api/v1/onboarding cho số sản phẩm OCOP đã lên sàn theo ngày.\n# Mô tả\n/api/v1/openapi.json mô tả các địa chỉ trên. Dữ liệu không có thông tin cá nhân; số điện thoại liên hệ chỉ có khi người bán cho phép.',
  rankingTitle: 'Cách sắp xếp sản phẩm',
  rankingDescription: 'Chợ Phiên xếp sản phẩm theo tiêu chí nào. Không ai trả tiền để đứng trước.',
  rankingText:
    'Không ai trả tiền để được xếp trước, và chợ không có quảng cáo.\n# Danh sách sản phẩm\nMón được đăng hoặc đăng lại gần đây đứng trước. Bạn tự đổi được: giá thấp trước, giá cao trước, hoặc theo tên.\n# Tìm kiếm\nMón có tên bắt đầu bằng những chữ bạn gõ đứng trước, rồi tới món có đủ những chữ đó trong tên, rồi trong phần mô tả. Nếu bạn gõ có dấu thì món khớp cả dấu đứng trước. Mỗi lần tìm xếp nhiều nhất 240 món.\n# Món không hiện ra\nSản phẩm chưa duyệt, đang tạm dừng hoặc đã cất đi thì không hiện. Rượu chỉ hiện khi bạn xác nhận đủ 18 tuổi.\n# Sao OCOP\nHạng sao không làm thay đổi thứ tự. Bạn lọc được theo hạng sao còn hiệu lực hôm nay.',
  privacyTitle: 'Dữ liệu cá nhân',
  privacyDescription: 'Chợ Phiên giữ những gì về bạn, để làm gì, trong bao lâu.',
  privacyText:
    'Xem chợ thì không cần tài khoản, và chợ không theo dõi bạn.\n# Người xem\nTrang không có mã theo dõi, không có quảng cáo, không gọi máy chủ của bên khác. Nếu bạn xác nhận đủ 18 tuổi, lựa chọn đó nằm trong một cookie trên máy của bạn 30 ngày.\n# Người bán và cán bộ\nChợ giữ họ tên, số điện thoại hoặc e-mail để đăng nhập. Mỗi người có một khoá mã hoá riêng; khi xoá, khoá bị huỷ và dữ liệu không đọc lại được nữa. Mật khẩu chỉ giữ ở dạng băm.\n# Công khai những gì\nTên người bán, địa chỉ sản xuất và nơi làm ra sản phẩm là công khai theo quy định về thương mại điện tử. Số điện thoại, Zalo, e-mail chỉ hiện khi người bán cho phép.\n# Ảnh\nVị trí chụp và mọi thông tin ẩn trong ảnh bị bỏ đi trước khi lưu.\n# Quyền của bạn\nBạn được xem, sửa, xin xoá dữ liệu của mình: hãy liên hệ đơn vị vận hành chợ. Văn bản này là mô tả việc hệ thống làm, chưa phải chính sách pháp lý đã được thẩm định.',
  termsTitle: 'Quy chế hoạt động',
  termsDescription: 'Quy tắc của Chợ Phiên cho người bán và người xem.',
  termsText:
    'Đây là bản tóm tắt quy tắc mà hệ thống đang áp dụng. Bản quy chế pháp lý do đơn vị vận hành ban hành khi chợ mở chính thức.\n# Người bán\nChịu trách nhiệm về sản phẩm, giá và nội dung nhãn mình khai. Thay đổi về tên, thành phần, xuất xứ, sao OCOP, lời giới thiệu phải được cán bộ xem trước khi hiện ra. Tồn kho, lời tả ảnh, thứ tự ảnh và giảm giá trong mức cho phép thì hiện ngay.\n# Chợ\nGỡ món khi có yêu cầu của cơ quan có thẩm quyền, và lưu lại mọi lần duyệt, trả lại, gỡ xuống. Không xoá lịch sử.\n# Mua bán\nChợ chưa nhận đặt mua và chưa thu tiền: việc mua bán là giữa bạn và người bán.\n# Rượu\nChỉ cho người đủ 18 tuổi.',
  complaintsTitle: 'Góp ý và khiếu nại',
  complaintsDescription: 'Khi thấy điều gì chưa đúng ở Chợ Phiên.',
  complaintsText:
    'Thấy thông tin sai, ảnh không đúng hàng, hay sao OCOP không khớp với bao bì? Xin báo lại.\n# Về một sản phẩm\nGọi người bán trước: số điện thoại ở trang sản phẩm, nếu người bán cho phép. Nếu không giải quyết được, báo cho đơn vị vận hành chợ kèm địa chỉ trang.\n# Về sao OCOP\nQuét mã trên bao bì hoặc mở trang nguồn gốc: số quyết định, ngày và thời hạn có ở đó để đối chiếu với cơ quan công nhận.\n# Về dữ liệu của bạn\nXem trang Dữ liệu cá nhân.',
  contactOperator: 'Bản trình diễn này không có đơn vị vận hành thật.',
} as const;
