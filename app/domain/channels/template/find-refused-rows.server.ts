import type { RefusedRow } from '#app/domain/channels/channel.ts';
import { saysTaken } from '#app/domain/channels/template/says-taken.ts';
import {
  readTemplateRows,
  sellerWorkbookLimits,
  type TemplateRow,
  templateRows,
} from '#app/domain/channels/template/seller-workbook.server.ts';
import type { TemplateSheet } from '#app/domain/channels/template/template-kind.ts';
import { DomainError } from '#app/server/domain-error.ts';
import type { XlsxWorkbook } from '#app/server/spreadsheet/open-xlsx.server.ts';
import { fold } from '#app/server/text/fold.ts';

/** Several times what one upload takes. */
const mostRefused = 5_000;
/** Letters of all rows that are kept together: a thousand for each row of the longest upload. */
const mostLetters = 1_000_000;
/** More of one row are of no use on a page: the first mended ones change what the platform says of the others. */
const mostReasons = 10;
/** Longer than any reason that was seen; the rest of one is of no use on a page. */
const longestReason = 1_000;
/** Lines of a cell that are looked at, those that say nothing among them. */
const mostLines = 50;
const longestTitle = 300;
/** Above every SKU that is ours: what is longer is shown, and found nowhere. */
const longestSku = 100;
const longestHeading = 40;
const rowsOfHead = 14;

/**
 * The rows of a workbook that a seller centre gave back with the reasons why it did not take them. Shopee's file has a
 * column of its own for them (`et_title_reason`); how TikTok Shop and Lazada head theirs is not published, so that it is
 * found by its heading, in the upload sheet or in a sheet beside it that names SKUs.
 * @returns none when no row has a reason; the first ten reasons of a row
 * @throws DomainError refusedTooMuch as soon as more is found, over all sheets, than any upload gives back
 */
export async function findRefusedRows(
  workbook: XlsxWorkbook,
  sheets: readonly TemplateSheet[],
): Promise<RefusedRow[]> {
  const found = collector();
  for (const sheet of sheets) await ofUploadSheet(workbook, sheet, found);
  if (found.rows.length > 0) return found.rows;
  const uploads = new Set(sheets.map(({ sheet }) => sheet));
  for (let sheet = 0; sheet < workbook.sheets.length; sheet += 1)
    if (!uploads.has(sheet)) await ofReportSheet(workbook, sheet, found);
  return found.rows;
}

/** What is found, and how much was read for it; it refuses what passes a limit. */
type Collector = {
  rows: RefusedRow[];
  /** Counts a row that is looked through. A text that many cells share counts for each. */
  look(texts: Iterable<string>): void;
  keep(row: RefusedRow): void;
};

function collector(): Collector {
  const rows: RefusedRow[] = [];
  let looked = 0;
  let read = 0;
  let kept = 0;
  const refuseAbove = (is: number, most: number) => {
    if (is <= most) return;
    const params = { rows: String(mostRefused), letters: String(mostLetters) };
    throw new DomainError('refusedTooMuch', { params });
  };
  return {
    rows,
    look(texts) {
      looked += 1;
      refuseAbove(looked, sellerWorkbookLimits.rows);
      for (const text of texts) read += text.length;
      refuseAbove(read, sellerWorkbookLimits.characters);
    },
    keep(row) {
      rows.push(row);
      refuseAbove(rows.length, mostRefused);
      for (const text of [row.sheet, row.sku, row.title, ...row.reasons]) kept += text.length;
      refuseAbove(kept, mostLetters);
    },
  };
}

/** Where a sheet says what; columns from 0. */
type Places = {
  sheet: string;
  skusAt: ReadonlyArray<number | undefined>;
  titleAt: number | undefined;
  reasonsAt: readonly number[];
};

