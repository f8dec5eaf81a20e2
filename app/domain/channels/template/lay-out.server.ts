import { setImmediate } from 'node:timers/promises';
import type { TemplateFill, TemplatePlan, Unfilled } from '#app/domain/channels/channel.ts';
import type { ChannelListing, ChannelVariant } from '#app/domain/channels/listing/channel-listing.ts';
import { type ChannelRule, rulesOn } from '#app/domain/channels/rules/channel-rule.ts';
import { type CompiledRule, compileRule, type Failure } from '#app/domain/channels/rules/check-rule.ts';
import { batchesOf } from '#app/domain/channels/template/batches-of.ts';
import {
  answerColumns,
  answerText,
  answerValue,
  type ColumnAnswers,
  columnAnswers,
} from '#app/domain/channels/template/column-answers.ts';
import type { SheetEdits } from '#app/domain/channels/template/fill-sheet.server.ts';
import { listIndex } from '#app/domain/channels/template/fit-list.ts';
import { type CategoryMatch, categoryMatcher } from '#app/domain/channels/template/match-category.ts';
import { readQuestions } from '#app/domain/channels/template/read-questions.server.ts';
import { lengthLimits } from '#app/domain/channels/template/read-words.ts';
import {
  isOpenQuantity,
  isQuantity,
  type RowContext,
  rowValue,
} from '#app/domain/channels/template/row-values.ts';
import { sheetFor } from '#app/domain/channels/template/sheet-for.ts';
import {
  type ColumnMeaning,
  rowsOn,
  type TemplateColumn,
  type TemplateKind,
  type TemplateSheet,
} from '#app/domain/channels/template/template-kind.ts';
import { rowsWith, typedSkus } from '#app/domain/channels/template/typed-skus.ts';
import {
  columnOf,
  emptyColumns,
  inFileAlready,
  ofFailure,
  once,
  photosLeft,
  sizesApart,
  whyEmpty,
} from '#app/domain/channels/template/unfilled.ts';
import { workbookWords } from '#app/i18n/workbooks.ts';
import { fold } from '#app/server/text/fold.ts';

/** Values of one file: by sheet, then as `fillSheet` takes them. */
type FileEdits = Map<number, Map<number, Map<number, string | number>>>;

type PlannedListing = TemplatePlan['listings'][number];

/** A sheet with everything that is settled once for all of its rows. */
type OpenSheet = {
  template: TemplateSheet;
  context: RowContext;
  rules: CompiledRule[];
  /** What the file's own list of a column makes of a value; absent where any value is allowed. */
  fitters: Map<number, (value: string | number) => string | number | null>;
  /** What its list of categories has for a path; null where its column has no list. */
  matchCategory: ((path: string) => CategoryMatch) | null;
  categoryPaths: TemplateFill['categoryPaths'];
  /** The answers that a listing gives in the sheet's columns, by the columns' index. */
  answersOf: (listingId: string) => ColumnAnswers;
};

/** One file that has become full, or the last one, with what was said of the listings in it. */
type LaidOutFile = {
  number: number;
  edits: ReadonlyMap<number, SheetEdits>;
  listingIds: string[];
  unfilled: Unfilled[];
};

type LayOutOptions = {
  /** Whether the plan names every cell, as a preview does. */
  withCells: boolean;
  /** Rows that listings have been given already, by listing; the others follow one another. */
  rowsOf?: ReadonlyMap<string, PlannedListing['rows']>;
  /** Takes each file as it becomes full; only then is it forgotten. Absent: nothing is to be written. */
  take?: (file: LaidOutFile) => Promise<void>;
};

/** Listings between which other requests are served. */
const AT_A_TIME = 25;

/**
 * Where every value goes and what stays empty, from the file's own columns, lists and words. The preview and the filled
 * file both come from here. Holds the values of one file at a time, and gives way to other work between a few listings.
 */
