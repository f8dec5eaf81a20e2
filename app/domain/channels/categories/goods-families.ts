import { fold, foldKeepingMarks } from '#app/server/text/fold.ts';

/**
 * What a product is, by a word of its name, where its OCOP set holds several kinds: "Dưa lưới" and "Cải kale" are both of
 * set 01, and only the name says which is fruit. Words and names as Vietnamese marketplaces and markets use them in 2026;
 * only for proposals that a person confirms.
 */
export type Family = {
  /** The name as it is written there that told it. */
  told: string;
  /** What a category of such goods is called, folded, the closest first. */
  words: readonly string[];
};

type Row = { sets: readonly string[]; names: readonly string[]; words: readonly string[] };

const row = (sets: string, names: string, words: string): Row => ({
  sets: sets.split(' ').map((number) => `QD26-${number}`),
  names: names.split('|'),
  words: words.split('|').map(fold),
});

const fruits =
  'dưa lưới|dưa hấu|bưởi|nhãn|quýt|cam|chuối|lê|mận|hồng|dứa|dâu tây|dâu|đào|táo|ổi|xoài|vải|mít|thanh long|na|nho|chanh leo';

/**
 * Sets whose kinds have nothing in common: that a set holds honey says nothing of its mushrooms, and what one kind is called
 * is no name for another.
 */
export const setsOfKinds: ReadonlySet<string> = new Set(['QD26-01', 'QD26-02', 'QD26-04', 'QD26-07']);

/** The first row that fits counts: what is told apart by one word stands before what several things are called. */
const rows: readonly Row[] = [
  row('01', 'nấm|mộc nhĩ', 'nấm tươi|nấm|rau củ tươi|rau củ'),
  row(
    '01',
    'su su|cải|rau|ớt|cà chua|khoai|gừng|nghệ|giá đỗ|măng|hành|tỏi|bí|su hào|đậu|sâm đất|ngọn|củ',
    'rau củ tươi|rau củ|rau|củ',
  ),
  row('01', fruits, 'trái cây tươi|trái cây|hoa quả tươi|hoa quả|quả tươi'),
  row('01', 'hạt|lạc|ngô', 'hạt'),
  row('02', 'sữa', 'sữa|sữa tươi'),
  row('02', 'trứng', 'trứng|trứng gia cầm'),
  row('02', 'cá hồi|cá tầm|cá|tôm', 'cá và hải sản tươi|cá tươi|cá|hải sản tươi|hải sản|thuỷ sản'),
  row('02', 'thịt|lợn|heo|gà|vịt|trâu|bò|dê', 'thịt tươi|thịt|thịt gia cầm'),
  row(
    '04',
    'mật ong|mật|sữa ong chúa|phấn hoa|sáp ong',
    'mật ong|mật ong và sản phẩm từ ong|sản phẩm từ ong',
  ),
  row('04 07', 'nấm|mộc nhĩ', 'nấm khô|nấm và mộc nhĩ khô|mộc nhĩ|nấm'),
  row('05', 'hộp quà|quà tặng|giỏ quà', 'hộp quà thực phẩm|hộp quà|bộ quà tặng|giỏ quà|quà tặng'),
  row('06', 'bánh|cốm|khẩu sli|xôi', 'bánh truyền thống|bánh đặc sản|bánh|bánh quy'),
  row('07', 'mứt|ô mai', 'mứt|ô mai'),
  row('07', 'ngâm|muối', 'rau củ ngâm|dưa muối|đồ ngâm|đồ hộp'),
  row('07', 'tinh bột|bột', 'bột các loại|bột'),
  row('07', 'măng|rau|cải|su su|khoai', 'rau củ sấy khô|rau củ sấy|măng khô|rau củ khô'),
  row('07', `${fruits}|chà là`, 'trái cây sấy|hoa quả sấy|mứt|ô mai'),
  row('08', 'lạp sườn|lạp xưởng|xúc xích', 'lạp xưởng|xúc xích'),
  row('08', 'giò|chả|nem', 'giò chả|giò|chả|nem'),
  row('08', 'khâu nhục|thịt chua|thịt kho', 'thịt chế biến sẵn|thịt chế biến|thực phẩm chế biến sẵn'),
  row('08', 'cá', 'hải sản chế biến sẵn|hải sản chế biến|cá khô|hải sản khô'),
  row('08', 'ruốc|sấy|khô|gác bếp', 'thịt khô|thịt sấy|ruốc|thịt chế biến'),
  row('09', 'giấm|dấm', 'giấm'),
  row('09', 'tương ớt|tương', 'tương ớt|tương|nước chấm|nước sốt'),
  row('10', 'muối', 'muối'),
  row('10', 'chẩm chéo|thảo quả|dổi|mắc khén|quế|ớt|tỏi|hành|tiêu|hồi', 'gia vị khô|gia vị'),
  row('12', 'trà|chè', 'trà thảo mộc|trà thảo dược|trà hoa|trà'),
  row('18', 'đông trùng', 'đông trùng hạ thảo|thực phẩm chức năng|thảo dược'),
  row('20', 'tinh dầu', 'tinh dầu'),
  row('20', 'đương quy|xuyên khung|cát cánh|lá|khô|thuốc tắm', 'dược liệu khô|dược liệu|thảo dược'),
  row('21', 'vỏ gối|gối', 'vỏ gối'),
  row('21', 'bạc', 'trang sức bạc|trang sức'),
  row('21', 'khèn|sáo|nhạc cụ', 'khèn|sáo|nhạc cụ dân tộc|nhạc cụ'),
  row('21', 'hương trầm|hương quế|hương|nhang', 'nhang|hương trầm|trầm hương'),
  row('21', 'giỏ|mây|tre|gùi', 'giỏ|mây tre|mây tre đan|đồ thủ công'),
  row('21', 'gỗ', 'đồ thủ công mỹ nghệ|đồ gỗ|đồ thủ công'),
  row('22', 'túi|ví', 'túi vải|túi|túi xách'),
  row('22', 'áo|váy|trang phục|mũ', 'trang phục truyền thống|trang phục dân tộc|trang phục'),
];

