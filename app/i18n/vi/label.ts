/**
 * Label content by its field name in the dated table of label fields: one name wherever it is filled in, reviewed or
 * read; what a seller needs beside it is a hint.
 */
export const label = {
  name: 'Tên hàng hoá',
  responsible_organisation: 'Tổ chức, cá nhân chịu trách nhiệm',
  origin: 'Xuất xứ',
  quantity: 'Khối lượng tịnh, thể tích',
  production_date: 'Ngày sản xuất',
  expiry: 'Hạn sử dụng',
  ingredients: 'Thành phần',
  nutrition: 'Thành phần dinh dưỡng',
  usage_and_storage: 'Cách dùng và bảo quản',
  warnings: 'Cảnh báo',
  alcohol_by_volume: 'Độ cồn (% thể tích)',
  volume: 'Thể tích thực',
  storage: 'Bảo quản',
  batch: 'Số lô',
  declaration_number: 'Số công bố hoặc số đăng ký sản phẩm',
  disclaimer: 'Khuyến cáo bắt buộc',
  material: 'Chất liệu',
  size: 'Kích thước',
  care: 'Cách chăm sóc',
  service_terms: 'Dịch vụ gồm có',
} as const;
