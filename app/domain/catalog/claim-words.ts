/**
 * Words that promise a cure or a use to health, or praise that needs proof: one dated table, with what to write instead.
 * Seller and reviewer see them marked in the text, channels refuse the promises and warn of the uses; `find-claims.ts`
 * looks for them. At its end stand the single words that only make a person read a change (`review-text.ts`).
 *
 * A word is found as it is written here; where a row says so, also without its marks, because that is how a claim is
 * slipped past a filter. Single words have no such form: "chua" is sour, "tri" is to know.
 *
 * A row has the shape of a sentence: what is promised and of what (`pattern`), and what around it makes honest words of it:
 * who or what it is said of (`notAfter`), what it is done to (`notBefore`), what else the sentence speaks of (`notBeside`).
 * That a sentence denies it is asked of all rows alike, in `find-claims.ts`.
 */

/** `promise`: of a cure. `use`: to health, which only registered goods may claim. `praise`: needs proof. */
export const claimLevels = ['promise', 'use', 'praise'] as const;
export type ClaimLevel = (typeof claimLevels)[number];

/** What to write in its place: of a cure, an illness, the body, the best, a warrant. Sentences stand in the messages. */
export const claimAdvices = ['cure', 'illness', 'body', 'best', 'warrant'] as const;
export type ClaimAdvice = (typeof claimAdvices)[number];

export type ClaimWords = {
  level: ClaimLevel;
  advice: ClaimAdvice;
  /** A pattern over lower-case NFC text; a space is any run of blanks, and it stands for whole words. */
  pattern: string;
  /** Also found when written without marks. */
  bare: boolean;
  /** Words that stand directly before an honest use. Like the pattern, and like it without marks where it is. */
  notAfter?: string;
  /** Words that stand directly behind an honest use. */
  notBefore?: string;
  /** Words anywhere in the sentence of an honest use. */
  notBeside?: string;
  source: string;
  confirmed: boolean;
  /** First and last local day, YYYY-MM-DD; open where absent. */
  validFrom?: string;
  validTo?: string;
};

const food = { source: 'Nghị định 15/2018/NĐ-CP, Điều 27 khoản 3', confirmed: true } as const;
const list = { source: 'thực tế duyệt tin của các sàn', confirmed: false } as const;
const advertising = { source: 'Luật Quảng cáo, Điều 8 khoản 11', confirmed: true } as const;

/** Bees, beasts and crops that are treated, said behind the treatment or before it; honey and what is sold is none of them. */
const herd = 'đàn|vật nuôi|gia súc|gia cầm|cây|vườn|ruộng|ong(?! bà)|lợn|heo|gà|vịt|trâu|bò(?! mẹ)|dê|ngựa';
const ofHerds = `(?:bệnh )?(?:(?:cho|trên|ở) (?:các |những )?(?:${herd})|đàn ong|vật nuôi|gia súc|gia cầm)`;
/** Not men, and not the meat or the horn of a beast; "đã chữa" and "được chữa" are said of a herd alike. */
const herdIs =
  '(?:đàn (?!ông|bà)\\p{L}+|vật nuôi|gia súc|gia cầm|cây trồng|(?<!(?:cao|mật|xương|thịt|sữa|sừng|trà|chè) )(?:lợn|heo|gà|vịt|trâu|bò|dê|ngựa))(?: (?:không|chưa|đã|đang|từng|được|bị|phải|cần))* (?:đã|được|bị|phải|cần)';
/** A beast that is well again before it is slaughtered or leaves the sty. */
const thenSold = '(?:mới|rồi mới|thì mới|trước khi) (?:được )?(?:mổ|giết|xuất|thả|nhập)';
/** Who treats the sick, and where: neighbours and buyers, no use of the goods. */
const clinic = 'bệnh viện|bệnh xá|trạm xá|phòng khám|trung tâm|khu|khoa';
/** Of fields and their pests, not of people. */
const ofFields =
  'phân (?:hữu cơ|chuồng|xanh|bón|vi sinh)|thiên địch|sâu bệnh|trên (?:đồng|ruộng|nương|vườn|luống)|ngoài (?:đồng|ruộng)|diệt cỏ|thuốc (?:sâu|cỏ)';
const field = 'ruộng|vườn|nương|đồng|luống|cây|lúa|rau|vật nuôi|gia súc|gia cầm';
/** Words of which a cure is a part and that mean none, before it and behind it; pests and fires are no illness. */
const cureIsPart = 'giá|chính|quản|quảng|sửa|cứu|cai|tự|thống|trừng|bất|pháp';
const curedThings =
  'lành|giá|an|vì|mùi(?! (?:hôi miệng|miệng|cơ thể|nách|mồ hôi))|tanh|quốc|thuỷ|thủy|sâu(?! răng)|rầy|mọt|mối|rệp|ve|bọ|chuột|cỏ|cháy|lửa|xe|nhà|máy|lỗi|thẹn|nói';

