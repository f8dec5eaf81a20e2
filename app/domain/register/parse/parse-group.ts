import { fold } from '#app/server/text/fold.ts';

/** What recognition needs of an OCOP product set; rows of the `product_set` table. */
export interface KnownProductSet {
  code: string;
  number: number;
  branchNumber: string;
  branchVi: string;
  groupVi: string;
  nameVi: string;
}

export interface ProductGroup {
  /** Only where the text names one set and no other. */
  setCode: string | null;
  /** The branch (ngành) I to VI. */
  branchNumber: string | null;
}

const branchWords: ReadonlyArray<[string, RegExp]> = [
  ['VI', /\b(du lich|diem du lich|dich vu|homestay)\b/],
  ['V', /\b(sinh vat canh|hoa|cay canh|dong vat canh)\b/],
  ['IV', /\b(thu cong|my nghe|vai|may mac|luu niem|noi that|trang tri|det|tho cam)\b/],
  ['III', /\b(duoc lieu|thao duoc|my pham|tinh dau|thuc pham chuc nang|tp chuc nang)\b/],
  ['II', /\b(do uong|ruou|nuoc uong)\b/],
  ['I', /\b(thuc pham|nong san|che|gia vi|ca phe)\b/],
];

/**
 * The product group that a register's words mean: a set by its code, number or name, else the branch. "Thực phẩm" is a
 * branch of thirteen sets and stays one; unknown words give neither.
 */
export function parseGroup(text: string, sets: ReadonlyArray<KnownProductSet>): ProductGroup {
  const folded = fold(text);
  if (folded === '') return { setCode: null, branchNumber: null };
  const byCode = sets.find(
    (set) =>
      fold(set.code) === folded || folded === `bo ${set.number}` || folded === `bo san pham ${set.number}`,
  );
  const byName = byCode
    ? [byCode]
    : sets.filter((set) => fold(set.nameVi) === folded || fold(set.nameVi).startsWith(`${folded} `));
  const [onlySet, ...otherSets] = byName;
  if (onlySet && otherSets.length === 0 && folded.length > 4)
    return { setCode: onlySet.code, branchNumber: onlySet.branchNumber };
  const inGroup = sets.filter((set) => fold(set.groupVi) === folded);
  const [onlyInGroup, ...others] = inGroup;
  if (onlyInGroup && others.length === 0)
    return { setCode: onlyInGroup.code, branchNumber: onlyInGroup.branchNumber };
  const branch =
    inGroup[0]?.branchNumber ??
    sets.find((set) => fold(set.branchVi) === folded || fold(set.branchVi) === `san pham ${folded}`)
      ?.branchNumber ??
    branchWords.find(([, pattern]) => pattern.test(folded))?.[0] ??
    null;
  return { setCode: null, branchNumber: branch };
}
