import type { TemplateFill, TemplatePlan, TemplateQuestion, Unfilled } from '#app/domain/channels/channel.ts';
import type { ChannelListing, ChannelVariant } from '#app/domain/channels/channel-listing.ts';
import type { ChannelRule } from '#app/domain/channels/channel-rule.ts';
import { rulesOn } from '#app/domain/channels/channel-rule.ts';
import { compileRule, type Failure } from '#app/domain/channels/check-rule.ts';
import { lengthLimits, switchOnWord, weightUnit } from '#app/domain/channels/shopee/read-words.ts';
import type { ShopeeTemplate } from '#app/domain/channels/shopee/recognise-template.server.ts';
import { type RowContext, rowValue } from '#app/domain/channels/shopee/row-values.ts';
import { shopeeRules } from '#app/domain/channels/shopee/rules.ts';
import { isShippingKey, type TemplateColumn } from '#app/domain/channels/shopee/template-columns.ts';
import {
  columnOf,
  emptyColumns,
  ofFailure,
  once,
  photosLeft,
  whyEmpty,
} from '#app/domain/channels/shopee/unfilled.ts';
import { fitList } from '#app/domain/channels/template/fit-list.ts';
import { fold } from '#app/server/text/fold.ts';

/** Values per file, by row, then by column: what `fillSheet` takes. */
export type Layout = { files: Array<Map<number, Map<number, string | number>>>; plan: TemplatePlan };

/** Rows of one upload (seller practice; not confirmed by Shopee). */
export const rowsPerFile = 1000;

/**
 * Where every value goes and what stays empty, from the file's own columns, lists and words. The preview and the filled
 * file both come from here.
 */
export async function layOut(template: ShopeeTemplate, fill: TemplateFill): Promise<Layout> {
  const { questions, context } = await readAnswers(template, fill);
  const rules = rulesOfFile(rulesOn(shopeeRules, fill.today), template.columns).map((rule) =>
    compileRule(rule, fill.today),
  );
  const unfilled: Unfilled[] = [];
  const planned: Array<TemplatePlan['listings'][number]> = [];
  const leftOver: string[] = [];
  const files: Layout['files'] = [new Map()];
  let room = rowsPerFile - template.occupiedRows;
  let row = template.firstFreeRow;

  for (const listing of fill.listings) {
    const failures: Failure[] = [];
    for (const { check } of rules) check(listing, failures);
    const shut = failures.find(({ rule }) => columnOf(rule) === undefined);
    if (shut) {
      unfilled.push(ofFailure(listing, shut, ''));
      continue;
    }
    const rows = listing.variants.length;
    if (rows > room) {
      if (template.occupiedRows > 0) {
        // A second copy of this file would upload the rows that the producer has typed a second time.
        leftOver.push(listing.id);
        continue;
      }
      files.push(new Map());
      room = rowsPerFile;
      row = template.firstFreeRow;
    }
    const morePhotos = photosLeft(listing, template.columns);
    if (morePhotos) unfilled.push(morePhotos);
    const planRows: Array<TemplatePlan['listings'][number]['rows'][number]> = [];
    const category = fill.choices[listing.id]?.category?.trim() || null;
    for (const variant of listing.variants) {
      const empty = emptyColumns(template.columns, listing, variant, failures);
      const values = await fillRow(template, row, listing, variant, { ...context, category }, empty);
      unfilled.push(...values.unfilled);
      files.at(-1)?.set(row, values.cells);
      const cells = [...values.cells].map(([index, value]) => ({
        column: labelAt(template, index),
        value: String(value),
      }));
      planRows.push({ row, file: files.length, cells });
      row += 1;
      room -= 1;
    }
    planned.push({ listingId: listing.id, rows: planRows });
  }
  return {
    files: planned.length === 0 ? [] : files,
    plan: {
      questions,
      listings: planned,
      unfilled: once(unfilled),
      leftOver,
      files: planned.length === 0 ? 0 : files.length,
    },
  };
}

