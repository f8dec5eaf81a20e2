import type { KnownChannel } from '#app/domain/register/parse/parse-platforms.ts';
import { fold, foldKeepingMarks, hasMarks } from '#app/server/text/fold.ts';

/**
 * What a remark says of an ending, by how such sentences are made and not by a list of them: a word that ends something,
 * up to six words that only lead on, and a place of sale ("bỏ bán Shopee", "ngừng bán trên mạng"); such a place, and a
 * word that ends it ("gian Shopee chết"); "không còn" with a place. `@` stands for the name of any platform. Words are
 * compared with their marks, for without them "bỏ" is "bộ" and "đóng" is "đồng"; only in a text that was typed without
 * any they are compared without.
 */
const NOT = 'không|ko|k|kg|khg|hông|chẳng|chả';
const END =
  'gỡ|xóa|khóa|đóng|rút|hủy|bỏ|ngừng|ngưng|dừng|nghỉ|dẹp|rời|tắt|hạ|cắt|stop|off|chấm dứt|kết thúc|thanh lý|' +
  'thôi(?= (?:bán|kinh doanh|hoạt động|hợp tác))';
/** Packing, fees, lessons, orders, days off: what those words mean beside these is no ending. */
const HARMLESS =
  'gói|hộp|chai|bao|thùng|thuế|góp|dấu|phí|tiền|vốn|gọn|ngắn|kinh nghiệm|học|tập huấn|túi|ra|qua|lỡ|sót|trống|hàng|đơn|giá|' +
  'tết|lễ|mùa|vụ|trưa|mát|dưỡng|quảng cáo|khuyến mãi|khuyến mại|chương trình|chiến dịch|voucher|mã|live|livestream|miễn|giảm';
const LEADS_ON =
  'bán|hàng|việc|kinh doanh|hoạt động|đăng|niêm yết|hợp tác|với|hợp đồng|liên kết|kết nối|khỏi|trên|ở|tại|qua|các|mọi|tất cả|' +
  'hết|hẳn|toàn bộ|gian|shop|cửa|kênh|sàn|tài khoản|tk|trang|sản phẩm|sp|link|luôn|bỏ|xuống|nốt|cả';
const ONLINE = 'mạng|online|trực tuyến|internet';
const PLACE = `@|${ONLINE}|tmđt|thương mại điện tử|sàn`;
const ENDS = `(?:${END})(?! (?:${HARMLESS}) )`;
const NO_MORE = [
  'giải thể|phá sản|tan rã|bỏ nghề|chuyển nghề',
  `(?:ngừng|ngưng|dừng|thôi|nghỉ|bỏ|chấm dứt|(?:${NOT}) còn)(?: (?:hẳn|luôn|việc|làm)){0,2} (?:sản xuất|sx)`,
  `(?:${NOT}) (?:sản xuất|sx|làm) nữa`,
  '(?:htx|hợp tác xã|công ty|cty|cơ sở|doanh nghiệp|dn|chủ thể|tổ hợp tác|tht|hkd|hộ kinh doanh)' +
    '(?: (?:này|đã|bị|nay|đều)){0,3} (?:đóng cửa|dẹp|nghỉ làm|nghỉ hẳn|nghỉ kinh doanh)',
].join('|');

/** Not so, not yet, only planned, or only for a while. */
const NOT_YET = `chưa|${NOT}|đừng|sẽ|sắp|dự kiến|dự định|định|tính|muốn|đề nghị|đề xuất|chuẩn bị|xin|nếu|có thể|nguy cơ|sợ|tránh|khỏi`;
const BETWEEN = 'bị|phải|hề|có|ý|muốn|định|làm|thủ tục|tạm|hẳn|nên';
const MOVES = 'chuyển(?: (?:bán|hẳn|gian|shop|cửa)){0,3} từ';
const OPEN = [
  `(?:${NOT_YET})(?: (?:${BETWEEN})){0,3} ` +
    `(?:${END}|${MOVES}|chết|sập|giải thể|phá sản|tan rã|bỏ nghề|chuyển nghề|không còn)`,
  `đang (?:(?:làm thủ tục |chờ |xin )?(?:giải thể|phá sản)|${MOVES})`,
  'tạm|hết hàng|hết vụ|hết mùa|trái vụ|nghỉ (?:tết|lễ|mùa|vụ)',
].join('|');
/** The maker goes on under another name. */
const GOES_ON = 'chuyển (?:sang|thành|đổi)|sáp nhập|thay bằng|thành lập';

