/**
 * Words for what goods are sold by, as an invoice writes them. A size begins with its own: "hộp 500 g", "vé/người", "kg".
 * Those that may stand for something else ("con", "bánh") count here too, because a size says nothing but what one buys.
 */
const UNITS =
  'túi gói hộp thùng hũ lọ chai can bình bánh con quả trái cái chiếc bộ chậu cây vé đêm tour suất lượt kg lít combo set khay bao bó cuộn tấm đôi cặp lon vỉ ống miếng thanh bịch giỏ rổ lạng mét phần'.split(
    ' ',
  );

/** With these a title says what is sold, whatever the size adds ("Vé tham quan", "Người lớn"). */
const UNITS_OF_TITLES = ['vé', 'tour'];

/**
 * The unit in which an invoice counts these goods (DVTinh), with a capital: "Hộp", "Chai", "Vé".
 * @returns null where neither size nor title says it ("500 g", "2 hộp"): only their seller knows.
 */
export function unitOfGoods({ titleVi, sizeVi }: { titleVi: string; sizeVi: string }): string | null {
  // One of something is that thing; two of it are a pack of another kind.
  const size = firstWord(sizeVi.normalize('NFC').replace(/^\s*1\s*(?=\p{L})/u, ''));
  if (UNITS.includes(size)) return capital(size);
  const title = firstWord(titleVi.normalize('NFC'));
  return UNITS_OF_TITLES.includes(title) ? capital(title) : null;
}

const firstWord = (text: string) => /^\s*(\p{L}+)/u.exec(text)?.[1]?.toLocaleLowerCase('vi') ?? '';

const capital = (word: string) => word.charAt(0).toLocaleUpperCase('vi') + word.slice(1);
