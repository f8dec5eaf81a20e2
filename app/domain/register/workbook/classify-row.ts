import type { ColumnField } from '#app/domain/register/workbook/column-field.ts';
import type { MergesByRow } from '#app/domain/register/workbook/merges-by-row.ts';
import type { Cell, SheetRow } from '#app/server/spreadsheet/spreadsheet.ts';
import { fold, tidy } from '#app/server/text/fold.ts';
import { withoutEnd } from '#app/server/text/without-end.ts';

export type RowKind =
  | { kind: 'data' }
  /** A line over the rows that follow: a district, a commune, a product group. */
  | { kind: 'section'; label: string }
  | { kind: 'total' | 'numbering' | 'heading' | 'note' };

export interface TableContext {
  /** Meaning by column. */
  fields: ReadonlyMap<number, ColumnField>;
  /** Lowest headings, folded, by column: headings are printed again on every page of some registers. */
  headings: ReadonlyMap<number, string>;
  merges: MergesByRow;
}

/** What a row below the headings is. Nothing is dropped silently: whatever is not data is counted by its kind. */
export function classifyRow(row: SheetRow, context: TableContext): RowKind {
  const { fields } = context;
  const first = row.cells[0];
  if (!first) return { kind: 'note' };
  if (repeatsHeadings(row, context)) return { kind: 'heading' };
  if (isNumbering(row)) return { kind: 'numbering' };

  const numberCell = row.cells.find((cell) => fields.get(cell.column) === 'rowNumber');
  const filled = new Set(row.cells.flatMap((cell) => fields.get(cell.column) ?? []));
  if (isTotal(row, fields)) return { kind: 'total' };

  if (spansTable(first, row.number, context)) return { kind: 'section', label: sectionLabel(row) };
  if (repeatsItself(row)) return { kind: 'section', label: sectionLabel(row) };
  const counted = numberCell !== undefined && /^\d+(\.0)?$/.test(numberCell.text.trim());
  const content = [...filled].filter((field) => field !== 'rowNumber' && field !== 'note');
  const named = filled.has('product') || filled.has('producer');
  const onlyName = content.length === 1 && filled.has('product');
  const label = sectionLabel(row);
  if (onlyName && NAMES_SECTION.test(label)) return { kind: 'section', label };
  if (counted && content.length > 0) return { kind: 'data' };
  if (named && (filled.has('producer') ? content.length > 1 : content.length > 2)) return { kind: 'data' };
  const heads = isSectionOrdinal(first.text) || row.cells.length === 1 || onlyName;
  return heads && label !== '' && !SIGNATURE.test(label) ? { kind: 'section', label } : { kind: 'note' };
}

/** Words that only a line over other rows begins with. */
const NAMES_SECTION = /^(xã|phường|thị trấn|huyện|thị xã|thành phố|tx\.?|tp\.?|nhóm|ngành|lĩnh vực)\s/iu;

/** What stands below a table: who signs, to whom it goes, remarks. */
const SIGNATURE =
  /^(người lập|lập biểu|giám đốc|phó giám đốc|thủ trưởng|chủ tịch|phó chủ tịch|trưởng phòng|nơi nhận|xác nhận|tm\.|kt\.|ghi chú|lưu ý|ký tên|\(ký|.*ngày\s+\d+\s+tháng)/iu;

/** The label of a section without its numeral: "II. SA PA" → "SA PA", `I | Huyện Bắc Hà` → "Huyện Bắc Hà". */
function sectionLabel(row: SheetRow): string {
  const texts = row.cells.map((cell) => tidy(cell.text)).filter((text) => text !== '' && !isOrdinal(text));
  const label = (texts[0] ?? '').replace(/^(?:[IVXLC]+|[A-Z]|\d+(?:\.\d+)*)\s*[.)/:-]\s*/u, '');
  return withoutEnd(label, ' :.');
}

function isOrdinal(text: string): boolean {
  return isSectionOrdinal(text) || /^\(?\d+(\.\d+)*\)?\.?$/.test(text.trim());
}

