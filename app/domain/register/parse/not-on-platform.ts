/** Words that only look like one of those below once their marks are gone: "không gian", "ứng dụng", "sử dụng". */
const harmless = /\b(khong gian|ung dung|su dung)\b/g;

// Not, or not yet.
const notYet = 'chua';
const not = 'k|ko|khg|kg|khong|chang|not|no';
const planned = [
  'se|du kien|du dinh|ke hoach|chuan bi|de nghi|de xuat|muon|phan dau|huong toi|thu tuc|ho so|dang ky',
  'dang (lam|cho|xin|trien khai|hoan thien|hoan tat|xay dung|tao|dua)|cho (duyet|phe duyet|xet)|sap (len|ban|dang|mo|co|toi)',
];
const ended = [
  'ngung|dung|het|huy|nghi ban|truoc day',
  '(da|bi|tam|dang|tu) (go|xoa|khoa|dong|rut|nghi|an|roi)|(go|xoa|rut|roi) (khoi|bo|xuong)|dong (cua|gian|shop)',
];
const words = (...phrases: ReadonlyArray<string>) => new RegExp(`\\b(?:${phrases.join('|')})\\b`);
const notOn = words(not, notYet, ...planned, ...ended);

/**
 * Whether a folded text about platforms denies, plans or ends being on one: "chưa lên", "dự kiến lên", "đã gỡ khỏi".
 */
export function saysNotOn(folded: string): boolean {
  return notOn.test(folded.replace(harmless, ' '));
}

/** Over, whatever is planned next: "đã gỡ, dự kiến lên lại". */
const isOver = words(
  '(?:da|bi) (?:go|xoa|khoa|dong|rut|huy|an|roi|ngung|dung)|(?:go|xoa|rut|roi) (?:khoi|bo|xuong)|khong con',
);
const isOpen = words(notYet, 'sap', ...planned);
/** Paused or sold out: the product is still there. */
const isPaused = words('tam', 'het hang');
const says = words(not, ...ended, 'sai|false');
const isOff = words(...ended);

/**
 * Whether a folded text says in so many words that selling has stopped: "đã gỡ", "ngừng bán". A plain "không" or "chưa" is
 * no such word, and what is paused, sold out or only planned has not stopped.
 */
export function saysStopped(folded: string): boolean {
  const text = folded.replace(harmless, ' ');
  if (isPaused.test(text)) return false;
  return isOver.test(text) || (isOff.test(text) && !isOpen.test(text));
}

/**
 * Whether a folded text says that a product is no longer on a platform: "đã gỡ", "ngừng bán", "không đạt", "không". One
 * that is not there yet, or paused, or sold out, has not ended, and neither has one of which nothing is said.
 */
export function saysEnded(folded: string): boolean {
  const text = folded.replace(harmless, ' ');
  if (isPaused.test(text)) return false;
  return isOver.test(text) || (says.test(text) && !isOpen.test(text));
}
