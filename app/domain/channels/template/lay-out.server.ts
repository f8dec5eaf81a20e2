import { setImmediate } from 'node:timers/promises';
import type { TemplateFill, TemplatePlan, Unfilled } from '#app/domain/channels/channel.ts';
import type { ChannelListing } from '#app/domain/channels/listing/channel-listing.ts';
import { type ChannelRule, rulesOn } from '#app/domain/channels/rules/channel-rule.ts';
import { compileRule, type Failure } from '#app/domain/channels/rules/check-rule.ts';
import { batchesOf } from '#app/domain/channels/template/batches-of.ts';
import { answerColumns, columnAnswers } from '#app/domain/channels/template/column-answers.ts';
import { fillRow, type OpenSheet } from '#app/domain/channels/template/fill-row.ts';
import type { SheetEdits } from '#app/domain/channels/template/fill-sheet.server.ts';
import { listIndex } from '#app/domain/channels/template/fit-list.ts';
import { categoryMatcher } from '#app/domain/channels/template/match-category.ts';
import { readQuestions } from '#app/domain/channels/template/read-questions.server.ts';
import { lengthLimits } from '#app/domain/channels/template/read-words.ts';
import type { RowContext } from '#app/domain/channels/template/row-values.ts';
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
  inFileAlready,
  ofFailure,
  once,
  photosLeft,
  sizesApart,
} from '#app/domain/channels/template/unfilled.ts';

/** Values of one file: by sheet, then as `fillSheet` takes them. */
type FileEdits = Map<number, Map<number, Map<number, string | number>>>;

type PlannedListing = TemplatePlan['listings'][number];

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
