import type { ChannelListing, ChannelVariant } from '#app/domain/channels/listing/channel-listing.ts';
import type { ChannelRule } from '#app/domain/channels/rules/channel-rule.ts';
import type { ValueLists } from '#app/domain/channels/template/value-lists.server.ts';
import type { XlsxWorkbook } from '#app/server/spreadsheet/open-xlsx.server.ts';

/** What a column of a seller's workbook is for; `attribute` is one that belongs to the category. */
export type ColumnMeaning =
  | 'category'
  | 'title'
  | 'description'
  | 'brand'
  | 'photo'
  | 'productSku'
  | 'group'
  | 'variantGroup'
  | 'variantOption'
  | 'price'
  | 'stock'
  | 'sku'
  | 'gtin'
  | 'weight'
  | 'length'
  | 'width'
  | 'height'
  | 'shipping'
  | 'attribute';

export type TemplateColumn = {
  /** From 0. */
  index: number;
  /** As the platform names it, without flags; unique in the sheet. */
  key: string;
  means: ColumnMeaning;
  /** 0 for the cover, 1 for the next photo; null for columns of anything else. */
  photo: number | null;
  compulsory: boolean;
  /** As the file heads it; the key where it has no heading. */
  label: string;
  /** What the file says about the column beside its label. */
  help: readonly string[];
  /** What the file itself puts there when nothing is said; null where it names nothing. */
  fallback: string | null;
  /** The field of the label that its heading asks for; null when it asks for something else. */
  labelField: string | null;
};

/** One sheet that takes products. */
export type TemplateSheet = {
  /** Its place in the workbook, from 0. */
  sheet: number;
  name: string;
  columns: readonly TemplateColumn[];
  firstDataRow: number;
  /** First row below everything that the producer has typed. */
  firstFreeRow: number;
  /** Data rows that hold products already. */
  occupiedRows: number;
  /** Texts in the data rows, by row number and column: cells that are not ours to fill. */
  taken: ReadonlyMap<number, ReadonlyMap<number, string>>;
  lists: ValueLists;
  /** The one category whose products the sheet takes; null when a column says it. */
  category: { id: string; name: string } | null;
};

/** Most rows of one upload. Dated like a rule: platforms change it. */
export type RowLimit = {
  rows: number;
  /** First local day, YYYY-MM-DD; open where absent. */
  validFrom?: string;
  source: string;
  /** False: from experience; the seller centre has the last word. */
  confirmed: boolean;
};

/** What one platform's workbook has of its own; everything else is the same for all of them. */
export type TemplateKind = {
  /** Keys by which its workbook gives itself away, in lower case without flags: all of them stand in one row. */
  signature: readonly string[];
  /** Where in the seller centre the file is had, in the words on its screen. */
  where: string;
  /** Where in the seller centre the filled file is handed in, likewise. */
  uploadAt: string;
  rules: readonly ChannelRule[];
  /** From the oldest to the newest. */
  rowLimits: readonly RowLimit[];
  isCategory(text: string): boolean;
  /**
   * The sheets that take products, by their internal keys; none when this is no such workbook.
   * @throws DomainError for a file of the right platform that is not the one for new products
   */
  recognise(workbook: XlsxWorkbook): Promise<TemplateSheet[]>;
  /**
   * The id under which the platform's interface asks what a column of the category asks, without regard to case; null for
   * a column of anything else.
   */
  attributeOf(key: string): string | null;
  /** What this platform's file wants otherwise than the others; undefined for the usual value. */
  value?(
    column: TemplateColumn,
    listing: ChannelListing,
    variant: ChannelVariant,
    columns: readonly TemplateColumn[],
  ): string | number | null | undefined;
};

/** The limit of the local day. */
export function rowsOn(limits: readonly RowLimit[], today: string): number {
  const holding = limits.filter(({ validFrom }) => (validFrom ?? today) <= today);
  const last = holding.at(-1);
  if (!last) throw new Error('no row limit holds');
  return last.rows;
}
