export const shopHome = {
  homeTitle: 'Chợ Phiên: sản vật OCOP vùng cao Lào Cai',
  homeDescription:
    'Sản vật OCOP của Lào Cai từ tay hợp tác xã và hộ gia đình vùng cao: chè, gạo, mật ong, thổ cẩm… Biết rõ ai làm, ở bản nào, sao OCOP còn hiệu lực.',
  heroTitle: 'Phiên chợ vùng cao, mở suốt ngày đêm',
  heroText:
    'Chè, gạo, mật ong, thổ cẩm… từ tay hợp tác xã và hộ gia đình Lào Cai. Món nào cũng ghi rõ ai làm, ở bản nào, sao OCOP còn hiệu lực đến bao giờ.',
  goMarket: 'Đi chợ',
  sellHere: 'Bán hàng ở đây',
  newArrivals: 'Vừa bày ra chợ',
  byGroup: 'Dạo theo gian hàng',
  allInSeason: 'Xem mọi thứ đang mùa',
  homeMapTitle: 'Mỗi món một bản làng',
  homeMapText: 'Bấm vào một xã trên bản đồ để xem nơi ấy làm ra những gì.',
  trustStarTitle: 'Sao nào cũng còn hạn',
  trustStarText:
    'Sao OCOP chỉ hiện khi quyết định công nhận còn hiệu lực. Hết hạn là sao tự mất, không ai phải gỡ.',
  trustMakerTitle: 'Gặp thẳng người làm',
  trustMakerText: 'Hỏi giá sỉ, hẹn ngày lấy hàng: có số điện thoại của người bán khi họ cho phép.',
  trustPlaceTitle: 'Biết rõ từ đâu tới',
  trustPlaceText: 'Mỗi món có trang nguồn gốc riêng; quét mã trên bao bì là mở ra.',
} as const;
