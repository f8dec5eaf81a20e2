/** Sàn không nhận sản phẩm: vì sao và sửa thế nào, bằng lời thường. */
export const refusals = {
  title: 'Sàn không nhận tên sản phẩm này. Hãy sửa tên cho đúng độ dài, không có ký hiệu lạ.',
  titleLong: 'Tên sản phẩm dài quá mức sàn cho phép. Hãy rút ngắn tên.',
  titleShort: 'Tên sản phẩm ngắn quá. Hãy thêm vùng trồng, loại, quy cách vào tên.',
  titleSigns: 'Tên có ký hiệu sàn không cho dùng. Hãy bỏ hình vẽ và ký hiệu lạ trong tên.',
  description: 'Sàn không nhận phần mô tả. Hãy sửa lại độ dài hoặc bỏ từ sàn không cho dùng.',
  descriptionShort: 'Mô tả ngắn quá. Hãy viết thêm: làm từ gì, dùng thế nào, cất giữ ra sao.',
  descriptionLong: 'Mô tả dài quá mức sàn cho phép. Hãy bớt lại.',
  hashtags: 'Mô tả có nhiều từ khoá đánh dấu # quá. Hãy bớt đi.',
  photos: 'Sàn không nhận ảnh. Hãy thêm hoặc thay ảnh rõ, đúng sản phẩm.',
  photosFew: 'Sàn cần thêm ảnh. Hãy thêm ít nhất một ảnh rõ sản phẩm.',
  photosMany: 'Nhiều ảnh quá mức sàn nhận. Hãy bớt ảnh.',
  photoGone: 'Sàn không dùng được một ảnh đã gửi. Hãy thay ảnh.',
  category: 'Ngành hàng hoặc thông tin của ngành hàng chưa đúng. Hãy chọn lại ngành hàng cho sàn này.',
  categoryWrong: 'Ngành hàng đã chọn không dùng được. Hãy chọn lại, chọn đến mục nhỏ nhất.',
  categoryClosed:
    'Ngành hàng này cần giấy phép. Hãy nộp giấy ở trang người bán của sàn, hoặc chọn ngành hàng khác.',
  categoryAlert:
    'Sàn cho là sản phẩm nằm sai ngành hàng và sẽ gỡ xuống nếu không đổi. Hãy chọn lại ngành hàng.',
  categoryMissing: 'Chưa chọn ngành hàng của sàn. Hãy chọn một ngành hàng.',
  attribute: 'Ngành hàng này còn thông tin chưa điền hoặc chưa đúng. Hãy điền cho đủ và đúng.',
  attributeMissing: 'Ngành hàng này còn thông tin bắt buộc chưa điền. Hãy điền cho đủ.',
  attributeWrong: 'Có thông tin của ngành hàng mà sàn không nhận. Hãy chọn lại hoặc viết lại.',
  brand: 'Sàn không nhận thương hiệu này. Hãy sửa, hoặc để trống nếu chưa đăng ký thương hiệu.',
  price: 'Giá nằm ngoài mức sàn cho phép. Hãy xem lại giá.',
  priceLow: 'Giá thấp hơn mức sàn cho phép. Hãy xem lại giá.',
  priceHigh: 'Giá cao hơn mức sàn cho phép. Hãy xem lại giá.',
  stock: 'Số tồn kho nằm ngoài mức sàn cho phép. Hãy xem lại số lượng.',
  gtin: 'Mã vạch chưa đúng hoặc sàn bắt buộc phải có. Hãy xem lại mã vạch.',
  gtinTaken: 'Mã vạch này đã có ở một sản phẩm khác trên sàn. Hãy xem lại mã vạch.',
  size: 'Tên cỡ gói chưa hợp với sàn: dài quá hoặc trùng nhau. Hãy sửa tên cỡ gói.',
  sizeLong: 'Tên cỡ gói dài quá mức sàn cho phép. Hãy viết gọn lại.',
  sizeTwice: 'Hai cỡ gói trùng tên. Hãy đặt tên khác nhau.',
  skuTaken: 'Mã SKU này đã có trong gian hàng. Hãy đổi mã, hoặc xoá bản cũ trên sàn rồi đẩy lại.',
  skuSigns: 'Mã SKU có ký hiệu sàn không nhận. Chỉ dùng chữ không dấu, số và dấu gạch.',
  package: 'Cân nặng hoặc kích thước gói hàng chưa đúng. Hãy điền lại.',
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
  exists: 'Gian hàng đã có sản phẩm giống thế. Hãy xoá bản cũ trên sàn hoặc đổi mã SKU rồi đẩy lại.',
  notThere:
    'Gian hàng không có món nào mang mã SKU này, nên chợ chưa tạo gì để khỏi có hai món giống nhau. Hãy sửa mã SKU cho giống trên sàn rồi đẩy lại, hoặc đẩy lại và chọn tạo mới.',
  paperMissing:
    'Sàn cần giấy tờ cho sản phẩm này. Hãy gửi giấy cho chợ giữ, và nộp cả ở trang người bán của sàn.',
  paperGoesAlong:
    'Ngành hàng này phải có giấy tờ kèm theo. Hãy gửi giấy cho chợ giữ rồi đẩy lại: chợ gửi giấy sang sàn cùng sản phẩm.',
  spoken: 'Sàn không nhận sản phẩm này. Hãy đọc lời của sàn rồi sửa.',
  unknown: 'Sàn không nhận sản phẩm này, vì lý do mà chợ chưa biết dịch. Lời của sàn ở ngay dưới đây.',
} as const;
