import { channelByCode } from '#app/domain/channels/registry.server.ts';
import { sameInFile } from '#app/domain/channels/template/file-category.ts';
import type { PageOfChoice } from '#app/domain/channels/template/kept-choice.ts';
import { outcomes } from '#app/domain/channels/template/outcomes.ts';
import type { AskedPage, PageOfPlan } from '#app/domain/channels/template/page-of-plan.server.ts';
import type { FieldError } from '#app/i18n/errors.ts';

export type TemplateForm = {
  listingIds: string[];
  answers: Record<string, string>;
  categories: Record<string, string>;
  /** Of those that the file asked about: ticked without a category, which says that they are of the file's. */
  ofFile: string[];
  /** Make the file, or only show what would be in it. */
  fill: boolean;
  onlyChanges: boolean;
  /** Those that the page showed as standing on the channel. */
  seenStanding: string[];
  /** Of a shop whose products are shown page by page: what this page said; null where it showed all. */
  page: PageOfChoice | null;
  /** Where the person wants to go after what the page said is kept; null: nowhere else. */
  go: AskedPage | null;
};

/** The part of the products that an address asks for: `show`, `page` and `q`. */
export function askedPage(fields: URLSearchParams | FormData): AskedPage {
  const text = (name: string) => String(fields.get(name) ?? '');
  return {
    outcome: outcomes.find((one) => one === text('show')) ?? null,
    page: Math.trunc(Number(text('page'))) || 1,
    query: text('q').slice(0, 100),
  };
}

/** The same as an address's query, "?…"; '' for the first page of all. */
export function pageAddress({ outcome, page, query }: AskedPage): string {
  const words = new URLSearchParams({
    ...(outcome ? { show: outcome } : {}),
    ...(page > 1 ? { page: String(page) } : {}),
    ...(query ? { q: query } : {}),
  });
  return words.size > 0 ? `?${words}` : '';
}

/** "empty.3": the third page of those with empty cells; ".1": the first of all. */
function readGo(text: string, query: string): AskedPage | null {
  const [, name = '', page = ''] = /^([a-zA-Z]*)\.(\d{1,5})$/.exec(text) ?? [];
  if (page === '') return null;
  return { outcome: outcomes.find((one) => one === name) ?? null, page: Number(page), query };
}

/**
 * What the page about a template sends: `listing`, `standing`, `seen.<id>`, `category.<id>`, `asked`, `answer.<field>`, `onlyChanges` and the button
 * pressed; one of many products besides `shown`, the ids on it, and `go`. A product that the file asked about goes in when it was ticked or its category was chosen.
 */
export function readTemplateForm(form: FormData): TemplateForm {
  const listingIds: string[] = [];
  const answers = new Map<string, string[]>();
  const categories = new Map<string, string>();
  const asked: string[] = [];
  const seenStanding: string[] = [];
  for (const [name, value] of form) {
    if (typeof value !== 'string') continue;
    if (name === 'listing') listingIds.push(value);
    else if (name === 'asked') asked.push(value);
    else if (name === 'standing') seenStanding.push(value);
    else if (name.startsWith('answer.')) {
      const field = name.slice('answer.'.length);
      const given = answers.get(field) ?? [];
      answers.set(field, given);
      // The page always sends an empty one first, so that "none of these" is an answer too.
      if (value) given.push(value);
    } else if (name.startsWith('category.')) {
      const listingId = name.slice('category.'.length);
      if (!categories.has(listingId)) categories.set(listingId, value);
    }
  }
  const isOpen = (id: string) => (categories.get(id) ?? '').trim() === '';
  const ticked = [...new Set([...listingIds, ...asked.filter((id) => !isOpen(id))])];
  const onlyChanges = form.get('onlyChanges') !== null;
  const shown = String(form.get('shown') ?? '')
    .split(' ')
    .filter(Boolean);
  const intent = form.get('intent');
  const page: PageOfChoice = { shown, ticked, seenStanding, asked, onlyChanges };
  if (intent === 'all') page.all = 'ready';
  if (intent === 'none') page.all = 'none';
  return {
    listingIds: ticked,
    ofFile: asked.filter((id) => isOpen(id) && listingIds.includes(id)),
    answers: Object.fromEntries([...answers].map(([field, given]) => [field, given.join('\n')])),
    categories: Object.fromEntries(categories),
    fill: form.get('intent') === 'fill',
    onlyChanges,
    seenStanding,
    page: form.has('shown') ? page : null,
    go: readGo(String(form.get('go') ?? ''), askedPage(form).query),
  };
}

/** At each refused category: what one looks like. In the order of the page. */
export function categoryErrors(
  { listings, channel }: PlanView,
  refused: Readonly<Record<string, string>>,
): Record<string, FieldError> {
  const error: FieldError =
    channel.code === 'shopee'
      ? { code: 'shopeeCategory' }
      : { code: 'templateCategory', params: { platform: channel.name } };
  const wrong = listings.filter(({ id }) => refused[id] !== undefined);
  return Object.fromEntries(wrong.map(({ id }) => [`category.${id}`, error]));
}

