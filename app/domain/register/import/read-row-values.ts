import { readPlatformsOfRow } from '#app/domain/register/import/read-platforms-of-row.ts';
import type { RowValues } from '#app/domain/register/import/row-values.ts';
import { findWithdrawal } from '#app/domain/register/parse/find-withdrawal.ts';
import { parseAddress } from '#app/domain/register/parse/parse-address.ts';
import { parseDate } from '#app/domain/register/parse/parse-date.ts';
import { decisionKey, parseDecision } from '#app/domain/register/parse/parse-decision.ts';
import { type KnownProductSet, parseGroup } from '#app/domain/register/parse/parse-group.ts';
import { legalTypeOfName, parseLegalType, producerKey } from '#app/domain/register/parse/parse-legal-type.ts';
import { parseMark } from '#app/domain/register/parse/parse-mark.ts';
import { parsePhone } from '#app/domain/register/parse/parse-phone.ts';
import type { KnownChannel } from '#app/domain/register/parse/parse-platforms.ts';
import { parseStars, parseStarsOfSection } from '#app/domain/register/parse/parse-stars.ts';
import type { CellValue, Parsed, ProblemCode, RowProblem } from '#app/domain/register/parse/parsed.ts';
import type { PlaceIndex } from '#app/domain/register/places/place-index.ts';
import { kindOf, placeKey } from '#app/domain/register/places/place-key.ts';
import { isAlmostKnown, resolveDistrict, resolvePlace } from '#app/domain/register/places/resolve-place.ts';
import { readPublicCode } from '#app/domain/register/public-code.ts';
import type { ColumnField, PlainField } from '#app/domain/register/workbook/column-field.ts';
import type { RegisterRow } from '#app/domain/register/workbook/register-row.ts';
import { addDays } from '#app/server/local-date.ts';
import type { Cell } from '#app/server/spreadsheet/spreadsheet.ts';
import { fold, tidy } from '#app/server/text/fold.ts';

export interface ReadingContext {
  places: PlaceIndex;
  /** Remembered and new answers about places, by `placeTextKey`. */
  placeAnswers: ReadonlyMap<string, string>;
  channels: ReadonlyArray<KnownChannel>;
  productSets: ReadonlyArray<KnownProductSet>;
  /** Fields that the workbook has a column for, with the column's letter. */
  fields: ReadonlyMap<ColumnField, string>;
  asOf: string;
  emptyTick: 'no' | 'unknown';
  answers: Readonly<Record<string, string>>;
}

const LONGEST_NAME = 300;
const LONGEST_TEXT = 1_000;
const LONGEST_DECISION = 100;
/** A dozen of the longest addresses. */
const LONGEST_CELL = 4_000;
/** The OCOP programme began with QĐ 490/QĐ-TTg of May 2018. */
const FIRST_OCOP_YEAR = '2018';

