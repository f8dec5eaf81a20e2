/** Lời của dòng lệnh, ở chỗ lời của trang nói đến nút và ô; theo mã của điều bị từ chối. */
export const cli = {
  nothingNewForChannel:
    'Từ tệp trước chưa có sản phẩm nào mới hay đã sửa mà điền được. Chạy với --dry-run để xem món nào còn vướng; muốn làm lại tất cả thì bỏ --only-changes.',
  nothingToFill:
    'Không sản phẩm nào điền được vào tệp. Chạy lại với --dry-run để xem lý do của từng sản phẩm, sửa rồi làm lại.',
  allStandThere:
    'Mọi sản phẩm đã có trên {platform}. Chạy với --dry-run để xem; muốn đưa vào tệp lần nữa thì thêm --even MÃ.',
  categoriesToChoose:
    '{count} sản phẩm chưa chọn ngành hàng trên {platform}. Chạy với --dry-run để xem; nói ngành hàng bằng --category MÃ=NGÀNH.',
  unfilledCategory: 'Chưa có mã ngành hàng của sàn. Thêm --category MÃ=NGÀNH, hoặc chọn trong tệp đã điền.',
  unfilledWeightUnit:
    'Tệp không nói cân nặng tính bằng gam hay kg. Thêm --answers weightUnit=g hoặc --answers weightUnit=kg.',
  unfilledStockColumn:
    'Tệp có nhiều cột số lượng (mỗi kho một cột). Nói kho nào bằng --answers stockColumn=CỘT.',
  unfilledWhichSheet:
    'Tệp có nhiều ngành hàng ({sheets}). Nói ngành hàng của sản phẩm này bằng --category MÃ=NGÀNH.',
  unfilledNearInList:
    '“{value}” không có trong danh sách của tệp. Trong tệp có “{near}”. Nếu đúng là ngành hàng này thì thêm --category MÃ=NGÀNH.',
  unfilledNearSheet:
    'Đã chọn ngành hàng “{chosen}”. Tệp này có trang “{near}”. Nếu đúng là ngành hàng này thì thêm --category MÃ=NGÀNH, không thì tải mẫu của ngành hàng đã chọn.',
  unfilledNoSheet:
    'Đã chọn ngành hàng “{chosen}”, nhưng tệp này chỉ có: {sheets}. Nói ngành hàng khác bằng --category MÃ=NGÀNH, hoặc tải mẫu của ngành hàng đó.',
  packEmpty:
    'Không có sản phẩm nào để gửi: chủ thể chưa có hàng đang bán mà kênh nhận, hoặc không gì mới từ lần trước (bỏ --only-changes).',
  packAllBlocked:
    'Chưa món nào gửi được cho {channel}: {count} món còn phải sửa (xem channel:readiness). Vẫn muốn gửi thì thêm --even MÃ.',
  packNothingNew:
    'Từ tệp trước gửi {channel} đến nay không có gì mới. {count} món chưa gửi được vì còn phải sửa (xem channel:readiness). Vẫn muốn gửi thì thêm --even MÃ.',
  packTooLarge:
    'Ảnh và giấy tờ nặng quá cho một tệp. Dùng --images-only, hoặc --only-changes để chỉ gửi phần mới.',
  contactNeeded: 'Cần --phone SỐ hoặc --email ĐỊA-CHỈ (hoặc --id MÃ với tài khoản đã có).',
  roleNeedsProducer: 'Vai trò này cần --producer MÃ của chủ thể.',
  roleNeedsCommune: 'Vai trò này cần --commune MÃ của xã.',
  importNoTable:
    'Không thấy bảng sản phẩm nào trong tệp: cần một dòng tiêu đề có “Tên sản phẩm” và “Chủ thể”. Tệp có nhiều trang tính thì thêm --sheet TÊN.',
  importAsOfMissing: 'Tệp không ghi tính đến ngày nào. Thêm --as-of NGÀY, ví dụ --as-of 14/10/2024.',
  importProductMissing:
    'Chưa rõ cột nào là tên sản phẩm. Thêm --column CỘT=product, ví dụ --column B=product.',
  importColumnTwice:
    'Cột {first} và cột {second} cùng một nghĩa. Bỏ bớt một cột bằng --column {second}= (không ghi gì sau dấu bằng).',
  importTargetTaken: 'Đã có chỉ tiêu mang mã này. Chọn mã khác cho --target.',
  importTargetNameTaken: 'Đã có chỉ tiêu mang tên này. Chọn tên khác cho --target-name.',
  targetCodeWrong:
    'Mã --target chỉ có chữ thường không dấu, số và gạch nối, nhiều nhất 60 ký tự, ví dụ 205-2024.',
} as const;
