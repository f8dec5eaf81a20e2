import { fold, foldKeepingMarks } from '#app/server/text/fold.ts';

export type UnitKind = 'commune' | 'ward' | 'township';

const communeKinds: ReadonlyArray<[UnitKind, RegExp]> = [
  ['township', /^(thi tran nong truong|thi tran nt|thi tran n t|tt nong truong|tt nt|ttnt|thi tran|tt) /],
  ['ward', /^(phuong|p) /],
  ['commune', /^(xa|x) /],
];
const districtKind = /^(huyen|h|thi xa|tx|thanh pho|tp|quan|q) /;

/** Spellings of names from other languages that the rules below do not reach. */
const otherSpellings: Readonly<Record<string, string>> = {
  ximacai: 'simacai',
  ximakai: 'simacai',
  simakai: 'simacai',
  xapa: 'sapa',
  laokay: 'laocai',
  laokai: 'laocai',
  phanxipang: 'phansipang',
  phangxipang: 'phansipang',
  fansipan: 'phansipang',
};

/** `Xã Y Tý` → commune; null when the text names no kind. */
export function kindOf(text: string): UnitKind | null {
  const folded = fold(text);
  return communeKinds.find(([, pattern]) => pattern.test(folded))?.[0] ?? null;
}

/** The bare name under which spellings of one place agree: no kind, marks, blanks; y as i. `Sapa`, `Sa Pa` → `sapa`. */
export function placeKey(text: string): string {
  const name = withoutKind(fold(text));
  const key = name.replaceAll(' ', '').replaceAll('y', 'i');
  return otherSpellings[key] ?? key;
}

/** Like `placeKey` with the marks kept, the tone wherever it was written: tells `Sa Pả` from `Sa Pa`. */
export function markedPlaceKey(text: string): string {
  const words = foldKeepingMarks(text).split(' ');
  const kindWords = fold(text).split(' ').length - withoutKind(fold(text)).split(' ').length;
  return words.slice(kindWords).join('').normalize('NFD').replaceAll('y', 'i').normalize('NFC');
}

function withoutKind(folded: string): string {
  for (const [, pattern] of communeKinds) if (pattern.test(folded)) return folded.replace(pattern, '');
  return folded.replace(districtKind, '');
}

/** Steps between two keys, given up beyond `most`: for offering what was probably meant. */
export function editDistance(a: string, b: string, most: number): number {
  if (Math.abs(a.length - b.length) > most) return most + 1;
  let previous = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const current = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const change = (previous[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      current.push(Math.min(change, (previous[j] ?? 0) + 1, (current[j - 1] ?? 0) + 1));
    }
    if (Math.min(...current) > most) return most + 1;
    previous = current;
  }
  return previous[b.length] ?? most + 1;
}
