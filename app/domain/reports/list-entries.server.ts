import { type BreakdownLine, countFigure } from '#app/domain/reports/count-figure.ts';
import { type EntryFilter, matchesFilter, sortEntries } from '#app/domain/reports/entry-filter.ts';
import type { EntryFacts } from '#app/domain/reports/facts-at.ts';
import type { FigureTarget } from '#app/domain/reports/figure-rows.ts';
import { type FigureChoice, readFacts } from '#app/domain/reports/read-facts.server.ts';
import type { Context } from '#app/server/context.ts';

/** Rows on a page of a list. */
export const ENTRIES_A_PAGE = 50;

export type EntryList = {
  target: FigureTarget;
  asOf: string;
  rows: EntryFacts[];
  total: number;
  page: number;
  pages: number;
  /** What the list can be narrowed by, over the whole target. */
  choices: Record<'district' | 'commune' | 'group' | 'channel' | 'type', BreakdownLine[]>;
  channelNames: Readonly<Record<string, string>>;
};

/**
 * The entries behind a number: a target at a date, narrowed and sorted. A page beyond the last is the last.
 * @param filter `all` gives every row at once.
 * @throws NotFound for an unknown target; DomainError notADate, dateInFuture (field asOf)
 */
export async function listEntries(
  context: Context,
  choice: FigureChoice,
  filter: EntryFilter,
): Promise<EntryList> {
  const { target, asOf, facts, names, channels } = await readFacts(context, choice);
  const found = sortEntries(
    facts.filter((one) => matchesFilter(one, filter, asOf)),
    filter,
  );
  const size = filter.all ? Math.max(found.length, 1) : ENTRIES_A_PAGE;
  const pages = Math.max(1, Math.ceil(found.length / size));
  const page = Math.min(filter.page ?? 1, pages);
  const figure = countFigure(target, asOf, facts, names, channels);
  return {
    target,
    asOf,
    rows: found.slice((page - 1) * size, page * size),
    total: found.length,
    page,
    pages,
    choices: {
      district: figure.byLegacyDistrict,
      commune: figure.byCommune,
      group: figure.byGroup,
      channel: figure.byChannel,
      type: figure.byLegalType,
    },
    channelNames: Object.fromEntries(channels.map(({ code, name }) => [code, name])),
  };
}
