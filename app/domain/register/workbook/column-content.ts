import { parseAddress } from '#app/domain/register/parse/parse-address.ts';
import { parseDate } from '#app/domain/register/parse/parse-date.ts';
import { parseLegalType } from '#app/domain/register/parse/parse-legal-type.ts';
import type { PlaceIndex } from '#app/domain/register/places/place-index.ts';
import { placeKey } from '#app/domain/register/places/place-key.ts';
import { resolveDistrict } from '#app/domain/register/places/resolve-place.ts';
import type { PlainField } from '#app/domain/register/workbook/column-field.ts';
import type { ChannelWords } from '#app/domain/register/workbook/heading-block.ts';
import type { Cell } from '#app/server/spreadsheet/spreadsheet.ts';
import { fold } from '#app/server/text/fold.ts';
import { normalisePhone } from '#app/server/text/normalise-phone.ts';

/** What the cells of a column are compared with. */
export interface KnownWords {
  places: PlaceIndex;
  channels: ChannelWords;
}

type ContentTest = [field: PlainField, fits: (cell: Cell, known: KnownWords) => boolean];

/** Most telling first. Days say nothing of what happened on them: see `areDecisionDays`. */
const tests: ReadonlyArray<ContentTest> = [
  ['links', ({ text }) => /https?:\/\/|\bwww\./i.test(text)],
  ['decisionNumber', ({ text }) => /\d\s*\/\s*q[đd]/iu.test(text)],
  ['stars', ({ text }) => /^\s*(\d\s*(sao|\*)|[★⭐*]{1,5}|(một|hai|ba|bốn|năm) sao)\s*$/iu.test(text)],
  ['phone', ({ text }) => normalisePhone(text) !== null],
  ['district', ({ text }, { places }) => isShort(text) && resolveDistrict(places, text) !== null],
  ['commune', ({ text }, { places }) => isShort(text) && places.byKey.has(placeKey(text))],
  ['address', isAddress],
  ['platforms', namesChannel],
  ['legalType', ({ text }) => text.length <= 30 && parseLegalType({ text }).value !== null],
];

const SHARE = 0.6;
const FEWEST = 2;
/** Nobody writes a place, a day or a platform longer. */
const LONGEST_TEXT = 200;

/**
 * What the values of a column are, when its heading does not say; null when fewer than six in ten agree.
 * @param isTaken whether another column has that meaning already.
 */
export function fieldOfContent(
  values: ReadonlyArray<Cell>,
  known: KnownWords,
  isTaken: (field: PlainField) => boolean,
): PlainField | null {
  if (values.length < FEWEST) return null;
  for (const [field, fits] of tests) {
    if (isTaken(field)) continue;
    if (values.filter((cell) => fits(cell, known)).length >= values.length * SHARE) return field;
  }
  return null;
}

function isShort(text: string): boolean {
  return text.length <= LONGEST_TEXT && !/[,;]/.test(text);
}

/** Whether a column that names no more than a day, or nothing, beside a column of decisions, holds the days of these decisions. */
export function areDecisionDays(values: ReadonlyArray<Cell>): boolean {
  return values.length > 0 && values.filter(isDecisionDay).length >= values.length * SHARE;
}

/** OCOP decisions began in 2018: days before are birthdays and foundings. A bare number or year is no day. */
function isDecisionDay({ text, number, date }: Cell): boolean {
  if (date) return date.year >= 2018;
  if (number !== undefined || text.length > LONGEST_TEXT) return false;
  const day = parseDate({ text }).value;
  return day !== null && day.precision !== 'year' && day.day >= '2018';
}

/** A commune or district of ours among the parts of one line. */
function isAddress({ text }: Cell, { places }: KnownWords): boolean {
  if (text.length > LONGEST_TEXT) return false;
  const isDistrict = (name: string) => resolveDistrict(places, name) !== null;
  const isCommune = (name: string) => places.byKey.has(placeKey(name));
  const { commune, district } = parseAddress(text, { isDistrict, isCommune });
  return (commune !== null && isCommune(commune)) || (district !== null && isDistrict(district));
}

/** Nothing but names of platforms, or at least mostly: "Shopee, Postmart". */
function namesChannel({ text }: Cell, { channels }: KnownWords): boolean {
  if (text.length > LONGEST_TEXT) return false;
  const folded = ` ${fold(text)} `;
  return channels.some(({ word }) => folded.startsWith(` ${word} `) || folded.endsWith(` ${word} `));
}
