/** Sàn không nhận sản phẩm: vì sao và sửa thế nào, bằng lời thường. */
export const refusals = {
  title: 'Sàn không nhận tên sản phẩm này. Hãy sửa tên cho đúng độ dài, không có ký hiệu lạ.',
  titleLong: 'Tên sản phẩm dài quá mức sàn cho phép. Hãy rút ngắn tên.',
  titleShort: 'Tên sản phẩm ngắn quá. Hãy thêm vùng trồng, loại, quy cách vào tên.',
  titleSigns: 'Tên có ký hiệu sàn không cho dùng. Hãy bỏ hình vẽ và ký hiệu lạ trong tên.',
  descriptionShort: 'Mô tả ngắn quá. Hãy viết thêm: làm từ gì, dùng thế nào, cất giữ ra sao.',
  descriptionLong: 'Mô tả dài quá mức sàn cho phép. Hãy bớt lại.',
  hashtags: 'Mô tả có nhiều từ khoá đánh dấu # quá. Hãy bớt đi.',
  photos: 'Sàn không nhận ảnh. Hãy thêm hoặc thay ảnh rõ, đúng sản phẩm.',
  photosFew: 'Sàn cần thêm ảnh. Hãy thêm ít nhất một ảnh rõ sản phẩm.',
  photosMany: 'Nhiều ảnh quá mức sàn nhận. Hãy bớt ảnh.',
  photoGone: 'Sàn không dùng được một ảnh đã gửi. Hãy thay ảnh.',
  categoryWrong: 'Ngành hàng đã chọn không dùng được. Hãy chọn lại, chọn đến mục nhỏ nhất.',
  categoryClosed:
    'Ngành hàng này cần giấy phép. Hãy nộp giấy ở trang người bán của sàn, hoặc chọn ngành hàng khác.',
  categoryAlert:
    'Sàn cho là sản phẩm nằm sai ngành hàng và sẽ gỡ xuống nếu không đổi. Hãy chọn lại ngành hàng.',
  categoryMissing: 'Chưa chọn ngành hàng của sàn. Hãy chọn một ngành hàng.',
  attributeMissing: 'Ngành hàng này còn thông tin bắt buộc chưa điền. Hãy điền cho đủ.',
  attributeWrong: 'Có thông tin của ngành hàng mà sàn không nhận. Hãy chọn lại hoặc viết lại.',
  brand: 'Sàn không nhận thương hiệu này. Hãy sửa, hoặc để trống nếu chưa đăng ký thương hiệu.',
  price: 'Giá nằm ngoài mức sàn cho phép. Hãy xem lại giá.',
  priceLow: 'Giá thấp hơn mức sàn cho phép. Hãy xem lại giá.',
  priceHigh: 'Giá cao hơn mức sàn cho phép. Hãy xem lại giá.',
  stock: 'Số tồn kho nằm ngoài mức sàn cho phép. Hãy xem lại số lượng.',
  gtin: 'Mã vạch chưa đúng hoặc sàn bắt buộc phải có. Hãy xem lại mã vạch.',
  gtinTaken: 'Mã vạch này đã có ở một sản phẩm khác trên sàn. Hãy xem lại mã vạch.',
  sizeLong: 'Tên cỡ gói dài quá mức sàn cho phép. Hãy viết gọn lại.',
  sizeTwice: 'Hai cỡ gói trùng tên. Hãy đặt tên khác nhau.',
  skuTaken: 'Mã SKU này đã có trong gian hàng. Hãy đổi mã, hoặc xoá bản cũ trên sàn rồi đẩy lại.',
  skuSigns: 'Mã SKU có ký hiệu sàn không nhận. Chỉ dùng chữ không dấu, số và dấu gạch.',
  weightMissing: 'Sàn cần cân nặng của gói hàng đã đóng. Hãy cân và điền vào.',
  tooHeavy: 'Gói hàng nặng quá mức sàn chở được. Hãy chia nhỏ hoặc xem lại cân nặng.',
  tooLarge: 'Gói hàng to quá, hoặc chưa ghi đủ ba cạnh. Hãy đo và điền lại.',
  shipping:
    'Gian hàng chưa bật đơn vị vận chuyển nào chở được gói này. Hãy bật ở trang người bán của sàn, hoặc xem lại cân nặng.',
  policy:
    'Sàn cho là sản phẩm không được bán ở đây: hàng hạn chế, hàng nhái hoặc dùng nhãn của người khác. Hãy đọc lời của sàn.',
  policyWords:
    'Sàn không cho dùng một lời trong tên hoặc mô tả, như lời tự khen “nhất” hay lời hứa chữa bệnh. Hãy bỏ lời mà sàn nêu.',
  review: 'Người duyệt của sàn không nhận. Hãy đọc lời của sàn rồi sửa.',
  notReady: 'Sản phẩm không còn đủ điều kiện của sàn. Hãy xem còn thiếu gì và bổ sung.',
  busy: 'Sàn không trả lời sau nhiều lần thử. Hãy đẩy lại sau ít giờ.',
  stop: 'Sàn không cho gian hàng này đăng thêm. Hãy xem thông báo ở trang người bán của sàn.',
  removed:
    'Sản phẩm đã bị xoá khỏi gian hàng trên sàn. Muốn bán lại, hãy đẩy lại; không muốn bán ở đó nữa thì cứ để vậy.',
  suspended: 'Sàn đã tạm khoá sản phẩm này. Hãy xem lý do ở trang người bán của sàn.',
  suspendedFor: 'Sàn đã tạm khoá sản phẩm này, vì lý do dưới đây.',
  exists: 'Gian hàng đã có sản phẩm giống thế. Hãy xoá bản cũ trên sàn hoặc đổi mã SKU rồi đẩy lại.',
  notThere:
    'Gian hàng không có món nào mang mã SKU này, nên chợ chưa tạo gì để khỏi có hai món giống nhau. Hãy sửa mã SKU cho giống trên sàn rồi đẩy lại, hoặc đẩy lại và chọn tạo mới.',
  paperGoesAlong:
    'Ngành hàng này phải có giấy tờ kèm theo. Hãy gửi giấy cho chợ giữ rồi đẩy lại: chợ gửi giấy sang sàn cùng sản phẩm.',
  atTitle:
    'Sàn báo lỗi về tên sản phẩm. Hay gặp: dài hoặc ngắn quá, có ký hiệu lạ, có từ sàn không cho dùng. Hãy xem và sửa lại tên.',
  atDescription:
    'Sàn báo lỗi về mô tả. Hay gặp: ngắn hoặc dài quá, có số điện thoại, liên kết hoặc từ sàn không cho dùng. Hãy xem và sửa lại mô tả.',
  atPhotos:
    'Sàn báo lỗi về ảnh. Hay gặp: thiếu ảnh, ảnh không vuông, nhỏ hoặc mờ quá, có chữ đè lên. Hãy thay bằng ảnh vuông, rõ, chỉ có sản phẩm.',
  atCategory:
    'Sàn báo lỗi về ngành hàng. Hay gặp: chưa chọn, hoặc chọn chưa đúng loại hàng, chưa đến mục nhỏ nhất. Hãy chọn lại ngành hàng cho sàn này.',
  atAttributes:
    'Sàn báo lỗi về thông tin của ngành hàng. Hay gặp: câu bắt buộc chưa điền, hoặc điền không đúng kiểu sàn cần. Hãy xem lại từng câu sàn hỏi.',
  atBrand:
    'Sàn báo lỗi về thương hiệu. Hay gặp: chưa điền, hoặc tên chưa đăng ký với sàn. Sàn bắt phải có thì hãy điền; sàn không nhận tên đang ghi thì sửa, hoặc để trống.',
  atPapers:
    'Sàn nói đến giấy tờ của sản phẩm. Hay gặp: thiếu giấy, giấy hết hạn hoặc ảnh giấy mờ. Hãy gửi giấy cho chợ giữ, và nộp cả ở trang người bán của sàn.',
  atPrice:
    'Sàn báo lỗi về giá. Hay gặp: chưa có giá, thấp hoặc cao hơn mức sàn cho phép, gõ thiếu hay thừa số 0. Hãy xem lại giá.',
  atStock:
    'Sàn báo lỗi về tồn kho. Hay gặp: bằng 0, hoặc nhiều quá mức sàn nhận. Hãy xem lại số lượng còn bán.',
  atGtin:
    'Sàn báo lỗi về mã vạch. Hay gặp: sai một chữ số, chưa điền, hoặc đã có ở sản phẩm khác. Hãy so với số dưới vạch trên bao bì; hàng không có mã vạch thì để trống.',
  atSku:
    'Sàn báo lỗi về mã SKU. Hay gặp: trùng với sản phẩm đã có trong gian hàng, hoặc có ký hiệu sàn không nhận. Hãy xem ở trang người bán đã có sản phẩm này chưa; nếu chưa thì đổi mã.',
  atSize:
    'Sàn báo lỗi về tên cỡ gói (phân loại). Hay gặp: dài quá, hoặc hai cỡ trùng tên. Hãy xem và sửa lại tên cỡ gói.',
  atWeight:
    'Sàn báo lỗi về cân nặng. Hay gặp: chưa điền, hoặc nặng quá mức hãng vận chuyển chở. Hãy cân cả gói đã đóng rồi điền lại.',
  atSides:
    'Sàn báo lỗi về kích thước gói hàng. Hay gặp: chưa đủ ba cạnh dài, rộng, cao, hoặc to quá mức hãng vận chuyển chở. Hãy đo gói đã đóng rồi điền lại.',
  atShipping:
    'Sàn báo lỗi về vận chuyển. Hay gặp: gian hàng chưa bật đơn vị vận chuyển. Hãy bật ở trang người bán của sàn; nếu đã bật, xem lại cân nặng và kích thước gói.',
  atSeveral: 'Lời của sàn nói đến mấy chỗ của sản phẩm. Hãy xem từng chỗ ghi bên dưới.',
  unknown:
    'Lời của sàn không nói đến chỗ nào mà chợ nhận ra, nên chưa biết có gì phải sửa. Hãy thử gửi lại sau ít giờ; nếu vẫn vậy, hãy hỏi bộ phận hỗ trợ ở trang người bán của sàn.',
} as const;
