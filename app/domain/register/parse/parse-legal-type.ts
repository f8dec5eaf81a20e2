import { type CellValue, type Parsed, parsed } from '#app/domain/register/parse/parsed.ts';
import { fold, foldKeepingMarks } from '#app/server/text/fold.ts';

export type KnownLegalType = 'cooperative' | 'cooperative_group' | 'household' | 'enterprise';

const words: ReadonlyArray<[KnownLegalType, RegExp]> = [
  ['cooperative_group', /\b(to hop tac|tht|to san xuat|nhom ho|to nhom)\b/],
  ['cooperative', /\b(hop tac xa|htx|lien hiep hop tac xa|lhhtx)\b/],
  ['enterprise', /\b(doanh nghiep|dntn|dn|cong ty|cty|tnhh|cp|co phan)\b/],
  ['household', /\b(ho kinh doanh|hkd|ho san xuat|ho gia dinh|co so|cssx|ca nhan|ho|trang trai)\b/],
];

/** The legal type of a producer from its own column. */
export function parseLegalType(cell: CellValue): Parsed<KnownLegalType> {
  const folded = fold(cell.text);
  if (folded === '') return parsed<KnownLegalType>(null);
  const type = words.find(([, pattern]) => pattern.test(folded))?.[0] ?? null;
  return type ? parsed(type) : parsed<KnownLegalType>(null, 'legal_type_unknown');
}

/** The legal type that a producer's name begins with ("HTX Sao Mai"), where there is no column for it. */
export function legalTypeOfName(name: string): KnownLegalType | null {
  const folded = fold(name);
  for (const [type, pattern] of words) {
    const match = pattern.exec(folded);
    if (match?.index === 0 && !/^(ho|dn|cp|co so)$/.test(match[0])) return type;
  }
  return null;
}

/** The name folded with its legal form made one: "Hợp tác xã Sao Mai" and "HTX Sao Mai" are the same producer. */
export function producerKey(name: string): string {
  return fold(name)
    .replace(/^(lien hiep )?hop tac xa\b/, (_all, union) => (union ? 'lhhtx' : 'htx'))
    .replace(/^to hop tac\b/, 'tht')
    .replace(/^ho kinh doanh\b/, 'hkd')
    .replace(/^(cong ty|cty) (trach nhiem huu han|tnhh)\b/, 'cong ty tnhh')
    .replace(/^(cong ty|cty) (co phan|cp)\b/, 'cong ty cp')
    .replace(/^cong ty tnhh (mot thanh vien|1 thanh vien|mtv|1tv)\b/, 'cong ty tnhh mtv')
    .replace(/^cty\b/, 'cong ty')
    .replace(/^doanh nghiep tu nhan\b/, 'dntn')
    .replace(/^co so san xuat\b/, 'csx');
}

const legalForm =
  /^(?:(?:lien hiep )?hop tac xa|htx|lhhtx|to hop tac|tht|ho kinh doanh|hkd|(?:cong ty|cty)(?: (?:trach nhiem huu han|tnhh|co phan|cp))?(?: (?:mot thanh vien|1 thanh vien|mtv|1tv))?|doanh nghiep tu nhan|dntn|co so san xuat|csx|cssx) /;

/** "Hợp tác xã Hoa Lý", "HTX HOA LÍ" → "hoa ly´", "hoa li´": what is its own in a name, with its marks. */
export function ownNameWithMarks(name: string): string {
  const form = legalForm.exec(fold(name))?.[0] ?? '';
  return foldKeepingMarks(name)
    .split(' ')
    .slice(form.split(' ').length - 1)
    .join(' ');
}

/** "Hợp tác xã Sao Mai", "HTX Sao Mai" → "sao mai": for seeing whether a producer is spelled differently. */
export function withoutLegalForm(name: string): string {
  return name
    .normalize('NFC')
    .toLowerCase()
    .replace(/\s+/gu, ' ')
    .trim()
    .replace(
      /^(?:liên hiệp )?(?:hợp tác xã|htx|lhhtx|tổ hợp tác|tht|hộ kinh doanh|hkd|doanh nghiệp tư nhân|dntn|(?:công ty|cty)(?: (?:trách nhiệm hữu hạn|tnhh|cổ phần|cp))?(?: (?:một thành viên|1 thành viên|mtv|1tv))?) /u,
      '',
    );
}