/** What the file leaves open, and the answers given so far. */
async function readAnswers(template: ShopeeTemplate, fill: TemplateFill) {
  const questions: TemplateQuestion[] = [];
  const weightColumn = template.columns.find(({ key }) => key === 'ps_weight');
  let unit = weightColumn ? weightUnit([weightColumn.label, ...weightColumn.help]) : null;
  if (weightColumn && unit === null) {
    questions.push({ field: 'weightUnit', options: ['g', 'kg'], labels: {}, multiple: false });
    const answer = fill.answers.weightUnit;
    unit = answer === 'g' || answer === 'kg' ? answer : null;
  }
  const shippingColumns = template.columns.filter(({ key }) => isShippingKey(key));
  const onWords = new Map<number, string>();
  for (const column of shippingColumns) {
    const list = await template.lists.of(column.index, template.firstFreeRow);
    const known =
      list ?? (await template.lists.of(column.index, template.firstDataRow)) ?? wordsInHelp(column);
    const word = known ? switchOnWord(known) : null;
    if (word) onWords.set(column.index, word);
  }
  if (shippingColumns.length > 1) {
    questions.push({
      field: 'shipping',
      options: shippingColumns.map(({ key }) => key),
      labels: Object.fromEntries(shippingColumns.map(({ key, label }) => [key, label])),
      multiple: true,
    });
  }
  const chosen = fill.answers.shipping?.split('\n').filter(Boolean);
  const shipping = new Set(chosen ?? shippingColumns.map(({ key }) => key));
  const context: RowContext = { weightUnit: unit, shipping, onWords, category: null };
  return { questions, context };
}

/** "Bật / Tắt" written out in the column's help, where the file has no drop-down list. */
function wordsInHelp(column: TemplateColumn): string[] {
  return column.help.flatMap((line) => line.split(/[/,;|]|\s[-–]\s/)).flatMap((word) => word.trim() || []);
}

async function fillRow(
  template: ShopeeTemplate,
  row: number,
  listing: ChannelListing,
  variant: ChannelVariant,
  context: RowContext,
  empty: ReadonlyMap<string, Failure>,
): Promise<{ cells: Map<number, string | number>; unfilled: Unfilled[] }> {
  const cells = new Map<number, string | number>();
  const unfilled: Unfilled[] = [];
  const leave = (column: TemplateColumn, message: Unfilled['message'], params: Unfilled['params'] = {}) =>
    unfilled.push({
      listingId: listing.id,
      variantCode: /^(ps_category|ps_product|channel_id)/.test(column.key) ? null : variant.publicCode,
      column: column.label,
      message,
      params,
      fieldPath: null,
    });
  for (const column of template.columns) {
    const failure = empty.get(column.key);
    if (failure) {
      unfilled.push(ofFailure(listing, failure, column.label));
      continue;
    }
    const value = rowValue(column, listing, variant, context);
    const taken = template.taken.get(row)?.get(column.index);
    if (taken !== undefined) {
      if (value !== null && fold(taken) !== fold(String(value)))
        leave(column, 'unfilledTaken', { value: taken.trim() });
      continue;
    }
    if (value === null) {
      const message = whyEmpty(column, context);
      if (message) leave(column, message);
      continue;
    }
    const list =
      (await template.lists.of(column.index, row)) ??
      (await template.lists.of(column.index, template.firstDataRow));
    const fitted = list === undefined ? value : list === null ? value : fitList(value, list);
    if (fitted === null) leave(column, 'unfilledNotInList', { value: String(value) });
    else cells.set(column.index, fitted);
  }
  return { cells, unfilled };
}

/** The blocking rules, with the lengths that the file itself states in place of ours. */
function rulesOfFile(rules: readonly ChannelRule[], columns: readonly TemplateColumn[]): ChannelRule[] {
  const limits = new Map(
    (
      [
        ['title', 'ps_product_name'],
        ['description', 'ps_product_description'],
      ] as const
    ).map(([field, wanted]) => {
      const column = columns.find(({ key }) => key === wanted);
      return [field as ChannelRule['field'], column ? lengthLimits(column.help) : null];
    }),
  );
  return rules.flatMap((rule) => {
    if (rule.severity !== 'blocking') return [];
    const stated = limits.get(rule.field);
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

function labelAt(template: ShopeeTemplate, index: number): string {
  return template.columns.find((column) => column.index === index)?.label ?? '';
}
