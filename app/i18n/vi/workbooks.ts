/** Filling the workbook that a producer downloads from a platform's seller centre. */
export const workbooks = {
  // why a cell or a product stays out
  unfilledStockColumn: 'Tệp có nhiều cột số lượng (mỗi kho một cột). Hãy trả lời câu hỏi kho nào ở trên.',
  unfilledSizesApart:
    'Tệp không có cột phân loại nên {count} loại thành {count} sản phẩm riêng, tên có kèm loại. Muốn gộp thì sửa trên sàn sau khi đăng.',
  unfilledInFile: 'Đã có trong tệp, dòng {rows} (cùng mã SKU), nên không điền thêm lần nữa.',
  unfilledWhichSheet: 'Tệp có nhiều ngành hàng ({sheets}). Hãy chọn ngành hàng cho sản phẩm này ở bên dưới.',
  unfilledQuantity:
    'Không rõ “{size}” nặng tịnh tất cả bao nhiêu (hoặc bao nhiêu lít). Hãy tự điền ô này trong tệp.',
  unfilledSeveral:
    'Đã trả lời nhiều ý (“{value}”), nhưng ô này chỉ chọn được một. Hãy chọn trong danh sách của cột này.',
  unfilledOfFile: 'Chưa chọn ngành hàng. Sản phẩm này có thuộc ngành hàng của tệp này, “{sheets}”, không?',
  unfilledNearInList:
    '“{value}” không có trong danh sách của tệp. Trong tệp có “{near}”. Nếu đúng là ngành hàng này thì chọn ở bên dưới.',
  unfilledNearSheet:
    'Đã chọn ngành hàng “{chosen}”. Tệp này có trang “{near}”. Nếu đúng là ngành hàng này thì chọn ở bên dưới, không thì tải mẫu của ngành hàng đã chọn.',
  unfilledNoSheet:
    'Đã chọn ngành hàng “{chosen}”, nhưng tệp này chỉ có: {sheets}. Chọn lại ở bên dưới, hoặc tải mẫu của ngành hàng đó.',

  // sending one
  title: 'Điền tệp {platform}',
  whereTitle: 'Lấy tệp mẫu ở đâu',
  whereUnconfirmed: 'Tên các mục ghi theo kinh nghiệm, trên máy bạn có thể hơi khác.',
  stepDownload: 'Mở máy tính, tải tệp mẫu đăng hàng loạt: {where}.',
  stepDownload_lazada: 'Chọn đúng ngành hàng trước khi tải: mỗi ngành hàng là một trang tính trong tệp.',
  stepSend: 'Gửi lên đây đúng tệp .xlsx vừa tải. Đừng xoá dòng, sửa tên cột hay chép sang tệp khác.',
  stepCheck: 'Xem trước ô nào sẽ được điền, ô nào còn thiếu, rồi tải tệp về.',
  stepUpload: 'Gửi tệp đã điền lên sàn. Hàng lên {platform} dưới tên gian hàng của bạn.',
  file: 'Tệp mẫu của {platform} (.xlsx)',

  // filling one
  category: 'Ngành hàng trên {platform}',
  categoryHintShopee:
    'Mã ngành hàng là con số trong Kênh Người Bán, ví dụ 100629. Điền một lần, chợ nhớ cho lần sau.',
  categoryHintNumber:
    'Mã ngành hàng là con số của {platform} trong trang người bán của sàn. Điền một lần, chợ nhớ cho lần sau.',
  categoryHintList:
    'Chọn ngành hàng có trong tệp. Chợ nhớ cho lần sau, trừ sản phẩm ghi là chỉ dùng cho tệp này.',
  categoryHintSheets:
    'Chọn ngành hàng có trong tệp: sản phẩm chưa chọn thì không vào tệp. Chợ nhớ cho lần sau, trừ sản phẩm ghi là chỉ dùng cho tệp này.',
  categoryNone: 'Chưa chọn',
  categoryOfFile: 'Chỉ dùng cho tệp này. Khi đẩy lên gian hàng vẫn là: {category}.',
  categoryElsewhere: '{category} (không có trong tệp)',
  askedMark: 'Chưa chọn ngành hàng',
  askedOfFile:
    'Sản phẩm này có thuộc ngành hàng của tệp này, “{category}”, không? Đúng thì đánh dấu, chợ nhớ cho lần sau. Không đúng thì để trống.',
  askedWhichSheet: 'Sản phẩm này thuộc ngành hàng nào của tệp? Chọn ở bên dưới, chợ nhớ cho lần sau.',
  askedLikely: 'Chợ đoán là “{category}”.',
  askedLikelyHere: 'Chợ đoán là “{category}”, có trong tệp này.',
  askedLikelyElsewhere: 'Chợ đoán là “{category}”, không có trong tệp này.',
  askedNothingLikely: 'Chợ không đoán được ngành hàng.',
  askedNote: {
    other:
      '{count} sản phẩm chưa chọn ngành hàng nên chưa đánh dấu: tệp này chỉ nhận hàng đúng ngành của nó.',
  },
  questionStockColumn: 'Số lượng ghi vào kho nào?',
  questionStockColumnHint: 'Tệp có mỗi kho một cột. Các kho khác để trống.',
  onlyChanges: 'Chỉ điền sản phẩm mới hoặc đã sửa từ tệp trước',
  onlyChangesHint: { other: '{count} sản phẩm mới hoặc đã sửa' },
  moreGoods: { other: 'và {count} sản phẩm nữa' },
  manyGoods: {
    other:
      'Gian hàng có {count} sản phẩm nên hiện từng trang. Chuyển trang hay lọc đều giữ lại những gì bạn vừa đánh dấu.',
  },
  outcome_all: { other: 'Tất cả ({count})' },
  outcome_out: { other: 'Không vào được ({count})' },
  outcome_noRoom: { other: 'Hết chỗ trong tệp ({count})' },
  outcome_empty: { other: 'Vào tệp, còn ô trống ({count})' },
  outcome_asked: { other: 'Chưa chọn ngành hàng ({count})' },
  outcome_complete: { other: 'Vào tệp, đủ ({count})' },
  outcome_notChosen: { other: 'Không chọn ({count})' },
  outcome_standing: { other: 'Đã có trên sàn ({count})' },
  outcome_unchanged: { other: 'Không đổi từ tệp trước ({count})' },
  findLabel: 'Tìm theo tên sản phẩm',
  find: 'Tìm',
  chooseAll: 'Chọn mọi sản phẩm chưa có trên sàn',
  chooseNone: 'Bỏ chọn tất cả',
  pagesLabel: 'Các trang sản phẩm',
  pageBefore: 'Trang trước',
  pageAfter: 'Trang sau',
  pageOf: 'Trang {page} / {pages}',
  standingNote: {
    other: '{count} sản phẩm đã có trên {platform}, nên chưa đánh dấu. Đưa vào tệp sẽ đăng thêm một lần nữa.',
  },
  stoodMeanwhile: {
    other:
      '{count} sản phẩm vừa lên {platform} trong lúc bạn chọn, nên không đưa vào tệp: đưa vào là đăng thêm một lần nữa.',
  },
  goneMeanwhile: { other: '{count} sản phẩm đã chọn không còn đăng bán nên không có trong tệp' },
  gone_archived: 'đã cất',
  gone_suspended: 'đang bị tạm gỡ',
  gone_notOnSale: 'không còn đăng bán',
  cameMeanwhile: { other: '{count} sản phẩm mới lên bán từ khi bạn mở trang cũng có trong tệp' },
  changedMeanwhile: { other: '{count} sản phẩm đã đổi từ khi bạn xem trước; tệp dùng số liệu mới' },
  change_price: 'giá {from} → {to}',
  change_weight: 'cân nặng {from} → {to}',
  weightUnknown: 'chưa có',
  change_sizeAdded: 'thêm quy cách {size}',
  change_sizesRemoved: { other: 'bớt {count} quy cách' },
  change_category: 'ngành hàng trên sàn đã đổi',
  change_content: 'chữ, ảnh, giấy tờ, mã hoặc kích thước đã sửa',
  pushedSince: {
    other:
      '{count} sản phẩm trong tệp đã được đẩy lên {platform} sau khi làm tệp. Đăng tệp này là đăng thêm một lần nữa: hãy làm tệp mới.',
  },
  standingInShop: 'Đang có ở gian hàng “{shop}”: {state}',
  standingInLostShop: 'Đã đăng ở gian hàng “{shop}” (đã ngắt nối). Lần cuối xem: {state}',
  standingByLink: 'Đã có liên kết: {url}',
  unsure: 'Không rõ có đổi từ tệp trước',
  onlyChangesUnsure:
    '{count} sản phẩm không rõ có đổi hay không nên không tính: tệp trước chưa ghi hạng sao.',
  unchanged: 'Không đổi từ tệp trước',
  sheetRow: '{sheet}, dòng {row}',
  sheetRowOfFile: 'Tệp {file}, {sheet}, dòng {row}',
  madeNext:
    'Tải về, rồi đăng tệp lên: {where}. Tên các mục ghi theo kinh nghiệm, trên máy bạn có thể hơi khác.',
  refusedLink: 'Sàn trả lại tệp có lỗi?',
  refusedTitle: 'Những dòng {platform} không nhận',
  refusedOf: 'Của tệp: {file}',
  refusedIntro:
    'Khi bạn đăng tệp, sàn trả lại một tệp kết quả ghi lý do của từng dòng không nhận. Gửi tệp đó vào đây: chợ tìm sản phẩm theo mã SKU và nói rõ phải sửa gì, ở đâu.',
  refusedWhere: 'Tải tệp kết quả ở: {where}.',
  refusedUnconfirmed: 'Tên các mục và cột lý do ghi theo kinh nghiệm, chưa thử với kênh người bán thật.',
  refusedFile: 'Tệp kết quả của {platform} (.xlsx)',
  refusedFileHint: 'Nhiều nhất 10 MB. Chợ chỉ đọc, không giữ và không sửa tệp.',
  refusedSend: 'Đọc tệp',
  refusedRead: 'Đọc từ {file}, {when}',
  refusedGoods: { other: '{count} sản phẩm sàn không nhận' },
  refusedNone: 'Không có dòng nào khớp với sản phẩm của bạn.',
  refusedAt: 'Dòng {rows} trong tệp sàn trả lại',
  refusedMore: { other: 'Còn {count} lý do nữa của sàn cho sản phẩm này, chỉ ghi trong tệp.' },
  refusedUnderstood: 'Chợ đã đọc tệp này thế nào',
  refusedByHeadings:
    'Tệp không còn mã cột của {platform}, nên chợ đọc theo tên cột. Hãy xem đây có đúng là tệp kết quả của {platform} không.',
  refusedSheet: 'Trang “{sheet}”',
  refusedSkusAt: 'Sản phẩm theo cột: {columns}',
  refusedNoSkusAt: 'Trang này không có cột SKU.',
  refusedReasonsAt: 'Lý do ở cột: {columns}',
  refusedComments: 'Lý do trong ghi chú gắn trên ô.',
  refusedWrongRead:
    'Nếu chợ đọc nhầm cột, hãy đặt tên cột là “SKU người bán” và “Lý do thất bại” rồi gửi lại.',
  refusedAgain: 'Sửa xong, tạo tệp mới với các sản phẩm này rồi đăng lại.',
  refusedWorkbook: 'Mẫu để điền',
  refusedWorkbookHint: 'Trang sau chỉ đánh dấu các sản phẩm này. Bạn xem lại rồi mới tạo tệp.',
  refusedFillAgain: { other: 'Tạo tệp mới với {count} sản phẩm này' },
  refusedNoWorkbook: 'Mẫu đã dùng không còn ở chợ. Hãy gửi lại mẫu rồi đánh dấu các sản phẩm trên.',
  refusedSendWorkbook: 'Gửi mẫu của {platform}',
  refusedUnknown: { other: '{count} dòng có mã SKU không phải của bạn' },
  refusedUnknownText:
    'Chợ không biết các dòng này là sản phẩm nào: có thể mã SKU đã đổi hoặc được gõ tay trong tệp.',
  refusedUnknownRow: 'Trang “{sheet}”, dòng {row}',
  refusedNoSku: 'không có SKU',
} as const;