/** Words between one that says that selling goes on and the name of where: "vẫn đang bán ở sàn Shopee". */
const STAYS_ON =
  'bán|hàng|có|mặt|hoạt động|kinh doanh|đăng|trên|ở|tại|qua|gian|shop|cửa|kênh|sàn|tài khoản|tk|trang|sản phẩm|sp|link|' +
  'chỉ|được|vẫn|còn|đang|giữ|lại|tiếp tục|duy trì|mỗi|một|có|là|mình|riêng|hẳn|sang|bên';
const STILL = `(?<! (?:${NOT}) )(?:chỉ|vẫn|đang|còn|giữ|duy trì|tiếp tục)`;
const MOVED =
  'chuyển(?: (?:hẳn|bán|gian|shop)){0,2} (?:sang|qua|về)|thay bằng|sang|dồn về|dời (?:sang|qua|về)';
/** What goes on no more: "không duy trì được Lazada". */
const GOES_ON_NOT = `(?:${NOT}) (?:duy trì|giữ|tiếp tục)(?: (?:lại|được|nữa)){0,2}`;
/** Of the platforms that are not named: "các sàn khác", "còn lại", "sàn nào". */
const OTHERS = 'sàn (?:khác|còn lại)|còn lại|sàn nào|đâu khác|chỗ khác|nơi khác';
const STARTS = '(?:chỉ )?(?:tập trung|đầu tư|mở|đưa|dồn|ký)(?: (?:vào|cho|lên|với))?';
const BUT = 'nhưng|song|tuy nhiên|trong khi|chứ';
const AND = 'và|để|mà|rồi|nên|sau đó';
const EXCEPT = 'trừ|ngoại trừ|chừa|riêng|ngoài';
const STAYS_TO = `(?: (?:${STAYS_ON})){0,5} @`;
/** What is not over after all: "Shopee vẫn bán", but not "Shopee vẫn chưa mở", "Shopee còn nợ phí". */
const GOES_WELL = `(?:vẫn|đang|còn)(?! (?:bị|chưa|nợ|thiếu|treo|vướng|phải|${NOT}) )|(?:hoạt động )?(?:bình thường|ổn|tốt|ok)`;
const OF_NAME = '(?: (?:thì|này|hiện|nay|giờ|cũng|hoạt động|bán)){0,3}';

/** Where in a part of a remark another clause begins: what it says is of the names behind it alone. */
const BEGINS = [
  `(?:(?:${BUT}|${AND}) )?(?:${STILL}|${MOVED}|${EXCEPT}|${STARTS})${STAYS_TO}`,
  `(?:${BUT})${STAYS_TO}`,
  `(?:${AND}|nay|hiện|giờ) (?:${STAYS_ON})${STAYS_TO}`,
  `còn lại(?: (?:thì|đã|bị|đều|cũng|nay)){0,3} ${ENDS}`,
  `thay (?:cho|thế)${STAYS_TO}`,
].join('|');
/** The same, where a name stands before it: "Vẫn bán Shopee bỏ Lazada". */
const BEGINS_BEHIND_NAME = [
  `(?:qua|về|đến|tới)${STAYS_TO}`,
  // A reason speaks of its platform for itself: "bỏ Lazada do Shopee rẻ hơn".
  'do|vì|bởi|tại vì|nhờ|so với',
  // "Ngoài Shopee ra không bán sàn nào nữa"
  `(?:ra )?(?:thì )?(?:(?:${NOT})(?: (?:còn|có))? (?:bán|ở|trên|dùng|đăng|lên|sàn)|${ENDS})(?: (?:${LEADS_ON})){0,4} (?:${OTHERS})`,
  `@${OF_NAME} (?:${GOES_WELL})(?!${STAYS_TO} )`,
  `(?:(?:${NOT_YET}|${BETWEEN}|đã|nay|thì) ){0,4}(?:${ENDS}|(?:${NOT}) (?:còn|bán|kinh doanh))(?: (?:${LEADS_ON})){0,6} @`,
].join('|');

