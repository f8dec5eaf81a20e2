import type { ClaimedEnd } from '#app/domain/register/import/row-values.ts';
import { findEndingDay } from '#app/domain/register/parse/find-ending-day.ts';
import { findPlatformEndings } from '#app/domain/register/parse/find-platform-endings.ts';
import { saysStopped } from '#app/domain/register/parse/not-on-platform.ts';
import { type KnownChannel, namesIn, parsePlatforms } from '#app/domain/register/parse/parse-platforms.ts';
import type { RowProblem } from '#app/domain/register/parse/parsed.ts';
import type { RegisterRow } from '#app/domain/register/workbook/register-row.ts';
import { fold, tidy } from '#app/server/text/fold.ts';

const LONGEST_QUOTE = 80;

/** An ending as a cell tells it. */
export interface SaidEnd extends Omit<ClaimedEnd, 'was'> {
  /** The cell speaks of this channel, and of its end in so many words: it has been there. */
  isNamed: boolean;
}

/** What a row says it is not on, beyond the cell that names or links the platform. */
export interface GonePlatforms {
  /** Channels whose addresses in the column of links no longer count: the column of platforms says so. */
  linksGone: ReadonlySet<string>;
  /** Channels that a remark takes back, whatever the row's other cells still hold. */
  byRemark: ReadonlySet<string>;
  ends: ReadonlyArray<SaidEnd>;
  /** A remark speaks of an end, clearly or not. */
  isRemarked: boolean;
  problems: ReadonlyArray<RowProblem>;
}

/**
 * Reads the columns of platforms and of remarks for what is over: "Postmart (đã gỡ)" beside an address that was left
 * standing, "Đã gỡ" without a name (then wherever the register holds it), and a remark "Đã gỡ khỏi Postmart" beside a
 * platform that was left standing. A name that another cell of those columns holds as it is counts. A remark that can be read
 * in more ways takes nothing back: what the row's other cells hold stands until a person answers.
 */
export function findGonePlatforms(
  row: RegisterRow,
  channels: ReadonlyArray<KnownChannel>,
  own: string,
): GonePlatforms {
  const markets = channels.filter(({ countsFrom }) => countsFrom !== null).map(({ code }) => code);
  const every = channels.map(({ code }) => code);
  const ends: Array<SaidEnd> = [];
  const problems: Array<RowProblem> = [];
  const gone = new Set<string>();
  const on = new Set<string>();
  const end = (
    codes: ReadonlyArray<string>,
    said: { text: string; cell: string; day: string | null },
    { isNamed = false, isClear = true, isStrange = false } = {},
  ) => {
    const text = tidy(said.text).slice(0, LONGEST_QUOTE);
    ends.push(...codes.map((channelCode) => ({ ...said, channelCode, text, isNamed, isClear, isStrange })));
  };

  for (const cell of [...(row.cells.get('platforms') ?? []), ...(row.cells.get('listed') ?? [])]) {
    const { codes, ended, notOnCodes } = parsePlatforms(cell, channels, own);
    for (const code of codes) on.add(code);
    for (const { code } of ended) gone.add(code);
    if (notOnCodes !== 'all') for (const code of notOnCodes) gone.add(code);
    else if (namesIn(cell.text, channels).length === 0 && saysStopped(fold(cell.text))) {
      for (const code of markets) gone.add(code);
      end(markets, { text: cell.text, cell: cell.address, day: findEndingDay(cell.text) });
    }
  }
  const byRemark = new Set<string>();
  const asked = new Set<string>();
  for (const cell of [...(row.cells.get('note') ?? []), ...(row.cells.get('blocker') ?? [])])
    for (const { codes, kept, text, day, trust } of findPlatformEndings(cell.text, channels, own)) {
      // Goods that are no more are on no page and in no chat either.
      const of = codes === 'all' ? every : codes === 'markets' ? markets : codes;
      const isStrange = trust === 'strange';
      // A page of one's own and a chat stand in remarks as what a person is reached by.
      const over = of.filter((code) => !kept.includes(code) && (!isStrange || markets.includes(code)));
      if (over.length === 0) continue;
      const isClear = trust === 'clear';
      if (isClear) for (const code of over) byRemark.add(code);
      end(over, { text, cell: cell.address, day }, { isNamed: of === codes, isClear, isStrange });
      if (!isClear && asked.has(cell.address)) continue;
      if (!isClear) asked.add(cell.address);
      const quoted = tidy(isClear ? text : cell.text).slice(0, LONGEST_QUOTE);
      problems.push({
        ...{ code: isClear ? 'remark_ended' : 'remark_ending_asked', cell: cell.address },
        params: { text: quoted },
      });
    }
  const linksGone = new Set([...gone].filter((code) => !on.has(code)));
  return { linksGone, byRemark, ends, isRemarked: byRemark.size + asked.size > 0, problems };
}
