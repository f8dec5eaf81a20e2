import { describeChange, describeProblem } from '#app/domain/register/describe-import.ts';
import { recordableEndings } from '#app/domain/register/import/find-endings.ts';
import type { Ending, RowOutcome, RowPlan } from '#app/domain/register/import/import-plan.ts';
import { listImportNames } from '#app/domain/register/list-import-names.server.ts';
import type { ImportRow } from '#app/domain/register/open-import.server.ts';
import { problemWeights, type RowProblem } from '#app/domain/register/parse/parsed.ts';
import type { PlannedImport } from '#app/domain/register/plan-import.server.ts';
import { listTargets } from '#app/domain/reports/list-targets.server.ts';
import { readWhoApplied } from '#app/domain/reports/read-who-applied.server.ts';
import { departmentMessages } from '#app/i18n/department.ts';
import type { Language } from '#app/i18n/language.ts';
import { translate } from '#app/i18n/messages.ts';
import { singleField } from '#app/routes/department/register-import/ending-answers.ts';
import { importCounts } from '#app/routes/department/register-import/import-counts.ts';
import { readPageNumber } from '#app/routes/read-page-number.ts';
import type { Context } from '#app/server/context.ts';
import { fold } from '#app/server/text/fold.ts';

const ROWS_ON_A_PAGE = 100;
const MOST_MISSING = 200;
const MOST_SKIPPED = 200;
const MOST_ENDINGS = 200;
const skippedKinds = ['section', 'total', 'numbering', 'heading', 'note'] as const;

export const reportFilters = ['all', 'new', 'changed', 'unchanged', 'rejected', 'remarks'] as const;
export type ReportFilter = (typeof reportFilters)[number];

/** One page of the dry run, filtered and searched on the server: a file of 10,000 rows sends a hundred. */
export async function readReportPage(
  context: Context,
  plan: PlannedImport,
  search: URLSearchParams,
  language: Language,
) {
  const names = await readNames(context);
  const filter = reportFilters.find((each) => each === search.get('show')) ?? 'all';
  const query = (search.get('q') ?? '').trim().slice(0, 100);
  const found = plan.rows.filter((row) => passes(row, filter) && matches(row, query));
  const pages = Math.max(1, Math.ceil(found.length / ROWS_ON_A_PAGE));
  const page = Math.min(pages, readPageNumber(search));
  const { rows: skippedRows, hidden } = plan.skipped;
  return {
    asOf: plan.asOf,
    summary: plan.summary,
    remarks: plan.rows.filter((row) => passes(row, 'remarks')).length,
    questions: plan.questions.length,
    waiting: plan.rows.filter(waits).length,
    newerImport: plan.newerImport,
    digest: plan.digest,
    filter,
    query,
    page,
    pages,
    rows: found
      .slice((page - 1) * ROWS_ON_A_PAGE, page * ROWS_ON_A_PAGE)
      .map((row) => shownRow(row, language, names)),
    missing: { count: plan.missing.length, items: plan.missing.slice(0, MOST_MISSING) },
    skipped: {
      counts: skippedKinds
        .map((kind) => ({ kind, count: skippedRows.filter((one) => one.kind === kind).length }))
        .filter(({ count }) => count > 0),
      hidden,
      rows: skippedRows.slice(0, MOST_SKIPPED),
      more: Math.max(0, skippedRows.length - MOST_SKIPPED),
    },
    placeless: plan.placeless,
    dateless: plan.rows.filter(isDateless).length,
    endings: shownEndings(plan.endings, names, language),
  };
}

/** What the file says has ended, in words; how many an answer would end, and how many of them one answer for all. */
function shownEndings(
  endings: PlannedImport['endings'],
  names: ReadonlyMap<string, string>,
  language: Language,
) {
  const t = translate(departmentMessages, language);
  const recordable = new Set(recordableEndings(endings));
  const clear = endings.filter((ending) => ending.isClear && recordable.has(ending)).length;
  // Those that nothing but their own answer records come first, so that a long list leaves none of them out of reach.
  const ordered = endings.toSorted((a, b) => Number(a.isClear) - Number(b.isClear));
  return {
    count: endings.length,
    recordable: recordable.size,
    clear,
    items: ordered.slice(0, MOST_ENDINGS).map((ending) => ({
      ...ending,
      field: singleField(ending),
      canAnswer: recordable.has(ending),
      channel: names.get(ending.channelCode) ?? ending.channelCode,
      state: t(`state_${ending.state}`),
    })),
  };
}