/** Turns one row of a register into values, noting what could not be read and in which cell. */
export function readRowValues(given: RegisterRow, context: ReadingContext): RowValues {
  const problems: Array<RowProblem> = [];
  const note = (code: ProblemCode, cell: Cell | null, params: RowProblem['params'] = {}) =>
    problems.push({ code, cell: cell?.address ?? null, params });
  const row = withoutEndlessCells(given, note);
  refuseBrokenCells(row, note);

  const cell = (field: PlainField): Cell | null => usable(row.cells.get(field)?.[0]);
  const text = (field: PlainField, longest = LONGEST_TEXT): string | null => {
    const found = cell(field);
    const value = found ? tidy(found.text) : '';
    if (value.length > longest) note('text_too_long', found, { limit: longest });
    // The row stays out; what is kept of it for the report need not be as long as a book.
    return value === '' ? null : value.slice(0, longest);
  };
  function read<T>(field: PlainField, parse: (value: CellValue) => Parsed<T>): T | null {
    const found = cell(field);
    if (!found) return null;
    const result = parse(found);
    for (const code of result.problems) note(code, found, { text: tidy(found.text).slice(0, 80) });
    return result.value;
  }

  const product = text('product', LONGEST_NAME) ?? '';
  const producer = text('producer', LONGEST_NAME) ?? '';
  const whereIs = (field: PlainField): string | null => {
    const letter = context.fields.get(field);
    return cell(field)?.address ?? (letter === undefined ? null : `${letter}${row.number}`);
  };
  if (product === '') problems.push({ code: 'product_missing', cell: whereIs('product'), params: {} });
  if (producer === '') problems.push({ code: 'producer_missing', cell: whereIs('producer'), params: {} });

  const codeText = text('code');
  const code = codeText === null ? null : readPublicCode(codeText);
  if (codeText !== null && code === null) note('code_wrong', cell('code'), { text: codeText.slice(0, 40) });

  const { communeText, districtText, addressText } = readPlaceTexts(row, text, context);
  const place = resolvePlace(
    context.places,
    { commune: communeText, district: districtText },
    context.placeAnswers,
  );
  const placeCell = cell('commune') ?? cell('address') ?? cell('district');
  if (place.kind === 'resolved' && place.districtDiffers) {
    note('place_district_differs', placeCell, {
      commune: context.places.communeName.get(place.communeCode ?? '') ?? '',
      district: context.places.districtName.get(place.districtCode ?? '') ?? '',
    });
  }
  const stars = readStars(row, read, note, context);
  const decision = readDecision(cell, note);
  if ((decision?.number?.length ?? 0) > LONGEST_DECISION)
    note('text_too_long', cell('decisionNumber') ?? cell('decisionDate'), { limit: LONGEST_DECISION });
  const day = decision?.date?.day ?? null;
  if (day !== null && day > context.asOf)
    note('date_after_as_of', cell('decisionDate') ?? cell('decisionNumber'));
  if (day !== null && day.slice(0, 4) < FIRST_OCOP_YEAR)
    note('date_before_ocop', cell('decisionDate') ?? cell('decisionNumber'));
  if (stars !== null && decision?.date == null) note('date_missing', cell('stars'));
  const expires = read('expires', parseDate);

  const platforms = readPlatformsOfRow(row, context.channels, context.answers);
  problems.push(...platforms.problems);
  const groupText = text('group') ?? sectionGroup(row, context);
  const remark = (row.cells.get('note') ?? [])
    .map((each) => tidy(each.text))
    .filter(Boolean)
    .join('; ');
  // Only where a column speaks of platforms does an empty one mean "on none".
  const knowsPlatforms = [...context.fields.keys()].some(
    (field) =>
      field === 'platforms' || field === 'links' || field === 'listed' || field.startsWith('channel:'),
  );
  const counting = new Set(
    context.channels.filter(({ countsFrom }) => countsFrom !== null).map((one) => one.code),
  );
  const isListed = platforms.presences.some(({ channelCode }) => counting.has(channelCode));
  const isOnNone = knowsPlatforms && !isListed;

  return {
    row: row.number,
    code,
    product,
    productKey: fold(product),
    producer,
    producerKey: producerKey(producer),
    legalType: read('legalType', parseLegalType) ?? legalTypeOfName(producer),
    phone: read('phone', parsePhone),
    addressText,
    communeText,
    districtText,
    place,
    placeCell: placeCell?.address ?? null,
    decisionCell: (cell('decisionNumber') ?? cell('decisionDate'))?.address ?? null,
    groupText,
    setCode: groupText === null ? null : parseGroup(groupText, context.productSets).setCode,
    stars,
    decision,
    issuer: text('issuer'),
    expiresOn: expires ? addDays(expires.day, 1) : null,
    presences: platforms.presences,
    ends: platforms.ends,
    unknownChannels: platforms.unknownChannels,
    withdrawal: withdrawalIn(row.cells.get('note') ?? []),
    isListed,
    isBlockerEnding: platforms.isEndedByRemark,
    // Without a column for reasons, the remark beside a product that is on no platform is its reason.
    blocker: text('blocker') ?? (isOnNone && remark !== '' ? remark.slice(0, LONGEST_TEXT) : null),
    blockerOwner: text('owner'),
    blockerNextStep: text('nextStep'),
    womenLed: readTick('womenLed', read, context),
    minorityLed: readTick('minorityLed', read, context),
    problems,
  };
}

const LONGEST_REMARK = 200;

function withdrawalIn(notes: ReadonlyArray<Cell>): RowValues['withdrawal'] {
  for (const { text, address } of notes) {
    const found = findWithdrawal(text);
    if (found) return { text: tidy(text).slice(0, LONGEST_REMARK), cell: address, day: found.day };
  }
  return null;
}

type ReadText = (field: PlainField) => string | null;
type ReadParsed = <T>(field: PlainField, parse: (value: CellValue) => Parsed<T>) => T | null;
type NoteProblem = (code: ProblemCode, cell: Cell | null, params?: RowProblem['params']) => void;

function usable(cell: Cell | undefined): Cell | null {
  return cell && cell.kind !== 'uncomputed' && cell.kind !== 'error' ? cell : null;
}

/**
 * No cell of a register is a book: what would only keep the reader busy is refused before it is taken apart, and the row
 * with it.
 */
function withoutEndlessCells(row: RegisterRow, note: NoteProblem): RegisterRow {
  const cells = new Map(row.cells);
  for (const [field, some] of row.cells) {
    const endless = some.filter(({ text }) => text.length > LONGEST_CELL);
    if (endless.length === 0) continue;
    for (const cell of endless) note('text_too_long', cell, { limit: LONGEST_CELL });
    cells.set(
      field,
      some.filter((cell) => !endless.includes(cell)),
    );
  }
  return { ...row, cells };
}

