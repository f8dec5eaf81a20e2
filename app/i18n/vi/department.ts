/** Texts of the department's desk: figures, lists, entries, presences, targets. */
export const department = {
  areaTitle: 'Bàn theo dõi OCOP',
  navOverview: 'Tổng quan',
  navEntries: 'Sản phẩm',
  navProducers: 'Chủ thể',
  navTargets: 'Chỉ tiêu',
  navImport: 'Nhập sổ',
  navReview: 'Duyệt tin',
  navFeeds: 'Nguồn Google',
  navJobs: 'Việc chạy nền',
} as const;
