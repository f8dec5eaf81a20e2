import type { ReadSheet, RefusedRow, RefusedSheets } from '#app/domain/channels/channel.ts';
import { type CellComments, readComments } from '#app/domain/channels/template/read-comments.server.ts';
import { saysTaken } from '#app/domain/channels/template/says-taken.ts';
import {
  readTemplateRows,
  sellerWorkbookLimits,
  type TemplateRow,
  templateRows,
} from '#app/domain/channels/template/seller-workbook.server.ts';
import type { TemplateColumn, TemplateSheet } from '#app/domain/channels/template/template-kind.ts';
import { DomainError } from '#app/server/domain-error.ts';
import type { XlsxWorkbook } from '#app/server/spreadsheet/open-xlsx.server.ts';
import { columnName } from '#app/server/spreadsheet/spreadsheet.ts';
import { fold } from '#app/server/text/fold.ts';

/** Several times what one upload takes. */
const mostRefused = 5_000;
/** Letters of all rows that are kept together: a thousand for each row of the longest upload. */
const mostLetters = 1_000_000;
/** More of one row are of no use on a page, which says how many there are: the first mended ones change what the platform says of the others. */
const mostReasons = 10;
/** Longer than any reason that was seen; the rest of one is of no use on a page. */
const longestReason = 1_000;
/** Lines of a cell of which it is looked at whether they say anything; those after them count as reasons. */
const mostLines = 50;
const longestTitle = 300;
/** Above every SKU that is ours: what is longer is shown, and found nowhere. */
const longestSku = 100;
const longestHeading = 40;
const rowsOfHead = 14;
/** Sheets, and columns of each, that are told of as read. */
const mostTold = 10;

/**
 * The rows of a workbook that a seller centre gave back with the reasons why it did not take them. Shopee's file has a
 * column of its own for them (`et_title_reason`). How TikTok Shop and Lazada give theirs is not published: it is found by
 * headings, in Vietnamese, English or Chinese, over one column or several, and in comments on the cells of a product; in the
 * upload sheet, or in a sheet beside it that names SKUs.
 * @param sheets those that take products; none where the workbook has lost the platform's keys
 * @returns no rows when none has a reason; the first ten reasons of a row
 * @throws DomainError refusedTooMuch as soon as more is found, over all sheets, than any upload gives back
 */
export async function findRefusedRows(
  workbook: XlsxWorkbook,
  sheets: readonly TemplateSheet[],
): Promise<RefusedSheets> {
  const found = collector();
  for (const sheet of sheets) await ofUploadSheet(workbook, sheet, found);
  if (found.rows.length > 0) return found;
  const uploads = new Set(sheets.map(({ sheet }) => sheet));
  for (let sheet = 0; sheet < workbook.sheets.length; sheet += 1)
    if (!uploads.has(sheet)) await ofReportSheet(workbook, sheet, found);
  return found;
}

/** What is found, and how much was read for it; it refuses what passes a limit. */
type Collector = {
  rows: RefusedRow[];
  read: ReadSheet[];
  /** Counts a row that is looked through. A text that many cells share counts for each. */
  look(texts: Iterable<string>): void;
  keep(row: RefusedRow): void;
  /** Notes how a sheet was read in which refused rows were found. */
  tell(places: Places): void;
};

function collector(): Collector {
  const rows: RefusedRow[] = [];
  const read: ReadSheet[] = [];
  let looked = 0;
  let letters = 0;
  let kept = 0;
  const refuseAbove = (is: number, most: number) => {
    if (is <= most) return;
    const params = { rows: String(mostRefused), letters: String(mostLetters) };
    throw new DomainError('refusedTooMuch', { params });
  };
  return {
    rows,
    read,
    look(texts) {
      looked += 1;
      refuseAbove(looked, sellerWorkbookLimits.rows);
      for (const text of texts) letters += text.length;
      refuseAbove(letters, sellerWorkbookLimits.characters);
    },
    keep(row) {
      rows.push(row);
      refuseAbove(rows.length, mostRefused);
      for (const text of [row.sheet, row.sku, row.title, ...row.reasons]) kept += text.length;
      refuseAbove(kept, mostLetters);
    },
    tell({ sheet, skusAt, reasonsAt, comments, headingAt }) {
      if (read.length === mostTold || !rows.some((row) => row.sheet === sheet)) return;
      const named = (columns: readonly number[]) => columns.slice(0, mostTold).map(headingAt);
      read.push({ sheet, skus: named(skusAt), reasons: named(reasonsAt), hasComments: comments.size > 0 });
    },
  };
}

