/** What a channel's rules find wrong, and how it is mended. */
export const channelFixes = {
  // what is missing and how to mend it: one key per rule of app/domain/channels/*/rules.ts
  fixAlcohol:
    'Đồ uống có cồn không đưa lên kênh này. Chỉ bán trên trang của chợ, sau khi khách khai đủ 18 tuổi.',
  fixAlcoholLicence:
    'Rượu, bia lên sàn phải có giấy phép sản xuất hoặc bán lẻ. Gửi giấy phép ở mục Giấy tờ và chờ cán bộ xem; rồi hỏi sàn, vì có sàn không nhận rượu.',
  fixAlcoholCare:
    'Rượu, bia chỉ bán cho người đủ 18 tuổi và chỉ nhận tiền không dùng tiền mặt. Tắt giao hàng thu tiền cho món này trên sàn.',
  fixHealthRegistration:
    'Thực phẩm bảo vệ sức khoẻ phải có giấy đăng ký bản công bố sản phẩm. Gửi giấy ở mục Giấy tờ.',
  fixDisclaimer:
    'Thêm vào mô tả câu: “Thực phẩm này không phải là thuốc và không có tác dụng thay thế thuốc chữa bệnh”.',
  fixCosmeticDeclaration: 'Mỹ phẩm phải có phiếu công bố sản phẩm mỹ phẩm. Gửi phiếu ở mục Giấy tờ.',
  fixFresh:
    'Hàng tươi: sàn thường hỏi giấy an toàn thực phẩm. Gửi giấy chứng nhận hoặc bản cam kết ở mục Giấy tờ, và chỉ bật kênh giao trong ngày.',
  fixCategoryPapers:
    'Người của Tiki xem giấy tờ mà ngành hàng bắt buộc, và có thể đòi giấy về thương hiệu (chứng nhận nhãn hiệu hoặc hợp đồng phân phối). Xem ở kênh người bán của Tiki ngành này cần giấy nào. Giấy an toàn thực phẩm, công bố, kiểm nghiệm và chứng nhận nhãn hiệu nên gửi sẵn ở mục Giấy tờ.',
  fixFoodPapers:
    'Chưa có giấy an toàn thực phẩm. Gửi giấy chứng nhận, bản cam kết hoặc bản tự công bố ở mục Giấy tờ, vì sàn có thể hỏi.',
  fixPaperPutAway:
    'Giấy tờ bắt buộc của món này đang cất đi nên chưa lên sàn được. Vào mục Giấy tờ, mở “Giấy tờ đã cất” rồi bấm “Dùng lại”, hoặc gửi giấy khác.',
  fixPaperEnding: 'Giấy tờ của món này hết hạn ngày {actual}. Xin giấy mới rồi gửi lên mục Giấy tờ.',
  fixPaperEnded:
    'Giấy an toàn thực phẩm của món này đã hết hạn ngày {actual} nên chưa được bán trên sàn. Xin giấy mới rồi gửi lên mục Giấy tờ.',
  fixPaperRefused:
    'Cán bộ không nhận giấy an toàn thực phẩm của món này nên chưa được bán trên sàn. Xem lời dặn ở mục Giấy tờ rồi gửi giấy khác.',
  fixPraise:
    'Có chữ “{found}” là lời khen cần giấy tờ chứng minh, sàn thường trả lại. Hãy bỏ đi, tả mùi vị và cách làm thay vào.',
  fixUses:
    'Có chữ “{found}” như nói công dụng với sức khoẻ. Chỉ viết khi đã công bố công dụng đó; nếu chưa, hãy bỏ đi.',
  fixStarClaim:
    'Tên hoặc mô tả ghi OCOP {actual} sao nhưng hôm nay sản phẩm không có hạng đó. Bỏ số sao ra; chợ tự thêm khi còn hạn.',
  fixTitleFormatting: 'Tên có “{found}”. Kênh này không nhận hình mặt cười, ký tự lạ hay chữ lặp: hãy bỏ đi.',
  fixDescriptionFormatting:
    'Mô tả có “{found}”. Kênh này không nhận hình mặt cười, ký tự lạ hay chữ lặp: hãy bỏ đi.',
  fixCapitals: 'Mô tả viết toàn chữ hoa. Kênh này không nhận: hãy viết lại bằng chữ thường.',
  fixPriceLeast: 'Kênh này nhận giá từ {min} đồng trở lên; giá đang là {actual} đồng.',
  fixPriceAsPage:
    'Kênh này dẫn người mua về trang của chợ nên giá phải đúng như ở chợ. Bỏ giá riêng và phần trăm cộng thêm ở kênh này.',
  fixPriceShare:
    'Giá trên kênh này chỉ bằng {actual} % giá ở chợ; kênh nhận từ {min} % trở lên. Xem lại có thiếu một số 0 không.',
  fixPriceRange: 'Giá {actual} đồng nằm ngoài mức kênh này nhận ({min}–{max} đồng).',
  fixStockRange: 'Số lượng trong kho là {actual}. Kênh này nhận từ {min} đến {max}.',
  fixSkuMissing: 'Loại này chưa có mã SKU. Đặt một mã ngắn, ví dụ CHE-100.',
  fixSkuShape:
    'Mã SKU “{actual}” có dấu cách, ký tự lạ hoặc quá 50 ký tự. Chỉ dùng chữ không dấu, số và gạch nối.',
  fixWeightLeast: 'Cân nặng {actual} g chưa đúng. Cân một gói rồi điền số gam, ít nhất {min} g.',
  fixPackageSum:
    'Dài, rộng và cao cộng lại là {actual} cm. Kênh này nhận nhiều nhất {max} cm: hãy chia gói nhỏ hơn.',
  fixBrandMissing: 'Chưa có thương hiệu. Điền tên in trên bao bì; nếu không có, điền tên chủ thể.',
  fixCategory: 'Chưa chọn ngành hàng của sàn. Chọn một lần, chợ nhớ cho lần sau.',
  fixService: 'Kênh này chỉ nhận hàng hoá, không nhận dịch vụ du lịch.',
  fixTitleMissing: 'Chưa có tên sản phẩm. Hãy điền tên.',
  fixTitleLong: 'Tên dài {actual} ký tự. Rút gọn còn nhiều nhất {max} ký tự.',
  fixTitleShort:
    'Tên chỉ có {actual} ký tự. Viết rõ hơn, ít nhất {min} ký tự: loại hàng, nơi làm ra, khối lượng.',
  fixTitlePictographs:
    'Tên có hình “{found}”. Tên lấy từ chợ thì chợ tự bỏ hình; tên viết riêng cho sàn này hay chữ đứng trước tên thì bạn bỏ hình giúp.',
  fixTitleContacts: 'Tên có “{found}”. Bỏ số điện thoại, đường dẫn và tên mạng xã hội ra khỏi tên.',
  fixDescriptionMissing: 'Chưa có mô tả. Hãy viết vài câu về sản phẩm.',
  fixDescriptionLong: 'Mô tả dài {actual} ký tự. Rút gọn còn nhiều nhất {max} ký tự.',
  fixDescriptionShort:
    'Mô tả mới có {actual} ký tự. Viết thêm cho đủ {min} ký tự: làm từ gì, dùng và cất thế nào.',
  fixDescriptionContacts:
    'Mô tả có “{found}”. Sàn khoá tin có số điện thoại, đường dẫn hay tên mạng xã hội: hãy bỏ đi.',
  fixClaims: 'Có chữ “{found}” như lời hứa chữa bệnh. Thực phẩm không được viết như vậy: hãy bỏ đi.',
  fixLink: 'Địa chỉ trang sản phẩm chưa đúng. Hãy báo người quản lý chợ.',
  fixPhotoMissing: 'Chưa có ảnh. Chụp ít nhất một ảnh thật của sản phẩm.',
  fixPhotoSmall:
    'Ảnh bìa chỉ có cạnh {actual} điểm ảnh. Kênh này cần ít nhất {min} điểm ảnh: hãy chụp lại và gửi ảnh gốc.',
  fixPhotoSmallSoon:
    'Ảnh bìa chỉ có cạnh {actual} điểm ảnh. Từ 31/01/2027 kênh này không nhận ảnh dưới {min} điểm ảnh: hãy thay ảnh lớn hơn.',
  fixPhotoFew: 'Mới có {actual} ảnh. Thêm cho đủ {min} ảnh: mặt trước, mặt sau, nhãn, món đã bày ra.',
  fixVariantCode: 'Mã loại hàng chưa đúng. Hãy báo người quản lý chợ.',
  fixVariantNameMissing: 'Loại này chưa có tên. Đặt tên theo khối lượng hay cỡ, ví dụ “Hộp 100 g”.',
  fixVariantNames: 'Có hai loại cùng tên “{actual}”. Đặt tên khác nhau, ví dụ theo khối lượng.',
  fixVariantNameLong: 'Tên loại dài {actual} ký tự. Rút gọn còn nhiều nhất {max} ký tự.',
  fixVariantCount: 'Có {actual} loại. Kênh này nhận nhiều nhất {max} loại trong một sản phẩm: hãy tách ra.',
  fixSkuLong: 'Mã SKU dài {actual} ký tự. Rút gọn còn nhiều nhất {max} ký tự.',
  fixPrice: 'Giá phải là số đồng nguyên, lớn hơn 0.',
  fixStock: 'Số lượng trong kho phải là số nguyên từ 0 trở lên.',
  fixGtin: 'Mã vạch {actual} sai số kiểm tra hoặc là mã nội bộ. Xem lại mã trên bao bì, hoặc để trống.',
  fixBrandLong: 'Tên thương hiệu dài {actual} ký tự, kênh này nhận nhiều nhất {max} ký tự. Hãy rút gọn.',
  fixProductSet: 'Chưa chọn bộ sản phẩm OCOP. Chọn để kênh xếp hàng vào đúng chỗ.',
  fixWeightMissing: 'Chưa có cân nặng cả bao bì. Cân một gói rồi điền số gam.',
  fixWeightRange: 'Cân nặng {actual} g nằm ngoài mức sàn nhận ({min}–{max} g). Hãy cân lại.',
  fixPackageMissing: 'Chưa có kích thước gói hàng. Đo dài, rộng, cao của hộp gửi đi, theo cm.',
} as const;