/** That it is sold there now, in so many words: what else stands beside that takes nothing back. */
const SELLS_ON = [
  `(?<! (?:${NOT}|chưa|từng|trước|hồi) )(?:vẫn|đang|còn|tiếp tục|duy trì|hiện|luôn)(?: (?:${STAYS_ON})){0,4} (?:bán|hoạt động|kinh doanh|đăng|chạy|mở|giữ|duy trì)`,
  `(?<! (?:${NOT}|chưa|từng) )bán(?: (?:rất|khá|cũng|hàng|đã)){0,2} (?:chạy|tốt|đều|ổn|nhiều|được|khá)`,
  `(?<! (?:${NOT}|chưa|từng) )(?:rất|khá|đơn|doanh thu|doanh số|hoạt động|@) (?:tốt|ổn|đều|khá|tăng|bình thường|ok)`,
  `(?<! (?:${NOT}|chưa|từng) )(?:có|bán|mở|đăng|lên) thêm`,
  `(?<! (?:${NOT}|chưa|từng) )(?:đã|mới|vừa|được)(?: (?:được|đưa|tạo)){0,2} (?:lên|mở|đưa|đăng|niêm yết|có mặt)`,
  `(?<! (?:${NOT}|chưa|từng) )(?:lên|niêm yết|có mặt)(?: (?:${STAYS_ON})){0,3} @`,
].join('|');

const sayings = {
  ended: [
    `${ENDS}(?: (?:${LEADS_ON})){0,6} (?:${PLACE})`,
    `(?:(?:${NOT}) còn|hết)(?! hàng )(?: (?:${LEADS_ON}|có|mặt|nữa|được|thấy)){1,6} (?:${PLACE})`,
    `(?:${NOT}) (?:còn|(?:dùng|tham gia)(?: (?:${LEADS_ON})){0,3}(?= @ nữa )) @`,
    `@(?: (?:này|đã|bị|thì|cũng|nay|giờ|hiện|coi như|gần như)){0,3} (?:chết|sập|die|dead|${ENDS}|(?:${NOT}) còn(?= (?:nữa )?$))`,
    `(?:sàn khác|sàn còn lại|còn lại)(?: (?:này|đã|bị|thì|cũng|đều|nay)){0,3} (?:chết|sập|${ENDS})`,
    `(?:${NOT})(?: (?:còn|có))? (?:bán|ở|trên|dùng|đăng|lên)(?: (?:${LEADS_ON})){0,4} (?:${OTHERS})`,
    `${GOES_ON_NOT}(?: (?:${LEADS_ON})){0,4} @`,
    `@ thì (?:đã )?(?:${NOT})(?= (?:nữa |còn )?$)`,
    `${MOVES}(?: (?:${LEADS_ON})){0,3} @`,
    'mất(?: (?:gian|hàng|shop|tài khoản|tk|kênh|trên|ở)){1,4} @',
  ].join('|'),
  online: `(?:trên|ở|bán|qua) (?:${ONLINE})`,
  noMore: NO_MORE,
  open: OPEN,
  goesOn: GOES_ON,
  sellsOn: SELLS_ON,
  keeps: `(?:${STILL}|${MOVED}|${EXCEPT})${STAYS_TO}|@${OF_NAME} (?:${GOES_WELL})`,
  movesTo: `(?:${MOVED})${STAYS_TO}`,
  begins: BEGINS,
  beginsBehindName: BEGINS_BEHIND_NAME,
};
export type Saying = keyof typeof sayings;

/** Words beside an ending that change nothing of what it says. */
const BESIDE =
  'đã bị đều cũng thì rồi nữa nay giờ hiện luôn hẳn được còn có và cùng voi với cả lẫn ca hai ba bốn mọi chính thức từ kể ' +
  'vào hồi ngày tháng năm đầu cuối giữa của cho ra khỏi về nó này hàng gian shop chết sập die dead mất tmđt niêm yết mình chuyển sang';
