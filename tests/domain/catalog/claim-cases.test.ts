import { expect, test } from 'vitest';
import { claimFinder, findClaims } from '#app/domain/catalog/find-claims.ts';
import { UNSEEN } from '#app/server/text/fold.ts';

const today = '2026-11-27';
const found = (text: string) => findClaims(text, today).map(({ level, words }) => `${level}: ${words}`);
const bare = (text: string) =>
  text
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .replaceAll('đ', 'd')
    .replaceAll('Đ', 'D');

/** What a cooperative writes. */
const honest = [
  'Pork that cures for three months over smoke',
  'Lớp học cách điều trị cho ong, chữa bệnh cho đàn trâu',
  'Đàn ong không phải điều trị ve, ruộng không phun thuốc',
  'Phần quà trị giá 2 tỷ đồng',
  'Giảm cân nặng bao bì để đỡ tốn cước',
  'Ngon nhất khi dùng lạnh',
  'Thơm nhất lúc còn nóng, ngon nhất trong vòng 3 ngày',
  'Gói số 1: 200 g, gói số 2: 500 g',
  'The best time to drink it is after a meal',
  'Hồ tiêu Quảng Trị, giá trị dinh dưỡng in trên hộp',
  'Tốt nhất nên dùng trước 12/2027',
  'Thành phần duy nhất: búp chè',
  'Lứa hàng đầu tiên của năm',
  'Quyết định số 1/2024 của tỉnh',
  'Thuốc tắm của người Dao đỏ, bài thuốc tắm từ 12 loại lá',
  'Vườn trị sâu bằng tay, bẫy đèn trị rầy',
  'Hams cure in salt and hang over the hearth',
  'Cải thiện sức khoẻ đất bằng phân xanh',
  'Nhà sàn được sửa chữa hằng năm, đội chữa cháy của bản trực ngày đêm',
  'Khỏi lo hàng vỡ, hết lo thiếu cân',
  'Không phải là thuốc và không có tác dụng thay thế thuốc chữa bệnh',
  'Lot No. 1, batch number 1, no. 1 Hoang Lien street',
  'Ăn rất no. 1 hộp dùng cho bốn người',
  'Rán kỹ cho ra hết mỡ heo, vị bớt béo ngậy',
  'Nghỉ dưỡng, chữa lành tâm hồn giữa núi rừng',
  'Về bản chữa lành giữa núi rừng',
  'Chuyến đi chữa lành',
  'Resin cures in the sun, lacquer cures for a week',
  'Lợn được tiêm phòng bệnh đầy đủ',
  'Chế phẩm sinh học phòng bệnh cho cây',
  'Cá tầm nuôi nước lạnh, phòng bệnh bằng vắc xin',
  'Địa chỉ: số 1 Hoàng Liên, Sa Pa',
  'Nhà hàng đầu bản, nơi bán hàng đầu phố',
  'Uống lạnh sẽ ngon nhất',
  'Dùng trong ngày là ngon nhất',
  'Bảo quản tốt nhất ở ngăn mát',
  'Bảo quản tốt nhất 5 - 10 độ',
  'Sản phẩm có đường, không phù hợp với người tiểu đường',
  'Không khuyến nghị cho người cao huyết áp',
  'Cam không chua, không ngọt thì hoàn tiền',
  'Không hết hàng đã đặt, chúng tôi hoàn tiền',
  'Không dùng để chữa bệnh, không được coi là thuốc chữa bệnh',
  'Thịt lọc kỹ, loại bỏ mỡ thừa trước khi sấy',
  'Thịt trâu tươi được loại bỏ mỡ thừa rồi mới đem ướp',
  'Loại bỏ mỡ thừa trên miếng thịt, giữ lại phần nạc',
  'Không phải bệnh nào cũng khỏi nhờ trà',
  'Sâu bệnh nào cũng hết nhờ thiên địch',
  'Bệnh nào cũng cần đi khám',
  'Đàn gà bệnh nào cũng được cách ly',
  'Dùng là khỏi lo hư hỏng, uống là khỏi cần thêm đường',
  'Uống lá khôi phơi khô',
  'Lạc tráng đường, mứt gừng tráng đường',
  'Hàng hết hạn đầu năm, hết hạn hộ chiếu',
  'Hết đậu rang, hết dâu hồng',
  'Giảm can thiệp của máy, trà giảm cân nặng bao bì',
  'Giấm đậu nành, giảm dầu mỡ khi rán',
  'Rượu trắng đường phèn',
  'Máy đo huyết áp, nắp hố ga',
  'Lợn đã được chữa khỏi bệnh trước khi xuất chuồng',
  'Đàn dê đã chữa khỏi bệnh',
  'Trâu khỏe, hết bệnh mới mổ',
  'Lợn khỏi bệnh mới xuất chuồng',
  'Ruộng không cần dùng thuốc, chỉ dùng phân hữu cơ',
  'Dung dịch gừng tỏi thay thế thuốc hóa học trên đồng',
  'Cung cấp cho bệnh viện điều trị',
  'Không phải thuốc chữa bệnh, không dùng thay thế thuốc chữa bệnh',
  'Không có tác dụng chữa bệnh hay điều trị ung thư',
  'Không được coi là thuốc, không được dùng để điều trị',
  'Không dùng cho người bị tiểu đường',
  'Người bị tiểu đường không nên dùng',
  'Phụ nữ mang thai, người cao huyết áp không nên dùng',
  'This is not a cure, and it is not meant to treat or cure any disease',
  "It doesn't cure cancer",
  'Weight loss on drying: 80 %',
  'Thảo quả trị mùi tanh của cá',
  'Gùi đỡ đau lưng',
  'Máy sấy số 1, nồi số 1 dùng ủ men',
  'Thời điểm ngon nhất: tháng 4',
  'Mỗi nhà làm một mẻ duy nhất',
  'Sắn ngâm ba ngày cho thải hết độc tố',
  'Tốt cho người mới tập nấu',
  'Gói nhỏ tốt cho việc làm quà',
  'Phân chuồng tốt cho cây và cho đất',
  'Ủ kín tốt cho sức khoẻ của đất',
  'Thức ăn xanh tốt cho tiêu hoá của đàn dê',
  'Sáp ong tốt cho da giày và da thuộc',
  'Canh tác thuận tự nhiên, tốt cho đa dạng sinh học',
  'Cỡ này tốt cho đa số bếp gia đình',
  'Bao bì mới tốt cho mặt hàng dễ vỡ',
  'Nhiệt độ dưới 25 độ tốt cho mật ong',
  'Lửa nhỏ tốt cho màu chè',
  'Chảo gang tốt cho rang, xào',
  'Giúp giảm chi phí vận chuyển',
  'Giúp bà con có thêm thu nhập',
  'Giúp giảm nghèo ở vùng cao',
  'Phòng yên tĩnh giúp khách ngủ ngon',
  'Gối lá chè cho giấc ngủ êm trên nhà sàn',
  'Chúc cả nhà ngủ ngon',
  'Hỗ trợ đổi trả trong 7 ngày',
  'Hạn chế đầy bao quá mức, chống ẩm mốc',
  'Giúp món xào dậy mùi, giúp nồi canh ngọt hơn',
  'Giúp da trâu bền hơn khi thuộc',
  'Good for gifts and for beginners',
  'Good for bone broth and hot pot',
  'Great for the whole family',
  'A heart-shaped box, good for heart-shaped cakes',
  'Compost improves soil health',
  'Bamboo walls improve air circulation',
  'Your purchase supports the village health post',
  'A quiet room helps you sleep well',
  'We promote local crafts and aid young weavers',
];