const pains =
  'đau|nhức|sưng|viêm|ho|ngứa|mệt mỏi|mất ngủ|huyết áp|đường huyết|mỡ máu|men gan|béo phì|tăng cân|bệnh';
/** What is carried or lain upon spares the back and promises no cure. */
const worn = 'gùi|quai|địu|ba lô|balo|đệm|nệm|ghế';
/** Weight, fat and richness of wrappings and dishes are none of the body's. */
const ills =
  'đau|nhức|sưng|viêm|ho|sốt(?! giá)|ngứa|mỡ(?! (?:trong|ở|heo|lợn))|béo(?! ngậy)|cân(?! nặng (?:của )?(?:bao|vỏ|hộp|gói|túi|kiện|hàng|thùng|chai|lọ))|stress|căng thẳng|mệt mỏi|mất ngủ|huyết áp|đường huyết|mỡ máu|men gan|cholesterol';
const hurts = 'đầu|bụng|lưng|mỏi|khớp|xương|họng|dạ dày|răng|nhức|máu|thừa';
const illsEn =
  'pains?|aches?|headaches?|stomach ?aches?|coughs?|inflammation|fever|stress|insomnia|cancer|diseases?|illness(?:es)?|diabetes|blood pressure|cholesterol';

/** Meat, hides and resins are cured too. */
const preserving =
  'resins?|lacquers?|varnish\\p{L}*|glues?|paints?|leather|smok\\p{L}+|salt\\p{L}*|brines?|brined|meat|pork|hams?|beef|buffalo|sausages?|bacon|fish|hides?|racks?|hangs?|hung';

const praised = 'ngon|rẻ|sạch|thơm|uy tín|chất lượng|an toàn|nổi tiếng|hảo hạng|bán chạy|cao cấp|tuyệt';
/** Of what is then at its best. */
const asServed =
  '(?:uống|dùng|ăn|pha|ướp|để) (?:lạnh|nóng|ấm|mát|ngay|liền|tươi|trong ngày)(?: (?:sẽ|là|thì))+|bảo quản|thời điểm|lúc|mùa';
/** "nhất là" leads on; "nhất Lào Cai" and "nhất làng" boast. */
const leadsOn = 'là|định|thiết|quán|trí';
/** How and when goods are at their best is no comparison with others. */
const served =
  'khi(?! so(?!\\p{L}))|lúc|nếu(?! so(?!\\p{L}))|trước(?! (?:nay|giờ|đến|tới)(?!\\p{L}))|sau khi|ở nhiệt độ|từ tháng|vào (?:mùa|buổi|tháng|dịp|sáng|chiều|tối|đầu|cuối|khoảng|lúc|giữa)|trong (?:vòng|\\d+|tuần|tháng|ngày)';
/** What is numbered from 1 up. */
const numbered =
  'thôn|tổ|đội|đường|khu|nhà|lô|mẫu|gói|túi|hộp|hũ|chai|cỡ|loại|bước|món|mẻ|vụ|đợt|lò|xưởng|kho|quầy|gian|phòng|tầng|cổng|trạm|bảng|hình|ảnh|phụ lục|điều|khoản|mục|chương|bài|câu|quyết định|nghị định|thông tư|công văn|hoá đơn|hóa đơn|biên bản|quốc lộ|tỉnh lộ';
const numberedEn =
  'lot|batch|grade|step|box|pack|packet|bag|house|room|hall|stall|unit|hamlet|village|group|road|highway|kiln|size|figure|table|decision';

/** Fat that is cut off meat, before or after it is named. */
const meatIs =
  '(?:thịt|trâu|bò|lợn|heo|gà|vịt|cá|sườn)(?: (?!cơ thể|bụng|bạn)\\p{L}+){0,3} (?:được|đã|đem|đều|phải|cần)';
const fromMeat =
  '(?:thừa )?(?:trước khi|rồi(?: mới)?(?: đem)?|để) (?:sấy|ướp|tẩm|hun|xông|gác|treo|phơi|thái|cắt|xay|nấu|luộc|chế biến|đóng gói)|(?:của |trên |ở |trong |khỏi )?(?:miếng |từng )*(?:thịt|sườn|da (?:lợn|heo|gà|vịt))';

/** Aches and ills in the spelling without marks that are no other words then: "dau rang" is roasted beans as well. */
const plainIlls =
  'dau (?:lung|bung|dau|nhuc|khop|da day|xuong khop|vai gay)|nhuc (?:moi|dau)|viem (?:hong|xoang|khop|da day|dai trang|phe quan|gan)|mat ngu|ngua ngay|mo mau|huyet ap|ho (?:khan|lau ngay|dai dang)';