export type ReportPage = Awaited<ReturnType<typeof readReportPage>>;
export type ReportRow = ReportPage['rows'][number];

/** What an applied import did, as it was kept. */
export async function readAppliedPage(context: Context, row: ImportRow, language: Language) {
  const kept = (row.summary ?? {}) as {
    movedTarget?: string;
    live?: { day: string; before: number; after: number };
    /** Earlier imports kept no day: theirs was the file's. */
    ended?: Array<Pick<Ending, 'entryCode' | 'product' | 'channelCode'> & { endsOn?: string }>;
    rejectedRows?: Array<Pick<RowPlan, 'row' | 'product' | 'producer'> & { problems: Array<RowProblem> }>;
  };
  const names = await readNames(context);
  const target = (await listTargets(context)).find(({ code }) => code === kept.movedTarget) ?? null;
  return {
    fileName: row.fileName,
    applied: {
      target,
      asOf: row.asOf,
      appliedAt: row.appliedAt,
      live: kept.live ?? null,
      appliedBy: await readWhoApplied(context, row.id),
      ended: (kept.ended ?? []).map((each) => ({
        ...each,
        endsOn: each.endsOn ?? row.asOf,
        channel: names.get(each.channelCode) ?? each.channelCode,
      })),
      counts: importCounts(row.summary) ?? { new: 0, changed: 0, unchanged: 0, rejected: 0 },
      rejected: (kept.rejectedRows ?? []).map((each) => ({
        row: each.row,
        outcome: 'rejected' as const,
        isWaiting: false,
        product: each.product,
        producer: each.producer,
        lines: each.problems.map((problem) => describeProblem(language, problem)),
        reading: '',
      })),
    },
  };
}

/** The name of a target that a form asked for, where there is none of that name or code; '' otherwise. */
export async function targetNotMade(context: Context, asked: string): Promise<string> {
  const name = fold(asked.slice(0, 200));
  const targets = name === '' ? [] : await listTargets(context);
  return targets.some((one) => fold(one.name) === name || one.code === asked) ? '' : asked.slice(0, 200);
}

function shownRow(row: RowPlan, language: Language, names: ReadonlyMap<string, string>) {
  return {
    row: row.row,
    outcome: row.outcome as RowOutcome,
    isWaiting: waits(row),
    product: row.product,
    producer: row.producer,
    lines: [
      ...row.problems.map((problem) => describeProblem(language, problem)),
      ...row.changes.map((change) => describeChange(language, change, names)),
    ],
    reading: row.reading.map((one) => describeChange(language, one, names)).join(' · '),
  };
}

/** Whether a row stays out for nothing but a question that a person can still answer. */
function waits({ outcome, problems }: Pick<RowPlan, 'outcome' | 'problems'>): boolean {
  const weights = problems.map(({ code }) => problemWeights[code]);
  return outcome === 'rejected' && weights.includes('question') && !weights.includes('reject');
}

/** Whether a row goes in with its stars left out. */
function isDateless({ outcome, problems }: RowPlan): boolean {
  return outcome !== 'rejected' && problems.some(({ code }) => code === 'date_missing');
}

/** Communes and channels by their codes, for people. */
async function readNames(context: Context): Promise<ReadonlyMap<string, string>> {
  const { communes, channels } = await listImportNames(context);
  return new Map([...communes, ...channels].map(({ code, name }) => [code, name]));
}

function passes(row: RowPlan, filter: ReportFilter): boolean {
  if (filter === 'all') return true;
  return filter === 'remarks'
    ? row.outcome !== 'rejected' && row.problems.length > 0
    : row.outcome === filter;
}

function matches(row: RowPlan, query: string): boolean {
  if (query === '') return true;
  if (/^\d+$/.test(query)) return String(row.row) === query;
  return fold(`${row.product} ${row.producer}`).includes(fold(query));
}
