import { readTemplateRows, type TemplateRow } from '#app/domain/channels/template/seller-workbook.server.ts';
import type { TemplateSheet } from '#app/domain/channels/template/template-kind.ts';
import { DomainError } from '#app/server/domain-error.ts';
import type { XlsxWorkbook } from '#app/server/spreadsheet/open-xlsx.server.ts';
import { fold } from '#app/server/text/fold.ts';

/** A row that the platform did not take over, with its own words why. Rows from 1; `title` '' where the row has none. */
export type RefusedRow = { sheet: string; row: number; sku: string; title: string; reasons: string[] };

/** Several times what one upload takes. */
const mostRefused = 5_000;
/** Longer than any reason that was seen; the rest of one is of no use on a page. */
const longestReason = 1_000;
const rowsOfHead = 14;

/**
 * The rows of a workbook that a seller centre gave back with the reasons why it did not take them. Shopee's file has a
 * column of its own for them (`et_title_reason`); how TikTok Shop and Lazada head theirs is not published, so that it is
 * found by its heading, in the upload sheet or in a sheet beside it that names SKUs.
 * @returns none when no row has a reason
 * @throws DomainError templateTooLong for more rows than any upload
 */
export async function readRefusedRows(
  workbook: XlsxWorkbook,
  sheets: readonly TemplateSheet[],
): Promise<RefusedRow[]> {
  const found: RefusedRow[] = [];
  for (const sheet of sheets) found.push(...(await ofUploadSheet(workbook, sheet)));
  if (found.length === 0) {
    const uploads = new Set(sheets.map(({ sheet }) => sheet));
    for (let sheet = 0; sheet < workbook.sheets.length; sheet += 1)
      if (!uploads.has(sheet)) found.push(...(await ofReportSheet(workbook, sheet)));
  }
  if (found.length > mostRefused)
    throw new DomainError('templateTooLong', { params: { limit: String(mostRefused) } });
  return found;
}

async function ofUploadSheet(workbook: XlsxWorkbook, upload: TemplateSheet): Promise<RefusedRow[]> {
  const { sheet, name, columns, firstDataRow, taken } = upload;
  const head = await readTemplateRows(workbook, sheet, firstDataRow - 1);
  const meaningful = new Set(columns.flatMap(({ means, index }) => (means === 'attribute' ? [] : index)));
  const headed = head.flatMap(({ texts }) =>
    [...texts].flatMap(([index, text]) => (headsReason(text) && !meaningful.has(index) ? index : [])),
  );
  const keyed = columns.flatMap(({ key, index }) => (isReasonKey(key) ? index : []));
  const reasonsAt = [...new Set([...keyed, ...headed])];
  const at = (means: string) => columns.find((column) => column.means === means)?.index;
  const skusAt = [at('sku'), at('productSku')];
  return [...taken].flatMap(([row, texts]) =>
    refusedRow({ sheet: name, row, texts, skusAt, titleAt: at('title'), reasonsAt }),
  );
}

/** A sheet that lists SKUs with what is wrong with each, below a heading of its own. */
async function ofReportSheet(workbook: XlsxWorkbook, sheet: number): Promise<RefusedRow[]> {
  const head = (await readTemplateRows(workbook, sheet, rowsOfHead)).find(
    ({ texts }) => indexesOf(texts, headsReason).length > 0 && indexesOf(texts, headsSku).length > 0,
  );
  if (!head) return [];
  const reasonsAt = indexesOf(head.texts, headsReason);
  const skusAt = indexesOf(head.texts, headsSku);
  const [titleAt] = indexesOf(head.texts, headsTitle);
  const rows = await readTemplateRows(workbook, sheet, Number.MAX_SAFE_INTEGER);
  return rows
    .filter(({ number }) => number > head.number)
    .flatMap(({ number: row, texts }) =>
      refusedRow({ sheet: workbook.sheets[sheet]?.name ?? '', row, texts, skusAt, titleAt, reasonsAt }),
    );
}

function refusedRow({
  sheet,
  row,
  texts,
  skusAt,
  titleAt,
  reasonsAt,
}: {
  sheet: string;
  row: number;
  texts: TemplateRow['texts'];
  skusAt: ReadonlyArray<number | undefined>;
  titleAt: number | undefined;
  reasonsAt: readonly number[];
}): RefusedRow[] {
  const text = (index: number | undefined) => (index === undefined ? '' : (texts.get(index)?.trim() ?? ''));
  const reasons = reasonsAt.flatMap((index) => reasonsIn(text(index)));
  if (reasons.length === 0) return [];
  const sku = skusAt.map(text).find((one) => one !== '') ?? '';
  return [{ sheet, row, sku, title: text(titleAt), reasons: [...new Set(reasons)] }];
}

/** Platforms write several reasons into one cell, each on a line of its own or after a semicolon. */
function reasonsIn(cell: string): string[] {
  return cell
    .split(/\r?\n|;\s+/)
    .map((line) => [...line.trim()].slice(0, longestReason).join(''))
    .filter((line) => line !== '' && !saysTaken.has(fold(line)));
}

/** What stands beside rows that were taken over. */
const saysTaken: ReadonlySet<string> = new Set(['', 'success', 'successful', 'thanh cong', 'ok', 'passed']);

function isReasonKey(key: string): boolean {
  return /(?:^|_)(?:reason|error|err|fail(?:ed|ure)?)(?:_|$)/.test(key);
}

/** Short as headings are: a row of help may speak of errors, too. */
function headsReason(text: string): boolean {
  const heading = text.normalize('NFC').trim().toLowerCase();
  return (
    heading.length <= 40 &&
    (isReasonKey(heading) ||
      /(?<!\p{L})(?:lý do|nguyên nhân|lỗi|reasons?|errors?|failed|failure)(?!\p{L})/u.test(heading))
  );
}

function headsSku(text: string): boolean {
  return /^(?:seller ?sku|sku(?: nguoi ban| phan loai| san pham)?|ma sku)$/.test(fold(text));
}

function headsTitle(text: string): boolean {
  return /^(?:ten san pham|product name|name)$/.test(fold(text));
}

function indexesOf(texts: TemplateRow['texts'], is: (text: string) => boolean): number[] {
  return [...texts].flatMap(([index, text]) => (is(text) ? index : []));
}
