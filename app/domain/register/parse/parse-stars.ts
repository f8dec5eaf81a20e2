import { type CellValue, type Parsed, parsed } from '#app/domain/register/parse/parsed.ts';
import { fold } from '#app/server/text/fold.ts';

const words: Readonly<Record<string, number>> = { mot: 1, hai: 2, ba: 3, bon: 4, tu: 4, nam: 5 };

/**
 * A star class as registers write it: 3, "3 sao", "3*", "03 sao", "★★★", "***", "Ba sao", "OCOP 4 sao". A potential
 * five ("tiềm năng 5 sao") is a proposal and not a recognition; "3-4 sao" does not say which.
 */
export function parseStars(cell: CellValue): Parsed<number> {
  if (cell.number !== undefined && cell.date === undefined) return oneToFive(cell.number);
  const text = cell.text.trim();
  const drawn = text.match(/[★⭐*✭✮✯]/gu)?.length ?? 0;
  const folded = fold(text);
  if (folded === '' && drawn === 0)
    return parsed<number>(
      null,
      ...(text === '' || /^[-–—.]+$/.test(text) ? [] : (['stars_unreadable'] as const)),
    );
  if (/\btiem nang\b/.test(folded)) return parsed<number>(null, 'stars_potential');
  const found = new Set<number>();
  for (const match of folded.matchAll(/\b0?(\d{1,2})\b/g)) found.add(Number(match[1]));
  for (const match of folded.matchAll(/\b(mot|hai|ba|bon|tu|nam) sao\b/g))
    found.add(words[match[1] ?? ''] ?? 0);
  if (found.size > 1) return parsed<number>(null, 'stars_several');
  const [only] = found;
  if (only !== undefined) return oneToFive(only);
  if (drawn > 0) return oneToFive(drawn);
  return parsed<number>(null, /^(khong|chua)\b/.test(folded) ? 'stars_missing' : 'stars_unreadable');
}

function oneToFive(stars: number): Parsed<number> {
  return Number.isInteger(stars) && stars >= 1 && stars <= 5
    ? parsed(stars)
    : parsed<number>(null, 'stars_unreadable');
}
