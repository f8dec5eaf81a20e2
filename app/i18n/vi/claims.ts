/** Chữ không nên có trong tin: vì sao, và nên viết thế nào. */
export const claims = {
  wordsFound: { other: '{count} chỗ nên sửa trước khi gửi:' },
  instead: 'Cách sửa:',

  reason_cure: 'là lời hứa chữa bệnh. Thực phẩm không được viết như thuốc.',
  instead_cure: 'bỏ hẳn ý này, tả mùi vị và cách làm, như “vị chát dịu, hậu ngọt, sao trên chảo gang”.',
  reason_illness: 'nói tới bệnh. Chỉ thuốc và thực phẩm chức năng đã đăng ký mới được viết như vậy.',
  instead_illness: 'bỏ tên bệnh, nói khi nào dùng và dùng thế nào, như “pha uống ấm sau bữa cơm”.',
  reason_body: 'hứa lợi cho sức khoẻ. Muốn viết phải có giấy đăng ký công bố.',
  instead_body: 'nói thành phần và hương vị, như “vị thanh, thơm gừng, không thêm đường”.',
  reason_best: 'là tự khen hơn mọi người, phải có giấy tờ chứng minh.',
  instead_best: 'nói điều khách thấy được, như “búp một tôm hai lá, hái tay”, hoặc tên giải thưởng kèm năm.',
  reason_warrant: 'là lời cam kết khó chứng minh.',
  instead_warrant: 'nói điều mình giữ được lời, như “vỡ hộp được đổi trong 7 ngày”.',
  reason_contact: 'là cách liên hệ. Các sàn khoá tin có số điện thoại hay đường dẫn ra ngoài.',
  instead_contact: 'bỏ khỏi đoạn này; khách gọi theo số ở phần Giới thiệu.',
  reason_star: 'không đúng sổ OCOP: hôm nay hàng này {stars} sao.',
  reason_starNone: 'không đúng sổ OCOP: hôm nay hàng này không có hạng sao nào còn hạn.',
  instead_star: 'bỏ hạng sao; khi còn hạn, chợ tự hiện sao cạnh tên hàng.',
  reason_ocop: 'không đúng sổ OCOP: hôm nay hàng này không có công nhận nào còn hạn.',
  instead_ocop: 'bỏ chữ OCOP; khi có công nhận, chợ tự hiện cạnh tên hàng.',
} as const;