/** Good for the body, not for cooks, gifts or the field. */
const goodFor = '(?:tốt|có lợi|hữu ích|bổ ích|bổ dưỡng) (?:nhất )?(?:cho|với|đối với)(?: cả)?';
const bodyNamed =
  'sức khoẻ|sức khỏe|(?:hệ )?tim mạch|tim|dạ dày|bao tử|xương khớp|(?:hệ |đường )?tiêu hoá|(?:hệ |đường )?tiêu hóa|đường ruột|gan|thận|người bệnh|người ốm|bà bầu|mẹ bầu|mắt|thị lực|da|da dẻ|làn da|da mặt|tóc và da|trí não|trí nhớ|huyết áp|đường huyết|cổ họng|(?:hệ )?hô hấp|(?:hệ )?thần kinh|(?:hệ )?miễn dịch|(?:hệ )?tuần hoàn|giấc ngủ|cơ thể|sinh lý|vóc dáng|xương cốt|phụ nữ mang thai';
/** Soil and beasts, leather and nets have such parts as well. */
const ofOthers =
  '(?:của |cho )?(?:đất|cây|vườn|rừng|đàn|ong(?! bà)|tôm|cá|lợn|heo|gà|vịt|trâu|bò|dê|ngựa|vật nuôi|gia súc|gia cầm)|giày|thuộc|ghế|túi|ví|lưới|vải';
/** Without marks: "đa dạng", "đa số", "mặt hàng", "mặt bằng", "mật ong", "thận trọng". */
const withoutMarksOthers = 'dang|so|phan|nang|canh|cap|hang|bang|nuoc|troi|tien|go|trong|nhien|chat|vach|voi';
const restful =
  'phòng|homestay|nhà sàn|nhà nghỉ|giường|chăn|đệm|nệm|gối|lều|màn|võng|yên tĩnh|bản làng|kỳ nghỉ|điều hoà|điều hòa';
const restfulEn =
  'rooms?|homestays?|beds?|mattress(?:es)?|pillows?|quiet|blankets?|quilts?|tents?|lodges?|hammocks?|guests?|nights?';
/** None of these may stand in what a row repeats behind it: a text of nothing else would be read anew from each. */
const eases =
  'giảm|làm giảm|đỡ|bớt|hết|làm dịu|xoa dịu|làm hết|ngừa|ngăn ngừa|phòng ngừa|chống|hạn chế|cải thiện';
/** What people complain of, in words that mean nothing else without their marks. */
const complaints =
  'táo bón|đầy hơi|đầy bụng|khó tiêu|chướng bụng|trào ngược|lo âu|trầm cảm|tàn nhang|nám da|mụn trứng cá|rụng tóc|buồn nôn|say xe|dị ứng|mẩn ngứa|cảm cúm|cảm lạnh|sổ mũi|nghẹt mũi|chuột rút|tê bì|mỡ trong máu|đường trong máu|bệnh tim|tim mạch|đột quỵ|loãng xương|gan nhiễm mỡ|cổ họng|khó ngủ|hôi miệng';
const bodyEn =
  'health|heart|stomach|joints?|liver|skin|eyes|eyesight|digestion|kidneys?|lungs?|brain|hair|bones?|gut|blood(?: pressure| sugar| circulation)?|immunity|immune system|circulation|sleep|memory|teeth|gums|throat|body|nerves|metabolism|pregnant women|diabetics';
/** Broth and gifts are no part of the body. */
const notBodyEn =
  'broths?|soups?|stocks?|sausages?|puddings?|clips?|bands?|ties?|pins?|-?shaped|-on|drums?|care shops?|bags?|salons?|centres?|centers?|posts?|clinics?';

const moneyBack = '[^.!?;\n\\p{L}][^.!?;\n]{0,40}?(?:hoàn|trả|đền|không lấy) (?:lại )?tiền';

