import { parseLegalType } from '#app/domain/register/parse/parse-legal-type.ts';
import type { Cell } from '#app/server/spreadsheet/spreadsheet.ts';
import { normalisePhone } from '#app/server/text/normalise-phone.ts';

export type FieldByContent = 'links' | 'phone' | 'legalType' | 'stars' | 'decisionNumber';

const tests: ReadonlyArray<[FieldByContent, (text: string) => boolean]> = [
  ['links', (text) => /https?:\/\/|\bwww\./i.test(text)],
  ['decisionNumber', (text) => /\d\s*\/\s*q[đd]/iu.test(text)],
  ['stars', (text) => /^\s*(\d\s*(sao|\*)|[★⭐*]{1,5}|(một|hai|ba|bốn|năm) sao)\s*$/iu.test(text)],
  ['phone', (text) => normalisePhone(text) !== null],
  ['legalType', (text) => text.length <= 30 && parseLegalType({ text }).value !== null],
];

const SHARE = 0.6;
const FEWEST = 2;

/** What the values of a column are, when its heading does not say; null when fewer than six in ten agree. */
export function fieldOfContent(values: ReadonlyArray<Cell>): FieldByContent | null {
  if (values.length < FEWEST) return null;
  for (const [field, fits] of tests) {
    if (values.filter((cell) => fits(cell.text)).length >= values.length * SHARE) return field;
  }
  return null;
}