/** Formulas give their kept result and say so; one without a result, and `#N/A`, keep the row out. */
function refuseBrokenCells(row: RegisterRow, note: NoteProblem): void {
  for (const [field, cells] of row.cells) {
    if (field === 'rowNumber' || field === 'note') continue;
    for (const cell of cells) {
      if (cell.kind === 'uncomputed') note('formula_uncomputed', cell);
      else if (cell.kind === 'error') note('cell_error', cell, { text: cell.text });
      else if (cell.formula) note('formula_value', cell, { text: cell.text.slice(0, 80) });
    }
  }
}

/** The commune and district: from their columns, from an address in one cell, else from the sections above. */
function readPlaceTexts(row: RegisterRow, text: ReadText, { places }: ReadingContext) {
  const known = {
    isDistrict: (name: string) => resolveDistrict(places, name) !== null,
    isCommune: (name: string) => places.byKey.has(placeKey(name)),
    isAlmostCommune: (name: string) => isAlmostKnown(places, name),
  };
  let communeText = text('commune');
  let districtText = text('district');
  let addressText: string | null = null;
  const whole = text('address');
  if (whole !== null) {
    const parts = parseAddress(whole, known);
    addressText = communeText !== null && parts.commune === null ? whole : parts.local;
    communeText ??= parts.commune;
    districtText ??= parts.district;
  }
  if (communeText !== null && /[,;]|\s[-–]\s/.test(communeText)) {
    const parts = parseAddress(communeText, known);
    communeText = parts.commune ?? communeText;
    districtText ??= parts.district;
    addressText ??= parts.local;
  }
  for (const section of [...row.sections].reverse()) {
    const kind = kindOf(section);
    if (kind !== null && known.isCommune(section)) communeText ??= section;
    else if (known.isDistrict(section)) districtText ??= section;
    else if (known.isCommune(section)) communeText ??= section;
  }
  return { communeText, districtText, addressText };
}

function readStars(
  row: RegisterRow,
  read: ReadParsed,
  note: NoteProblem,
  context: ReadingContext,
): number | null {
  const own = read('stars', parseStars);
  if (own !== null) return own;
  for (const [field, cells] of row.cells) {
    if (field.startsWith('stars:') && cells.some((cell) => parseMark(cell).value === true))
      return Number(field.slice(6));
  }
  const hasColumn = [...context.fields.keys()].some(
    (field) => field === 'stars' || field.startsWith('stars:'),
  );
  if (hasColumn) return null;
  for (const section of [...row.sections].reverse()) {
    if (!/\bsao\b/.test(fold(section)) && !section.includes('★')) continue;
    const { value, problems } = parseStarsOfSection(section);
    // A section that only bears the word, "HTX Sao Mai", says nothing of stars.
    for (const code of problems)
      if (code !== 'stars_unreadable' && code !== 'stars_several')
        note(code, null, { text: section.slice(0, 80) });
    return value;
  }
  return null;
}

/** Number and date from their columns; the number's cell may hold both. */
function readDecision(cell: (field: PlainField) => Cell | null, note: NoteProblem): RowValues['decision'] {
  const numberCell = cell('decisionNumber');
  const dateCell = cell('decisionDate');
  const short = (each: Cell) => ({ text: tidy(each.text).slice(0, 80) });
  const number = numberCell ? (numberCell.date ? null : parseDecision(numberCell)) : null;
  const dateInNumberCell = numberCell?.date ? parseDate(numberCell) : null;
  const date = dateCell ? parseDate(dateCell) : null;
  // A column of dates may hold whole decisions: "QĐ 123/QĐ-UBND ngày 12/3/2023".
  const decisionInDateCell =
    dateCell && date?.problems.includes('date_unreadable') ? parseDecision(dateCell) : null;
  const best = number?.value ?? decisionInDateCell?.value ?? null;
  if (number && numberCell) for (const code of number.problems) note(code, numberCell, short(numberCell));
  const isWithdrawn = decisionInDateCell?.problems.includes('decision_revoked');
  const ofDate = decisionInDateCell?.value || isWithdrawn ? decisionInDateCell : date;
  if (ofDate && dateCell) for (const code of ofDate.problems) note(code, dateCell, short(dateCell));
  const when =
    date?.value ?? decisionInDateCell?.value?.date ?? number?.value?.date ?? dateInNumberCell?.value ?? null;
  if (best === null && when === null) return null;
  const written = best?.number ?? null;
  return { number: written, key: written === null ? null : decisionKey(written), date: when };
}

function sectionGroup(row: RegisterRow, { fields, productSets }: ReadingContext): string | null {
  if (fields.has('group')) return null;
  for (const section of [...row.sections].reverse()) {
    if (parseGroup(section, productSets).branchNumber !== null) return section;
  }
  return null;
}

function readTick(
  field: 'womenLed' | 'minorityLed',
  read: ReadParsed,
  context: ReadingContext,
): boolean | null {
  if (!context.fields.has(field)) return null;
  return read(field, parseMark) ?? (context.emptyTick === 'no' ? false : null);
}
