import type { Unfilled } from '#app/domain/channels/channel.ts';
import { keepSeen } from '#app/domain/channels/listing/kept-seen.server.ts';
import { seenWithChoice } from '#app/domain/channels/template/kept-choice.ts';
import { type Outcome, outcomes } from '#app/domain/channels/template/outcomes.ts';
import {
  cellsOf,
  type PlannedWorkbook,
  planWorkbook,
} from '#app/domain/channels/template/plan-workbook.server.ts';
import { proposeForFile } from '#app/domain/channels/template/propose-for-file.server.ts';
import type { OfferedListing } from '#app/domain/channels/template/wanted-goods.server.ts';
import type { WorkbookWish } from '#app/domain/channels/template/workbook-wish.ts';
import type { Context } from '#app/server/context.ts';
import { fold } from '#app/server/text/fold.ts';

/** Products of one page; a shop with no more of them has the one page with all. */
export const PRODUCTS_A_PAGE = 50;

export type AskedPage = {
  /** Null: of any outcome. */
  outcome: Outcome | null;
  /** From 1. */
  page: number;
  /** Part of a title; '' for all. */
  query: string;
  /** These and no others, whatever became of them: a page that was sent and is shown once more. */
  ids?: readonly string[];
};

export type PageOfPlan = {
  planned: PlannedWorkbook;
  /** The products to be shown, in their order. */
  shown: OfferedListing[];
  /** Of `shown` the rows with every cell, by listing. */
  rows: Awaited<ReturnType<typeof cellsOf>>;
  /** Of `shown` what stays empty and why, by listing. */
  unfilled: ReadonlyMap<string, readonly Unfilled[]>;
  outcomeOf: ReadonlyMap<string, Outcome>;
  /** Null where all products are on the one page. */
  paging: {
    outcome: Outcome | null;
    page: number;
    pages: number;
    query: string;
    counts: Readonly<Record<Outcome, number>>;
    /** Where it is kept how this page's shop looked (`readKeptSeen`); '' where there was no room. */
    seenName: string;
  } | null;
};

/**
 * A plan as a page shows it: counts of everything, and one page of products, those that need a person first. The products
 * that are not on it are not held whole.
 * @throws as `planWorkbook`
 */
export async function pageOfPlan(
  context: Context,
  wish: WorkbookWish,
  asked: AskedPage,
): Promise<PageOfPlan> {
  const planned = await planWorkbook(context, wish);
  const { offered, plan, fill } = planned;
  const unfilledOf = byListing(plan.unfilled);
  const outcomeOf = outcomesOf(planned, unfilledOf);
  const isPaged = offered.length > PRODUCTS_A_PAGE;
  const found = isPaged ? matching(offered, outcomeOf, asked) : offered;
  const pages = Math.max(1, Math.ceil(found.length / PRODUCTS_A_PAGE));
  const page = Math.min(Math.max(1, asked.page), pages);
  const shown =
    isPaged && !asked.ids ? found.slice((page - 1) * PRODUCTS_A_PAGE, page * PRODUCTS_A_PAGE) : found;
  const ids = shown.map(({ id }) => id);
  const { channelCode } = wish;
  const open = shown.filter(({ id }) => planned.asked.has(id));
  const proposed = isPaged ? await proposeForFile(context, channelCode, open) : planned.asked;
  const seen = seenWithChoice(offered, new Set(fill.listings.map(({ id }) => id)));
  return {
    planned: { ...planned, asked: new Map([...planned.asked, ...proposed]) },
    shown,
    rows: await cellsOf(context, wish, planned, ids),
    unfilled: new Map(ids.map((id) => [id, unfilledOf.get(id) ?? []])),
    outcomeOf,
    paging: isPaged
      ? {
          ...{ outcome: asked.outcome, page, pages, query: asked.query },
          counts: countOf(outcomeOf),
          seenName: (await keepSeen(context, seen)) ?? '',
        }
      : null,
  };
}

function matching(
  offered: readonly OfferedListing[],
  outcomeOf: ReadonlyMap<string, Outcome>,
  { outcome, query, ids }: AskedPage,
): OfferedListing[] {
  if (ids) {
    const wanted = new Set(ids);
    return offered.filter(({ id }) => wanted.has(id));
  }
  const words = fold(query).trim();
  const found = offered.filter(
    ({ id, titleVi }) =>
      (outcome === null || outcomeOf.get(id) === outcome) && (words === '' || fold(titleVi).includes(words)),
  );
  const rank = (id: string) => outcomes.indexOf(outcomeOf.get(id) ?? 'notChosen');
  return found.sort((a, b) => rank(a.id) - rank(b.id));
}

function outcomesOf(
  { offered, plan, fill, standing, asked, changed, hasExports }: PlannedWorkbook,
  unfilledOf: ReadonlyMap<string, readonly Unfilled[]>,
): Map<string, Outcome> {
  const chosen = new Set(fill.listings.map(({ id }) => id));
  const planned = new Set(plan.listings.map(({ listingId }) => listingId));
  const leftOver = new Set(plan.leftOver);
  const outcome = (id: string): Outcome => {
    if (planned.has(id)) return unfilledOf.get(id)?.some(({ isNote }) => !isNote) ? 'empty' : 'complete';
    if (leftOver.has(id)) return 'noRoom';
    if (chosen.has(id)) return 'out';
    if (standing.has(id)) return 'standing';
    if (asked.has(id)) return 'asked';
    return hasExports && !changed.has(id) ? 'unchanged' : 'notChosen';
  };
  return new Map(offered.map(({ id }) => [id, outcome(id)]));
}

function byListing(unfilled: readonly Unfilled[]): Map<string, Unfilled[]> {
  const found = new Map<string, Unfilled[]>();
  for (const one of unfilled) {
    const id = one.listingId ?? '';
    const known = found.get(id);
    if (known) known.push(one);
    else found.set(id, [one]);
  }
  return found;
}

function countOf(outcomeOf: ReadonlyMap<string, Outcome>): Record<Outcome, number> {
  const counts = Object.fromEntries(outcomes.map((one) => [one, 0])) as Record<Outcome, number>;
  for (const outcome of outcomeOf.values()) counts[outcome] += 1;
  return counts;
}
