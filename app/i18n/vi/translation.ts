export const translation = {
  missingTitle: { other: 'Bản tiếng Anh còn thiếu {count} chỗ' },
  missingWhy:
    'Không bắt buộc. Đủ thì hàng này mới có trong danh sách và kết quả tìm kiếm bằng tiếng Anh; chưa đủ thì khách nước ngoài gặp chữ tiếng Việt ở những chỗ này.',
  missingInList: { other: 'Tiếng Anh còn thiếu {count} chỗ' },
  missingProducer:
    'Phần giới thiệu chưa có tiếng Anh, nên trang của bạn chưa có trong danh sách bằng tiếng Anh.',
  text_title: 'Tên hàng',
  text_summary: 'Một câu giới thiệu',
  text_description: 'Mô tả',
  text_story: 'Câu chuyện',
  text_size: 'Tên loại số {number}',
  text_photo: 'Lời tả ảnh số {number}',
} as const;