/** At each question that has to be answered before a file is made. */
export function questionErrors(fields: readonly string[]): Record<string, FieldError> {
  return Object.fromEntries(fields.map((field) => [`answer.${field}`, { code: 'templateAnswerMissing' }]));
}

/** Products that a page names one by one; a cell's text that it shows. */
const MOST_NAMED = 100;
const LONGEST_CELL = 300;

/** The plan as the page shows it: plain data without the files. `typed`: categories that were refused, by listing. */
export async function planView(
  channelCode: string,
  { planned, shown, rows: rowsOf, unfilled, outcomeOf, paging }: PageOfPlan,
  onlyChanges: boolean,
  typed: Readonly<Record<string, string>> = {},
) {
  const { fileName, plan, standing, cameToStand, gone, changedSinceSeen, asked, pushedAs, fill } = planned;
  const { filler, opened, changed, unsure, hasExports, offered, came } = planned;
  const chosen = new Set(fill.listings.map(({ id }) => id));
  const sheets = new Set(plan.listings.flatMap(({ rows }) => rows.map(({ sheet }) => sheet)));
  const categories = [...(await opened.categories())];
  const ofFile = (chosen: string, path: string | undefined) => sameInFile(categories, chosen, path);
  const nameOf = (category: string | null | undefined) =>
    (category && fill.categoryPaths.get(category)) || (category ?? '');
  const counted = (outcome: string) => [...outcomeOf.values()].filter((one) => one === outcome).length;
  const leftOver = new Set(plan.leftOver);
  return {
    channel: { code: channelCode, name: channelByCode(channelCode).name },
    fileName,
    questions: plan.questions.map((question) => ({
      ...question,
      answer: fill.answers[question.field]?.split('\n') ?? (question.multiple ? [...question.options] : []),
    })),
    categories,
    /** The file has a sheet for each category: without one a product has no place in it. */
    isCategoryNeeded: opened.isByCategory,
    /** Whether a row has to say on which sheet it stands. */
    hasSheets: sheets.size > 1,
    files: plan.files,
    rowsPerFile: filler.rowsPerFile(fill.today),
    leftOver: plan.leftOver.length,
    /** How many came to stand on the channel since they were ticked. */
    cameToStand: cameToStand.size,
    /** The first of them by name, and how many. */
    gone: gone.slice(0, MOST_NAMED),
    changedSinceSeen: changedSinceSeen.slice(0, MOST_NAMED),
    came: came.slice(0, MOST_NAMED),
    counts: {
      gone: gone.length,
      changed: changedSinceSeen.length,
      came: came.length,
      standing: counted('standing'),
      asked: counted('asked'),
      rows: plan.listings.reduce((sum, { rows }) => sum + rows.length, 0),
      offered: offered.length,
    },
    inFile: plan.listings.length,
    /** Null before the first file for the channel. */
    changes: hasExports ? { only: onlyChanges, count: changed.size, unsure: unsure.size } : null,
    /** Null where all products are on the one page. */
    paging,
    listings: shown.map(({ id, titleVi, variants, category, seen }) => ({
      id,
      seen: paging ? '' : seen,
      title: titleVi,
      sizes: variants.length,
      chosen: chosen.has(id),
      /** How it stands on the channel already; null when it does not. */
      standing: standing.get(id) ?? null,
      isUnchanged: hasExports && !changed.has(id),
      /** Nobody can tell whether it is. */
      isUnsure: unsure.has(id),
      category: typed[id] ?? category ?? '',
      /** The category in words, as far as the platform's tree is known. */
      categoryName: typed[id] ?? nameOf(category),
      /** With which category it is pushed, where this file takes another one; else ''. */
      pushedAs: nameOf(pushedAs.get(id)),
      /** The file lists categories, and the chosen one is none of them. */
      isCategoryElsewhere:
        categories.length > 0 && !ofFile(category ?? '', fill.categoryPaths.get(category ?? '')),
      /** The file's own entry that the chosen category means. */
      sameInFile: ofFile(category ?? '', fill.categoryPaths.get(category ?? ''))?.id ?? '',
      /** The file has to ask whether it belongs into it; null where its category was chosen. */
      asked: asked.has(id) ? proposalView(asked.get(id) ?? null, ofFile) : null,
      leftOver: leftOver.has(id),
      rows:
        rowsOf.get(id)?.map(({ cells, ...row }) => ({
          ...row,
          cells: cells.map(({ column, value }) => ({ column, value: shortened(value) })),
        })) ?? null,
      unfilled: (unfilled.get(id) ?? []).map((item) => ({
        ...item,
        variantName: variants.find(({ publicCode }) => publicCode === item.variantCode)?.nameVi ?? null,
      })),
    })),
  };
}

/** The page shows three lines of a cell. */
function shortened(text: string): string {
  return text.length > LONGEST_CELL ? `${text.slice(0, LONGEST_CELL)}…` : text;
}

/** What a product likely is, and whether the file has that. */
function proposalView(
  proposal: { id: string; path: string } | null,
  ofFile: (chosen: string, path: string) => unknown,
) {
  return {
    likely: proposal?.path ?? '',
    isInFile: proposal !== null && ofFile(proposal.id, proposal.path) !== null,
  };
}

export type PlanView = Awaited<ReturnType<typeof planView>>;