/** Where a sheet says what; columns from 0. */
type Places = {
  sheet: string;
  skusAt: readonly number[];
  titleAt: number | undefined;
  reasonsAt: readonly number[];
  /** On rows of products. */
  comments: CellComments;
  /** How the sheet heads a column; its letter where it does not. */
  headingAt(column: number): string;
};

async function ofUploadSheet(
  workbook: XlsxWorkbook,
  { sheet, name, columns, firstDataRow, taken }: TemplateSheet,
  found: Collector,
): Promise<void> {
  const head = await readTemplateRows(workbook, sheet, firstDataRow - 1);
  const comments = belowHead(await readComments(workbook, sheet), firstDataRow);
  const reasonsAt = reasonColumns(head, columns);
  if (reasonsAt.length === 0 && comments.size === 0) return;
  const at = (means: string) => columns.find((column) => column.means === means)?.index;
  const places = {
    sheet: name,
    skusAt: [at('sku'), at('productSku')].filter((index) => index !== undefined),
    titleAt: at('title'),
    reasonsAt,
    comments,
    headingAt: headingsOf(head, columns),
  };
  for (const [number, texts] of taken) keepRefused({ number, texts }, places, found);
  found.tell(places);
}

/** The columns with reasons: those that a key or a heading names, else one that could hold nothing but the outcome. */
function reasonColumns(head: readonly TemplateRow[], columns: readonly TemplateColumn[]): readonly number[] {
  const meaningful = new Set(columns.flatMap(({ means, index }) => (means === 'attribute' ? [] : index)));
  const headedBy = (is: (heading: string) => boolean, isTaken: ReadonlySet<number>) =>
    headedIn(head, is).filter((index) => !isTaken.has(index));
  const keyed = columns.flatMap(({ key, index }) => (isReasonKey(key) ? index : []));
  const headed = [...new Set([...keyed, ...headedBy(headsReason, meaningful)])];
  if (headed.length > 0) return headed;
  // "Result" may be asked of a category; a column without a key of the platform is none of its questions.
  return headedBy(headsOutcome, new Set(columns.map(({ index }) => index)));
}

function headingsOf(
  head: readonly TemplateRow[],
  columns: readonly TemplateColumn[] = [],
): (column: number) => string {
  const labels = new Map(columns.map(({ index, label }) => [index, label]));
  return (column) => {
    const texts = head.flatMap(({ texts }) => texts.get(column)?.trim() ?? []);
    const heading = texts.find((text) => headsReason(text) || headsOutcome(text) || headsSku(text));
    return cut(labels.get(column) ?? heading ?? '', longestHeading) || columnName(column);
  };
}

function belowHead(comments: CellComments, firstDataRow: number): CellComments {
  return new Map([...comments].filter(([row]) => row >= firstDataRow));
}

/** A sheet that lists SKUs with what is wrong with each, below headings of its own, which may stand in several rows. */
async function ofReportSheet(workbook: XlsxWorkbook, sheet: number, found: Collector): Promise<void> {
  const name = workbook.sheets[sheet]?.name ?? '';
  const comments = await readComments(workbook, sheet);
  const head: TemplateRow[] = [];
  let places: Places | null = null;
  for await (const row of templateRows(workbook, sheet)) {
    if (places) keepRefused(row, places, found);
    else if (row.number > rowsOfHead || namesProduct(row, headedIn(head, headsSku))) return;
    else {
      head.push(row);
      places = placesIn(head, name, comments);
    }
  }
  if (places) found.tell(places);
}

/** Whether a row below the heading of the SKUs is of a product, and no more of the head. */
function namesProduct({ texts }: TemplateRow, skusAt: readonly number[]): boolean {
  return skusAt.some((index) => {
    const text = texts.get(index)?.trim() ?? '';
    return text !== '' && !headsSku(text);
  });
}

function headedIn(head: readonly TemplateRow[], is: (heading: string) => boolean): number[] {
  return [...new Set(head.flatMap(({ texts }) => indexesOf(texts, is)))];
}