/** `I`, `IV.`, `A)`, `B`. */
function isSectionOrdinal(text: string): boolean {
  return /^(?:[IVXLC]+|[A-HĐ])[.)]?$/u.test(text.trim());
}

/**
 * A line that adds up: it begins with a total's word, and where the producer stands there is nobody: nothing, a dash,
 * or how many there are ("Cộng | 5", "Tổng số | 79 chủ thể"). The word alone is a total whatever stands beside it
 * ("Cộng | HTX Quế | 3"): nobody sells a product called "Cộng".
 */
function isTotal(row: SheetRow, fields: TableContext['fields']): boolean {
  const beginning = row.cells.slice(0, 3).map((cell) => tidy(cell.text).toLowerCase());
  if (beginning.some((text) => TOTAL_ALONE.test(text))) return true;
  if (!beginning.some((text) => TOTAL_FIRST.test(text))) return false;
  return row.cells
    .filter((cell) => fields.get(cell.column) === 'producer')
    .every((cell) => {
      const text = tidy(cell.text).toLowerCase();
      return TOTAL_FIRST.test(text) || COUNTED.test(text);
    });
}

/** With their marks, because "Công ty" begins with the same letters; a "cộng đồng" is a village, no sum. */
const TOTAL_WORDS =
  '(?:tổng(?: cộng| số)?|t\\.? ?cộng|cộng(?: dồn)?(?! đồng)|tổng hợp chung|luỹ kế|lũy kế|toàn tỉnh|(?:sub|grand )?total)';
const TOTAL_FIRST = new RegExp(`^${TOTAL_WORDS}(?=[\\s:.(,\\d]|$)`, 'u');
const TOTAL_ALONE = new RegExp(`^${TOTAL_WORDS}[\\s:.(,=]*(?:\\d[\\d.,]*)?\\)?$`, 'u');

/** "5", "1.205", "12 sp", "79 chủ thể", or a dash: how many, never who. */
const COUNTED =
  /^(?:[-–—]+|[\d.,\s]+(?:sản phẩm|sp|mục|chủ thể|cơ sở|đơn vị|htx|hợp tác xã|tổ hợp tác|tht|hộ|hkd|hộ kinh doanh|dn|doanh nghiệp|xã|phường)?)$/u;

/** A merged cell over at least half of the table's columns. */
function spansTable(cell: Cell, rowNumber: number, { merges, fields }: TableContext): boolean {
  const merge = merges
    .over(rowNumber)
    .find(
      (each) => each.firstRow === rowNumber && each.lastRow === rowNumber && each.firstColumn === cell.column,
    );
  return (
    merge !== undefined && fields.size > 3 && merge.lastColumn - merge.firstColumn + 1 >= fields.size / 2
  );
}

/** A line over the rows below whose cells were unmerged, each with the whole text: no product is called like its producer. */
function repeatsItself({ cells: [first, ...others] }: SheetRow): boolean {
  return (
    first !== undefined &&
    others.length >= FEWEST_REPEATS &&
    others.every(({ text }) => fold(text) === fold(first.text))
  );
}

const FEWEST_REPEATS = 3;

function repeatsHeadings(row: SheetRow, { headings }: TableContext): boolean {
  const same = row.cells.filter((cell) => headings.get(cell.column) === fold(cell.text)).length;
  return same >= 3 && same >= row.cells.length / 2;
}

/** `1 2 3 4…`, `(1) (2) (3)…`, `A B C 1 2`, `1 2 3=1+2`: the line of column numbers under the headings. */
function isNumbering(row: SheetRow): boolean {
  if (row.cells.length < 3) return false;
  const marks = row.cells.map((cell) => tidy(cell.text).replace(/^\((.*)\)$/, '$1'));
  if (!marks.every((mark) => /^(\d{1,3}|[A-Z]|\d{1,3}\s*=.*)$/u.test(mark))) return false;
  const numbers = marks.flatMap((mark) => (/^\d/.test(mark) ? [Number.parseInt(mark, 10)] : []));
  return numbers.every((number, index) => index === 0 || number === (numbers[index - 1] ?? 0) + 1);
}