/** What a clause may hold that is understood word by word. */
const understood = new Set(
  `${END} ${NOT} ${LEADS_ON} ${BESIDE} ${STAYS_ON}`
    .replace(/\(\?[^)]*\)+/g, ' ')
    .split(/[|\s]+/)
    .map(fold),
);
/** Where a remark may speak of an end at all, as widely as such words go: what is meant, a person then says. */
const HINT = `${END}|chết|sập|die|dead|mất|hết|${NOT}|rời|chuyển|thay`;
const hint = new Set(
  HINT.replace(/\(\?[^)]*\)+/g, ' ')
    .split('|')
    .map((words) => fold(words)),
);

/**
 * Words of what remarks beside a platform are about when they are about no end: pictures, papers, prices, orders, people,
 * what is to be done, when and where. Nothing of them says that selling has stopped.
 */
const MATTERS =
  'ảnh hình bộ chụp phim video clip nền trắng logo mẫu mã bìa mô tả nội dung bài viết tiêu đề thông tin chữ từ khóa ' +
  'giấy tờ phép hồ sơ chứng nhận attp vsattp an toàn thực phẩm công bố kiểm nghiệm tem nhãn nhãn hiệu mác truy xuất nguồn gốc ' +
  'qr barcode vạch ocop hạng sao quyết định qđ số đăng ký bảo hộ thương hiệu đỏ cccd mst thuế hóa đơn ' +
  'giá phí tiền vốn chi ship vận chuyển giao nhận cước cân nặng kg gam gram g ml lít kích thước cao thấp rẻ đắt cố định ' +
  'đơn khách mua người tiêu dùng đánh giá phản hồi nhắn tin trả lời hỏi xem lượt doanh thu số doanh số tăng giảm ít nhiều chạy chậm nhanh ' +
  'hàng tồn kho hết đủ thiếu sẵn vụ mùa tươi khô gói hộp chai túi bao bì thùng đóng lọ ' +
  'anh chị ông bà cô chú em bác con cháu chủ thể chủ hộ hộ htx hợp tác xã cty công ty cơ sở tổ nhóm đoàn viên cán bộ xã huyện tỉnh thôn bản ' +
  'phòng sở ban trung tâm bưu điện viettel phụ trách tự quản lý theo dõi kiểm tra hỗ trợ hướng dẫn nhờ gọi liên hệ sđt đt điện thoại zalo email ' +
  'cần phải nên đề nghị yêu cầu chờ đợi duyệt xét sửa lại bổ sung cập nhật làm thêm thay đổi tạo lập mở đưa gửi nộp xong hoàn thiện ' +
  'chưa không chẳng kỹ đẹp rõ đúng sai sót lỗi khó dễ tốt ổn đều khá rất hơn quá vì do bởi tại để khi nếu theo như bằng với nhất ' +
  'mới cũ chính phụ cẩn thận mỗi lớn nhỏ mạng yếu internet online trực tuyến livestream live quảng cáo khuyến mãi khuyến mại chương trình ' +
  'voucher chiến dịch tết lễ tháng quý tuần sáng chiều tối hôm nay mai tập huấn học khóa kinh nghiệm biết rút lần thứ ' +
  'lên có thấy dự kiến sắp sẽ đang vẫn được này kia đó thôi nhưng mà và hoặc hay nó mọi việc vướng mắc lý do ghi chú địa chỉ tên ' +
  'link đường dẫn trang shop gian sàn tmđt kênh mall store app website web cửa hộ kinh doanh ngừng tạm phân loại danh mục ngành';
const spelled =
  `${END} ${NOT} ${LEADS_ON} ${BESIDE} ${STAYS_ON} ${ONLINE} ${HARMLESS} ${NOT_YET} ${BETWEEN} ${MATTERS}`
    .replace(/\(\?[^)]*\)+/g, ' ')
    .split(/[|\s]+/);
const usualMarked = new Set(spelled.map(foldKeepingMarks));
const usual = new Set(spelled.map(fold));

/**
 * Whether a part holds a word of which nothing is known: it may say anything of what it stands beside. With marks where
 * the remark has them, for without them "tèo" would be many a word.
 * @param own folded words that name the row's producer and product
 */
export function hasStrangeWord({ text, isMarked }: RemarkWords, own: ReadonlySet<string>): boolean {
  const known = isMarked ? usualMarked : usual;
  return text
    .replace(/ quay (?=(?:phim|video|clip) )/gu, ' ')
    .trim()
    .split(' ')
    .some(
      (word) =>
        word !== '' &&
        word !== '@' &&
        !/^\p{N}+\p{L}?$/u.test(word) &&
        !known.has(word) &&
        !own.has(fold(word)),
    );
}

