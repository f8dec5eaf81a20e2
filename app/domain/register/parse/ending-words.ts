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
const OPEN = [
  `(?:chưa|${NOT}|đừng|sẽ|sắp|dự kiến|dự định|định|tính|muốn|đề nghị|đề xuất|chuẩn bị|xin|nếu|có thể|nguy cơ|sợ|tránh|khỏi)` +
    '(?: (?:bị|phải|hề|có|ý|muốn|định|làm|thủ tục|tạm|hẳn|nên)){0,3} ' +
    `(?:${END}|chết|sập|giải thể|phá sản|tan rã|bỏ nghề|chuyển nghề|không còn)`,
  'đang (?:làm thủ tục |chờ |xin )?(?:giải thể|phá sản)',
  'tạm|hết hàng|hết vụ|hết mùa|trái vụ|nghỉ (?:tết|lễ|mùa|vụ)',
].join('|');
/** The maker goes on under another name. */
const GOES_ON = 'chuyển (?:sang|thành|đổi)|sáp nhập|thay bằng|thành lập';

const sayings = {
  ended: [
    `${ENDS}(?: (?:${LEADS_ON})){0,6} (?:${PLACE})`,
    `(?:(?:${NOT}) còn|hết)(?! hàng )(?: (?:${LEADS_ON}|có|mặt|nữa|được|thấy)){1,6} (?:${PLACE})`,
    `(?:${NOT}) còn @`,
    `@(?: (?:này|đã|bị|thì|cũng|nay|giờ|hiện|coi như|gần như)){0,3} (?:chết|sập|die|dead|${ENDS})`,
    'mất(?: (?:gian|hàng|shop|tài khoản|tk|kênh|trên|ở)){1,4} @',
  ].join('|'),
  online: `(?:trên|ở|bán|qua) (?:${ONLINE})`,
  noMore: NO_MORE,
  open: OPEN,
  goesOn: GOES_ON,
};
export type Saying = keyof typeof sayings;

const compiled = new Map<string, RegExp>();

/** In words with their marks, or in those of a text that has none. */
function patternOf(saying: Saying, isMarked: boolean): RegExp {
  const key = `${saying} ${isMarked}`;
  const known = compiled.get(key);
  if (known) return known;
  const written = sayings[saying].replace(/[\p{L}\p{M}]+/gu, isMarked ? foldKeepingMarks : fold);
  const pattern = new RegExp(` (?:${written})(?= )`, 'u');
  compiled.set(key, pattern);
  return pattern;
}

/**
 * Whether a part of a remark says such a thing.
 * @param words of `wordsOf`
 */
export function says(words: RemarkWords, saying: Saying): boolean {
  return patternOf(saying, words.isMarked).test(words.text);
}

export type RemarkWords = {
  /** Between blanks, names of platforms as `@`. */
  text: string;
  isMarked: boolean;
};

/** The words of a part of a remark, ready to be asked. @param isMarked whether the whole remark is typed with marks */
export function wordsOf(
  part: string,
  channels: ReadonlyArray<KnownChannel>,
  isMarked = hasMarks(part),
): RemarkWords {
  const folded = fold(part).split(' ');
  const marked = foldKeepingMarks(part).split(' ');
  const words = isMarked && marked.length === folded.length ? marked : folded;
  const names = channels
    .flatMap((channel) => channel.words.map((word) => word.split(' ')))
    .sort((a, b) => b.length - a.length);
  const found: Array<string> = [];
  for (let at = 0; at < words.length; ) {
    const name = names.find((each) => each.every((word, index) => folded[at + index] === word));
    found.push(name ? '@' : (words[at] ?? ''));
    at += name?.length ?? 1;
  }
  return { text: ` ${found.join(' ')} `, isMarked: words === marked };
}
