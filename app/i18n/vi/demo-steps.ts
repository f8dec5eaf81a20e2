/**
 * The reasons that the sample register gives, who takes one up and what they do next in the demo market. `unit`: commune
 * or ward.
 */
export const demoSteps = {
  lacksFoodSafetyPapers: 'Thiếu giấy ATTP',
  lacksPhotos: 'Thiếu ảnh',
  lacksAccount: 'Chưa có tài khoản',
  notReached: 'Chủ thể chưa liên hệ được',
  commune: 'xã',
  ward: 'phường',
  economyOffice: 'Phòng Kinh tế {unit}',
  digitalTeam: 'Tổ công nghệ số {unit}',
  peoplesCommittee: 'UBND {unit}',
  foodSafetyPapers: 'làm hồ sơ ATTP (mô phỏng)',
  visitForNumber: 'đến nhà, ghi số mới (mô phỏng)',
  openShopTogether: 'cùng mở gian hàng (mô phỏng)',
  photoSession: 'hẹn buổi chụp ảnh (mô phỏng)',
  taskTitle: 'Đưa {count} sản phẩm lên {channel} (mô phỏng)',
  taskNote: 'Gọi trước khi đến. Cần ảnh thật, giá và số lượng (mô phỏng).',
  lookedAt: 'Kiểm tra mô phỏng',
  meetProducer: 'gặp chủ thể, ghi lại việc còn vướng (mô phỏng)',
} as const;