/** Whether every word of a part is known beside an ending: nothing in it can turn what it says. */
export function isWhollyUnderstood({ text }: RemarkWords): boolean {
  return text
    .trim()
    .split(' ')
    .every((word) => word === '@' || /^\d+$/.test(word) || understood.has(fold(word)));
}

/** Whether a part holds any word that may speak of an end. */
export function mayEnd({ text }: RemarkWords): boolean {
  const folded = fold(text.replaceAll('@', '·'));
  return [...hint].some((words) => ` ${folded} `.includes(` ${words} `));
}

const compiled = new Map<string, RegExp>();

/** In words with their marks, or in those of a text that has none. */
function patternOf(saying: Saying, isMarked: boolean): RegExp {
  const key = `${saying} ${isMarked}`;
  const known = compiled.get(key);
  if (known) return known;
  const written = sayings[saying].replace(/[\p{L}\p{M}]+/gu, isMarked ? foldKeepingMarks : fold);
  const pattern = new RegExp(` (?:${written})(?= )`, 'gu');
  compiled.set(key, pattern);
  return pattern;
}

/**
 * Whether a part of a remark says such a thing.
 * @param words of `wordsOf`
 */
export function says(words: RemarkWords, saying: Saying): boolean {
  return words.text.search(patternOf(saying, words.isMarked)) >= 0;
}

/** Numbers of the words with which a part of a remark says such a thing. */
export function placesSaying(words: RemarkWords, saying: Saying): Array<number> {
  const found = [...words.text.matchAll(patternOf(saying, words.isMarked))];
  let at = 0;
  let word = -1;
  return found.map(({ index }) => {
    for (; at <= index; at += 1) if (words.text[at] === ' ') word += 1;
    return word;
  });
}

export type RemarkWords = {
  /** Between blanks, names of platforms as `@`. */
  text: string;
  isMarked: boolean;
  /** Where each of its words begins in the part, in code units. */
  starts: ReadonlyArray<number>;
};

/** The words of a part of a remark, ready to be asked. @param isMarked whether the whole remark is typed with marks */
export function wordsOf(
  part: string,
  channels: ReadonlyArray<KnownChannel>,
  isMarked = hasMarks(part),
): RemarkWords {
  const written = [...part.matchAll(/[\p{L}\p{M}\p{N}]+/gu)];
  const folded = wordByWord(part, written, fold);
  const words = isMarked ? wordByWord(part, written, foldKeepingMarks) : folded;
  const names = namesByFirstWord(channels);
  const found: Array<string> = [];
  const starts: Array<number> = [];
  for (let at = 0; at < written.length; ) {
    const name = names
      .get(folded[at] ?? '')
      ?.find((each) => each.every((word, index) => folded[at + index] === word));
    found.push(name ? '@' : (words[at] ?? ''));
    starts.push(written[at]?.index ?? 0);
    at += name?.length ?? 1;
  }
  return { text: ` ${found.join(' ')} `, isMarked, starts };
}

/** One folding of the whole text is a good deal faster than one a word; where it gives other words, it is one a word. */
function wordByWord(
  part: string,
  written: ReadonlyArray<RegExpExecArray>,
  folding: (text: string) => string,
): Array<string> {
  const words = folding(part).split(' ');
  return words.length === written.length ? words : written.map(([word]) => folding(word));
}

const sortedNames = new WeakMap<ReadonlyArray<KnownChannel>, Map<string, Array<Array<string>>>>();

/** Words of the platforms' names by the first of them, longer names first. */
function namesByFirstWord(channels: ReadonlyArray<KnownChannel>): Map<string, Array<Array<string>>> {
  const known = sortedNames.get(channels);
  if (known) return known;
  const names = channels
    .flatMap((channel) => channel.words.map((word) => word.split(' ')))
    .sort((a, b) => b.length - a.length);
  const byFirst = new Map<string, Array<Array<string>>>();
  for (const name of names) {
    const [first = ''] = name;
    byFirst.set(first, [...(byFirst.get(first) ?? []), name]);
  }
  sortedNames.set(channels, byFirst);
  return byFirst;
}