export const claimWords: readonly ClaimWords[] = [
  {
    level: 'promise',
    advice: 'cure',
    pattern:
      '(?:chữa|trị|đặc trị|điều trị|chữa trị) (?:khỏi|dứt điểm|dứt|bệnh|bách bệnh|tận gốc|hoàn toàn|ung thư|tiểu đường)',
    bare: true,
    notAfter: herdIs,
    notBefore: ofHerds,
    ...food,
  },
  {
    level: 'promise',
    advice: 'cure',
    pattern: 'khỏi hẳn|khỏi bệnh|thần dược|bách bệnh|điều trị|đặc trị|chữa trị',
    bare: true,
    notAfter: `${herdIs}(?: (?:điều )?(?:chữa|trị))?|${clinic}`,
    notBefore: `${ofHerds}|${thenSold}`,
    ...food,
  },
  // A bath of forest leaves is what the Dao call one; a food is none. Without its marks "thuốc bổ" is "thuộc bộ" too.
  {
    level: 'promise',
    advice: 'cure',
    pattern: 'bài thuốc|phương thuốc|thuốc (?:gia truyền|tiên|quý)',
    bare: true,
    notBefore: 'tắm|ngâm chân|xông',
    ...food,
  },
  {
    level: 'promise',
    advice: 'cure',
    pattern: 'thuốc bổ|thuoc bo(?= (?:than|mau|gan|phoi|duong|cho)(?!\\p{L})|[.,!;\n]|$)',
    bare: false,
    ...food,
  },
  // Said twice over, a denial is a promise of everything.
  {
    level: 'promise',
    advice: 'cure',
    pattern:
      '(?:không|chẳng|chả) (?:có )?(?:bệnh )?(?:gì|nào) (?:mà )?(?:lại )?(?:không|chẳng|chả) (?:khỏi|chữa|trị)(?: được| khỏi)?',
    bare: true,
    ...food,
  },
  // Pests and what befalls a herd are gone as well.
  {
    level: 'promise',
    advice: 'cure',
    pattern:
      '(?:(?:bệnh|chứng) (?:gì|nào)|(?:mọi|trăm|đủ (?:thứ|loại)|tất cả (?:các )?) ?(?:chứng )?bệnh(?: tật)?) (?:cũng|đều|sẽ) (?:sẽ |đều )?(?:được )?(?:khỏi|hết|lành|(?:chữa|trị) được)',
    bare: true,
    notAfter: `sâu|cây|con|${herd}|${herdIs}`,
    ...food,
  },
  // Not "khỏi cần", "khỏi lo", "khỏi chê"; without its marks it is a tea of leaves, "lá khôi".
  {
    level: 'promise',
    advice: 'cure',
    pattern:
      '(?:uống|dùng|ăn|bôi|xoa|xông|ngâm) (?:(?:vào |xong |một lần |ngày nào )?(?:là|cũng|sẽ|là sẽ)|vào|xong|một lần|\\d+ (?:ngày|thang|lần|liều)) khỏi(?= ?(?:[.,!;)\n]|$)| (?:bệnh|ho|đau|viêm|ngứa|cảm|sốt|ngay|liền|luôn)(?!\\p{L}))',
    bare: false,
    notBefore: '(?:ngay |liền |luôn )?(?:lo|cần|phải|chê|bàn|ai)',
    ...food,
  },
  {
    level: 'promise',
    advice: 'cure',
    pattern: '(?:cam kết|đảm bảo|bảo đảm) (?:khỏi|hết bệnh)|100 ?% khỏi|hết hẳn bệnh',
    bare: true,
    ...list,
  },
  {
    level: 'promise',
    advice: 'cure',
    pattern:
      'dứt điểm|tiệt nọc|đẩy lùi (?:bệnh|ung thư|tiểu đường)|tiêu diệt (?:tế bào )?ung thư|linh dược|tiên dược',
    bare: true,
    ...list,
  },
  // Without marks these read as other words: "khói", "lạnh", "tri ân".
  {
    level: 'promise',
    advice: 'cure',
    pattern:
      '(?:cam kết|đảm bảo|bảo đảm) (?:sẽ )?(?:chữa|trị|dứt|lành|hết (?:đau|ho|ngứa|nhức|viêm|mất ngủ))|khỏi (?:ngay |nhanh )?(?:hoàn toàn|ho|đau|viêm|ung thư|tiểu đường)|(?:hết|dứt|lành) bệnh',
    bare: false,
    notBefore: thenSold,
    ...list,
  },
  // Whoever gives the money back where it does not cure says that it does. Without marks "không chua" is not sour.
  {
    level: 'promise',
    advice: 'cure',
    pattern: `không (?:giúp )?(?:khỏi bệnh|hết bệnh|chữa khỏi)${moneyBack}`,
    bare: true,
    ...list,
  },
  {
    level: 'promise',
    advice: 'cure',
    pattern: `không (?:giúp )?(?:chữa|trị(?! giá)|(?:khỏi|hết) (?:đau|ho|viêm|ngứa|nhức|mất ngủ))${moneyBack}`,
    bare: false,
    ...list,
  },
  // Of guests and their peace of mind, on a journey, it is said as well.
  {
    level: 'promise',
    advice: 'cure',
    pattern: '(?:chữa|trị) lành',
    bare: false,
    notAfter: 'chuyến đi|hành trình|du lịch|kỳ nghỉ|không gian|nghỉ dưỡng',
    notBefore: 'tâm hồn|tâm trí|tinh thần|giữa (?:núi|rừng|thiên nhiên|đại ngàn|mây)',
    ...list,
  },
  {
    level: 'promise',
    advice: 'cure',
    pattern: '(?:chữa|trị) (?:\\p{L}+ ){1,4}(?:tận gốc|khỏi|hoàn toàn)',
    bare: false,
    notAfter: cureIsPart,
    notBeside: '(?:chữa|trị) (?:giá|an|cháy)',
    ...food,
  },
  // Not tobacco, bleach, and not what is sprayed on a field: "tẩy" with its mark only, for without it stands "tây" too.
  {
    level: 'promise',
    advice: 'cure',
    pattern:
      '(?:thay|thay thế) (?:hoàn toàn )?(?:cho )?(?:các |mọi )?(?:loại )?thuốc(?! (?:lá|lào|nhuộm|trừ|bảo|kích|tăng|diệt|sâu|cỏ|muỗi|t\\u1ea9y)(?!\\p{L}))|không cần (?:dùng |uống )?(?:đến )?thuốc(?! (?:lá|lào|nhuộm|trừ|bảo|kích|tăng|diệt|sâu|cỏ|muỗi|t\\u1ea9y)(?!\\p{L}))',
    bare: true,
    notAfter: field,
    notBeside: ofFields,
    ...food,
  },
  // What only people take is never a field's.
  {
    level: 'promise',
    advice: 'cure',
    pattern:
      '(?:(?:thay|thay thế) (?:hoàn toàn )?(?:cho )?(?:các |mọi )?(?:loại )?|không cần (?:dùng |uống )?(?:đến )?)thuốc (?:tây|nam|bắc|ngủ|giảm đau|huyết áp)',
    bare: true,
    ...food,
  },
  {
    level: 'promise',
    advice: 'cure',
    pattern:
      '(?:replaces?|instead of|substitutes? for) (?:any |all |your )?(?:medicines?|medications?|drugs?)',
    bare: false,
    ...food,
  },
  {
    level: 'promise',
    advice: 'cure',
    pattern: 'cures?',
    bare: false,
    notBeside: preserving,
    ...food,
  },
  {
    level: 'promise',
    advice: 'cure',
    pattern: `(?:cure[sd]?|curing) (?:of )?(?:\\p{L}+ ){0,2}(?:${illsEn}|colds?|flu|patients?|people|everything|anything)|miracle cures?`,
    bare: false,
    ...food,
  },
  // "giá trị", "sửa chữa" and the like hold the letters of a cure and mean none.
  {
    level: 'use',
    advice: 'cure',
    pattern: '(?:chữa|trị)(?: được)?',
    bare: false,
    notAfter: `${cureIsPart}|${herdIs}(?: điều)?|(?:${clinic}) điều`,
    notBefore: `${curedThings}|${ofHerds}`,
    ...food,
  },
  {
    level: 'use',
    advice: 'illness',
    pattern: 'ung thư|tiểu đường|cao huyết áp|vô sinh',
    bare: true,
    notBefore:
      '(?:thì )?(?:không nên|không được|hạn chế|tránh) (?:dùng|ăn|uống|sử dụng)(?= ?[.,;)!\n]|$| (?:vì|do|sản phẩm|nhiều)(?!\\p{L}))',
    ...food,
  },
  {
    level: 'use',
    advice: 'illness',
    pattern: `(?:giảm|đỡ|hết|bớt|dứt|hạ|ổn định|điều hoà|điều hòa) (?:hẳn |ngay |nhanh |rõ rệt )?(?:các )?(?:cơn |(?:triệu )?chứng )?(?:${ills})(?: (?:${hurts}))*`,
    bare: false,
    notBeside: worn,
    ...food,
  },
  {
    level: 'use',
    advice: 'illness',
    pattern: `(?:khỏi|hết|không|chẳng|không còn|chẳng còn|đừng) lo (?:về |bị )?(?:${pains})(?: (?:${hurts}))*`,
    bare: false,
    ...food,
  },
  {
    level: 'use',
    advice: 'illness',
    pattern: `(?:không|chẳng) còn (?:bị )?(?:cơn )?(?:đau|nhức|viêm|ho|mất ngủ|mệt mỏi)(?: (?:${hurts}))*`,
    bare: false,
    notBeside: worn,
    ...food,
  },
  {
    level: 'use',
    advice: 'body',
    pattern:
      '(?:đánh tan|đánh bay|đốt cháy|đốt|tiêu|làm tan|tan|xẹp) mỡ (?:thừa|bụng|máu|đùi|eo|nội tạng|toàn thân|cứng đầu)',
    bare: true,
    ...food,
  },
  // Whoever dries or smokes meat cuts its fat off.
  {
    level: 'use',
    advice: 'body',
    pattern: 'loại bỏ mỡ (?:thừa|bụng|máu|đùi|eo|nội tạng|toàn thân|cứng đầu)',
    bare: true,
    notAfter: meatIs,
    notBefore: fromMeat,
    ...food,
  },
  // What is found with marks only, in those spellings without them that are no other words: "het han" is out of date too,
  // "trang duong" coated with sugar, "giam can" less meddling.
  {
    level: 'use',
    advice: 'illness',
    pattern: `(?:giam|bot|het|dut|khoi|tri)(?: han| ngay| nhanh| lo)?(?: con| benh| chung)? (?:${plainIlls})`,
    bare: false,
    ...food,
  },
  {
    level: 'use',
    advice: 'body',
    pattern:
      'bo than,? ?(?:va )?trang duong|trang duong,? ?(?:va )?bo than|thuoc trang duong|trang duong(?= cho (?:quy ong|nam gioi|phai manh|dan ong|cac ong))|cuong duong|giai doc (?:gan|co the)|thai doc (?:gan|co the)|thanh loc co the|(?:tra|che|thuoc) giam can|giam can (?:nhanh|cap toc|hieu qua|giu dang|dep dang)',
    bare: false,
    notBefore: 'nang|thiep|tru',
    ...food,
  },
  {
    level: 'use',
    advice: 'body',
    pattern: '(?:bổ|mát|giải độc|thải độc|thanh lọc) (?:thận|gan|máu|phổi|não|tim|tỳ|dương|khí huyết|cơ thể)',
    bare: false,
    ...food,
  },
  {
    level: 'use',
    advice: 'body',
    pattern:
      '(?:tăng|tăng cường|nâng cao|cải thiện|phục hồi|bồi bổ|kích thích) (?:sinh lý|sinh lực|sức đề kháng|đề kháng|(?:hệ )?miễn dịch|trí nhớ|giấc ngủ|tiêu hoá|tiêu hóa|tuần hoàn|sức khoẻ|sức khỏe)',
    bare: true,
    notBefore: '(?:của |cho )?(?:đất|cây|vườn|rừng|đàn|ong(?! bà))',
    ...food,
  },
  {
    level: 'use',
    advice: 'body',
    pattern:
      '(?:tăng|tăng cường|nâng cao|cải thiện|phục hồi|hồi phục) (?:các )?chức năng (?:của )?(?:gan|thận|phổi|tim|não|tiêu hoá|tiêu hóa|hô hấp|sinh lý|miễn dịch)',
    bare: true,
    ...food,
  },
  // Cassava and bamboo shoots are soaked and boiled until they hold no poison.
  {
    level: 'use',
    advice: 'body',
    pattern: '(?:đào thải|thải trừ|thải|tống khứ) (?:các |hết )?(?:chất độc|độc tố)',
    bare: true,
    notBeside: 'măng|sắn|ngâm|luộc|khoai',
    ...food,
  },
  {
    level: 'use',
    advice: 'illness',
    pattern:
      '(?:phòng|ngừa|ngăn|phòng ngừa|ngăn ngừa|phòng chống|chống|kháng) (?:bệnh|viêm|khuẩn|vi khuẩn|virus|vi rút|oxy hoá|oxy hóa|oxi hoá|oxi hóa|lão hoá|lão hóa|đột quỵ)',
    bare: true,
    notAfter: `tiêm|${herdIs}`,
    notBefore: `${ofHerds}|bằng (?:chế phẩm|vắc xin|vắc-xin|vaccine|vôi)`,
    ...food,
  },
  {
    level: 'use',
    advice: 'body',
    pattern: 'đẹp da|trắng da|an thần|lợi tiểu|nhuận tràng|tráng dương|cường dương',
    bare: false,
    ...food,
  },
  {
    level: 'use',
    advice: 'body',
    pattern: `${goodFor} (?:${bodyNamed})`,
    bare: true,
    notBefore: `${ofOthers}|${withoutMarksOthers}`,
    ...food,
  },
  // Without their marks these are colours, roasts, teeth of a comb and other words.
  {
    level: 'use',
    advice: 'body',
    pattern: `${goodFor} (?:hệ )?(?:răng|răng miệng|lợi|máu|não|ruột|họng|xương|khớp|tóc|phổi|thai nhi|cơ bắp)`,
    bare: false,
    notBefore: `${ofOthers}|cưa|lược|bừa|gối|chăn|nệm|bút|bánh|xe|hầm|giả`,
    ...food,
  },
  // A quiet room and a good bed let people sleep, too.
  {
    level: 'use',
    advice: 'body',
    pattern:
      '(?:giúp|hỗ trợ) (?:(?:cho )?(?:bạn|cả nhà|người (?:dùng|già|lớn tuổi|cao tuổi)|bé|trẻ|mẹ|bố mẹ|ông bà|ta|mình) )?(?:an thần,? |thư giãn,? |thư giãn và )?(?:có |đi vào )?(?:dễ )?(?:ngủ (?:ngon|sâu|tốt|yên|dễ|được)|ngủ(?= ?(?:[.,!;)\n]|$))|(?:một )?giấc ngủ|an giấc)|(?:cho|mang lại|mang đến|đem lại|đem đến) (?:bạn |cả nhà )?(?:một )?giấc ngủ (?:ngon|sâu|tốt|êm|trọn)|(?:uống|ăn|dùng)(?: vào)? (?:là )?(?:dễ ngủ|ngủ (?:ngon|sâu))',
    bare: true,
    notBeside: restful,
    ...food,
  },
  {
    level: 'use',
    advice: 'illness',
    pattern: `(?:${eases}) (?:bớt )?(?:(?:các|những|tình trạng|hẳn|nhanh|được) )*(?:cơn |(?:triệu )?chứng |nguy cơ (?:mắc |bị )?)?(?:${complaints})`,
    bare: true,
    ...food,
  },
  {
    level: 'use',
    advice: 'illness',
    pattern: `(?:${eases}) (?:bớt )?(?:(?:các|những|tình trạng|hẳn|nhanh|được) )*(?:mụn|nám|gàu|nôn|triệu chứng)`,
    bare: false,
    ...food,
  },
  {
    level: 'use',
    advice: 'body',
    pattern: `giúp (?:cho )?(?:(?:hệ |sự )?(?:tiêu hoá|tiêu hóa|tuần hoàn|miễn dịch)|dễ tiêu|lưu thông (?:khí huyết|máu)|(?:làn )?da (?:dẻ )?(?:sáng|mịn|trắng|đẹp|hồng|khoẻ|khỏe|căng|mềm)|(?:mái )?tóc (?:mượt|chắc|khoẻ|khỏe|đen|mọc)|(?:xương|tim|gan|mắt|cơ thể|người) (?:khoẻ|khỏe|chắc|sáng))`,
    bare: true,
    notBefore: ofOthers,
    ...food,
  },
  {
    level: 'use',
    advice: 'body',
    pattern:
      'hỗ trợ (?:cho )?(?:hệ )?(?:tiêu hoá|tiêu hóa|tuần hoàn|miễn dịch|tim mạch|xương khớp|trí nhớ|giảm cân|sinh lý|hô hấp|thần kinh|huyết áp)',
    bare: true,
    notBefore: ofOthers,
    ...food,
  },
  {
    level: 'use',
    advice: 'body',
    pattern: `(?:good|great|excellent|beneficial|healthy) for (?:the |your |our |overall |a healthy |healthy )*(?:${bodyEn})`,
    bare: false,
    notBefore: notBodyEn,
    ...food,
  },
  {
    level: 'use',
    advice: 'body',
    pattern: `(?:improv(?:es?|ed|ing)|aid(?:s|ed|ing)?|promot(?:es?|ed|ing)|support(?:s|ed|ing)?|boost(?:s|ed|ing)?|enhanc(?:es?|ed|ing)|stimulat(?:es?|ed|ing)|help(?:s|ed|ing)? with) (?:the |your |our |overall |better |good |healthy |blood |natural )*(?:digestion|immunity|immune system|circulation|metabolism|memory|eyesight|hair growth|libido|(?:heart|gut|joint|bone|skin|brain|liver|kidney|digestive|human|men['’]s|women['’]s) health|(?:brain|liver|kidney) function)`,
    bare: false,
    notBefore: 'of (?:the )?(?:air|water|goods|money|books)',
    ...food,
  },
  {
    level: 'use',
    advice: 'body',
    pattern:
      '(?:improv(?:es?|ing)|aid(?:s|ing)?|promot(?:es?|ing)|support(?:s|ing)?|induc(?:es?|ing)|enhanc(?:es?|ing)|helps? with) (?:the |your |our |better |good |deep(?:er)?,? |restful |sound |healthy |a |quality )*sleep|help(?:s|ing)? (?:you |people |everyone )?(?:to )?(?:fall asleep|sleep(?: (?:well|better|deeply|soundly|deeper))?)|sleep aid',
    bare: false,
    notBeside: restfulEn,
    ...food,
  },
  {
    level: 'use',
    advice: 'illness',
    pattern: `heals?|healing|miracle|detox|anti-?cancer|weight loss(?! (?:on|during|after|from|in) (?:\\p{L}+ )?(?:drying|smoking|storage|transport|roasting|cooking)(?!\\p{L}))|remed(?:y|ies) for (?:\\p{L}+ ){0,2}(?:${illsEn}|colds?|flu)|(?:treats?|relieves?|reduces?|lowers?|eases?|prevents?|fights?) (?:\\p{L}+ )?(?:${illsEn})|(?:boosts?|strengthens?) (?:the |your )?immun\\p{L}+`,
    bare: false,
    ...food,
  },
  {
    level: 'praise',
    advice: 'warrant',
    pattern:
      '(?:cam kết|đảm bảo|bảo đảm) (?:hiệu quả|100 ?%)|tuyệt đối an toàn|an toàn (?:tuyệt đối|100 ?%)|100 ?% an toàn|(?:absolutely|completely|100 ?%) safe',
    bare: true,
    ...advertising,
  },
  {
    level: 'praise',
    advice: 'best',
    pattern: 'tốt nhất',
    bare: false,
    notAfter: asServed,
    notBefore: `${served}|nên|là|hãy|để(?! đời(?!\\p{L}))`,
    ...advertising,
  },
  {
    level: 'praise',
    advice: 'best',
    pattern: 'duy nhất',
    bare: false,
    notAfter: 'thành phần|nguyên liệu|gia vị|lần|(?:một|1) (?:mẻ|vụ|lứa|lượt|chuyến|giống|mùa)',
    ...advertising,
  },
  {
    level: 'praise',
    advice: 'best',
    pattern: 'hàng đầu',
    bare: false,
    // "nhà hàng đầu bản" is the first inn of the village.
    notAfter: 'nhà|cửa|bán',
    notBefore: 'tiên|vụ|mùa',
    ...advertising,
  },
  {
    level: 'praise',
    advice: 'best',
    pattern: "the best|world[’']s (?:best|finest)|guaranteed",
    bare: false,
    notBefore: 'times?|ways?|seasons?|months?|moment|temperature|hours?|before|when|with|if|served',
    ...advertising,
  },
  {
    level: 'praise',
    advice: 'best',
    pattern: 'đệ nhất|có một không hai|độc nhất vô nhị',
    bare: false,
    ...advertising,
  },
  {
    level: 'praise',
    advice: 'best',
    pattern:
      '(?:number|no\\.) ?(?:1|one)(?![.,/]\\d)|no1|top ?(?:1|one)(?![.,/]\\d)|# ?1|no 1(?= (?:in|of|việt|sa|lào|bắc)(?!\\p{L}))',
    bare: true,
    notAfter: numberedEn,
    notBefore:
      '(?:\\p{L}+ ){0,3}(?:street|road|lane|alley)|kg|g|ml|l|hộp|gói|túi|phần|suất|bữa|tiếng|giờ|tôm',
    ...advertising,
  },
  // Beside a word of praise only: "thứ nhất" counts, "thống nhất" agrees, and what comes after "nhất là" is one of many.
  {
    level: 'praise',
    advice: 'best',
    pattern: `(?:${praised}) nhất`,
    bare: true,
    notAfter: asServed,
    notBefore: `${leadsOn}|${served}`,
    ...advertising,
    validFrom: '2013-01-01',
  },
  // Without marks these read as other words: "ngọt nhạt", "bơ nhạt", "dép Nhật".
  {
    level: 'praise',
    advice: 'best',
    pattern: '(?:ngọt|bổ|đẹp|xịn|đỉnh) nhất|cheapest|most delicious|tastiest|best quality',
    bare: false,
    notAfter: asServed,
    notBefore: `${leadsOn}|${served}`,
    ...advertising,
    validFrom: '2013-01-01',
  },
  // Whatever bears the number: no house and no machine is the first of a country.
  {
    level: 'praise',
    advice: 'best',
    pattern: 'số ?(?:1|một) (?:việt nam|thế giới|thị trường|cả nước|toàn quốc)',
    bare: false,
    ...advertising,
  },
  // Not the number of a house, a hamlet, a batch or a paper, and not what a list begins with.
  {
    level: 'praise',
    advice: 'best',
    pattern: 'số ?(?:1|một)(?!,? ?(?:đường|phố|ngõ|ngách|tổ|thôn)(?!\\p{L})|[.,/-]\\d| ?[:)])',
    bare: false,
    notAfter: `${numbered}|(?:máy|nồi|chảo|bể|thùng|chuồng)(?: \\p{L}+)?|(?:địa chỉ|đ/c) ?:`,
    ...advertising,
  },
];

