import type { TemplateFill, Unfilled } from '#app/domain/channels/channel.ts';
import type { ChannelListing, ChannelVariant } from '#app/domain/channels/listing/channel-listing.ts';
import type { CompiledRule, Failure } from '#app/domain/channels/rules/check-rule.ts';
import { answerText, answerValue, type ColumnAnswers } from '#app/domain/channels/template/column-answers.ts';
import type { CategoryMatch } from '#app/domain/channels/template/match-category.ts';
import {
  isOpenQuantity,
  isQuantity,
  type RowContext,
  rowValue,
} from '#app/domain/channels/template/row-values.ts';
import type {
  ColumnMeaning,
  TemplateColumn,
  TemplateKind,
  TemplateSheet,
} from '#app/domain/channels/template/template-kind.ts';
import { emptyColumns, ofFailure, whyEmpty } from '#app/domain/channels/template/unfilled.ts';
import { workbookWords } from '#app/i18n/workbooks.ts';
import { fold } from '#app/server/text/fold.ts';

/** A sheet with everything that is settled once for all of its rows. */
export type OpenSheet = {
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

/** One size's row: what goes into each column of the sheet, and what stays empty and why. */
export function fillRow(
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