async function ofUploadSheet(
  workbook: XlsxWorkbook,
  { sheet, name, columns, firstDataRow, taken }: TemplateSheet,
  found: Collector,
): Promise<void> {
  const head = await readTemplateRows(workbook, sheet, firstDataRow - 1);
  const meaningful = new Set(columns.flatMap(({ means, index }) => (means === 'attribute' ? [] : index)));
  const headed = head.flatMap(({ texts }) =>
    indexesOf(texts, headsReason).filter((index) => !meaningful.has(index)),
  );
  const keyed = columns.flatMap(({ key, index }) => (isReasonKey(key) ? index : []));
  const reasonsAt = [...new Set([...keyed, ...headed])];
  if (reasonsAt.length === 0) return;
  const at = (means: string) => columns.find((column) => column.means === means)?.index;
  const places = { sheet: name, skusAt: [at('sku'), at('productSku')], titleAt: at('title'), reasonsAt };
  for (const [number, texts] of taken) keepRefused({ number, texts }, places, found);
}

/** A sheet that lists SKUs with what is wrong with each, below a heading of its own. */
async function ofReportSheet(workbook: XlsxWorkbook, sheet: number, found: Collector): Promise<void> {
  let places: Places | null = null;
  for await (const row of templateRows(workbook, sheet)) {
    if (places) keepRefused(row, places, found);
    else if (row.number > rowsOfHead) return;
    else places = placesIn(row.texts, workbook.sheets[sheet]?.name ?? '');
  }
}

function placesIn(texts: TemplateRow['texts'], sheet: string): Places | null {
  const reasonsAt = indexesOf(texts, headsReason);
  const skusAt = indexesOf(texts, headsSku);
  const [titleAt] = indexesOf(texts, headsTitle);
  return reasonsAt.length > 0 && skusAt.length > 0 ? { sheet, skusAt, titleAt, reasonsAt } : null;
}

function keepRefused(
  { number, texts }: TemplateRow,
  { sheet, skusAt, titleAt, reasonsAt }: Places,
  found: Collector,
): void {
  found.look(texts.values());
  const text = (index: number | undefined, longest: number) =>
    index === undefined ? '' : cut(texts.get(index) ?? '', longest);
  const reasons = new Set<string>();
  for (const index of reasonsAt) {
    if (reasons.size >= mostReasons) break;
    for (const reason of reasonsIn(texts.get(index) ?? '')) reasons.add(reason);
  }
  if (reasons.size === 0) return;
  found.keep({
    sheet,
    row: number,
    sku: skusAt.map((index) => text(index, longestSku)).find((one) => one !== '') ?? '',
    title: text(titleAt, longestTitle),
    reasons: [...reasons].slice(0, mostReasons),
  });
}

/** Platforms write several reasons into one cell, each on a line of its own or after a semicolon. */
function reasonsIn(cell: string): string[] {
  return cell
    .split(/\r?\n|;\s+/, mostLines)
    .map((line) => cut(line, longestReason))
    .filter((line) => line !== '' && !saysTaken(line));
}

/** Without blanks at its ends, and never in the middle of a letter beyond the first plane. */
function cut(text: string, longest: number): string {
  const whole = text.trim();
  return whole.length <= longest ? whole : [...whole.slice(0, longest + 1)].slice(0, -1).join('').trim();
}

function isReasonKey(key: string): boolean {
  return /(?:^|_)(?:reason|error|err|fail(?:ed|ure)?)(?:_|$)/.test(key);
}

/** Short as headings are: a row of help may speak of errors, too. */
function headsReason(text: string): boolean {
  const heading = text.toLowerCase();
  return (
    isReasonKey(heading) ||
    /(?<!\p{L})(?:lý do|nguyên nhân|lỗi|reasons?|errors?|failed|failure)(?!\p{L})/u.test(heading)
  );
}

function headsSku(text: string): boolean {
  return /^(?:seller ?sku|sku(?: nguoi ban| phan loai| san pham)?|ma sku)$/.test(fold(text));
}

function headsTitle(text: string): boolean {
  return /^(?:ten san pham|product name|name)$/.test(fold(text));
}

function indexesOf(texts: TemplateRow['texts'], is: (heading: string) => boolean): number[] {
  return [...texts].flatMap(([index, text]) => {
    const heading = text.trim();
    return heading.length <= longestHeading && is(heading) ? [index] : [];
  });
}
