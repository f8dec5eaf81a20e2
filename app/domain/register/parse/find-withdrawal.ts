import { findDate } from '#app/domain/register/parse/parse-date.ts';
import { tidy, withoutMarks } from '#app/server/text/fold.ts';

/**
 * In a remark, where anything may be written, only what speaks of a recognition and not of a platform, of money or of
 * goods: "thu hồi theo QĐ 45/QĐ-UBND", "đã rút", "huỷ quyết định công nhận".
 */
const withdrawals = new RegExp(
  [
    'thu hoi(?! (?:von|no|cong no|dat|tien|lo hang|san pham loi|hang loi))',
    'da rut(?! (?:gon|ngan|kinh nghiem|von|tien|(?:khoi )?(?:san|shopee|lazada|tiki|tiktok|postmart|voso|sendo)))',
    '(?:xin |tu )?rut (?:cong nhan|chung nhan|giay|hang|sao|khoi (?:chuong trinh|ocop|danh sach))',
    '(?:huy(?: bo)?|bai bo) (?:cong nhan|ket qua|quyet dinh|qd|chung nhan|giay|hang|sao)',
    '(?:cham dut|dinh chi) (?:hieu luc|cong nhan|chung nhan|tham gia (?:chuong trinh|ocop))',
    '(?:het|mat|khong con) hieu luc|(?:het|khong con) gia tri',
  ]
    .map((phrase) => `(?:${phrase})`)
    .join('|'),
);
const wholeWords = new RegExp(`(?<![\\p{L}\\p{N}])(?:${withdrawals.source})(?![\\p{L}\\p{N}])`, 'u');

/**
 * Whether a remark says that a recognition was withdrawn, and the local day that it gives for it; the day is null where
 * none stands behind the words. Null: it does not say so.
 */
export function findWithdrawal(remark: string): { day: string | null } | null {
  const text = tidy(remark);
  const plain = withoutMarks(text).toLowerCase();
  const at = plain.search(wholeWords);
  if (at < 0) return null;
  const found = findDate(text.slice(at), 'in');
  return { day: found && found !== 'impossible' && found.date.precision === 'day' ? found.date.day : null };
}