export async function layOut(
  kind: TemplateKind,
  sheets: readonly TemplateSheet[],
  fill: TemplateFill,
  { withCells, rowsOf, take }: LayOutOptions,
): Promise<TemplatePlan> {
  const { questions, contexts } = await readQuestions(sheets, fill.answers);
  const open = await Promise.all(
    sheets.map((template, index) => openSheet(kind, template, contexts[index] as RowContext, fill)),
  );
  const rowsPerFile = rowsOn(kind.rowLimits, fill.today);
  const occupied = sheets.reduce((sum, { occupiedRows }) => sum + occupiedRows, 0);
  const unfilled: Unfilled[] = [];
  const planned: PlannedListing[] = [];
  const leftOver: string[] = [];
  const next = new Map<OpenSheet, number>();
  let room = rowsPerFile - occupied;
  let file = newFile(1);
  const typed = typedSkus(sheets);
  const matchSheet = categoryMatcher(sheets.map(({ category, name }) => category?.name ?? name));

  const add = async (listing: ChannelListing): Promise<void> => {
    const said: Unfilled[] = [];
    const say = () => {
      const all = once(said);
      unfilled.push(...all);
      return all;
    };
    const present = rowsWith(typed, listing);
    const sheet = sheetFor(open, listing, fill.categoryPaths, matchSheet);
    if (present.length > 0) said.push(inFileAlready(listing, present));
    else if ('message' in sheet) said.push(sheet);
    if (present.length > 0 || 'message' in sheet) {
      say();
      return;
    }
    const { template, rules } = sheet;
    const failures: Failure[] = [];
    for (const { check } of rules) check(listing, failures);
    const shut = failures.find((failure) => columnOf(failure) === null);
    if (shut) {
      said.push(ofFailure(listing, shut, ''));
      say();
      return;
    }
    const given = rowsOf?.get(listing.id);
    if (!given && listing.variants.length > room) {
      if (occupied > 0) {
        // A second copy of this file would upload the rows that the producer has typed a second time.
        leftOver.push(listing.id);
        return;
      }
      if (file.listingIds.length > 0) await take?.(file);
      file = newFile(file.number + 1);
      next.clear();
      room = rowsPerFile;
    }
    for (const about of [photosLeft(listing, template.columns), sizesApart(listing, template.columns)])
      if (about) said.push(about);
    const rows: Array<PlannedListing['rows'][number]> = [];
    const edits = editsOf(file.edits, template.sheet);
    const answers = sheet.answersOf(listing.id);
    for (const [at, variant] of listing.variants.entries()) {
      const row = given?.[at]?.row ?? next.get(sheet) ?? template.firstFreeRow;
      const { cells, left } = fillRow(kind, sheet, row, { listing, variant, answers, failures });
      said.push(...left);
      if (take) edits.set(row, cells);
      const shown = withCells ? named(template, cells) : [];
      rows.push({ row, file: given?.[at]?.file ?? file.number, sheet: template.name, cells: shown });
      next.set(sheet, row + 1);
      room -= 1;
    }
    planned.push({ listingId: listing.id, rows });
    file.listingIds.push(listing.id);
    const all = say();
    if (take) file.unfilled.push(...all);
  };

  let done = 0;
  for await (const batch of batchesOf(fill.listings)) {
    for (const listing of batch) {
      await add(listing);
      done += 1;
      if (done % AT_A_TIME === 0) await setImmediate();
    }
  }
  if (planned.length > 0) await take?.(file);
  const files = planned.length === 0 ? 0 : file.number;
  return { questions, listings: planned, unfilled, leftOver, files };
}

type OpenFile = LaidOutFile & { edits: FileEdits };

function newFile(number: number): OpenFile {
  return { number, edits: new Map(), listingIds: [], unfilled: [] };
}

async function openSheet(
  kind: TemplateKind,
  template: TemplateSheet,
  context: RowContext,
  { today, categoryPaths, attributes }: TemplateFill,
): Promise<OpenSheet> {
  const fitters: OpenSheet['fitters'] = new Map();
  let matchCategory: OpenSheet['matchCategory'] = null;
  for (const { index, means } of template.columns) {
    const list = await template.lists.of(index);
    if (!list) continue;
    fitters.set(index, listIndex(list));
    if (means === 'category') matchCategory = categoryMatcher(list);
  }
  const rules = rulesOfFile(rulesOn(kind.rules, today), template.columns);
  const compiled = rules.map((rule) => compileRule(rule, today));
  const asking = answerColumns(kind, template.columns);
  const answersOf = (listingId: string) => columnAnswers(asking, attributes?.get(listingId));
  return { template, context, rules: compiled, fitters, matchCategory, categoryPaths, answersOf };
}

function editsOf(file: FileEdits, sheet: number): Map<number, Map<number, string | number>> {
  const known = file.get(sheet) ?? new Map<number, Map<number, string | number>>();
  file.set(sheet, known);
  return known;
}

function named({ columns }: TemplateSheet, cells: ReadonlyMap<number, string | number>) {
  return columns.flatMap(({ index, label }) => {
    const value = cells.get(index);
    return value === undefined ? [] : [{ column: label, value: String(value) }];
  });
}