/**
 * Single words that claim nothing by themselves: "hiệu quả", "thuốc". A change of a plain text that holds one is read by
 * a person before the public sees it; nobody is warned of it. Matched whatever its marks, case or look-alike letters.
 */
export type ClaimHints = {
  /** Words and phrases, parted by `|`. */
  words: string;
  source: string;
  confirmed: boolean;
};

export const claimHints: readonly ClaimHints[] = [
  {
    words:
      'chữa|trị|khỏi|bệnh|thuốc|giảm cân|giảm đau|giải độc|bổ thận|bổ gan|tăng cường|sinh lý|kháng|ngừa|an toàn|huyết áp|mỡ máu|tim mạch|đại tràng|xương khớp|mất ngủ|dạ dày|covid|treat|treats|treatment|medicine|medical|medicinal|remedy|prevent|prevents|safe',
    ...food,
  },
  {
    words: 'hiệu quả|cam kết|bảo đảm|đảm bảo|số một|nhất|chính hãng|guarantee|guarantees|best|only',
    ...advertising,
  },
];

/** Long words of the table that mean nothing else, bare: found even when their letters are parted by blanks or dots. */
export const claimLetters =
  /chuakhoi|khoibenh|dieutri|dactri|thanduoc|bachbenh|ungthu|tieuduong|cancer|diabetes/;
