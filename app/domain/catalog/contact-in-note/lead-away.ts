import {
  accountNumbersIn,
  longNumbersIn,
  spelledNumberIn,
} from '#app/domain/catalog/contact-in-note/number-in-note.ts';
import {
  everyMatch,
  markedNote,
  readableNote,
  wordForms,
} from '#app/domain/catalog/contact-in-note/readable-note.ts';

/** Of money that is to be sent or had, of what an account is opened with, of messages and of other pages. */
const PHRASES = [
  ...[
    'chuyển khoản',
    'chuyển tiền',
    'hoàn tiền',
    'nhận tiền',
    'gửi tiền',
    'nộp tiền',
    'trả tiền',
    'tiền hoàn',
  ],
  ...['nợ phí', 'nợ tiền', 'nợ cước', 'thiếu phí', 'thiếu tiền', 'nạp phí', 'nạp tiền', 'nạp thẻ'],
  ...['tiền cọc', 'đặt cọc', 'tiền phạt', 'nộp phí', 'đóng phí', 'trả phí', 'trả trước', 'thanh toán'],
  ...['ck', 'stk', 'tài khoản', 'số tk', 'số thẻ', 'thẻ tín dụng', 'quét mã', 'mã qr', 'qr code', 'vietqr'],
  ...['momo', 'zalopay', 'vnpay', 'shopeepay', 'viettel money', 'paypal', 'usdt', 'bitcoin'],
  ...['otp', 'cvv', 'mật khẩu', 'mã pin', 'mã xác nhận', 'mã xác thực', 'đăng nhập'],
  ...['bị giữ', 'tạm giữ', 'bị khoá', 'bị khóa', 'giữ hàng chờ'],
  ...[
    'pay',
    'payment',
    'transfer',
    'refund',
    'bank account',
    'deposit',
    'log in',
    'sign in',
    'password',
    'money',
  ],
  ...['nhắn tin', 'inbox', 'zalo', 'telegram', 'viber', 'whatsapp', 'wechat', 'messenger', 'facebook', 'fb'],
  ...['fanpage', 'website', 'trang web', 'click', 'link'],
];
/** Without their marks they are names of people and places as well. */
const MARKED_PHRASES = [
  ...['nhắn', 'thu tiền', 'đóng tiền', 'số tiền', 'thêm tiền', 'mất tiền', 'mất phí'],
  ...['chuyển vào', 'chuyển cho', 'chuyển thêm', 'chuyển trước', 'chuyển về'],
];
/** Words of a phrase stand together, whatever parts them; `hoantien88` is one too. */
const shapeOf = (phrase: string, form: (word: string) => string) =>
  phrase.split(' ').map(form).join('[^\\p{L}\\d]{0,3}');
const LEADING = new RegExp(
  `(?<![\\p{L}\\d])(?:${[
    ...PHRASES.map((phrase) => shapeOf(phrase, wordForms)),
    ...MARKED_PHRASES.map((phrase) => shapeOf(phrase, (word) => word)),
  ].join('|')})(?!\\p{L})`,
  'gu',
);

/** `30.000đ`, `30 000 đồng`, `30k`, `$30`; not a road (`4D`), a street (`123 đ. Hoàng Liên`). */
const AMOUNTS = [
  /(?<![\p{L}\d])\d{1,3}(?: \d{3}){0,3} [05]00 ?(?:đ|d|vnđ|vnd|đồng|dong)(?![\p{L}\d])/gu,
  /(?<![\p{L}\d])(?:\d{1,3}(?:[.,]\d{3}){1,4}|\d{2,9}000) ?(?:đ|d|vnđ|vnd|đồng|dong)(?![\p{L}\d])/gu,
  /(?<![\p{L}\d])\d[\d.,]{0,15} ?(?:₫|(?:vnđ|vnd|usd|nghìn|nghin|ngàn|triệu|trieu|tr)(?![\p{L}\d]))/gu,
  /(?<![\p{L}\d.])\d{2,3} ?k(?![\p{L}\d])/gu,
  /[$€] ?\d[\d.,]{0,15}/gu,
];

/** Beside one of these a number is an account's; alone it is a house that everybody knows. */
const BANK = new RegExp(
  `(?<![\\p{L}\\d])${wordForms('ngân hàng|bank|mb|mbbank|vcb|vietcombank|tcb|techcombank|bidv|agribank|vietinbank|acb|vpbank|tpbank|sacombank|hdbank|vib|shb|ocb|msb|scb|lpbank|lienvietpostbank|seabank|eximbank|abbank|pvcombank|napas|timo')}(?!\\p{L})`,
  'gu',
);

/** The first of these words and phrases in a text, as it reads; amounts and numbers are not looked at. */
export function leadingWordIn(note: string): string | undefined {
  const marked = markedNote(note);
  const [leading] = everyMatch(marked, LEADING);
  return leading && marked.slice(leading.at, leading.end).trim();
}

/**
 * The first thing in the name, address or hours of a place, or in a carrier's name, that leads to money, an account, messages or
 * a page. For facts of an order that the market's mails pass on: unlike a sentence (`contactInNote`) an address is full of
 * numbers, and one to call on arrival is meant, so words decide: of money, of accounts and their codes, of networks, an amount, a
 * bank beside a number, a number that is longer than any of a house and no telephone number. Links are `linkInNote`'s.
 *
 * A landmark is none ("cạnh Agribank"), nor names that only look like such words ("Đồng Tiến", "Nhân Tín", "Thành Toàn"):
 * they count with all of their marks, or with none. Not found: what says it in other words; that is bearable because mails show
 * these texts in lines of their own that name their author.
 * @returns as it reads; undefined where there is none.
 */
export function leadAwayIn(note: string): string | undefined {
  const marked = markedNote(note);
  const [leading] = [LEADING, ...AMOUNTS]
    .flatMap((shape) => everyMatch(marked, shape))
    .sort((one, other) => one.at - other.at);
  if (leading) return marked.slice(leading.at, leading.end).trim();
  const { text, from } = readableNote(note);
  const [bank] = everyMatch(marked, BANK);
  if (bank && longNumbersIn(text).length > 0) return marked.slice(bank.at, bank.end);
  const [number] = accountNumbersIn(text);
  if (number) return note.slice(from[number.at], from[number.end] ?? note.length).trim();
  return spelledNumberIn(note);
}