/** Without its marks "tẩy" is "tây", and what people take. */
const honestWithMarks = ['Vải chàm không cần thuốc tẩy'];

/** What a cheat writes, and what of it is found. */
const dishonest: ReadonlyArray<readonly [text: string, ...found: string[]]> = [
  ['Bài thuốc gia truyền của người Mông', 'promise: Bài thuốc'],
  ['Thuốc bổ cho người già', 'promise: Thuốc bổ'],
  ['Top 1 Sapa', 'praise: Top 1'],
  ['No.1 Vietnam', 'praise: No.1'],
  ['Đánh tan mỡ thừa', 'use: Đánh tan mỡ thừa'],
  ['Khỏi lo đau lưng', 'use: Khỏi lo đau lưng'],
  ['Cải thiện sinh lý', 'use: Cải thiện sinh lý'],
  ['Trà tuyệt đối an toàn', 'praise: tuyệt đối an toàn'],
  ['Loại cây này không gì không chữa được', 'promise: không gì không chữa được'],
  ['Trà không phải không chữa được bệnh', 'use: chữa được'],
  ['Không phải là không có tác dụng chữa bệnh', 'promise: chữa bệnh'],
  ['Không bệnh nào không khỏi', 'promise: Không bệnh nào không khỏi'],
  ['There is nothing it cannot cure', 'promise: cure'],
  ["No illness that it can't heal", 'use: heal'],
  ['It cured many patients', 'promise: cured many patients'],
  ['Our smoked meat cures dry coughs', 'promise: cures dry coughs'],
  ['Buffalo horn that cures people', 'promise: cures people'],
  ['Mật ong điều trị ho', 'promise: điều trị'],
  ['Sữa ong chúa chữa bệnh cho ông bà', 'promise: chữa bệnh'],
  ['Điều trị ong đốt', 'promise: Điều trị'],
  ['Giảm cân nặng nhanh', 'use: Giảm cân'],
  ['Ngon nhất trước nay', 'praise: Ngon nhất'],
  ['Rẻ nhất khi so với chợ', 'praise: Rẻ nhất'],
  ['Thơm nhất trong vùng', 'praise: Thơm nhất'],
  ['Bán chạy nhất Tây Bắc', 'praise: Bán chạy nhất'],
  ['#1 in Vietnam', 'praise: #1'],
  ['The best tea in Sa Pa', 'praise: The best'],
  ['Đốt cháy mỡ bụng sau 7 ngày', 'use: Đốt cháy mỡ bụng'],
  ['Hết lo mất ngủ, an toàn 100%', 'use: Hết lo mất ngủ', 'praise: an toàn 100%'],
  ['Đệ nhất danh trà', 'praise: Đệ nhất'],
  ['Trị sâu răng', 'use: Trị'],
  ['Không phải mổ vẫn khỏi bệnh', 'promise: khỏi bệnh'],
  ['Không dùng dao kéo vẫn chữa khỏi bệnh trĩ', 'promise: chữa khỏi'],
  ['Không phải uống thuốc mà vẫn khỏi bệnh', 'promise: khỏi bệnh'],
  ['Không phải đi viện để chữa khỏi bệnh nữa', 'promise: chữa khỏi'],
  ['Không hề đau đớn khi chữa khỏi bệnh', 'promise: chữa khỏi'],
  ['Không dùng thuốc tây để chữa bệnh nữa', 'promise: chữa bệnh'],
  ['Không thể phủ nhận khả năng chữa bệnh', 'promise: chữa bệnh'],
  ['Không khỏi bệnh hoàn tiền 100%', 'promise: Không khỏi bệnh hoàn tiền'],
  ['Nếu không khỏi bệnh, chúng tôi hoàn tiền', 'promise: không khỏi bệnh, chúng tôi hoàn tiền'],
  ['Không chữa khỏi không lấy tiền', 'promise: Không chữa khỏi không lấy tiền'],
  ['Không giúp hết ho thì trả lại tiền', 'promise: Không giúp hết ho thì trả lại tiền'],
  ['Chữa lành vết thương', 'promise: Chữa lành'],
  ['Khỏi ngay viêm họng', 'promise: Khỏi ngay viêm'],
  ['Hết hẳn đau lưng', 'use: Hết hẳn đau lưng'],
  ['Hết ngay đau khớp sau 3 ngày', 'use: Hết ngay đau khớp'],
  ['Giảm hẳn đau dạ dày', 'use: Giảm hẳn đau dạ dày'],
  ['Giảm nhanh đau nhức', 'use: Giảm nhanh đau nhức'],
  ['Tráng dương', 'use: Tráng dương'],
  ['Lowers blood pressure', 'use: Lowers blood pressure'],
  ['World’s best tea', 'praise: World’s best'],
  ["The world's best honey", "praise: world's best"],
  ['Phòng bệnh cho cả nhà', 'use: Phòng bệnh'],
  ['Nhà vườn hàng đầu Tây Bắc', 'praise: hàng đầu'],
  ['Chè bản tôi sẽ ngon nhất', 'praise: ngon nhất'],
  ['Địa chỉ số 1 về chè', 'praise: số 1'],
  ['Bệnh nào cũng khỏi', 'promise: Bệnh nào cũng khỏi'],
  ['Trà này bệnh gì cũng chữa được', 'promise: bệnh gì cũng chữa được'],
  ['Trăm bệnh đều khỏi', 'promise: Trăm bệnh đều khỏi'],
  ['Mọi bệnh tật cũng sẽ hết', 'promise: Mọi bệnh tật cũng sẽ hết'],
  ['Ai uống cũng khỏi', 'promise: uống cũng khỏi'],
  ['Uống vào là khỏi ngay', 'promise: Uống vào là khỏi'],
  ['Trước khi ngủ uống một ly, loại bỏ mỡ thừa', 'use: loại bỏ mỡ thừa'],
  ['Loại bỏ mỡ thừa trước khi vào hè', 'use: Loại bỏ mỡ thừa'],
  ['Loại bỏ mỡ bụng cho người béo', 'use: Loại bỏ mỡ bụng'],
  ['Bo than trang duong', 'use: Bo than trang duong'],
  ['Ruou trang duong cho quy ong', 'use: trang duong'],
  ['Het han dau lung', 'use: Het han dau lung'],
  ['Khoi lo mat ngu', 'use: Khoi lo mat ngu'],
  ['Giam dau nhuc, ha men', 'use: Giam dau nhuc'],
  ['Tri viem hong', 'use: Tri viem hong'],
  ['Tra giam can giu dang', 'use: Tra giam can'],
  ['Thanh loc co the', 'use: Thanh loc co the'],
  ['Không thể thiếu để chữa bệnh dạ dày', 'promise: chữa bệnh'],
  ['Vị thuốc không thể thiếu trong điều trị viêm', 'promise: điều trị'],
  ['Không hề khó chữa bệnh dạ dày', 'promise: chữa bệnh'],
  ['Không phải quảng cáo trà này chữa bệnh thật', 'promise: chữa bệnh'],
  ['Không dùng hóa chất để chữa bệnh', 'promise: chữa bệnh'],
  ['Không dùng thuốc để chữa bệnh', 'promise: chữa bệnh'],
  ['Không được coi thường trà chữa bệnh này', 'promise: chữa bệnh'],
  ['Không có khả năng tái phát sau khi chữa khỏi bệnh', 'promise: chữa khỏi'],
  ['Không nhằm kiếm lời trà này chữa bệnh', 'promise: chữa bệnh'],
  ["Don't miss our cancer cure", 'promise: cure'],
  ['You cannot find a better cure', 'promise: cure'],
  ["Doesn't just cure coughs", 'promise: cure'],
  ['Why not cure your cough', 'promise: cure'],
  ['You will not regret this cure', 'promise: cure'],
  ['Đàn ông được chữa khỏi bệnh', 'promise: chữa khỏi'],
  ['Cao ngựa đã chữa khỏi bệnh', 'promise: chữa khỏi'],
  ['Chè vườn nhà không cần thuốc tây', 'promise: không cần thuốc'],
  ['Ruộng thuốc nam, không cần thuốc tây nữa', 'promise: không cần thuốc'],
  ['Tăng cường chức năng gan', 'use: Tăng cường chức năng gan'],
  ['Cải thiện chức năng thận', 'use: Cải thiện chức năng thận'],
  ['Đào thải độc tố', 'use: Đào thải độc tố'],
  ['Uống vào khỏi ngay', 'promise: Uống vào khỏi'],
  ['Uống 3 ngày khỏi', 'promise: Uống 3 ngày khỏi'],
  ['Không còn đau khớp', 'use: Không còn đau khớp'],
  ['Giảm các triệu chứng đau dạ dày', 'use: Giảm các triệu chứng đau dạ dày'],
  ['A natural remedy for cough', 'use: remedy for cough'],
  ['Rapid weight loss in a week', 'use: weight loss'],
  ['Máy sấy số 1 Việt Nam', 'praise: số 1 Việt Nam'],
  ['Tốt cho da', 'use: Tốt cho da'],
  ['Rất tốt cho làn da', 'use: tốt cho làn da'],
  ['Trà tốt cho tim mạch và huyết áp', 'use: tốt cho tim mạch'],
  ['Tốt cho hệ tiêu hoá của trẻ', 'use: Tốt cho hệ tiêu hoá'],
  ['Có lợi cho đường ruột', 'use: Có lợi cho đường ruột'],
  ['Tốt đối với trí nhớ người già', 'use: Tốt đối với trí nhớ'],
  ['Tốt cho giấc ngủ', 'use: Tốt cho giấc ngủ'],
  ['Mật ong tốt cho răng và lợi', 'use: tốt cho răng'],
  ['Giúp ngủ ngon', 'use: Giúp ngủ ngon'],
  ['Giúp bạn ngủ sâu hơn', 'use: Giúp bạn ngủ sâu'],
  ['Hỗ trợ giấc ngủ', 'use: Hỗ trợ giấc ngủ'],
  ['Trà tâm sen cho giấc ngủ ngon', 'use: cho giấc ngủ ngon'],
  ['Giúp giảm táo bón, đầy hơi', 'use: giảm táo bón'],
  ['Giúp giảm bớt táo bón', 'use: giảm bớt táo bón'],
  ['Nhanh bớt các cơn buồn nôn', 'use: bớt các cơn buồn nôn'],
  ['Giúp giảm nguy cơ đột quỵ', 'use: giảm nguy cơ đột quỵ'],
  ['Làm dịu cổ họng', 'use: Làm dịu cổ họng'],
  ['Giảm mụn sau một tuần', 'use: Giảm mụn'],
  ['Ngăn ngừa rụng tóc', 'use: Ngăn ngừa rụng tóc'],
  ['Giúp tiêu hoá sau bữa ăn', 'use: Giúp tiêu hoá'],
  ['Giúp da sáng mịn', 'use: Giúp da sáng'],
  ['Hỗ trợ xương khớp', 'use: Hỗ trợ xương khớp'],
  ['Improves sleep', 'use: Improves sleep'],
  ['Aids digestion after meals', 'use: Aids digestion'],
  ['Promotes blood circulation', 'use: Promotes blood circulation'],
  ['Boosting your immunity', 'use: Boosting your immunity'],
  ['Supports heart health', 'use: Supports heart health'],
  ['Good for your skin', 'use: Good for your skin'],
  ['Great for digestion', 'use: Great for digestion'],
  ['It helps you sleep better', 'use: helps you sleep better'],
  ['Our tea promotes deep, restful sleep', 'use: promotes deep, restful sleep'],
];