/** The family of a name in its set; null where the set says enough, or none of the known words stands in it. */
export function familyOf(title: string, setCode: string | null): Family | null {
  const written = title
    .normalize('NFC')
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean);
  // Of how it is grown, not of turmeric.
  const marked = ` ${written.map(foldKeepingMarks).join(' ')} `
    .replace(' công nghệ ', ' ## ## ')
    .replace(' cong nghe ', ' ## ## ');
  // Without a single mark in the name its words are read without theirs.
  const isBare = fold(title) === foldKeepingMarks(title);
  for (const { sets, names, words } of rows) {
    if (setCode === null || !sets.includes(setCode)) continue;
    for (const name of names) {
      const looked = isBare ? fold(name) : foldKeepingMarks(name);
      const at = marked.indexOf(` ${looked} `);
      if (at < 0) continue;
      const before = marked.slice(0, at).split(' ').filter(Boolean).length;
      return { told: written.slice(before, before + looked.split(' ').length).join(' '), words };
    }
  }
  return null;
}

/** Words for the families of a set, folded, that are none for `family`. */
export function wordsOfOthers(setCode: string | null, family: Pick<Family, 'words'>): Set<string> {
  const ofSet = rows.filter(({ sets }) => setCode !== null && sets.includes(setCode));
  return new Set(ofSet.flatMap(({ words }) => words).filter((word) => !family.words.includes(word)));
}

const driedGoods = ['khô', 'sấy', 'treo gió', 'gác bếp', 'hun khói'];

/** Whether one of these words stands in a text, with its marks: "Mận sấy dẻo" and "sấy". */
export function holdsOne(text: string, words: readonly string[]): boolean {
  const marked = ` ${foldKeepingMarks(text)} `;
  return words.some((word) => marked.includes(` ${foldKeepingMarks(word)} `));
}

/** `likely`: not said by the name, but most goods of the set are; what stands beside fresh goods may be such all the same. */
export type GoodsState = 'fresh' | 'dried' | 'likelyDried';

/** Whether goods are fresh or dried, by their set and name; null where neither is told. */
export function stateOf(title: string, setCode: string | null): GoodsState | null {
  if (holdsOne(title, driedGoods)) return 'dried';
  if (holdsOne(title, ['tươi']) || setCode === 'QD26-01' || setCode === 'QD26-02') return 'fresh';
  return setCode === 'QD26-07' || setCode === 'QD26-08' ? 'likelyDried' : null;
}
