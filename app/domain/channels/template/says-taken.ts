import { fold } from '#app/server/text/fold.ts';

/** Longer than whatever says that nothing is wrong. */
const longest = 80;

/** That there is no reason: a dash folds to nothing. */
const nothing =
  /^(?:|0|n a|na|nil|null|none|no|khong|khong co|ok|okay|(?:no|0) (?:errors?|issues?|reasons?|problems?)(?: found)?|(?:khong (?:co |thay |bi )?|0 )(?:loi|ly do|van de)(?: nao| gi)?)$/;

const taken =
  /(?:^| )(?:thanh cong|success|successful|successfully|succeeded|passed|ok)(?: |$)|^(?:uploaded|created|published|imported|listed)$/;

/** What may stand beside it: that it was done with this product, and nothing that was not. */
const besideTaken: ReadonlySet<string> = new Set([
  ...[
    'thanh',
    'cong',
    'da',
    'duoc',
    'dang',
    'tai',
    'len',
    'ban',
    'tao',
    'them',
    'moi',
    'cap',
    'nhat',
    'nhap',
  ],
  ...['gui', 'xu', 'ly', 'luu', 'duyet', 'kiem', 'tra', 'san', 'pham', 'hang', 'tin', 'dong', 'mau'],
  ...['success', 'successful', 'successfully', 'succeeded', 'passed', 'ok'],
  ...[
    'upload',
    'uploaded',
    'create',
    'created',
    'publish',
    'published',
    'import',
    'imported',
    'list',
    'listed',
  ],
  ...['update', 'updated', 'add', 'added', 'save', 'saved', 'process', 'processed', 'submit', 'submitted'],
  ...['product', 'item', 'listing', 'row', 'sku', 'check', 'the', 'this', 'your', 'is', 'was', 'has', 'been'],
]);

/**
 * Whether a line in a column of reasons says that the row was taken over, or that nothing is wrong with it. Its words as a
 * whole must say so: "Không tìm thấy ngành hàng" and "Đăng không thành công" are reasons.
 */
export function saysTaken(line: string): boolean {
  if (line.length > longest) return false;
  const words = fold(line);
  return (
    nothing.test(words) || (taken.test(words) && words.split(' ').every((word) => besideTaken.has(word)))
  );
}