function placesIn(head: readonly TemplateRow[], sheet: string, comments: CellComments): Places | null {
  // A size is known by its own SKU; where there is none, by that of the product.
  const ofProduct = new Set(headedIn(head, headsProductSku));
  const skusAt = headedIn(head, headsSku).sort(
    (one, other) => Number(ofProduct.has(one)) - Number(ofProduct.has(other)),
  );
  const [titleAt] = headedIn(head, headsTitle);
  const reasons = headedIn(head, headsReason);
  const reasonsAt = reasons.length > 0 ? reasons : headedIn(head, headsOutcome);
  const below = belowHead(comments, (head.at(-1)?.number ?? 0) + 1);
  if (skusAt.length === 0 || (reasonsAt.length === 0 && below.size === 0)) return null;
  return { sheet, skusAt, titleAt, reasonsAt, comments: below, headingAt: headingsOf(head) };
}

function keepRefused({ number, texts }: TemplateRow, places: Places, found: Collector): void {
  const { sheet, skusAt, titleAt, reasonsAt, headingAt } = places;
  const comments = places.comments.get(number) ?? new Map<number, string>();
  found.look([...texts.values(), ...comments.values()]);
  const text = (index: number | undefined, longest: number) =>
    index === undefined ? '' : cut(texts.get(index) ?? '', longest);
  // Heads may take several rows: the second names the same columns once more.
  if (skusAt.some((index) => headsSku(text(index, longestSku)))) return;
  const reasons = new Set<string>();
  for (const index of reasonsAt) for (const reason of reasonsIn(texts.get(index) ?? '')) reasons.add(reason);
  for (const [index, comment] of comments) {
    const said = reasonsIn(comment);
    // Of a comment on the SKU the whole product is meant, of one on another cell that cell.
    const place = skusAt.includes(index) ? '' : `${headingAt(index)}: `;
    for (const reason of said) if (!reasons.has(reason)) reasons.add(cut(`${place}${reason}`, longestReason));
  }
  if (reasons.size === 0) return;
  const more = reasons.size - mostReasons;
  found.keep({
    sheet,
    row: number,
    sku: skusAt.map((index) => text(index, longestSku)).find((one) => one !== '') ?? '',
    title: text(titleAt, longestTitle),
    reasons: [...reasons].slice(0, mostReasons),
    ...(more > 0 ? { more } : {}),
  });
}

/** Platforms write several reasons into one cell, each on a line of its own or after a semicolon. */
function reasonsIn(cell: string): string[] {
  return cell
    .split(/\r?\n|;\s+/)
    .map((line) => cut(line, longestReason))
    .filter((line, at) => line !== '' && (at >= mostLines || !saysTaken(line)));
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
  const heading = text.normalize('NFC').toLowerCase();
  return (
    isReasonKey(heading) ||
    /(?<!\p{L})(?:lý do|lí do|nguyên nhân|lỗi|thất bại|reasons?|errors?|failed|failures?|reject(?:ed|ion)s?)(?!\p{L})|原因|错误|失败/u.test(
      heading,
    )
  );
}

/**
 * What a platform says of a row, be it good or bad: "Kết quả", "Upload result", "Remarks". No "Status": one that is neither
 * good nor bad, "pending", is no reason.
 */
function headsOutcome(text: string): boolean {
  return /^(?:(?:ket qua|phan hoi|thong bao)(?: (?:dang|tai len|xu ly|kiem tra|dang ban|tu san|cua san|san pham|he thong))*|(?:(?:upload|import|check|process|processing|validation|system|listing) )?(?:results?|messages?|remarks?|feedback)|结果|备注)$/.test(
    fold(text),
  );
}

/** Not the platform's own number, "SKU ID", nor anything about an SKU, "SKU images". */
function headsSku(text: string): boolean {
  return /^(?:(?:ma )?(?:(?:seller|merchant|shop|item|product|parent|variation|variant) ?)?skus?(?: (?:code|no))?(?: (?:cua )?(?:nguoi ban|nha ban|nha ban hang|phan loai|phan loai hang|san pham|hang|shop|cha|con))?|ma (?:hang|san pham)|seller s sku|(?:商家|卖家) ?sku)(?: (?:optional|required|mandatory|bat buoc|khong bat buoc|tuy chon))?$/.test(
    fold(text),
  );
}

function headsProductSku(text: string): boolean {
  return headsSku(text) && /(?:parent|product|san pham|cha$)/.test(fold(text));
}

function headsTitle(text: string): boolean {
  return /^(?:ten san pham|product name|name|title|商品名称)$/.test(fold(text));
}

function indexesOf(texts: TemplateRow['texts'], is: (heading: string) => boolean): number[] {
  return [...texts].flatMap(([index, text]) => {
    const heading = text.trim();
    return heading.length <= longestHeading && is(heading) ? [index] : [];
  });
}
