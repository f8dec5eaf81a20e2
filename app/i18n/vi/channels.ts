/** Out to the platforms: readiness, feeds, the seller's own workbooks, catalogue files. */
export const channels = {
  // what is missing and how to mend it: one key per rule of app/domain/channels/*/rules.ts
  fixAlcohol:
    'Đồ uống có cồn không đưa lên kênh này. Chỉ bán trên trang của chợ, sau khi khách khai đủ 18 tuổi.',
  fixService: 'Kênh này chỉ nhận hàng hoá, không nhận dịch vụ du lịch.',
  fixTitleMissing: 'Chưa có tên sản phẩm. Hãy điền tên.',
  fixTitleLong: 'Tên dài {actual} ký tự. Rút gọn còn nhiều nhất {max} ký tự.',
  fixTitleShort:
    'Tên chỉ có {actual} ký tự. Viết rõ hơn, ít nhất {min} ký tự: loại hàng, nơi làm ra, khối lượng.',
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
    'Ảnh bìa chỉ có cạnh {actual} điểm ảnh. Kênh này cần ít nhất {min}: hãy chụp lại và gửi ảnh gốc.',
  fixPhotoSmallSoon:
    'Ảnh bìa chỉ có cạnh {actual} điểm ảnh. Từ 31/01/2027 kênh này không nhận ảnh dưới {min}: hãy thay ảnh lớn hơn.',
  fixPhotoFew: 'Mới có {actual} ảnh. Thêm ảnh cho đủ {min}: mặt trước, mặt sau, nhãn, món đã bày ra.',
  fixVariantCode: 'Mã loại hàng chưa đúng. Hãy báo người quản lý chợ.',
  fixVariantNameMissing: 'Loại này chưa có tên. Đặt tên theo khối lượng hay cỡ, ví dụ “Hộp 100 g”.',
  fixVariantNames: 'Có hai loại cùng tên “{actual}”. Đặt tên khác nhau, ví dụ theo khối lượng.',
  fixVariantNameLong: 'Tên loại dài {actual} ký tự. Rút gọn còn nhiều nhất {max} ký tự.',
  fixVariantCount: 'Có {actual} loại. Kênh này nhận nhiều nhất {max} loại trong một sản phẩm: hãy tách ra.',
  fixSkuLong: 'Mã SKU dài {actual} ký tự. Rút gọn còn nhiều nhất {max} ký tự.',
  fixPrice: 'Giá phải là số đồng nguyên, lớn hơn 0.',
  fixStock: 'Số lượng trong kho phải là số nguyên từ 0 trở lên.',
  fixGtin: 'Mã vạch {actual} sai số kiểm tra hoặc là mã nội bộ. Xem lại mã trên bao bì, hoặc để trống.',
  fixBrandLong: 'Tên thương hiệu dài {actual} ký tự, kênh này nhận {max}. Hãy rút gọn.',
  fixProductSet: 'Chưa chọn bộ sản phẩm OCOP. Chọn để kênh xếp hàng vào đúng chỗ.',
  fixWeightMissing: 'Chưa có cân nặng cả bao bì. Cân một gói rồi điền số gam.',
  fixWeightRange: 'Cân nặng {actual} g nằm ngoài mức sàn nhận ({min}–{max} g). Hãy cân lại.',
  fixPackageMissing: 'Chưa có kích thước gói hàng. Đo dài, rộng, cao của hộp gửi đi, theo cm.',

  // why a cell of the seller's workbook stays empty
  unfilledCategory: 'Chưa có mã ngành hàng của sàn. Điền mã ở bên dưới, hoặc chọn trong tệp sau khi tải về.',
  unfilledWeightUnit: 'Tệp không nói cân nặng tính bằng gam hay kg. Hãy trả lời câu hỏi ở trên.',
  unfilledSwitchWord: 'Không rõ tệp dùng chữ nào để bật kênh giao hàng này. Hãy tự bật trong tệp.',
  unfilledCompulsory: 'Sàn bắt buộc cột này nhưng chợ không có dữ liệu. Hãy tự điền trong tệp.',
  unfilledNotInList: '“{value}” không có trong danh sách của tệp. Hãy chọn trong danh sách của cột này.',
  unfilledTaken: 'Ô này đã có “{value}” trong tệp nên được giữ nguyên.',
  unfilledMorePhotos: {
    other: 'Tệp không còn cột cho {count} ảnh cuối. Những ảnh đó không gửi đi.',
  },

  // the market's own catalogue file
  catalogueSheet: 'Sản phẩm',
  catalogueTitle: 'Danh mục sản phẩm: {of}',
  catalogueAsOf: 'Lúc {when}. Mỗi dòng là một loại hàng.',
  columnTitle: 'Tên sản phẩm',
  columnTitleEn: 'Tên tiếng Anh',
  columnVariant: 'Loại',
  columnCode: 'Mã loại hàng',
  columnSku: 'Mã SKU',
  columnGtin: 'Mã vạch (GTIN)',
  columnProducer: 'Chủ thể',
  columnPlace: 'Xã, phường',
  columnSet: 'Bộ sản phẩm OCOP',
  columnStars: 'Hạng sao',
  columnPrice: 'Giá (đồng)',
  columnStock: 'Còn',
  columnWeight: 'Cân nặng (g)',
  columnLength: 'Dài (cm)',
  columnWidth: 'Rộng (cm)',
  columnHeight: 'Cao (cm)',
  columnBrand: 'Thương hiệu',
  columnDescription: 'Mô tả',
  columnIngredients: 'Thành phần',
  columnQuantity: 'Khối lượng tịnh',
  columnUsage: 'Cách dùng, bảo quản',
  columnExpiry: 'Hạn dùng',
  columnDeclaration: 'Số công bố',
  columnLink: 'Trang sản phẩm',
  columnPhoto: 'Ảnh {number}',

  // what a feed says about itself
  feedTitle: 'Chợ Phiên Lào Cai',
  feedDescription: 'Sản phẩm OCOP Lào Cai đang bán trên Chợ Phiên',
} as const;
