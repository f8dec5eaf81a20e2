export const translation = {
  missingTitle: { other: 'Bản tiếng Anh còn thiếu {count} chỗ' },
  missingWhy:
    'Không bắt buộc. Khách xem trang tiếng Anh vẫn thấy và tìm được hàng này, chỉ gặp chữ tiếng Việt ở những chỗ còn thiếu. Đủ rồi thì chợ mới báo trang tiếng Anh này cho Google.',
  missingInList: { other: 'Tiếng Anh còn thiếu {count} chỗ' },
  missingProducer:
    'Phần giới thiệu chưa có tiếng Anh: khách xem trang tiếng Anh gặp chữ tiếng Việt ở đó, và chợ chưa báo trang tiếng Anh của bạn cho Google.',
  text_title: 'Tên hàng',
  text_summary: 'Một câu giới thiệu',
  text_description: 'Mô tả',
  text_story: 'Câu chuyện',
  text_size: 'Tên loại số {number}',
  text_photo: 'Lời tả ảnh số {number}',
} as const;
