import { readDecision } from '#app/domain/register/import/read-decision.ts';
import { readPlaceTexts } from '#app/domain/register/import/read-place-texts.ts';
import { readPlatformsOfRow } from '#app/domain/register/import/read-platforms-of-row.ts';
import { readStars } from '#app/domain/register/import/read-stars.ts';
import type { ReadingContext, ReadParsed } from '#app/domain/register/import/reading-context.ts';
import type { RowValues } from '#app/domain/register/import/row-values.ts';
import { refuseBrokenCells, usable, withoutEndlessCells } from '#app/domain/register/import/usable-cells.ts';
import { findWithdrawal } from '#app/domain/register/parse/find-withdrawal.ts';
import { parseDate } from '#app/domain/register/parse/parse-date.ts';
import { parseGroup } from '#app/domain/register/parse/parse-group.ts';
import { legalTypeOfName, parseLegalType, producerKey } from '#app/domain/register/parse/parse-legal-type.ts';
import { parseMark } from '#app/domain/register/parse/parse-mark.ts';
import { parsePhone } from '#app/domain/register/parse/parse-phone.ts';
import type { CellValue, Parsed, ProblemCode, RowProblem } from '#app/domain/register/parse/parsed.ts';
import { resolvePlace } from '#app/domain/register/places/resolve-place.ts';
import { readPublicCode } from '#app/domain/register/public-code.ts';
import type { PlainField } from '#app/domain/register/workbook/column-field.ts';
import type { RegisterRow } from '#app/domain/register/workbook/register-row.ts';
import { demoStepInVietnamese } from '#app/i18n/demo-steps.ts';
import { addDays } from '#app/server/local-date.ts';
import type { Cell } from '#app/server/spreadsheet/spreadsheet.ts';
import { fold, tidy } from '#app/server/text/fold.ts';

const LONGEST_NAME = 300;
const LONGEST_TEXT = 1_000;
const LONGEST_DECISION = 100;
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

  // The list that the department downloads in English has some of them in English.
  const recorded = (field: PlainField): string | null => {
    const written = text(field);
    return written === null ? null : (demoStepInVietnamese(written) ?? written);
  };

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
    blocker: recorded('blocker') ?? (isOnNone && remark !== '' ? remark.slice(0, LONGEST_TEXT) : null),
    blockerOwner: recorded('owner'),
    blockerNextStep: recorded('nextStep'),
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