/** What is said of the product and not of one of its sizes. */
const ofProduct: ReadonlySet<ColumnMeaning> = new Set([
  'category',
  'title',
  'description',
  'brand',
  'shipping',
  'attribute',
]);

/** What one row is made of. */
type RowContent = {
  listing: ChannelListing;
  variant: ChannelVariant;
  answers: ColumnAnswers;
  failures: readonly Failure[];
};

function fillRow(
  kind: TemplateKind,
  { template, context, fitters, matchCategory, categoryPaths }: OpenSheet,
  row: number,
  { listing, variant, answers, failures }: RowContent,
): { cells: Map<number, string | number>; left: Unfilled[] } {
  const { columns } = template;
  const takenHere = template.taken.get(row);
  const empty = failures.length > 0 ? emptyColumns(columns, listing, variant, failures) : null;
  const cells = new Map<number, string | number>();
  const left: Unfilled[] = [];
  const leave = (column: TemplateColumn, message: Unfilled['message'], params: Unfilled['params'] = {}) =>
    left.push({
      listingId: listing.id,
      variantCode: ofProduct.has(column.means) && !isQuantity(column) ? null : variant.publicCode,
      column: column.label,
      message,
      params,
      fieldPath: null,
    });
  for (const column of columns) {
    const failure = empty?.get(column.index);
    if (failure) {
      left.push(ofFailure(listing, failure, column.label));
      continue;
    }
    const own = rowValue(kind, column, listing, variant, columns, context);
    // How much a size holds is its own; anything else that was answered for the platform goes before the label's words.
    const isOwn = isQuantity(column) && (own !== null || isOpenQuantity(column, listing, variant));
    const answer = isOwn ? undefined : answers.get(column.index);
    const fitAnswer = answer && answerValue(answer, column, fitters.get(column.index));
    const value = fitAnswer?.value ?? (answer ? answerText(answer) : own);
    const taken = takenHere?.get(column.index);
    if (taken !== undefined) {
      if (value !== null && fold(taken) !== fold(String(value)))
        leave(column, 'unfilledTaken', { value: taken.trim() });
      continue;
    }
    if (value === null) {
      if (isOpenQuantity(column, listing, variant)) {
        leave(column, workbookWords('unfilledQuantity'), { size: variant.nameVi });
        continue;
      }
      const message = whyEmpty(column, context);
      if (message) leave(column, message);
      continue;
    }
    if (fitAnswer) {
      if (fitAnswer.value !== null) cells.set(column.index, fitAnswer.value);
      else leave(column, fitAnswer.why, { value });
      continue;
    }
    const ofList = fitters.get(column.index);
    const fitted = ofList ? ofList(value) : value;
    if (fitted !== null) {
      cells.set(column.index, fitted);
      continue;
    }
    const path = (column.means === 'category' && categoryPaths?.get(String(value))) || String(value);
    const match = column.means === 'category' ? matchCategory?.(path) : undefined;
    if (match?.same) cells.set(column.index, match.same);
    else if (match && match.near.length > 0)
      leave(column, workbookWords('unfilledNearInList'), { value: path, near: match.near.join('”, “') });
    else leave(column, 'unfilledNotInList', { value: path });
  }
  return { cells, left };
}

const textColumns: Readonly<Record<string, ColumnMeaning>> = { title: 'title', description: 'description' };

/** The blocking rules, with the lengths and defaults that the file itself states in place of ours. */
function rulesOfFile(rules: readonly ChannelRule[], columns: readonly TemplateColumn[]): ChannelRule[] {
  const columnFor = (means: ColumnMeaning | undefined) => columns.find((column) => column.means === means);
  return rules.flatMap((rule) => {
    if (rule.severity !== 'blocking' || typeof rule.field !== 'string') {
      return rule.severity === 'blocking' ? [rule] : [];
    }
    if (rule.field === 'brand' && rule.check.kind === 'present' && columnFor('brand')?.fallback) return [];
    const column = columnFor(textColumns[rule.field]);
    const stated = column && rule.check.kind === 'length' ? lengthLimits(column.help) : null;
    if (!stated || rule.check.kind !== 'length') return [rule];
    const { min, max } = rule.check;
    const check = {
      ...rule.check,
      ...(min === undefined ? {} : { min: stated.min ?? min }),
      ...(max === undefined ? {} : { max: stated.max ?? max }),
    };
    return [{ ...rule, check }];
  });
}
