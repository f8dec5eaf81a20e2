import { type CellValue, type Parsed, type ProblemCode, parsed } from '#app/domain/register/parse/parsed.ts';
import { fold } from '#app/server/text/fold.ts';

const words: Readonly<Record<string, number>> = { mot: 1, hai: 2, ba: 3, bon: 4, tu: 4, nam: 5 };

/** Proposed, planned or aimed at. */
const proposals = /\b(tiem nang|de nghi|de xuat|phan dau|du kien|ke hoach|muc tieu|huong toi|se|sap)\b/;

/** Words that may stand beside a star class and leave it what it is. */
const fillers = new Set(
  'sao star stars hang ocop dat da duoc cong nhan chuan xep phan muc cap san pham sp loai la hien nay tinh huyen quoc gia'.split(
    ' ',
  ),
);

/**
 * A star class as registers write it: 3, "3 sao", "3*", "03 sao", "★★★", "***", "Ba sao", "OCOP 4 sao", "đạt 3 sao năm
 * 2023". A potential five ("tiềm năng 5 sao", "đề nghị 5 sao") is a proposal and not a recognition, "không đạt 3 sao" is
 * none; "3-4 sao" does not say which, and "hết hạn 3 sao" not whether it is held: other words are never passed over.
 */
export function parseStars(cell: CellValue): Parsed<number> {
  return readStars(cell, (folded) => {
    if (/^(khong|ko|chua|chang)\b/.test(folded)) return 'stars_missing';
    return hasOtherWords(folded) ? 'stars_unclear' : null;
  });
}

/** Of the heading above rows, "II. Thực phẩm đạt 3 sao": it may say more, unless that speaks against the star. */
export function parseStarsOfSection(text: string): Parsed<number> {
  return readStars({ text }, (folded) => {
    if (/\b(khong|ko|chua|chang)\b/.test(folded)) return 'stars_missing';
    return /\b(thu hoi|huy|het|rot|truot|duoi|mat)\b/.test(folded) ? 'stars_unclear' : null;
  });
}

type Against = (folded: string) => ProblemCode | null;

/** @param against what the words beside the number say against its being a star that is held. */
function readStars(cell: CellValue, against: Against): Parsed<number> {
  if (cell.number !== undefined && cell.date === undefined) return oneToFive(cell.number);
  const text = cell.text.trim();
  const drawn = text.match(/[★⭐*✭✮✯]/gu)?.length ?? 0;
  const folded = fold(text);
  if (folded === '' && drawn === 0)
    return parsed<number>(
      null,
      ...(text === '' || /^[-–—.]+$/.test(text) ? [] : (['stars_unreadable'] as const)),
    );
  if (proposals.test(folded)) return parsed<number>(null, 'stars_potential');
  const found = new Set<number>();
  for (const match of folded.matchAll(/\b0?(\d{1,2})\b/g)) found.add(Number(match[1]));
  for (const match of folded.matchAll(/\b(mot|hai|ba|bon|tu|nam) sao\b/g))
    found.add(words[match[1] ?? ''] ?? 0);
  if (found.size > 1) return parsed<number>(null, 'stars_several');
  const [only = drawn > 0 ? drawn : undefined] = found;
  const problem = against(folded);
  if (only === undefined)
    return parsed<number>(null, problem === 'stars_missing' ? problem : 'stars_unreadable');
  if (problem !== null) return parsed<number>(null, problem);
  // "-3", "<3" and "3?" are not 3.
  if (/^[-–—−]\d|[<>≤≥~≈?+=±%]/u.test(text.normalize('NFKC')))
    return parsed<number>(null, 'stars_unreadable');
  return oneToFive(only);
}

function hasOtherWords(folded: string): boolean {
  const rest = folded
    .replace(/\b(mot|hai|ba|bon|tu|nam)(?= sao\b)/g, ' ')
    .replace(/\b(nam )?20\d\d\b/g, ' ')
    .replace(/\b\d{1,2}\b/g, ' ');
  return rest.split(' ').some((word) => word !== '' && !fillers.has(word));
}

function oneToFive(stars: number): Parsed<number> {
  return Number.isInteger(stars) && stars >= 1 && stars <= 5
    ? parsed(stars)
    : parsed<number>(null, 'stars_unreadable');
}