/** Without marks these are other words as well: "thuộc bộ", "tri ân", "giấm", "lọ", "để nhất". */
const onlyWithMarks = [
  'khỏi lo',
  'hết lo',
  'chữa được',
  'giảm cân',
  'đệ nhất',
  'trị sâu',
  'chữa lành',
  'hết ho',
  'khỏi ngay',
  'hết hẳn',
  'hết ngay',
  'giảm hẳn',
  'giảm nhanh',
  'tráng dương',
  'hàng đầu',
  'địa chỉ số 1',
  'uống cũng khỏi',
  'uống vào là khỏi',
  'uống vào khỏi',
  'uống 3 ngày khỏi',
  'không còn đau',
  'triệu chứng đau',
  'số 1 việt nam',
  'tốt cho răng',
  'giảm mụn',
];

test.each(honest)('“%s” is honest, whatever its case and marks', (text) => {
  for (const spelling of [text, text.toUpperCase(), text.normalize('NFD'), bare(text)])
    expect(found(spelling), spelling).toEqual([]);
});

test.each(honestWithMarks)('“%s” is honest as long as it has its marks', (text) => {
  for (const spelling of [text, text.toUpperCase(), text.normalize('NFD')])
    expect(found(spelling), spelling).toEqual([]);
  expect(found(bare(text))).toHaveLength(1);
});

