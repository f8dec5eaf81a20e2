import { findDate } from '#app/domain/register/parse/parse-date.ts';
import { addDays, addMonths } from '#app/server/local-date.ts';
import { fold, tidy } from '#app/server/text/fold.ts';

export interface FoundAsOf {
  /** Local day `YYYY-MM-DD`; the last one where the title names a month, quarter or year. */
  day: string;
  /** The words it was read from. */
  from: string;
}

/**
 * The day as of which a register speaks, from its title lines, its sheet's or its file's name: "(đến 14/10/2024)",
 * "tính đến ngày 14 tháng 10 năm 2024", "đến hết tháng 9/2024", "quý III/2024", "năm 2024". A date behind "đến" beats
 * the date of the document. Null when nothing says it.
 * @param today local day: of a month, quarter or year that is still going on, no later day can be meant.
 */
export function findAsOf(lines: ReadonlyArray<string>, today: string): FoundAsOf | null {
  const candidates: Array<FoundAsOf & { rank: number }> = [];
  for (const raw of lines) {
    const line = tidy(raw);
    const folded = fold(line);
    const until = /(?:đến|tới|den|toi|as of)\s+(?:hết\s+|het\s+|thời điểm\s+|ngày\s+|nay\s+)*/iu.exec(line);
    if (until) {
      const day = lastDay(line.slice(until.index + until[0].length), 'start', today);
      if (day) candidates.push({ day, from: line, rank: 0 });
    }
    const day = lastDay(line, 'anywhere', today);
    if (day) candidates.push({ day, from: line, rank: /\bngay\b/.test(folded) ? 2 : 1 });
  }
  candidates.sort((a, b) => a.rank - b.rank);
  const [best] = candidates;
  return best ? { day: best.day, from: best.from } : null;
}

function lastDay(text: string, where: 'start' | 'anywhere', today: string): string | null {
  const within = (first: string, months: number) => {
    const last = addDays(addMonths(first, months), -1);
    return first <= today && today < last ? today : last;
  };
  const quarter = /qu[ýy]\s*(I{1,3}|IV|[1-4])\s*[-/.,]?\s*(?:năm\s*)?(\d{4})/iu.exec(text);
  if (quarter?.[1] && quarter[2]) {
    const number = { i: 1, ii: 2, iii: 3, iv: 4 }[quarter[1].toLowerCase()] ?? Number(quarter[1]);
    return within(addMonths(`${quarter[2]}-01-01`, (number - 1) * 3), 3);
  }
  const found = findDate(text, 'in');
  if (found && found !== 'impossible' && (where === 'anywhere' || found.index <= 12)) {
    const { day, precision } = found.date;
    return precision === 'month' ? within(day, 1) : day;
  }
  const year = /(?:^|\s)(?:năm|nam)\s+(20\d{2})\b/iu.exec(text);
  return year?.[1] ? within(`${year[1]}-01-01`, 12) : null;
}
