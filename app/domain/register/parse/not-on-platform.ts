/** Words that only look like one of those below once their marks are gone: "không gian", "ứng dụng", "sử dụng". */
const harmless = /\b(khong gian|ung dung|su dung)\b/g;

const phrases = [
  // Not, or not yet.
  'k|ko|khg|kg|khong|chua|chang|not|no',
  // Planned.
  'se|du kien|du dinh|ke hoach|chuan bi|de nghi|de xuat|muon|phan dau|huong toi|thu tuc|ho so|dang ky',
  'dang (lam|cho|xin|trien khai|hoan thien|hoan tat|xay dung|tao|dua)|cho (duyet|phe duyet|xet)|sap (len|ban|dang|mo|co|toi)',
  // Ended.
  'ngung|dung|het|huy|nghi ban|truoc day',
  '(da|bi|tam|dang|tu) (go|xoa|khoa|dong|rut|nghi|an|roi)|(go|xoa|rut|roi) (khoi|bo|xuong)|dong (cua|gian|shop)',
];
const notOn = new RegExp(`\\b(?:${phrases.join('|')})\\b`);

/**
 * Whether a folded text about platforms denies, plans or ends being on one: "chưa lên", "dự kiến lên", "đã gỡ khỏi".
 */
export function saysNotOn(folded: string): boolean {
  return notOn.test(folded.replace(harmless, ' '));
}