test.each(dishonest)('“%s” claims %s, whatever its case and marks', (text, ...claims) => {
  expect(found(text)).toEqual(claims);
  expect(found(text.normalize('NFD'))).toEqual(claims);
  expect(found(text.toUpperCase())).toHaveLength(claims.length);
  if (onlyWithMarks.some((words) => text.toLowerCase().includes(words))) return;
  expect(found(bare(text)), bare(text)).toHaveLength(claims.length);
});

test.each([
  ['ch\u200bữa bệnh gan', 'promise: ch\u200bữa bệnh'],
  ['Trà ung\u00ad thư, khỏi b\u2060ệnh', 'use: ung\u00ad thư', 'promise: khỏi b\u2060ệnh'],
])('a sign that nobody sees inside a word hides no claim: %j', (text, ...claims) => {
  expect(found(text)).toEqual(claims);
  expect(claimFinder('promise', today)(text.normalize('NFC').toLowerCase())).not.toBeNull();
});

test('no character that is not seen hides a promise', () => {
  const all = Array.from({ length: 0x10000 }, (_, code) => String.fromCharCode(code));
  const hiding = ['\u00ad', ...all.filter((one) => one.search(UNSEEN) >= 0)];
  expect(hiding.length).toBeGreaterThan(60);
  const promise = claimFinder('promise', today);
  expect(hiding.filter((one) => promise(`ch${one}ữa bệnh`) === null)).toEqual([]);
});

test('a claim begins behind everything that is no letter or digit, and behind nothing else', () => {
  const all = Array.from({ length: 0x10000 }, (_, code) => String.fromCharCode(code));
  const before = all.filter((one) => !/[\p{Surrogate}\u00ad]/u.test(one) && one.search(UNSEEN) < 0);
  const promise = claimFinder('promise', today);
  const isWrong = (one: string) => (promise(`a ${one}chữa bệnh`) === null) !== /[\p{L}\d]/u.test(one);
  expect(before.filter(isWrong)).toEqual([]);
  expect(promise('chữa bệnh')).toBe('chữa bệnh');
});
